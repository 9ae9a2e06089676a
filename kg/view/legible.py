"""A small graph drawn to be read: labels apart, edges that neither cross nor run under a node, even lengths.

Nodes are moved one at a time to the best of a handful of proposals, wide and noisy at first, then ever finer. Everything that
decides is a whole number of pixels or a cost rounded to six digits, so another processor's last bit cannot change the picture.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Point = tuple[int, int]
Floats = NDArray[np.float64]

_SEED: Final = 7
_PROPOSALS: Final = 16
_SWEEPS: Final = 150
_LABEL: Final = 20.0  # height of a node's label, under its symbol
_LENGTH: Final = 90.0  # free length of an edge besides its label
_UNWANTED: Final = 24.0  # cost of a crossing
_FORBIDDEN: Final = 4000.0
_CALM: Final = 0.5
_FLAT: Final = 0.8  # height of the wanted picture over its width


@dataclass(frozen=True)
class Edge:
    """A pair of connected nodes and half the size of the label at its middle."""

    start: int
    end: int
    half_width: float
    half_height: float


@dataclass(frozen=True)
class Sketch:
    """A starting picture: positions, edges, and each node's half label width and radius."""

    positions: tuple[Point, ...]
    edges: tuple[Edge, ...]
    boxes: tuple[tuple[float, float], ...]


def improve(sketch: Sketch, effort: float = 4500.0, *, keep: bool = False) -> list[Point]:
    """Return better positions for the nodes of a sketch; the same sketch and effort give the same positions.

    A unit of effort is about a third of a millisecond of CPU: time itself must not decide when to stop. With `keep`, moves are small and
    a crossing is worse than anything else, so that a sketch without crossings stays without.

    >>> improve(Sketch(((0, 0), (1, 0)), (Edge(0, 1, 20.0, 9.0),), ((30.0, 12.0), (30.0, 12.0)))) != [(0, 0), (1, 0)]
    True
    """
    desk = _Desk(sketch, _FORBIDDEN if keep else _UNWANTED)
    warmth = _CALM if keep else 1.0
    generator = random.Random(_SEED)  # noqa: S311  a drawing, not a secret
    sweeps = max(8, min(_SWEEPS, int(effort / (len(sketch.positions) * (1 + len(sketch.edges) / 40)))))
    for sweep in range(sweeps):
        heat = warmth * (1.0 - sweep / sweeps)
        for node in range(len(sketch.positions)):
            proposals = _proposals(generator, desk.points[node], 6.0 + 220.0 * heat * heat)
            desk.move(node, proposals, 40.0 * max(0.0, heat - 0.25) ** 2, generator)
    return [(int(x), int(y)) for x, y in desk.points]


def crossings(points: Sequence[Point], ends: Sequence[tuple[int, int]]) -> int:
    """Return how many pairs of edges cross.

    >>> crossings([(0, 0), (2, 2), (0, 2), (2, 0)], [(0, 1), (2, 3)])
    1
    """
    places, pairs = np.array(points, dtype=np.float64), np.array(ends, dtype=np.intp).reshape(-1, 2)
    start, end = places[pairs[:, 0]], places[pairs[:, 1]]
    split = _side(start[:, None], end[:, None], start) * _side(start[:, None], end[:, None], end) < 0
    shared = (pairs[:, None, :, None] == pairs[None, :, None, :]).any(axis=(2, 3))
    return int((split & split.T & ~shared).sum()) // 2


def _proposals(generator: random.Random, point: Floats, reach: float) -> Floats:
    """Return places around a point, the point itself first."""
    steps = np.array([generator.random() for _ in range(2 * _PROPOSALS)]).reshape(_PROPOSALS, 2) * 2.0 - 1.0
    steps[0] = 0.0
    return np.rint(point + steps * reach)


class _Desk:
    """The picture being worked on, and what one node's place costs with all others fixed."""

    def __init__(self, sketch: Sketch, crossing: float) -> None:
        self.crossing = crossing
        self.points: Floats = np.array(sketch.positions, dtype=np.float64)
        self._ends = np.array([(edge.start, edge.end) for edge in sketch.edges], dtype=np.intp).reshape(-1, 2)
        self._edge_half: Floats = np.array([(edge.half_width, edge.half_height) for edge in sketch.edges]).reshape(-1, 2)
        half_label, radius = np.array(sketch.boxes, dtype=np.float64).T
        self._node_half: Floats = np.stack([np.maximum(half_label, radius), radius + _LABEL / 2], axis=1)
        self._drop: Floats = np.array([0.0, _LABEL / 2])  # from a symbol's centre to the centre of symbol and label
        self._radius: Floats = radius
        width, height = self._edge_half.T
        self._wanted: Floats = _LENGTH + 2.0 * width + 1.3 * height + radius[self._ends].sum(axis=1)
        size = len(sketch.positions)
        self._around = [_Around(node, self._ends, size) for node in range(size)]

    def move(self, node: int, proposals: Floats, noise: float, generator: random.Random) -> None:
        """Move a node to the proposal that costs least, give or take some noise."""
        costs = self._cost(self._around[node], proposals)
        costs += noise * np.array([generator.random() for _ in range(len(proposals))])
        self.points[node] = proposals[int(np.argmin(np.round(costs, 6)))]

    def _cost(self, around: _Around, proposals: Floats) -> Floats:
        scene = _Scene(self, around, proposals)
        return scene.crowding() + scene.labels() + scene.lengths() + scene.passing() + scene.crossing() + scene.spread()


