"""The overview map of a large graph: what belongs together as one circle each, named by its main entities.

Circles touch nothing and stand near those they have much to do with; the same graph gives the same map.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from kg.query import grouped
from kg.view.apart import apart
from kg.view.forces import Web, arrange
from kg.view.legible import Point
from kg.view.repulsion import Floats

MANY: Final = 300  # entities up to which a graph is seen whole and needs no map
_MOST: Final = 36  # circles a reader can take in
_SMALL: Final = 3  # entities below which a group is no circle of its own
_NAMED: Final = 3  # entities that give a circle its name
_ROOM: Final = 76.0  # pixels for the names, to each side of a circle's middle
_LINES: Final = 26.0  # the same up and down
_PULLS: Final = 3  # ties of a circle that are drawn, and pull
_WIDE: Final = 1.4  # names need room across, and so does the page
_TRIES: Final = 40
_LOOSEN: Final = 1.06
_RADIUS: Final = 36.0  # of a circle of mean size; a larger one has more area
_LEAST: Final = 14.0  # and a small one still a place to click on
_GAP: Final = 12.0
_SPREAD: Final = 2.1  # of the distances, against the mean radius, before circles are moved apart


@dataclass(frozen=True)
class Community:
    """A circle of the map: its main entities, how many it holds, the commonest group of the legend, and where it stands.

    `rest` is for the entities that belong to nothing: they have no name.
    """

    names: tuple[str, ...]
    count: int
    group: str
    x: int
    y: int
    r: int
    rest: bool = False


@dataclass(frozen=True)
class Communities:
    """The circles, largest first, the circle of each entity, and how many claims there are between those circles that have most."""

    circles: tuple[Community, ...]
    owner: tuple[int, ...]
    ties: tuple[tuple[int, int, int], ...]

    def records(self) -> dict[str, Any]:
        """Return what the page's script reads; nothing for a graph that needs no map."""
        if not self.circles:
            return {}
        circles = [{name: value for name, value in asdict(circle).items() if value is not False} for circle in self.circles]
        return {"communities": circles, "community": list(self.owner), "ties": [list(tie) for tie in self.ties]}


def communities_of(
    ids: Sequence[str], labels: Mapping[str, str], groups: Mapping[str, str], links: Iterable[tuple[str, str]]
) -> Communities:
    """Return the map of a graph; `owner` goes by the order of `ids`, which are the entities from the best connected on.

    `labels` and `groups` give each entity's name and group of the legend. The order of `links` does not matter.
    """
    if len(ids) <= MANY:
        return Communities((), (), ())
    rank = {id: number for number, id in enumerate(ids)}
    pairs = sorted((min(rank[one], rank[other]), max(rank[one], rank[other])) for one, other in links if one != other)
    parts, has_rest = _parts(grouped(len(ids), pairs), pairs)
    owner = _owners(parts, len(ids))
    ties = _strongest(_ties(owner, pairs))
    degree = Counter(end for pair in pairs for end in pair)
    mean = len(ids) / len(parts)
    radii = [round(max(_LEAST, _RADIUS * math.sqrt(len(part) / mean))) for part in parts]
    circles = []
    for number, (part, radius, (x, y)) in enumerate(zip(parts, radii, _placed(radii, ties), strict=True)):
        is_rest = has_rest and number == len(parts) - 1
        main = sorted(part, key=lambda entity: (-degree[entity], entity))[: 0 if is_rest else _NAMED]
        kinds = Counter(groups[ids[entity]] for entity in part)
        kind = min(kinds, key=lambda name: (-kinds[name], name))
        circles.append(Community(tuple(labels[ids[entity]] for entity in main), len(part), kind, x, y, radius, is_rest))
    return Communities(tuple(circles), tuple(owner), tuple((*ends, count) for ends, count in ties.items()))


