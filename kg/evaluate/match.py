"""Which gold fact of a document a claim states, if any."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from kg.evaluate.gold import GoldClaim, GoldDocument, GoldEnd
from kg.evaluate.literals import same_literal
from kg.evaluate.names import same_name
from kg.model import Claim, Kind, Mention, Status

Key = tuple[str, str, str]


@dataclass(frozen=True)
class Fact:
    """All gold claims of a document with one subject, relation and object; they differ in status."""

    claims: tuple[GoldClaim, ...]

    @property
    def best(self) -> GoldClaim:
        return self.claims[0]

    @property
    def is_required(self) -> bool:
        return not all(claim.optional for claim in self.claims)

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(status for claim in self.claims for status in claim.statuses)


class Matcher:
    """The gold of one document, asked about claims; relations in `symmetric` are read both ways."""

    def __init__(self, gold: GoldDocument, symmetric: Collection[str]) -> None:
        self._symmetric = symmetric
        self._entities: dict[str, set[str]] = {}
        for entity in gold.entities:
            for surface in entity.surfaces:
                self._entities.setdefault(same_name(surface), set()).add(entity.name)
        self.facts = _facts(gold.claims, symmetric)

    def fact(self, claim: Claim) -> Fact | None:
        """Return the fact a claim states: a required one before an optional one, its own relation before one also accepted."""
        stated = [fact for fact in self.facts if self._states(claim, fact.best)]
        order = sorted(stated, key=lambda fact: (not fact.is_required, claim.relation != fact.best.relation))
        return order[0] if order else None

    def key(self, claim: Claim) -> Key:
        """Return what makes two claims of the document one triple."""
        ends = [self._identity(claim.subject), self._identity(claim.object)]
        subject, object = sorted(ends) if claim.relation in self._symmetric else ends
        return claim.relation, subject, object

    def _states(self, claim: Claim, gold: GoldClaim) -> bool:
        if claim.relation not in gold.relations:
            return False
        if self._is(claim.subject, gold.subject) and self._is(claim.object, gold.object):
            return True
        both_ways = claim.relation in self._symmetric
        return both_ways and self._is(claim.subject, gold.object) and self._is(claim.object, gold.subject)

    def _is(self, mention: Mention, end: GoldEnd) -> bool:
        if end.is_literal:
            return any(same_literal(end.name, said) for said in (mention.value, mention.text) if said)
        return any(end.name in self._entities.get(name, ()) for name in _names(mention))

    def _identity(self, mention: Mention) -> str:
        known = sorted(entity for name in _names(mention) for entity in self._entities.get(name, ()))
        return known[0] if known else mention.value or _names(mention)[0]


def _names(mention: Mention) -> list[str]:
    """Return what a mention is called: what coreference found and, for a name, its own words."""
    own = [mention.text] if mention.kind == Kind.NAME or not mention.entity else []
    return [same_name(name) for name in [mention.entity, *own] if name]


def _facts(claims: Iterable[GoldClaim], symmetric: Collection[str]) -> tuple[Fact, ...]:
    groups: dict[Key, list[GoldClaim]] = {}
    for claim in claims:
        ends = (claim.subject.name, claim.object.name)
        subject, object = sorted(ends) if claim.relation in symmetric else ends
        groups.setdefault((claim.relation, subject, object), []).append(claim)
    return tuple(Fact(tuple(sorted(group, key=lambda claim: (claim.optional, claim.evidence)))) for group in groups.values())
