"""Which words of a document stand between quotation marks; a quotation may run over sentences, but not over paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

_OPENING = frozenset("“«„‟")
_CLOSING = frozenset("”»")
_STRAIGHT = frozenset('"')
_LONGEST = 400


def quotations(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the token ranges of a document's quotations, the marks left out, in text order.

    A mark that nothing closes before its paragraph ends opens nothing.
    """
    return tuple(_ranges(doc))


def _ranges(doc: Doc) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for token in doc:
        if _ends_paragraph(token) or (opened is not None and token.i - opened > _LONGEST):
            opened = None
        elif opened is None and (_is_mark(token, _OPENING) or _is_mark(token, _STRAIGHT)):
            opened = token.i
        elif opened is not None and (_is_mark(token, _CLOSING) or _is_mark(token, _STRAIGHT)):
            yield opened + 1, token.i
            opened = None


def _is_mark(token: Token, marks: frozenset[str]) -> bool:
    return token.text.strip() in marks


def _ends_paragraph(token: Token) -> bool:
    return token.text.isspace() and token.text.count("\n") > 1
