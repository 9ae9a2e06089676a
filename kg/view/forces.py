"""Positions by forces: connected nodes pull, all nodes push, a weak pull to the middle keeps the picture together.

The forces are those of T. M. J. Fruchterman and E. M. Reingold, "Graph Drawing by Force-directed Placement", Software: Practice and
Experience 21 (1991); the drawing is made of merged nodes first and refined as they are split, as in C. Walshaw, "A Multilevel Algorithm
for Force-Directed Graph-Drawing", Journal of Graph Algorithms and Applications 7 (2003). There are no random numbers and the rounds
are counted, not timed; positions are rounded after each round, so another processor's last bit cannot change the picture.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from kg.view.repulsion import Floats, Numbers, Points, gathered, repulsion

_MIDDLE: Final = 0.4  # pull to the middle, beside which pushes fill the plane evenly
_COARSEST: Final = 8  # nodes that are not merged further
_GRAIN: Final = 1024.0  # steps in a unit of length, to which positions are rounded
_GOLDEN_ANGLE: Final = math.pi * (3.0 - math.sqrt(5.0))


@dataclass(frozen=True, eq=False)
class Web:
    """What is laid out: the room each node wants, which two nodes each edge holds together, how hard and at what length."""

    masses: Floats
    ends: Numbers
    weights: Floats
    lengths: Floats

    @classmethod
    def of(cls, masses: Sequence[float], ends: Sequence[tuple[int, int]], lengths: Sequence[float] | None = None) -> Web:
        """Return a web of equally strong edges, each of length one where nothing else is said."""
        pairs = np.array(ends, dtype=np.intp).reshape(-1, 2)
        wanted = np.ones(len(pairs)) if lengths is None else np.array(lengths, dtype=np.float64)
        return cls(np.array(masses, dtype=np.float64), pairs, np.ones(len(pairs)), wanted)


def arrange(web: Web) -> list[complex]:
    """Return a place for each node of a connected web, its longest side lying across; the same web gives the same places.

    >>> a, b, c = arrange(Web.of([1, 1, 1], [(0, 1), (1, 2)]))
    >>> abs(a - c) > 1.5 * abs(a - b)
    True
    """
    return [complex(place) for place in _lying(_settled(web))] if len(web.masses) > 1 else [0j] * len(web.masses)


def _settled(web: Web) -> Points:
    owner = _merged(web) if len(web.masses) > _COARSEST else np.arange(len(web.masses))
    groups = int(owner.max()) + 1
    room = math.sqrt(web.masses.sum() / groups)  # of a group
    if groups == len(web.masses):
        return _relaxed(web, _sunflower(np.arange(groups)) * room, room)
    return _relaxed(web, _split(owner, _settled(_coarse(web, owner, groups))), room)


def _merged(web: Web) -> Numbers:
    """Return the group of each node: the best connected first, a node takes in all its neighbours that are still free."""
    neighbours: list[list[int]] = [[] for _ in web.masses]
    for start, end in web.ends.tolist():
        neighbours[start].append(end)
        neighbours[end].append(start)
    owner = [-1] * len(neighbours)
    groups = 0
    for node in sorted(range(len(neighbours)), key=lambda node: (-len(neighbours[node]), node)):
        if owner[node] < 0:
            for member in (node, *neighbours[node]):
                owner[member] = groups if owner[member] < 0 else owner[member]
            groups += 1
    return np.array(owner)


def _coarse(web: Web, owner: Numbers, groups: int) -> Web:
    """Return the web of the groups: masses add up, and so do the edges between the same two groups."""
    pairs = np.sort(owner[web.ends], axis=1)
    between = pairs[:, 0] != pairs[:, 1]
    keys, index = np.unique(pairs[between, 0] * groups + pairs[between, 1], return_inverse=True)
    weights = np.bincount(index, web.weights[between], len(keys))
    lengths = np.bincount(index, (web.weights * web.lengths)[between], len(keys)) / weights
    ends = np.stack([keys // groups, keys % groups], axis=1)
    masses: Floats = np.bincount(owner, web.masses, groups).astype(np.float64)
    return Web(masses, ends, weights.astype(np.float64), lengths)


def _split(owner: Numbers, places: Points) -> Points:
    """Return the members of each group around its place."""
    order = np.argsort(owner, kind="stable")
    first = np.searchsorted(owner[order], owner)
    rank = np.empty(len(owner), dtype=np.intp)
    rank[order] = np.arange(len(owner))
    return places[owner] + _sunflower(rank - first) * 0.7


def _sunflower(ranks: Numbers) -> Points:
    """Return places that fill a disc evenly, from its middle outwards."""
    places: Points = np.sqrt(ranks + 0.5) * np.exp(1j * _GOLDEN_ANGLE * ranks) * 0.6
    return places


def _relaxed(web: Web, places: Points, reach: float) -> Points:
    """Return the places after rounds of ever smaller moves, none longer than `reach` at first."""
    rounds = int(min(200, 20 + 10 * len(places), max(40, 60_000 / len(places))))
    for number in range(rounds):
        move = _moves(web, places)
        most = reach * (1.0 - number / rounds) ** 1.5 + 0.01
        move *= most / np.maximum(np.abs(move), most)
        places = np.round((places + move) * _GRAIN) / _GRAIN
    return places


def _moves(web: Web, places: Points) -> Points:
    """Return where the forces drive each node, over how much they change when it moves."""
    start, end = web.ends.T
    count, gap = len(places), places[end] - places[start]
    stiffness = web.weights * np.abs(gap) / web.lengths
    pull = gathered(start, gap * stiffness, count) - gathered(end, gap * stiffness, count)
    hold = np.bincount(start, stiffness, count) + np.bincount(end, stiffness, count)
    middle = (places * web.masses).sum() / web.masses.sum()
    drift = repulsion(places, web.masses) - _MIDDLE * (places - middle)
    move: Points = (pull + web.masses * drift) / (2.0 * hold + web.masses)
    return move


def _lying(places: Points) -> Points:
    """Return the places around their middle, turned so that they spread across more than down."""
    centred = places - places.mean()
    turn = cmath.phase((centred * centred).sum()) / 2.0
    turned: Points = centred * cmath.exp(-1j * turn)
    return turned
