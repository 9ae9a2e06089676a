"""Where everything stands: each component laid out alone and packed, the same for the same graph on every run.

Whole-graph force layouts let loose nodes fly off and shrink the main part to a dot, so every component gets its own: by forces, and
then the legible layout while it is small. Units are the pixels of an unzoomed page.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import networkx as nx
import numpy as np

from kg.view.apart import apart
from kg.view.forces import Web, arrange
from kg.view.legible import Edge, Point, Sketch, crossings, improve
from kg.view.packing import Box, pack
from kg.view.repulsion import Floats

_LEGIBLE_NODES: Final = 60
_LEGIBLE_EDGES: Final = 150
_LEGIBLE_TOTAL: Final = 150  # nodes improved in one graph
_EFFORT: Final = 4500.0  # shared among them: keeps the whole layout under two seconds of CPU, three where crossings have to go
_FEW: Final = 6  # nodes of a part that is remembered
_APART_NODES: Final = 400  # up to which names are moved off each other
_CHARACTER: Final = 8.0  # mean width of a label's character
_ROOM: Final = 160.0  # side of the square a node gets
_LOOSE: Final = 4.0  # how much more room a drawing without crossings starts with
_START: Final = 110.0  # the same where the legible layout goes on from there
_HUB: Final = 0.1  # how much more room a node wants for each of its edges
_LONG: Final = 0.25  # how much longer an edge between two well-connected nodes is
_LABEL: Final = 14.0  # half the height of a label
_WIDE: Final = 1.2  # names need room across, and so does the page
_CROWD: Final = 80  # nodes from which the page names no edges at first
_SHOWN: Final = 300  # nodes it draws at first
_PAGE: Final = (780.0, 780.0)  # pixels of the page's drawing area
_PATIENCE: Final = 150  # rounds of moving them apart
_SYMBOL: Final = (21.0, 17.0)  # half the room of a symbol there, with some of its name
_AFAR: Final = 7.5  # nodes along each side of the drawing beyond which it is seen from afar


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
    edges = _merged(ids, links if len(ids) <= _CROWD else [Link(link.start, link.end, "") for link in links])
    boxes = _boxes([labels[id] for id in ids], edges)
    components = _components(len(ids), edges)
    share = _EFFORT / max(30, sum(len(part.members) for part in components if part.legible))
    blocks = [(part.members, _arranged(part, boxes, share * len(part.members))) for part in components]
    positions = pack(blocks, boxes)
    return {id: positions[index] for index, id in enumerate(ids)}


def opened(points: Sequence[Point]) -> list[Point]:
    """Return the places of the first part of a large graph, with the symbols moved off each other as they stand on the page at first.

    The places come from a drawing of the whole, in whose middle the best-connected nodes crowd.

    >>> opened([(0, 0), (1, 0), (4000, 3000)])[0] != (0, 0)
    True
    """
    places = np.array(points, dtype=np.float64)
    scale = max(1.0, *(np.ptp(places, axis=0) / _PAGE).tolist())
    return _whole(apart(places, np.tile(np.array(_SYMBOL) * scale, (len(places), 1)), _PATIENCE))


def _boxes(names: Sequence[str], edges: Iterable[Edge]) -> list[Box]:
    """Return half the label's width, and the radius, of each node as large as they stand beside the whole drawing.

    A large graph, or its first part, is seen from afar at first, while its names are written in reading size.
    """
    larger = max(1.0, math.sqrt(min(len(names), _SHOWN)) / _AFAR) if len(names) > _CROWD else 1.0
    degree = _degrees(len(names), [(edge.start, edge.end) for edge in edges])
    return [(larger * max(44.0, len(name) * _CHARACTER) / 2, larger * node_radius(degree[index])) for index, name in enumerate(names)]


def _merged(ids: Sequence[str], links: Iterable[Link]) -> list[Edge]:
    """Return one edge for each pair of nodes, with room for all the labels between the two; loops take no room."""
    index = {id: number for number, id in enumerate(ids)}
    pairs: dict[tuple[int, int], list[int]] = {}
    for link in links:
        low, high = sorted((index[link.start], index[link.end]))
        if low != high:
            pairs.setdefault((low, high), []).append(len(link.label))
    return [Edge(low, high, max(sizes) * 3.2, 9.0 * len(sizes)) for (low, high), sizes in sorted(pairs.items())]


def _degrees(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    ends = Counter(end for pair in pairs for end in pair)
    return [ends[node] for node in range(count)]


@dataclass(frozen=True)
class _Component:
    members: list[int]
    edges: list[Edge]
    legible: bool


def _components(count: int, edges: Sequence[Edge]) -> list[_Component]:
    """Return the components, largest first, each with its edges and whether it is drawn to be read."""
    owner = _owners(count, edges)
    members: dict[int, list[int]] = {}
    inside: dict[int, list[Edge]] = {}
    for node in range(count):
        members.setdefault(owner[node], []).append(node)
    for edge in edges:
        inside.setdefault(owner[edge.start], []).append(edge)
    found, spent = [], 0
    for first, group in sorted(members.items(), key=lambda item: (-len(item[1]), item[0])):
        own = inside.get(first, [])
        legible = 1 < len(group) <= _LEGIBLE_NODES and len(own) <= _LEGIBLE_EDGES and spent + len(group) <= _LEGIBLE_TOTAL
        spent += len(group) if legible else 0
        found.append(_Component(group, own, legible))
    return found


def _owners(count: int, edges: Iterable[Edge]) -> list[int]:
    """Return for each node the lowest one connected with it."""
    above = list(range(count))

    def top(node: int) -> int:
        while above[node] != node:
            above[node] = node = above[above[node]]
        return node

    for edge in edges:
        low, high = sorted((top(edge.start), top(edge.end)))
        above[high] = low
    return [top(node) for node in range(count)]


def _arranged(part: _Component, boxes: Sequence[Box], effort: float) -> list[Point]:
    """Return the members' positions, in their order."""
    if len(part.members) == 1:
        return [(0, 0)]
    local = {node: number for number, node in enumerate(part.members)}
    edges = [Edge(local[e.start], local[e.end], e.half_width, e.half_height) for e in part.edges]
    own = [boxes[node] for node in part.members]
    start = _forces(len(own), edges, _START if part.legible else _ROOM)
    if part.legible:
        return _legible(Sketch(tuple(_whole(start)), tuple(edges), tuple(own)), effort)
    if len(own) <= _APART_NODES:
        start = apart(start, np.array([(max(box) + 4.0, box[1] + _LABEL) for box in own]))
    return _whole(start)


