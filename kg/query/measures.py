"""Questions of a network: what joins two entities, what is around one, what matters, what belongs together.

Every answer is ordered, ties by name, and the same on every machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from kg.query.louvain import grouped

_DAMPING = 0.85
_ROUNDS = 100
_TOLERANCE = 1e-12
_DIGITS = 6
_MOST_PATHS = 1000


@dataclass(frozen=True, order=True)
class Step:
    """One edge as it was stated: `forward` is whether it was walked from source to target."""

    source: str
    relation: str
    target: str
    forward: bool = True


@dataclass(frozen=True)
class Ranked:
    """An entity and its share of the network's attention; all shares sum to 1."""

    iri: str
    label: str
    score: float


def paths(graph: nx.MultiDiGraph, a: str, b: str, *, limit: int = 10) -> list[tuple[Step, ...]]:
    """Return the shortest paths between two entities, edges walked either way; empty when there are none.

    Between two entities the surest relation is taken. Raises KeyError for an entity that is not in the graph.
    """
    for end in (a, b):
        if end not in graph:
            raise KeyError(end)
    undirected = nx.Graph(graph.to_undirected(as_view=True))
    try:
        found = list(islice(nx.all_shortest_paths(undirected, a, b), _MOST_PATHS))
    except nx.NetworkXNoPath:
        return []
    found.sort(key=lambda nodes: [_label(graph, node) for node in nodes])
    return [tuple(_step(graph, one, other) for one, other in pairwise(nodes)) for nodes in found[:limit]]


def _step(graph: nx.MultiDiGraph, one: str, other: str) -> Step:
    steps = [*_between(graph, one, other, forward=True), *_between(graph, other, one, forward=False)]
    return min(steps)[2]


def _between(graph: nx.MultiDiGraph, source: str, target: str, *, forward: bool) -> list[tuple[float, bool, Step]]:
    edges = graph.get_edge_data(source, target, default={})
    return [(-data["confidence"], not forward, Step(source, relation, target, forward)) for relation, data in edges.items()]


def neighbors(graph: nx.MultiDiGraph, iri: str) -> list[Step]:
    """Return every edge of an entity, by relation and then the name at the other end; KeyError where it is not in the graph."""
    if iri not in graph:
        raise KeyError(iri)
    steps = [Step(source, relation, target) for source, target, relation in graph.out_edges(iri, keys=True)]
    steps += [Step(source, relation, target, False) for source, target, relation in graph.in_edges(iri, keys=True) if source != iri]
    return sorted(steps, key=lambda step: (not step.forward, step.relation, _label(graph, step.target), _label(graph, step.source), step))


def rank(graph: nx.MultiDiGraph) -> list[Ranked]:
    """Return the entities by PageRank, edges weighted by confidence, the highest first.

    Our own power iteration: networkx needs scipy for it.
    """
    scores = dict.fromkeys(graph, 1 / max(len(graph), 1))
    out = {node: sum(data["confidence"] for _, _, data in graph.out_edges(node, data=True)) for node in graph}
    for _ in range(_ROUNDS if scores else 0):
        after = _round(graph, scores, out)
        moved = sum(abs(after[node] - scores[node]) for node in graph)
        scores = after
        if moved < _TOLERANCE:
            break
    ranked = [Ranked(node, _label(graph, node), round(score, _DIGITS)) for node, score in scores.items()]
    return sorted(ranked, key=lambda item: (-item.score, item.label, item.iri))


def _round(graph: nx.MultiDiGraph, scores: dict[str, float], out: dict[str, float]) -> dict[str, float]:
    dangling = sum(score for node, score in scores.items() if not out[node])
    base = (1 - _DAMPING + _DAMPING * dangling) / len(graph)
    after = dict.fromkeys(graph, base)
    for source, target, data in graph.edges(data=True):
        if out[source]:
            after[target] += _DAMPING * scores[source] * data["confidence"] / out[source]
    return after


def communities(graph: nx.MultiDiGraph) -> list[tuple[str, ...]]:
    """Return the groups that hold together most (Louvain), the largest first, each sorted by name."""
    nodes = sorted(graph, key=lambda node: (_label(graph, node), node))
    number = {node: index for index, node in enumerate(nodes)}
    groups: dict[int, list[int]] = {}
    for index, group in enumerate(grouped(len(nodes), [(number[source], number[target]) for source, target in graph.edges()])):
        groups.setdefault(group, []).append(index)
    ordered = sorted(groups.values(), key=lambda group: (-len(group), group))
    return [tuple(nodes[index] for index in group) for group in ordered]


def _label(graph: nx.MultiDiGraph, node: str) -> str:
    return str(graph.nodes[node]["label"])
