"""Components side by side: the laid-out blocks in rows, the largest first, none touching another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
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
    widest = max((frame.width for frame in frames), default=0)
    area = sum((frame.width + _GAP) * (frame.height + _GAP) for frame in frames)
    placed: dict[int, Point] = {}
    y = 0
    for row in _rows(frames, max(widest, math.isqrt(int(_ASPECT * area)))):
        x = -_width([frames[number] for number in row]) // 2
        for number in row:
            placed.update(_moved(blocks[number], x - frames[number].left, y - frames[number].top))
            x += frames[number].width + _GAP
        y += max(frames[number].height for number in row) + _GAP
    return _centred(placed)


@dataclass(frozen=True)
class _Frame:
    left: int
    top: int
    width: int
    height: int


def _rows(frames: Sequence[_Frame], room: int) -> list[list[int]]:
    """Return the blocks' numbers in rows no wider than `room`."""
    rows: list[list[int]] = []
    for number, frame in enumerate(frames):
        if rows and _width([frames[other] for other in rows[-1]]) + _GAP + frame.width <= room:
            rows[-1].append(number)
        else:
            rows.append([number])
    return rows


def _width(row: Sequence[_Frame]) -> int:
    return sum(frame.width for frame in row) + _GAP * (len(row) - 1)


def _moved(block: Block, dx: int, dy: int) -> dict[int, Point]:
    return {node: (x + dx, y + dy) for node, (x, y) in zip(*block, strict=True)}


def _frame(block: Block, boxes: Sequence[Box]) -> _Frame:
    """Return the box around a block with its labels."""
    sides = [(x, y, math.ceil(max(boxes[node])), math.ceil(boxes[node][1])) for node, (x, y) in zip(*block, strict=True)]
    left, right = min(x - w for x, _, w, _ in sides), max(x + w for x, _, w, _ in sides)
    top, bottom = min(y - r for _, y, _, r in sides), max(y + r + _LABEL_HEIGHT for _, y, _, r in sides)
    return _Frame(left, top, right - left, bottom - top)


def _centred(placed: dict[int, Point]) -> dict[int, Point]:
    if not placed:
        return {}
    xs, ys = [x for x, _ in placed.values()], [y for _, y in placed.values()]
    dx, dy = (min(xs) + max(xs)) // 2, (min(ys) + max(ys)) // 2
    return {node: (x - dx, y - dy) for node, (x, y) in placed.items()}