def _legible(sketch: Sketch, effort: float) -> list[Point]:
    """Return places to be read at; where edges still cross and need not, those found from a drawing without crossings."""
    improved = improve(sketch, effort)
    ends = [(edge.start, edge.end) for edge in sketch.edges]
    flat = _flat(len(sketch.positions), ends) if crossings(improved, ends) else None
    if flat is None:
        return improved
    kept = improve(Sketch(tuple(flat), sketch.edges, sketch.boxes), effort, keep=True)
    return min(improved, kept, key=lambda points: crossings(points, ends))


def _flat(count: int, ends: Sequence[tuple[int, int]]) -> list[Point] | None:
    """Return places at which no edges cross, where there are any; as far apart as a legible drawing wants them."""
    graph = nx.Graph()
    graph.add_nodes_from(range(count))
    graph.add_edges_from(ends)
    is_planar, embedding = nx.check_planarity(graph)
    if not is_planar:
        return None
    places = nx.combinatorial_embedding_to_pos(embedding)
    points = np.array([places[node] for node in range(count)], dtype=np.float64)
    room = _START * math.sqrt(count) * _LOOSE
    return _whole((points - points.mean(axis=0)) * room / np.maximum(np.ptp(points, axis=0), 1.0))


def _forces(count: int, edges: Sequence[Edge], room: float) -> Floats:
    """Return a force layout in which a node has about a square of the side `room`."""
    pairs = tuple((edge.start, edge.end) for edge in edges)
    places = np.array((_few_places if count <= _FEW else _places)(count, pairs))
    points = np.stack([places.real * _WIDE, places.imag], axis=1)
    width, height = np.ptp(points, axis=0).tolist()
    scaled: Floats = points * (room * math.sqrt(count) / max(math.sqrt(width * height), width / 2.0))
    return scaled


def _places(count: int, pairs: Sequence[tuple[int, int]]) -> list[complex]:
    """Return the places that the forces find; hubs get more room, and longer edges between them."""
    degree = _degrees(count, pairs)
    masses = [1.0 + _HUB * number for number in degree]
    lengths = [1.0 + _LONG * math.sqrt(min(degree[start], degree[end]) - 1) for start, end in pairs]
    return arrange(Web.of(masses, pairs, lengths))


_few_places = lru_cache(maxsize=256)(_places)  # a large graph has thousands of parts of the same few shapes


def _whole(points: Floats) -> list[Point]:
    return [(round(x), round(y)) for x, y in points.tolist()]
