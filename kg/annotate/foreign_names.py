"""Foreign names in English text, which go on in small letters: "Autorité de la concurrence", "Cassa Depositi e Prestiti"."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Doc, Token

from kg.annotate.vocabulary import is_word

_JOINING: Final = frozenset("de del della delle dei degli di du des da do dos das d' d’ von van für voor per".split())
_ARTICLES: Final = frozenset("la le les l' l’ il lo gli los las el die der das den dem het".split())
_AND: Final = frozenset("e y et und en".split())
_LATIN: Final = frozenset({"facto", "jure", "cent", "capita", "annum"})
"""What "de" and "per" stand before in English."""

_LONGEST: Final = 8


def foreign_tail(doc: Doc, at: int, stop: int, end: int) -> int:
    """Return where a name that begins at `at` and has run to `stop` ends when it goes on in a foreign language; 0 when it does not."""
    if is_word(doc[stop - 1].lower_, "en"):
        return 0
    last = 0
    while stop < min(end, at + _LONGEST):
        right = _after_joining(doc, stop, end)
        if right >= end or not _goes_on(doc[right], joined=right > stop, begun=bool(last)):
            return last
        stop = last = right + 1
    return last


def is_joined(doc: Doc, left: int, right: int) -> bool:
    """Whether nothing but a foreign "of" or "and" stands between two tokens, the first of which ends a piece of a name."""
    return left < right and _after_joining(doc, left, right + 1) == right


def _after_joining(doc: Doc, at: int, end: int) -> int:
    """Return the token after "de la", "für" or "e", which stand for a part of a name only as a foreign language uses them."""
    right = at
    while right < end and doc[right].lower_ in _JOINING | _ARTICLES:
        right += 1
    if right > at:
        return right if doc[at].lower_ in _JOINING else at
    capital = at + 1 < end and doc[at + 1].text[0].isupper()
    if doc[at].lower_ in _AND and capital:
        return at + 1
    return at + 2 if doc[at].lower_ == "in" and at + 2 < end and doc[at + 1].lower_ in {"der", "den", "dem"} else at


def _goes_on(token: Token, *, joined: bool, begun: bool) -> bool:
    if not token.is_alpha or token.lower_ in _LATIN or (token.is_lower and token.is_stop):
        return False
    return joined or (begun and token.is_lower and len(token) > 3 and not is_word(token.lower_, "en"))
