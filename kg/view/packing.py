"""Components side by side: the laid-out blocks in rows, the largest first, none touching another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

from kg.view.legible import Point

Block = tuple[list[int], list[Point]]
Box = tuple[float, float]

_GAP: Final = 70
_LABEL_HEIGHT: Final = 26
_ASPECT: Final = 1.25  # of the page's drawing area, width to height


def pack(blocks: Sequence[Block], boxes: Sequence[Box]) -> dict[int, Point]:
    """Return every node's position on the common page, centred on (0, 0).

    A block is its nodes and their positions; `boxes` gives each node's half label width and radius.

    >>> pack([([0], [(5, 5)])], [(20.0, 12.0)])
    {0: (0, 0)}
    """
    frames = [_frame(block, boxes) for block in blocks]
    room = max([math.sqrt(_ASPECT * sum((w + _GAP) * (h + _GAP) for _, _, w, h in frames)), *(w for _, _, w, _ in frames)], default=0)
    placed: dict[int, Point] = {}
    x = y = row = 0
    for (members, points), (left, top, width, height) in zip(blocks, frames, strict=True):
        if x and x + width > room:
            x, y, row = 0, y + row + _GAP, 0
        for node, (px, py) in zip(members, points, strict=True):
            placed[node] = (x + px - left, y + py - top)
        x, row = x + width + _GAP, max(row, height)
    return _centred(placed)


def _frame(block: Block, boxes: Sequence[Box]) -> tuple[int, int, int, int]:
    """Return left, top, width and height of a block with its labels."""
    sides = [(x, y, math.ceil(max(boxes[node])), math.ceil(boxes[node][1])) for node, (x, y) in zip(*block, strict=True)]
    left, right = min(x - w for x, _, w, _ in sides), max(x + w for x, _, w, _ in sides)
    top, bottom = min(y - r for _, y, _, r in sides), max(y + r + _LABEL_HEIGHT for _, y, _, r in sides)
    return left, top, right - left, bottom - top


def _centred(placed: dict[int, Point]) -> dict[int, Point]:
    if not placed:
        return {}
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    dx, dy = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return {node: (x - dx, y - dy) for node, (x, y) in placed.items()}
