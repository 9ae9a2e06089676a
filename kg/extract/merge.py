"""One claim once: readings of the same words that say the same are one, surer claim."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Claim, Kind, Mention, Status
from kg.ontology import Ontology

_CEILING = 0.97
_GUARDED = (Status.DENIED, Status.POSSIBLE, Status.PENDING, Status.PLANNED, Status.PAST, Status.ASSERTED)
_KINDS = {Kind.NAME: 0, Kind.LITERAL: 0, Kind.NOMINAL: 1, Kind.PRONOUN: 2}


def merge(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Return the claims with duplicates of one sentence merged, in document order.

    Readings are duplicates when `key_of` says so; the one with the most direct mentions stands, with the most guarded status any
    of them found, and its confidence rises by noisy-or over the ways (not the number) it was read.
    """
    groups: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        groups.setdefault(key_of(claim, ontology), []).append(claim)
    return sorted((_merged(group) for group in groups.values()), key=lambda claim: claim.sort_key)


def key_of(claim: Claim, ontology: Ontology) -> tuple[object, ...]:
    """Return what makes claims one: document, relation, sentence and the things at both ends, which may be either way round."""
    ends = (end_of(claim.subject), end_of(claim.object))
    either_way = frozenset(ends) if ontology.relations[claim.relation].symmetric else ends
    return (claim.document, claim.relation, claim.evidence.sentence, either_way)


def end_of(mention: Mention) -> object:
    """Return what mentions of one thing have in common."""
    return ("literal", mention.value) if mention.kind is Kind.LITERAL else mention.cluster


def _directness(claim: Claim) -> tuple[int, float, tuple[object, ...]]:
    return (_KINDS[claim.subject.kind] + _KINDS[claim.object.kind], -claim.confidence, claim.sort_key)


def _merged(group: list[Claim]) -> Claim:
    best = min(group, key=_directness)
    levels = {claim.confidence for claim in group}
    confidence = min(_CEILING, 1 - math.prod(1 - level for level in levels)) if len(levels) > 1 else best.confidence
    time = best.time or next((claim.time for claim in group if claim.time), None)
    status = min((claim.status for claim in group), key=_GUARDED.index)
    return replace(best, status=status, confidence=round(confidence, 3), time=time)
