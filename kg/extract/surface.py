"""The words between two mentions, boiled down to what matters: a second reading that does not depend on the parse tree."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from kg.syntax.words import VAGUE_MODIFIERS

_LONGEST = 6
# "sponsor" is one thing in "sponsors the Cup" and another in "the Cup's sponsor".
_SORTS = {"VERB": "/v", "NOUN": "/n", "PROPN": "/n"}
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_DROPPED = frozenset({"DET", "ADV", "PUNCT", "SPACE", "AUX", "NUM", "PART", "SYM", "X", "INTJ"})


def middle(doc: Doc, start: int, end: int) -> tuple[str, ...] | None:
    """Return the boiled-down words between two character offsets; None when nothing there says what holds between the two sides."""
    span = doc.char_span(start, end, alignment_mode="contract") if start < end else None
    if span is None or not len(span) or span.start == 0 or span.end >= len(doc) or doc[span.start - 1].sent != doc[span.end].sent:
        return None
    if span[0].text == "," and any(token.pos_ == "VERB" and token.dep_ not in ("acl", "amod") for token in span):
        return None  # "X, founded by Y and Z, makes": a clause that goes on after a comma has a subject of its own
    kept = [token for token in span if _matters(token)]
    if not 0 < len(kept) <= _LONGEST or not any(token.pos_ in _CONTENT for token in kept):
        return None
    return tuple(_words(kept))


def _matters(token: Token) -> bool:
    return token.pos_ not in _DROPPED and (token.lemma_ or token.text).lower() not in VAGUE_MODIFIERS


def _words(tokens: list[Token]) -> Iterator[str]:
    for token in tokens:
        if token.lower_ in ("d'", "d’", "du", "des"):
            yield "de"
        else:
            yield (token.lemma_ or token.text).lower() + _SORTS.get(token.pos_, "")