def _parts(group: Sequence[int], pairs: Iterable[tuple[int, int]]) -> tuple[list[list[int]], bool]:
    """Return the members of each circle, the largest first, and whether the last one holds what belongs to nothing."""
    members: dict[int, list[int]] = {}
    for node, number in enumerate(group):
        members.setdefault(number, []).append(node)
    joined = _joined(members, _ties(group, pairs))
    kept = sorted((part for part in joined if len(part) >= _SMALL), key=lambda part: (-len(part), part))[:_MOST]
    loose = sorted(set(range(len(group))).difference(*kept))
    return ([*kept, loose], True) if loose else (kept, False)


def _joined(members: Mapping[int, list[int]], ties: Mapping[tuple[int, int], int]) -> list[list[int]]:
    """Return the groups, the smallest joined to the one they have most ties with while there are too many."""
    parts = {number: list(part) for number, part in members.items()}
    near: dict[int, Counter[int]] = {number: Counter() for number in parts}
    for (one, other), count in ties.items():
        near[one][other] = near[other][one] = count
    heap = [(len(part), number) for number, part in parts.items() if near[number]]
    heapq.heapify(heap)
    many = len(heap)
    while many > _MOST and heap:
        size, small = heapq.heappop(heap)
        if small not in parts or size != len(parts[small]) or not near[small]:
            continue
        target = min(near[small], key=lambda number: (-near[small][number] / len(parts[number]), number))
        parts[target] = sorted(parts[target] + parts.pop(small))
        for other, count in near.pop(small).items():
            del near[other][small]
            if other != target:
                near[target][other] += count
                near[other][target] += count
        heapq.heappush(heap, (len(parts[target]), target))
        many -= 1
    return list(parts.values())


def _owners(parts: Iterable[Iterable[int]], count: int) -> list[int]:
    owner = [0] * count
    for number, part in enumerate(parts):
        for node in part:
            owner[node] = number
    return owner


def _ties(owner: Sequence[int], pairs: Iterable[tuple[int, int]]) -> Counter[tuple[int, int]]:
    """Return between which two groups there are how many edges, the lower number first."""
    ends = ((owner[one], owner[other]) for one, other in pairs)
    return Counter((min(pair), max(pair)) for pair in ends if pair[0] != pair[1])


def _strongest(ties: Mapping[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    """Return the strongest ties of each circle: all of them would hide the map, and draw all circles to one spot."""
    near: dict[int, list[tuple[int, int]]] = {}
    for (one, other), count in ties.items():
        near.setdefault(one, []).append((-count, other))
        near.setdefault(other, []).append((-count, one))
    kept = {(min(one, other), max(one, other)) for one, others in near.items() for _, other in sorted(others)[:_PULLS]}
    return {ends: ties[ends] for ends in sorted(kept)}


def _placed(radii: Sequence[int], ties: Mapping[tuple[int, int], int]) -> list[Point]:
    """Return the middle of each circle: near those it has most ties with, and no circle or name on another."""
    sizes = np.array(radii, dtype=np.float64)
    start = _spread(sizes, ties)
    halves = np.stack([np.maximum(sizes, _ROOM), np.maximum(sizes, _LINES)], axis=1) + _GAP / 2.0
    points = start
    for _ in range(_TRIES):
        points = apart(points, halves)
        if not _touching(points, halves):
            break
        points = points * _LOOSEN
    return [(round(x), round(y)) for x, y in points.tolist()]


def _spread(sizes: Floats, ties: Mapping[tuple[int, int], int]) -> Floats:
    """Return places by forces, in which ties pull."""
    places = np.array(arrange(Web.of((sizes / sizes.mean()).tolist(), sorted(ties))))
    spread: Floats = np.rint(np.stack([places.real * _WIDE, places.imag], axis=1) * _SPREAD * sizes.mean())
    return spread


def _touching(points: Floats, halves: Floats) -> bool:
    gaps = np.abs(points[:, None] - points[None, :])
    overlaps = (gaps < halves[:, None] + halves[None, :] - _GAP / 2.0).all(axis=2)
    return bool(overlaps.sum() > len(points))
