"""From mentions of ours to the entities of a corpus that clusters its mentions."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cached_property
from typing import Any

from bench.common import Said
from bench.corpora import Fact, Passage
from bench.mapping import Table
from kg.model import Annotation, Kind, Mention, Span


class Entities:
    """The entities of a passage, and which of them a mention of ours stands for.

    A mention stands for the entity marked where it is, and one where nothing is marked, a pronoun say, for the entity that
    most names of its chain stand for. With `exact`, only a mark with the very same bounds counts.
    """

    def __init__(self, passage: Passage, annotation: Annotation, *, exact: bool = False) -> None:
        spans = (Span(mark.start, mark.end) for mark in passage.marks)
        self._marks = list(zip(spans, entities_of(passage), strict=True))
        self._annotation = annotation
        self._exact = exact

    def of(self, mention: Mention) -> Any:
        """Return the number of the entity, or, when there is none, the mention itself: what it says is of nothing marked."""
        found = self._at(mention)
        if found is None:
            found = self._of_chain.get(mention.cluster)
        return mention if found is None else found

    @cached_property
    def _of_chain(self) -> dict[int, int]:
        votes: dict[int, Counter[int]] = defaultdict(Counter)
        for mention in self._annotation.mentions:
            if mention.kind is Kind.NAME and (entity := self._at(mention)) is not None:
                votes[mention.cluster][entity] += 1
        return {chain: max(sorted(entities), key=entities.__getitem__) for chain, entities in votes.items()}

    def _at(self, mention: Mention) -> int | None:
        """Return the entity of the mark that shares most with a mention, the shortest of those that share as much."""
        shared = [
            (-_shared(mention.span, span), span.end - span.start, entity)
            for span, entity in self._marks
            if (mention.span == span if self._exact else mention.span.overlaps(span))
        ]
        return min(shared)[2] if shared else None


def _shared(one: Span, other: Span) -> int:
    return min(one.end, other.end) - max(one.start, other.start)


def entities_of(passage: Passage) -> list[int]:
    """Return the number of the entity that each mark stands for; one outside of the clusters is alone, and negative."""
    return [-1 - index if mark.cluster is None else mark.cluster for index, mark in enumerate(passage.marks)]


def facts_between_entities(passage: Passage, table: Table) -> dict[Said, Fact]:
    """Return a passage's facts that we have a relation for, each once, between entities, with one place where it is marked."""
    entity = entities_of(passage)
    facts: dict[Said, Fact] = {}
    for fact in passage.facts:
        if fact.relation in table:
            facts.setdefault(Said(fact.relation, entity[fact.subject], entity[fact.object]), fact)
    return facts
