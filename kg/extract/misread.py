"""What the words beside an end show to be of something else: an ambassador's host, a son-in-law, the day on which a thing was told."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING, Final

from kg.extract import words
from kg.model import Annotation, Claim, Mention
from kg.ontology import Ontology, Relation

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON: Final = "Person"
_PLACE: Final = "Place"
_NEAR: Final = 5
"""How many tokens stand between two ends and the word that says what they are to each other."""


def without_misread(claims: Iterable[Claim], annotation: Annotation, ontology: Ontology) -> list[Claim]:
    """Leave out what is said of the host of an envoy, of who is nearly kin, or of the day on which something is told.

    Only documents that were parsed are looked at, and only relations with a counter-example that speaks of an envoy, of such kin, or of
    telling: the ontology says where the words mislead, and a relation "ambassador to" of somebody's own is left alone.
    """
    doc = annotation.parse
    if doc is None:
        return list(claims)
    return [claim for claim in claims if not _is_misread(claim, doc, ontology.relations[claim.relation])]


def without_adjectives(claims: Iterable[Claim], annotation: Annotation, ontology: Ontology) -> list[Claim]:
    """Leave out a thing that only describes a post, when "of" says whose post it is: "the Democratic chairman of the committee"."""
    claims, doc = list(claims), annotation.parse
    if doc is None:
        return claims
    held = {(*_holder(claim), noun.i) for claim in claims if (noun := _noun_of(claim.object, doc)) is not None}
    return [claim for claim in claims if not _only_describes(claim, doc, held, ontology)]


def _only_describes(claim: Claim, doc: Doc, held: set[tuple[object, ...]], ontology: Ontology) -> bool:
    head = _head(claim.object, doc)
    if head is None or not _is_post(ontology.relations[claim.relation], ontology):
        return False
    return head.dep_ in ("amod", "compound") and (*_holder(claim), head.head.i) in held


def _holder(claim: Claim) -> tuple[object, ...]:
    return claim.relation, claim.subject.cluster


def _noun_of(mention: Mention, doc: Doc) -> Token | None:
    """Return the noun that a mention stands under with "of"."""
    head = _head(mention, doc)
    return head.head.head if head is not None and head.head.lower_ == "of" else None


def _is_misread(claim: Claim, doc: Doc, relation: Relation) -> bool:
    if claim.object.is_date:
        return _warns_of(relation, words.TELLING) and _is_of_the_news(claim.object, doc)
    if _warns_of(relation, words.ENVOYS) and _is_host(claim.object, doc):
        return True
    return _warns_of(relation, words.NEARLY_KIN) and _are_nearly_kin(claim, doc)


def _warns_of(relation: Relation, group: frozenset[str]) -> bool:
    """Whether a counter-example has one of some words, in whatever form."""
    return any(word.startswith(tuple(group)) for example in relation.counter_examples for word in example.text.lower().split())


def _is_post(relation: Relation, ontology: Ontology) -> bool:
    return relation.domain == (_PERSON,) and not all(ontology.is_a(each, _PLACE) for each in relation.range)


def _is_host(mention: Mention, doc: Doc) -> bool:
    """Whether a place is where an envoy is sent: "ambassador to Chad", but not "ambassador of Chad"."""
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    before = list(islice((token for token in reversed(doc[: span.start]) if token.pos_ != "DET"), 2)) if span is not None else []
    return len(before) == 2 and before[0].pos_ in ("ADP", "PART") and before[0].lower_ != "of" and before[1].lower_ in words.ENVOYS


def _are_nearly_kin(claim: Claim, doc: Doc) -> bool:
    """Whether all that stands between two ends says so: "Ana, fiancée of Tom", "his son-in-law, Karl"."""
    first, last = sorted((claim.subject, claim.object), key=lambda end: end.start)
    between = doc.text[first.end : last.start].lower().replace(",", " ").split()
    return len(between) <= _NEAR and not words.NEARLY_KIN.isdisjoint(between)


def _is_of_the_news(mention: Mention, doc: Doc) -> bool:
    """Whether a date belongs to a verb of telling: "his death was announced on Friday", but not "announced its launch on Friday"."""
    head = _head(mention, doc)
    while head is not None and head.head != head and (head.dep_ == "compound" or head.head.pos_ == "ADP"):
        head = head.head
    return head is not None and head.head.lemma_.lower() in words.TELLING and head.head.pos_ == "VERB"


def _head(mention: Mention, doc: Doc) -> Token | None:
    span = doc.char_span(mention.start, mention.end, alignment_mode="expand")
    return span.root if span is not None else None
