"""Runs a compiled program over one document: which pairs of mentions stand in which relation, and through which predicates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract import walk
from kg.extract.program import Program, Rule, Trie
from kg.extract.surface import middle
from kg.model import Annotation, Kind, Mention
from kg.syntax import SyntaxGraph


@dataclass(frozen=True)
class Match:
    """A rule that holds between two mentions (or, for a half rule, at one), and the token indices of the predicates on the way."""

    rule: Rule
    subject: Mention | None
    object: Mention | None
    predicates: tuple[int, ...]
    method: str
    descriptive: bool = False
    generality: int = 0
    wordless: bool = False


@dataclass(frozen=True, slots=True)
class Trail:
    """What a walk has passed: its predicates, whether one of them describes an end, and how loosely its words were read."""

    predicates: tuple[int, ...] = ()
    descriptive: bool = False
    generality: int = 0
    wordless: bool = True

    def onward(self, move: walk.Move, level: int) -> Trail:
        place = move.place
        passed = (*self.predicates, place.node, *(() if place.noun is None else (place.noun,)))
        return Trail(passed, self.descriptive or move.edge == "=", self.generality + level, self.wordless and move.labels == ("",))

    def ended(self, last: str) -> Trail:
        return Trail(self.predicates, self.descriptive or last == "=", self.generality, self.wordless)


class Matcher:
    """One document's graph with its mentions laid over it."""

    def __init__(self, annotation: Annotation, graph: SyntaxGraph, program: Program) -> None:
        self._annotation = annotation
        self._graph = graph
        self._program = program
        self._at: dict[int, list[Mention]] = defaultdict(list)
        for mention in annotation.mentions:
            node = graph.head(mention.start, mention.end)
            if node is not None:
                self._at[node].append(mention)

    def matches(self) -> Iterator[Match]:
        """Yield every match, in document order of the mention the walk starts from."""
        for node in sorted(self._at):
            for move in walk.start(self._graph, node):
                yield from self._follow(node, move, self._program.trie, Trail())
        yield from self._surface()

    def _follow(self, source: int, move: walk.Move, trie: Trie, trail: Trail) -> Iterator[Match]:
        for level, step in enumerate(move.steps):
            if step in trie.children:
                yield from self._arrived(source, move.place, trie.children[step], trail.onward(move, level))

    def _arrived(self, source: int, place: walk.Place, node: Trie, trail: Trail) -> Iterator[Match]:
        for last, end in walk.ends(self._graph, place):
            for rule in node.ends.get(last, ()):
                yield from self._pairs(rule, source, end, trail.ended(last))
        for rule in node.halves:
            yield from self._halves(rule, source, trail.predicates)
        for move in walk.onward(self._graph, place):
            yield from self._follow(source, move, node, trail)

    def _pairs(self, rule: Rule, source: int, end: int, trail: Trail) -> Iterator[Match]:
        for one in self._denoted(source):
            for other in self._denoted(end):
                if one.span != other.span and (one.cluster != other.cluster or one.kind is Kind.LITERAL):
                    subject, object = (other, one) if rule.reverse else (one, other)
                    yield Match(rule, subject, object, trail.predicates, "path", trail.descriptive, trail.generality, trail.wordless)

    def _halves(self, rule: Rule, source: int, predicates: tuple[int, ...]) -> Iterator[Match]:
        for mention in self._denoted(source):
            present = {"subject": None, "object": mention} if rule.missing == "subject" else {"subject": mention, "object": None}
            yield Match(rule, present["subject"], present["object"], predicates, "focus")

    def _denoted(self, node: int) -> list[Mention]:
        """Return the mentions at a node, else those at nodes that stand for the same thing; a name beats a nominal of its chain."""
        nodes = self._graph.identities(node)
        found = [mention for same in nodes for mention in self._at.get(same, ()) if same == node or self._graph.is_common(node)]
        named = {mention.cluster for mention in found if mention.kind is Kind.NAME}
        return [m for m in found if m.kind is Kind.NAME or m.cluster not in named]

    def _surface(self) -> Iterator[Match]:
        """Look at each mention and the next ones of its sentence that no other name stands before."""
        mentions = sorted(self._annotation.mentions)
        for i, first in enumerate(mentions):
            for last in mentions[i + 1 :]:
                if last.sentence != first.sentence:
                    break
                if last.start < first.end:
                    continue
                yield from self._between(first, last)
                if last.kind in (Kind.NAME, Kind.LITERAL):
                    break

    def _between(self, first: Mention, last: Mention) -> Iterator[Match]:
        words = middle(self._graph.doc, first.end, last.start)
        for rule in self._program.surface.get(words, ()) if words else ():
            subject, object = (last, first) if rule.reverse else (first, last)
            predicates = self._content(first.end, last.start)
            if first.cluster != last.cluster or last.kind is Kind.LITERAL:
                yield Match(rule, subject, object, predicates, "surface")

    def _content(self, start: int, end: int) -> tuple[int, ...]:
        span = self._graph.doc.char_span(start, end, alignment_mode="contract")
        return tuple(token.i for token in span or () if token.pos_ in ("VERB", "NOUN", "ADJ"))
