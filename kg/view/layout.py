"""Where everything stands: each component laid out alone and packed, the same for the same graph on every run.

Whole-graph force layouts let loose nodes fly off and shrink the main part to a dot, so every component gets its own: the
legible layout while it is small, igraph's Kamada-Kawai or Fruchterman-Reingold above. Units are the pixels of an unzoomed page.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import igraph

from kg.view.legible import Edge, Point, Sketch, improve
from kg.view.packing import pack

_SEED: Final = 7
_LEGIBLE_NODES: Final = 60
_LEGIBLE_EDGES: Final = 150
_LEGIBLE_TOTAL: Final = 150  # nodes improved in one graph
_EFFORT: Final = 4500.0  # shared among them: keeps the whole layout under two seconds of CPU
_KAMADA_NODES: Final = 150
_GRID_NODES: Final = 400
_SPACING: Final = 90.0
_CHARACTER: Final = 8.0  # mean width of a label's character


@dataclass(frozen=True)
class Link:
    """One drawn edge, with the label that needs room at its middle."""

    start: str
    end: str
    label: str


def node_radius(degree: int) -> float:
    """Return a node's size from the number of its edges: better connected is bigger, with an upper end.

    >>> node_radius(0), node_radius(10_000)
    (12.0, 34.0)
    """
    return round(min(34.0, 12.0 + 3.0 * math.sqrt(degree)), 1)


def place(labels: Mapping[str, str], links: Iterable[Link]) -> dict[str, Point]:
    """Return a position for every labelled node, in whole pixels around (0, 0), in the order of their ids.

    Every end of a link must be labelled. The orders of `labels` and `links` do not matter.

    >>> sorted(place({"a": "Acme", "b": "Globex"}, [Link("a", "b", "owns")]))
    ['a', 'b']
    """
    ids = sorted(labels)
    edges = _merged(ids, links)
    degree = _degrees(len(ids), edges)
    boxes = [(max(44.0, len(labels[id]) * _CHARACTER) / 2, node_radius(degree[index])) for index, id in enumerate(ids)]
    components = _components(len(ids), edges)
    share = _EFFORT / max(30, sum(len(part.members) for part in components if part.legible))
    blocks = [(part.members, _arranged(part, boxes, share * len(part.members))) for part in components]
    positions = pack(blocks, boxes)
    return {id: positions[index] for index, id in enumerate(ids)}


def _merged(ids: Sequence[str], links: Iterable[Link]) -> list[Edge]:
    """Return one edge for each pair of nodes, with room for all the labels between the two; loops take no room."""
    index = {id: number for number, id in enumerate(ids)}
    pairs: dict[tuple[int, int], list[int]] = {}
    for link in links:
        low, high = sorted((index[link.start], index[link.end]))
        if low != high:
            pairs.setdefault((low, high), []).append(len(link.label))
    return [Edge(low, high, max(sizes) * 3.2, 9.0 * len(sizes)) for (low, high), sizes in sorted(pairs.items())]


def _degrees(count: int, edges: Iterable[Edge]) -> list[int]:
    degree = [0] * count
    for edge in edges:
        degree[edge.start] += 1
        degree[edge.end] += 1
    return degree


@dataclass(frozen=True)
class _Component:
    members: list[int]
    edges: list[Edge]
    legible: bool


def _components(count: int, edges: Sequence[Edge]) -> list[_Component]:
    """Return the components, largest first, each with its edges and whether it is drawn to be read."""
    groups = [sorted(group) for group in igraph.Graph(count, [(edge.start, edge.end) for edge in edges]).connected_components()]
    groups.sort(key=lambda group: (-len(group), group))
    owner = {node: number for number, group in enumerate(groups) for node in group}
    inside: list[list[Edge]] = [[] for _ in groups]
    for edge in edges:
        inside[owner[edge.start]].append(edge)
    found, spent = [], 0
    for group, own in zip(groups, inside, strict=True):
        legible = 1 < len(group) <= _LEGIBLE_NODES and len(own) <= _LEGIBLE_EDGES and spent + len(group) <= _LEGIBLE_TOTAL
        spent += len(group) if legible else 0
        found.append(_Component(group, own, legible))
    return found


def _arranged(part: _Component, boxes: Sequence[tuple[float, float]], effort: float) -> list[Point]:
    """Return the members' positions, in their order."""
    if len(part.members) == 1:
        return [(0, 0)]
    local = {node: number for number, node in enumerate(part.members)}
    edges = [Edge(local[e.start], local[e.end], e.half_width, e.half_height) for e in part.edges]
    start = _forces(len(part.members), edges)
    if not part.legible:
        return start
    return improve(Sketch(tuple(start), tuple(edges), tuple(boxes[node] for node in part.members)), effort)


def _forces(count: int, edges: Sequence[Edge]) -> list[Point]:
    """Return a force layout, scaled so that every node has about the same room.

    igraph draws its random numbers from this generator alone; a matrix of starting positions would not fix the result.
    """
    igraph.set_random_number_generator(random.Random(_SEED))  # noqa: S311  a drawing, not a secret
    try:
        graph = igraph.Graph(count, [(edge.start, edge.end) for edge in edges])
        if count <= _KAMADA_NODES:
            return _scaled(graph.layout_kamada_kawai().coords)
        return _scaled(graph.layout_fruchterman_reingold(grid="grid" if count > _GRID_NODES else "nogrid").coords)
    finally:
        igraph.set_random_number_generator(random)


def _scaled(coords: Sequence[Sequence[float]]) -> list[Point]:
    left, top = min(x for x, _ in coords), min(y for _, y in coords)
    extent = max(max(x for x, _ in coords) - left, max(y for _, y in coords) - top) or 1.0
    factor = _SPACING * 1.6 * math.sqrt(len(coords)) / extent
    return [(round((x - left) * factor), round((y - top) * factor)) for x, y in coords]
