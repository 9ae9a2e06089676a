"""What belongs together: groups of a network within which there are more edges than chance would put there.

The method of V. D. Blondel and others, "Fast unfolding of communities in large networks", J. Stat. Mech. (2008) P10008, with the queue of
V. A. Traag and others, "From Louvain to Leiden", Scientific Reports 9 (2019). Nodes are taken in their order and all sums are whole
numbers, so the same network gives the same groups on every machine.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

_Weights = list[dict[int, int]]  # of each node's edges, by the node at the other end; a loop counts twice


def grouped(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Return for each of the nodes 0 to count - 1 its group, numbered in the order of their first nodes.

    `pairs` are the edges, parallel ones as often as they occur; neither their order nor their direction matters.

    >>> grouped(6, [(0, 1), (1, 2), (2, 0), (3, 4), (4, 5), (5, 3), (2, 3)])
    [0, 0, 0, 1, 1, 1]
    """
    weights: _Weights = [{} for _ in range(count)]
    for one, other in sorted((min(pair), max(pair)) for pair in pairs):
        weights[one][other] = weights[one].get(other, 0) + 1
        weights[other][one] = weights[other].get(one, 0) + 1
    owner = list(range(count))
    while True:
        groups = _numbered(_moved(weights))
        owner = [groups[group] for group in owner]
        if not groups or max(groups) + 1 == len(weights):
            return _numbered(owner)
        weights = _merged(weights, groups)


def _moved(weights: _Weights) -> list[int]:
    """Return the group of each node once no single move makes the groups better."""
    total = sum(sum(near.values()) for near in weights)
    degree = [sum(near.values()) for near in weights]
    group, inside = list(range(len(weights))), degree.copy()
    waiting, is_waiting = deque(range(len(weights))), [True] * len(weights)
    while waiting:
        node = waiting.popleft()
        is_waiting[node] = False
        home = group[node]
        ties = {home: 0}
        for other, weight in weights[node].items():
            if other != node:
                ties[group[other]] = ties.get(group[other], 0) + weight
        inside[home] -= degree[node]
        gains = {candidate: tie * total - degree[node] * inside[candidate] for candidate, tie in ties.items()}
        best = max(gains.values())
        if gains[home] < best:
            group[node] = min(candidate for candidate, gain in gains.items() if gain == best)
            for other in weights[node]:
                if not is_waiting[other] and group[other] != group[node]:
                    waiting.append(other)
                    is_waiting[other] = True
        inside[group[node]] += degree[node]
    return group


def _numbered(groups: list[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(group, len(numbers)) for group in groups]


def _merged(weights: _Weights, groups: list[int]) -> _Weights:
    """Return the network of the groups; edges inside a group become its loop."""
    merged: _Weights = [{} for _ in range(max(groups) + 1)]
    for node, near in enumerate(weights):
        own = merged[groups[node]]
        for other, weight in near.items():
            own[groups[other]] = own.get(groups[other], 0) + weight
    return merged
