"""A part of a graph as a graph of its own: what is around an entity, or what a query answers."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as Value
from rdflib.compare import to_canonical_graph
from rdflib.query import Result
from rdflib.term import Node

from kg.errors import QueryError
from kg.model import Entity, Knowledge, Literal, ResolvedClaim, Status
from kg.query import guard
from kg.query.sparql import DEFAULT_TIMEOUT, run_query
from kg.vocab import OWL, RDF, RDFS, SKOS, XSD, Bases, compact, local_name

MADE_BY_QUERY: Final = ("query",)  # the extractors of a claim that a query constructed and no document makes
_DESCRIBING: Final = {RDF.type, RDFS.label, SKOS.altLabel, OWL.sameAs}
_NO_DRAWING: Final = "only the answer of SELECT, CONSTRUCT or DESCRIBE can be drawn"
_NOTHING: Final = "the answer names no entity of the graph; select entities, or construct triples between them"


def around(knowledge: Knowledge, iri: str, depth: int = 1) -> Knowledge:
    """Return what is within some steps of an entity: the entities, and every claim between them or about a value of one.

    A step is a claim with a plain triple, in either direction. Raises KeyError for an entity that is not in the graph.
    """
    if iri not in {entity.iri for entity in knowledge.entities}:
        raise KeyError(iri)
    near: dict[str, set[str]] = {}
    for claim in knowledge.claims:
        if claim.status.is_plain and isinstance(claim.object, str):
            near.setdefault(claim.subject, set()).add(claim.object)
            near.setdefault(claim.object, set()).add(claim.subject)
    reached = edge = {iri}
    for _ in range(depth):
        edge = {other for one in edge for other in near.get(one, ())} - reached
        reached = reached | edge
    return _part(knowledge, (claim for claim in knowledge.claims if _is_within(claim, reached)), reached)


def answer_of(graph: Path, sparql: str, *, timeout: float = DEFAULT_TIMEOUT, bases: Bases | None = None) -> Result:
    """Return what a query over a graph directory answers, as `run_query` does in a process of its own; raises QueryError."""
    if guard.form(sparql) == "ASK":
        raise QueryError(_NO_DRAWING)
    if guard.form(sparql) == "SELECT":
        return Result.parse(io.BytesIO(run_query(graph, sparql, format="json", timeout=timeout, bases=bases)), format="json")
    result = Result("CONSTRUCT")
    result.graph = Graph().parse(data=run_query(graph, sparql, format="turtle", timeout=timeout, bases=bases), format="turtle")
    return result


def part_of(knowledge: Knowledge, result: Result, *, bases: Bases | None = None) -> Knowledge:
    """Return the part of a graph that a query's result stands for.

    Of SELECT: the entities in its rows and the claims between them, and the claims in its rows. Of CONSTRUCT and DESCRIBE: the
    claims that say the triples; a triple that no claim says becomes one without evidence, whose extractors are `MADE_BY_QUERY`.
    Raises QueryError when there is nothing to show.
    """
    if result.type == "SELECT":
        named = {str(term) for row in result.bindings for term in row.values() if isinstance(term, URIRef)}
        part = _selected(knowledge, named, bases or Bases())
    elif result.graph is not None:
        part = _constructed(knowledge, result.graph, bases or Bases())
    else:
        raise QueryError(_NO_DRAWING)
    if not part.entities:
        raise QueryError(_NOTHING)
    return part


def _selected(knowledge: Knowledge, named: set[str], bases: Bases) -> Knowledge:
    entities = {entity.iri for entity in knowledge.entities if entity.iri in named}
    claims = [claim for claim in knowledge.claims if bases.claim + claim.id in named or _is_within(claim, entities)]
    return _part(knowledge, claims, entities)


def _is_within(claim: ResolvedClaim, entities: set[str]) -> bool:
    return claim.subject in entities and (isinstance(claim.object, Literal) or claim.object in entities)


@dataclass
class _Stated:
    """What the triples of a graph say of entities: names, types, relations."""

    named: set[str] = field(default_factory=set)
    labels: dict[str, str] = field(default_factory=dict)
    types: dict[str, str] = field(default_factory=dict)
    facts: list[tuple[str, str, str | Literal]] = field(default_factory=list)


def _constructed(knowledge: Knowledge, graph: Graph, bases: Bases) -> Knowledge:
    stated = _stated(graph, bases)
    by_triple: dict[tuple[str, str, str | Literal], list[ResolvedClaim]] = {}
    for claim in knowledge.claims:
        by_triple.setdefault((claim.subject, claim.relation, _bare(claim.object)), []).append(claim)
    found = {claim.id: claim for claim in knowledge.claims if bases.claim + claim.id in stated.named}
    for subject, relation, target in stated.facts:
        claims = by_triple.get((subject, relation, _bare(target))) or [_made(subject, relation, target)]
        found.update((claim.id, claim) for claim in claims)
    known = {entity.iri for entity in knowledge.entities}
    fresh = {iri for subject, _, target in stated.facts for iri in (subject, target) if isinstance(iri, str)} | set(stated.labels)
    wanted = fresh | {iri for iri in (*stated.named, *stated.types) if iri in known}
    entities = [Entity(iri, stated.labels.get(iri, local_name(iri)), stated.types.get(iri, "Thing")) for iri in sorted(fresh - known)]
    return _part(knowledge, found.values(), wanted, entities)


def _stated(graph: Graph, bases: Bases) -> _Stated:
    if any(isinstance(term, BNode) for triple in graph for term in triple):
        graph = to_canonical_graph(graph)  # the same names for the same blank nodes in every run
    stated = _Stated()
    for subject, predicate, target in sorted(graph):
        iri, relation = _iri(subject), compact(str(predicate))
        stated.named.add(iri)
        if iri.startswith((bases.claim, bases.evidence, bases.document, bases.run)):
            continue
        if predicate == RDFS.label:
            stated.labels.setdefault(iri, str(target))
        elif predicate == RDF.type:
            stated.types.setdefault(iri, compact(str(target)))
        elif predicate not in _DESCRIBING:
            stated.facts.append((iri, relation, _literal(target) if isinstance(target, Value) else _iri(target)))
    return stated


def _iri(term: Node) -> str:
    return f"urn:blank:{term}" if isinstance(term, BNode) else str(term)


def _literal(value: Value) -> Literal:
    is_xsd = value.datatype is not None and value.datatype.startswith(str(XSD))
    return Literal(str(value), local_name(str(value.datatype)) if is_xsd else "string")


def _bare(target: str | Literal) -> str | Literal:
    """Return a value by its text alone: the same date may be written with several datatypes."""
    return Literal(target.value) if isinstance(target, Literal) else target


def _made(subject: str, relation: str, target: str | Literal) -> ResolvedClaim:
    return ResolvedClaim(subject, relation, target, Status.ASSERTED, 1.0, (), extractors=MADE_BY_QUERY)


def _part(knowledge: Knowledge, claims: Iterable[ResolvedClaim], wanted: set[str], fresh: Iterable[Entity] = ()) -> Knowledge:
    """Return the claims with the entities they are about or said by, those wanted besides, and their documents."""
    kept = sorted(claims, key=lambda claim: claim.sort_key)
    ends = wanted.union(*map(_ends, kept))
    sources = {evidence.document for claim in kept for evidence in claim.evidence}
    return Knowledge(
        tuple(document for document in knowledge.documents if document.id in sources),
        tuple(sorted([*(entity for entity in knowledge.entities if entity.iri in ends), *fresh])),
        tuple(kept),
    )


def _ends(claim: ResolvedClaim) -> Iterator[str]:
    yield from (claim.subject, *claim.speakers)
    if isinstance(claim.object, str):
        yield claim.object