class _Around:
    """Which edges touch a node and which do not: fixed for the whole run."""

    def __init__(self, node: int, ends: NDArray[np.intp], size: int) -> None:
        touching = (ends == node).any(axis=1)
        self.node = node
        self.mine = np.flatnonzero(touching)
        self.rest = np.flatnonzero(~touching)
        self.others = np.flatnonzero(np.arange(size) != node)
        self.far = np.where(ends[self.mine, 0] == node, ends[self.mine, 1], ends[self.mine, 0])
        self.shared = (ends[self.rest][None, :, :] == self.far[:, None, None]).any(axis=2)
        self.is_far = self.others[None, :] == self.far[:, None]


class _Scene:
    """The picture with one node at each proposed place; arrays run over (proposal, edge of the node, other thing)."""

    def __init__(self, desk: _Desk, around: _Around, proposals: Floats) -> None:
        points, ends, node = desk.points, desk._ends, around.node
        self._crossing = desk.crossing
        self._around, self._at = around, proposals
        self._centre, self._half, self._reach = proposals + desk._drop, desk._node_half[node], desk._radius[node] + 16.0
        self._others, self._others_half = points[around.others] + desk._drop, desk._node_half[around.others]
        self._others_reach = desk._radius[around.others] + 16.0
        self._far, self._wanted, self._mine_half = points[around.far], desk._wanted[around.mine], desk._edge_half[around.mine]
        self._start, self._end = points[ends[around.rest, 0]], points[ends[around.rest, 1]]
        self._rest_middle, self._rest_half = (self._start + self._end) / 2, desk._edge_half[around.rest]
        self._middle = (proposals[:, None] + self._far) / 2

    def crowding(self) -> Floats:
        """Node boxes on node boxes, and nodes too near each other."""
        gap = np.sqrt(((self._centre[:, None] - self._others) ** 2).sum(axis=2))
        near = _sum(np.clip(125.0 - gap, 0.0, None)) / 12.0
        return _sum(14.0 * _overlap(self._centre[:, None], self._half, self._others, self._others_half)) + near

    def labels(self) -> Floats:
        """Edge labels on node boxes and on each other."""
        middle, half = self._middle, self._mine_half
        cost = _sum(10.0 * _overlap(self._centre[:, None], self._half, self._rest_middle, self._rest_half))
        cost += _sum(10.0 * _overlap(self._centre[:, None], self._half, middle, half))
        cost += _sum(10.0 * _overlap(middle[:, :, None], half[:, None], self._others, self._others_half))
        cost += _sum(7.0 * _overlap(middle[:, :, None], half[:, None], self._rest_middle, self._rest_half))
        among = _overlap(middle[:, :, None], half[:, None], middle[:, None, :], half)
        among[:, np.arange(len(half)), np.arange(len(half))] = 0.0
        return cost + _sum(3.5 * among)

    def lengths(self) -> Floats:
        """Edges shorter or longer than their label wants; too short is worse."""
        length = np.sqrt(((self._at[:, None] - self._far) ** 2).sum(axis=2))
        miss = (length - self._wanted) / 70.0
        return _sum(np.where(miss < 0, 2.0, 0.8) * miss * miss)

    def passing(self) -> Floats:
        """Edges that run under a node or its label."""
        under_me = np.clip(self._reach - _distance(self._centre[:, None], self._start, self._end), 0.0, None)
        gaps = _distance(self._others, self._at[:, None, None], self._far[None, :, None])
        under_others = np.where(self._around.is_far, 0.0, np.clip(self._others_reach - gaps, 0.0, None))
        return _sum(under_me) / 3.0 + _sum(under_others) / 3.0

    def crossing(self) -> Floats:
        """Edges of the node that cross another edge."""
        at, far = self._at[:, None, None], self._far[None, :, None]
        apart = _side(at, far, self._start) * _side(at, far, self._end) < 0
        across = _side(self._start, self._end, at) * _side(self._start, self._end, far) < 0
        return self._crossing * _sum((apart & across & ~self._around.shared).astype(np.float64))

    def spread(self) -> Floats:
        """Distance from the middle of the rest, heavier up and down, so that the picture fits a wide screen."""
        if not len(self._others):
            return np.zeros(len(self._at))
        away = (self._at - self._others.mean(axis=0)) / np.array([1.0, _FLAT])
        return _sum(away * away) / 60_000.0


def _sum(values: Any) -> Floats:
    """Add up everything but the first axis."""
    total: Floats = np.asarray(values).reshape(len(values), -1).sum(axis=1)
    return total


def _overlap(centre: Floats, half: Floats, other: Floats, other_half: Floats) -> Floats:
    """Return how much of two boxes lies on each other, in units of 900 square pixels, with a margin around them."""
    free = half + other_half + 4.0 - np.abs(centre - other)
    room: Floats = np.clip(free, 0.0, None).prod(axis=-1) / 900.0
    return room


def _distance(point: Floats, start: Floats, end: Floats) -> Floats:
    """Return the distance from points to the segments between `start` and `end`."""
    along = end - start
    length = (along * along).sum(axis=-1) + 1e-9
    share = np.clip(((point - start) * along).sum(axis=-1) / length, 0.0, 1.0)
    nearest = start + share[..., None] * along
    gap: Floats = np.sqrt(((point - nearest) ** 2).sum(axis=-1))
    return gap


def _side(start: Floats, end: Floats, point: Floats) -> Floats:
    """Return on which side of a line a point lies, as a sign."""
    one, two = end - start, point - start
    side: Floats = one[..., 0] * two[..., 1] - one[..., 1] * two[..., 0]
    return side
