"""In which order entities are shown, so that any first part of them is a connected, telling picture."""

from __future__ import annotations

import heapq
from collections.abc import Iterable


def growth_order(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> list[str]:
    """Return the ids, most connected first, then always the one with most links to those before it.

    The first k of them hold far more links among themselves than the k with the highest degrees. Every end of a link must be
    one of the ids; neither the order of `ids` nor of `links` matters.

    >>> growth_order("abcde", [("a", "b"), ("b", "c"), ("b", "a"), ("d", "e")])
    ['b', 'a', 'c', 'd', 'e']
    """
    neighbours = _neighbours(ids, links)
    ties = dict.fromkeys(neighbours, 0)
    heap = [_entry(node, 0, neighbours) for node in neighbours]
    heapq.heapify(heap)
    order: list[str] = []
    placed: set[str] = set()
    while heap:
        tied, _, node = heapq.heappop(heap)
        if node in placed or -tied != ties[node]:
            continue
        placed.add(node)
        order.append(node)
        for other in neighbours[node]:
            if other not in placed:
                ties[other] += 1
                heapq.heappush(heap, _entry(other, ties[other], neighbours))
    return order


def _neighbours(ids: Iterable[str], links: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    neighbours: dict[str, list[str]] = {node: [] for node in sorted(set(ids))}
    for start, end in sorted(links):
        if start != end:
            neighbours[start].append(end)
            neighbours[end].append(start)
    return neighbours


def _entry(node: str, tied: int, neighbours: dict[str, list[str]]) -> tuple[int, int, str]:
    return (-tied, -len(neighbours[node]), node)
