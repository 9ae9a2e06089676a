"""The pattern extractor: an ontology's example sentences, compiled and run over annotated documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from kg.extract.compile import Parse, compile_program
from kg.extract.context import Context
from kg.extract.focus import focus
from kg.extract.identities import sorted_out
from kg.extract.match import Match, Matcher
from kg.extract.merge import merge
from kg.extract.program import Program
from kg.extract.settle import fits, settle
from kg.extract.status import status_of
from kg.model import Annotation, Claim, Kind, Mention, Span
from kg.ontology import Ontology, Relation
from kg.syntax import SyntaxGraph

_BY_SUPPORT = {1: 0.75, 2: 0.82}
_WELL_SUPPORTED = 0.88
_METHOD = {"path": 1.0, "surface": 0.8, "focus": 0.65}
_INDIRECT = 0.93


class PatternExtractor:
    """Finds the relations of an ontology by the dependency paths of its example sentences.

    `parse` must be the parser the documents were annotated with, so that examples and documents meet in the same trees.
    """

    name = "patterns"

    def __init__(self, ontology: Ontology, parse: Parse, compiler: Callable[[Ontology, str, Parse], Program] = compile_program) -> None:
        self._ontology = ontology
        self._parse = parse
        self._compiler = compiler
        self._programs: dict[str, Program] = {}

    def extract(self, annotation: Annotation) -> list[Claim]:
        """Return the claims in document order; an annotation without a spaCy parse has none."""
        if annotation.parse is None:
            return []
        names = [m.span for m in annotation.mentions if m.kind in (Kind.NAME, Kind.LITERAL)]
        graph = SyntaxGraph.of(annotation.parse, names, self._ontology.noun_branches(annotation.document.language))
        graph = sorted_out(graph, annotation, self._ontology)
        reading = _Reading(annotation, graph, self._ontology)
        matches = Matcher(annotation, graph, self._program(annotation.document.language)).matches()
        return settle(merge(reading.claims(matches), self._ontology), self._ontology)

    def _program(self, lang: str) -> Program:
        if lang not in self._programs:
            self._programs[lang] = self._compiler(self._ontology, lang, self._parse)
        return self._programs[lang]


Aptness = tuple[int, int, int, int, int]


class _Rival(NamedTuple):
    """One way to read some words, and how well it suits them."""

    aptness: Aptness
    match: Match
    claim: Claim


def _fittest(rivals: list[_Rival]) -> list[Claim]:
    """Return the most apt claims, less those of a relation that a counter-example with words as close or closer rules out."""
    ruled_out = {(r.claim.relation, r.match.generality) for r in rivals if not r.match.rule.support}
    left = [
        r for r in rivals if r.match.rule.support and not any(r.claim.relation == name and r.match.generality >= g for name, g in ruled_out)
    ]
    best = max((rival.aptness for rival in left), default=None)
    return [rival.claim for rival in left if rival.aptness == best]


class _Reading:
    """Turns one document's matches into claims."""

    def __init__(self, annotation: Annotation, graph: SyntaxGraph, ontology: Ontology) -> None:
        self._annotation = annotation
        self._graph = graph
        self._ontology = ontology
        self._context = Context(annotation, graph)
        self._named = {m.cluster for m in annotation.mentions if m.kind is Kind.NAME}

    def claims(self, matches: Iterable[Match]) -> Iterator[Claim]:
        """Yield a claim a match, and of the relations that one reading allows the one that fits best."""
        rivals: dict[tuple[object, ...], list[_Rival]] = {}
        for match in matches:
            relation = self._ontology.relations[match.rule.relation]
            ends = self._completed(match, relation)
            if ends is None or (match.wordless and not self._unmistakable(relation, *ends)):
                continue
            if self._allowed(relation, *ends) and not self._identifies(match, *ends):
                claim = self._claim(match, *(sorted(ends) if relation.symmetric else ends))
                key = (match.method, match.predicates, frozenset((claim.subject, claim.object)))
                rivals.setdefault(key, []).append(_Rival(self._aptness(match, relation, *ends), match, claim))
        for group in rivals.values():
            yield from _fittest(group)

    def _aptness(self, match: Match, relation: Relation, subject: Mention, object: Mention) -> Aptness:
        """How well a relation suits two mentions.

        The closest reading first, then sure types, then as little as possible taken on trust, then the number of examples, and
        at last how narrow the relation is.
        """
        pairs = ((subject, relation.domain), (object, relation.range))
        sure = [any(self._ontology.is_a(type, each) for type in mention.types for each in allowed) for mention, allowed in pairs]
        depths = [max(map(self._ontology.depth, allowed), default=0) for _, allowed in pairs]
        trust = sum(depth for depth, is_sure in zip(depths, sure, strict=True) if not is_sure)
        return -match.generality, sum(sure), -trust, match.rule.support, sum(depths)

    def _completed(self, match: Match, relation: Relation) -> tuple[Mention, Mention] | None:
        """Return both ends, an unsaid one filled from what the passage is about."""
        if match.subject is not None and match.object is not None:
            return match.subject, match.object
        given = match.subject or match.object
        if given is None:
            return None
        allowed = relation.domain if match.subject is None else relation.range
        found = focus(self._annotation, self._graph, given.sentence, lambda m: m.cluster != given.cluster and self._fits(m, allowed))
        if found is None:
            return None
        return (found, given) if match.subject is None else (given, found)

    def _allowed(self, relation: Relation, subject: Mention, object: Mention) -> bool:
        if subject.kind is Kind.LITERAL or (object.kind is Kind.LITERAL) != (relation.literal is not None):
            return False
        if subject.cluster not in self._named or (relation.literal is None and object.cluster not in self._named):
            return False
        if relation.literal is not None:
            return (relation.literal in ("date", "gYear")) == object.is_date
        return self._fits(subject, relation.domain) and self._fits(object, relation.range)

    def _identifies(self, match: Match, subject: Mention, object: Mention) -> bool:
        """Whether one end stands in the other: "the French group" says which group is meant; "the Paris-based group" is news of it."""
        inside = any(m.kind is Kind.NOMINAL and m.span.contains(other.span) for m, other in ((subject, object), (object, subject)))
        return inside and not any(self._graph.doc[i].pos_ == "VERB" for i in match.predicates)

    def _unmistakable(self, relation: Relation, subject: Mention, object: Mention) -> bool:
        """Whether both ends are known to be what a relation asks for, which a pattern without a word ("Acme, of Leeds") needs."""
        ends = ((subject, relation.domain), (object, relation.range))
        return all(any(self._ontology.is_a(type, each) for type in mention.types for each in allowed) for mention, allowed in ends)

    def _fits(self, mention: Mention, allowed: tuple[str, ...]) -> bool:
        return mention.guessed or fits(mention, allowed, self._ontology)

    def _claim(self, match: Match, subject: Mention, object: Mention) -> Claim:
        sentence = self._annotation.sentences[self._evidence_sentence(match)]
        heads = [self._graph.head(m.start, m.end) for m in (subject, object)]
        return Claim(
            document=self._annotation.document.id,
            relation=match.rule.relation,
            subject=subject,
            object=object,
            evidence=self._annotation.document.evidence(
                sentence.start,
                sentence.end,
                sentence=sentence.index,
                subject=Span(subject.start, subject.end),
                object=Span(object.start, object.end),
            ),
            status=status_of(
                self._graph.doc, match.predicates, [head for head in heads if head is not None], descriptive=match.descriptive
            ),
            confidence=self._confidence(match, subject, object),
            time=self._context.time(match.predicates, sentence.index, subject, object),
            speaker=self._context.speaker(match.predicates),
            extractor=PatternExtractor.name,
        )

    def _evidence_sentence(self, match: Match) -> int:
        """The claim is made where its predicate stands."""
        return max(m.sentence for m in (match.subject, match.object) if m is not None)

    def _confidence(self, match: Match, subject: Mention, object: Mention) -> float:
        score = _BY_SUPPORT.get(match.rule.support, _WELL_SUPPORTED) * _METHOD[match.method]
        for mention in (subject, object):
            score *= _INDIRECT if mention.kind in (Kind.PRONOUN, Kind.NOMINAL) else 1.0
        return round(score, 3)
