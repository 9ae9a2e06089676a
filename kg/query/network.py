"""The entities and what they are to each other, as a networkx graph."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass

import networkx as nx

from kg.graph import GraphStore, from_store
from kg.model import Knowledge, Literal, ResolvedClaim, Status
from kg.vocab import local_name

PLAIN = frozenset(status for status in Status if status.is_plain)
_STRENGTH = {Status.ASSERTED: 0, Status.PAST: 1, Status.PLANNED: 2, Status.PENDING: 3, Status.POSSIBLE: 4, Status.DENIED: 5}
_RESERVED = ("label", "type", "other_types")


def to_networkx(source: GraphStore | Knowledge, *, statuses: Collection[Status] = PLAIN) -> nx.MultiDiGraph:
    """Return the entities as nodes (their IRIs) and the claims between them as edges whose key is the relation.

    A node has `label`, `type`, `other_types` where it has any, and one attribute a literal relation (values joined by "; ").
    An edge has `status` and `confidence` of its strongest claim and `claims`, the ids of all claims it stands for, in that
    order. Claims of other statuses than `statuses` (by default those with a plain triple) are left out. Nodes and edges are
    sorted.
    """
    knowledge = from_store(source) if isinstance(source, GraphStore) else source
    claims = [claim for claim in knowledge.claims if claim.status in statuses]
    graph: nx.MultiDiGraph = nx.MultiDiGraph()
    for entity in sorted(knowledge.entities):
        others = {"other_types": "; ".join(entity.other_types)} if entity.other_types else {}
        graph.add_node(entity.iri, label=entity.label, type=entity.type, **others)
    _add_edges(graph, [claim for claim in claims if isinstance(claim.object, str)])
    _add_values(graph, [claim for claim in claims if isinstance(claim.object, Literal)])
    return graph


def _add_edges(graph: nx.MultiDiGraph, claims: list[ResolvedClaim]) -> None:
    edges: dict[tuple[str, str, str], list[ResolvedClaim]] = defaultdict(list)
    for claim in claims:
        edges[claim.subject, str(claim.object), claim.relation].append(claim)
    for subject, object, relation in sorted(edges):
        ordered = sorted(edges[subject, object, relation], key=lambda claim: (_STRENGTH[claim.status], -claim.confidence, claim.id))
        for end in (subject, object):
            if end not in graph:
                graph.add_node(end, label=local_name(end), type="")
        strongest, ids = ordered[0], [claim.id for claim in ordered]
        graph.add_edge(subject, object, key=relation, status=str(strongest.status), confidence=round(strongest.confidence, 3), claims=ids)


def _add_values(graph: nx.MultiDiGraph, claims: list[ResolvedClaim]) -> None:
    values: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if isinstance(claim.object, Literal) and claim.subject in graph:
            name = claim.relation if claim.relation not in _RESERVED else f"kg:{claim.relation}"
            values[claim.subject, name].add(claim.object.value)
    for (subject, name), found in sorted(values.items()):
        graph.nodes[subject][name] = "; ".join(sorted(found))


@dataclass(frozen=True)
class Stats:
    """A graph in numbers; the counts are by name, the largest first."""

    documents: int
    entities: int
    claims: int
    evidence: int
    components: int
    classes: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, int], ...]
    statuses: tuple[tuple[str, int], ...]


def stats(knowledge: Knowledge) -> Stats:
    """Return how much a graph holds; components are counted over plain claims, whatever their direction."""
    graph = to_networkx(knowledge)
    return Stats(
        documents=len(knowledge.documents),
        entities=len(knowledge.entities),
        claims=len(knowledge.claims),
        evidence=len({evidence.id for claim in knowledge.claims for evidence in claim.evidence}),
        components=nx.number_weakly_connected_components(graph) if graph else 0,
        classes=_counted([entity.type for entity in knowledge.entities]),
        relations=_counted([claim.relation for claim in knowledge.claims]),
        statuses=_counted([str(claim.status) for claim in knowledge.claims]),
    )


def _counted(names: list[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0])))
