"""The status of a claim, read off the words that govern its predicates: negation, modals, tense, plans, rumours, pasts.

The rules follow factuality annotation (FactBank: Saurí & Pustejovsky 2009) boiled down to six values; where several apply, the
order of `_READERS` decides: a denied plan is denied, a rumoured plan is possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from kg.extract import words
from kg.extract.clause import chain, description_chain, first, marks
from kg.model import Status


def status_of(doc: Doc, predicates: Sequence[int], ends: Sequence[int] = (), *, descriptive: bool = False) -> Status:
    """Return the status of a claim made through some predicates.

    `ends` are the head tokens of its nominal ends ("the future venture"); a `descriptive` claim is made by a noun that says what
    something is ("Ann Lee, chief executive of Acme").
    """
    climb = description_chain if descriptive else chain
    governors = list(dict.fromkeys(token for i in predicates for token in climb(doc[i])))
    nouns = [doc[i] for i in (*predicates, *ends)]
    around = [mark for token in governors for mark in marks(token)]
    for reader in _READERS:
        status = reader(governors, around, nouns)
        if status is not None:
            return status
    return Status.ASSERTED


def _denied(governors: list[Token], around: list[Token], nouns: list[Token]) -> Status | None:
    negation = first((m for m in around if m.dep_ == "neg" or (m.lower_ in words.NEGATIONS and m.pos_ != "NOUN")), words.NEGATIONS)
    if negation is not None:
        return _negated(negation, governors, around)
    if first(governors, words.DENIALS) is not None and governors[0].lemma_.lower() not in words.DENIALS:
        return Status.DENIED
    return None


def _negated(negation: Token, governors: list[Token], around: list[Token]) -> Status:
    """ "no longer" is past, "not until" and "not yet" are still to come, and other negations deny."""
    following = {token.lower_ for token in negation.doc[negation.i : negation.i + 3]}
    if (negation.lower_ in ("no", "not", "n't") and following & {"longer", "anymore"}) or (
        negation.lower_ in ("ne", "n'") and "plus" in following
    ):
        return Status.PAST
    later = {child.lower_ for token in governors for child in token.children}
    if {"until", "before", "avant"} & later or {"yet", "encore"} & following | {"yet"} & {m.lower_ for m in around}:
        return Status.PENDING if first(governors, words.APPROVAL) else Status.PLANNED
    return Status.DENIED


def _possible(governors: list[Token], around: list[Token], nouns: list[Token]) -> Status | None:
    if first(around, words.MAYBE_ADVERBS) or first((m for m in around if m.dep_.startswith("aux")), words.MAYBE_MODALS):
        return Status.POSSIBLE
    if first(governors[1:], words.MAYBE_GOVERNORS) or any(_is_hearsay(token) for token in governors):
        return Status.POSSIBLE
    if any("Cnd" in token.morph.get("Mood", []) and token.lang_ == "fr" for token in (*governors, *around)):
        return Status.POSSIBLE
    return None


def _is_hearsay(token: Token) -> bool:
    """ "is said to be", "is thought to own"."""
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return passive and token.lemma_ in ("say", "believe", "think", "rumour", "rumor", "understand", "report")


def _pending(governors: list[Token], around: list[Token], nouns: list[Token]) -> Status | None:
    approval = first((*governors, *nouns), words.APPROVAL)
    if approval is None:
        return None
    if any(token.lemma_.lower() in words.PENDING_GOVERNORS and _is_unrealised(token) for token in governors):
        return Status.PENDING
    return Status.PENDING if _planned(governors, around, nouns) else None


def _is_unrealised(token: Token) -> bool:
    """Whether a "seek" or "obtain" has not come about: infinitive, present or modal; "obtained approval" has."""
    if token.lemma_.lower() in ("secure", "obtain", "obtenir"):
        return token.tag_ in ("VB", "VBP", "VBZ") or "Inf" in token.morph.get("VerbForm", [])
    return True


def _planned(governors: list[Token], around: list[Token], nouns: list[Token]) -> Status | None:
    if first((m for m in around if m.dep_.startswith("aux")), words.WILL) or _is_reported_would(governors, around):
        return Status.PLANNED
    if any(child.lower_ in words.FUTURE_ADJECTIVES for noun in nouns for child in noun.children if child.dep_ == "amod"):
        return Status.PLANNED
    if any("Fut" in token.morph.get("Tense", []) for token in (*governors, *around)):
        return Status.PLANNED
    if any(_plans(below, above) for below, above in pairwise(governors)):
        return Status.PLANNED
    return Status.PLANNED if any(_is_open_infinitive(token) for token in governors) else None


def _plans(below: Token, above: Token) -> bool:
    """Whether a governor is a plan for what lies directly below it, as "plans" is in "plans to buy" and in "plans for a merger"."""
    if above.lemma_.lower() not in words.PLAN_GOVERNORS:
        return False
    verbal = below.pos_ in ("VERB", "AUX", "ADP")
    return verbal or above.lemma_.lower() in ("plan", "propose", "prévoir", "projeter", "projet", "expect")


def _is_reported_would(governors: list[Token], around: list[Token]) -> bool:
    return any(mark.lower_ in ("would", "'d") for mark in around if mark.dep_ == "aux")


def _is_open_infinitive(token: Token) -> bool:
    """A "to buy" that nothing says has come about: "a bid to buy", not "managed to buy"."""
    if token.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        return False
    return token.dep_ in ("acl", "advcl", "xcomp") and token.head.lemma_.lower() not in words.IMPLICATIVE


def _past(governors: list[Token], around: list[Token], nouns: list[Token]) -> Status | None:
    described = [child for noun in nouns for child in noun.children if child.dep_ in ("amod", "advmod", "compound", "nmod")]
    if first(described, words.PAST_ADJECTIVES) or first(described, words.PAST_ADVERBS) or first(around, words.PAST_ADVERBS):
        return Status.PAST
    if first(governors, words.LEAVING):
        return Status.PAST
    return Status.PAST if any(_is_past_state(token) for token in governors[:2] + _copulas(governors)) else None


def _copulas(governors: list[Token]) -> list[Token]:
    """Return the copula of a nominal predicate: the "was" of "was chief executive"."""
    heads = [token.head for token in governors[:1] if token.dep_ == "attr"]
    return heads + [child for token in governors[:1] for child in token.children if child.dep_ == "cop"]


def _is_past_state(token: Token) -> bool:
    """A state told in a plain past is over; a perfect ("has worked") or an event ("acquired") is not."""
    if token.lemma_.lower() not in words.STATIVE or token.dep_ in ("aux", "auxpass"):
        return False
    if "Imp" in token.morph.get("Tense", []):
        return True
    return token.tag_ == "VBD" and not any(child.dep_ == "auxpass" for child in token.children)


_READERS = (_denied, _possible, _pending, _planned, _past)
