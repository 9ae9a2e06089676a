"""Claims that the next sentence takes back: "We wrote that Acme is a part of Globex. It is not."."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract import words
from kg.extract.clause import is_in, relation

_ANAPHORS = frozenset("it this that they he she ce c' c’ cela ça il elle ils elles".split())
_FALSE = frozenset("false untrue wrong incorrect true case faux inexact vrai cas erroné".split())
_REFUSALS = frozenset("no non".split())
_LONGEST = 9


def is_retracted(layers: Sequence[Token]) -> bool:
    """Whether what is only reported or asked is denied as a whole by the sentence that follows."""
    reported = any(is_in(word, words.SAYING | words.ASKING) for word in layers[1:])
    return reported and bool(layers) and _denies(_next_sentence(layers[0]))


def _next_sentence(token: Token) -> list[Token]:
    """Return the opening words of the next sentence, up to its first stop."""
    doc: Doc = token.doc
    opening: list[Token] = []
    for following in doc[token.sent.end : token.sent.end + 3 * _LONGEST]:
        if following.is_space or following.is_quote:
            continue
        if following.text in (".", ":", ";", ",", "!", "?") or len(opening) > _LONGEST:
            break
        opening.append(following)
    return opening


def _denies(opening: list[Token]) -> bool:
    if not 2 <= len(opening) <= _LONGEST:
        return False
    forms = [token.lower_ for token in opening]
    negated = any(token.dep_ == "neg" or form in words.FRENCH_NEGATIONS for token, form in zip(opening, forms, strict=True))
    if forms[0] in _ANAPHORS:
        judged = [token for token in opening if token.lower_ in _FALSE]
        positive = any(token.lower_ in ("true", "vrai", "case", "cas") for token in judged)
        return (bool(judged) and positive == negated) or (negated and opening[-1].dep_ in ("neg", "advmod") and len(opening) <= 4)
    if forms[-1] in _REFUSALS and any(form in ("answer", "réponse") for form in forms):
        return True
    denial = next((token for token in opening if is_in(token, words.DENIALS)), None)
    return denial is not None and not negated and any(_is_object(t, denial) for t in opening)


def _is_object(token: Token, verb: Token) -> bool:
    return token.lower_ in ("this", "that", "it", "le", "l'", "l’", "cela") and (
        relation(token) in ("dobj", "obj") or token.i == verb.i + 1
    )
