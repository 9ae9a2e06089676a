"""Components side by side: the laid-out blocks in rows of columns, the largest first, none touching another."""

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
_ASPECT: Final = 1.1  # of the page's drawing area, width to height


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
        x = -row.width // 2
        for column in row.columns:
            top = y
            for number in column.members:
                frame = frames[number]
                placed.update(_moved(blocks[number], x + (column.width - frame.width) // 2 - frame.left, top - frame.top))
                top += frame.height + _GAP
            x += column.width + _GAP
        y += row.height + _GAP
    return _centred(placed)


@dataclass(frozen=True)
class _Frame:
    left: int
    top: int
    width: int
    height: int


class _Column:
    """Blocks under each other."""

    def __init__(self, number: int, frame: _Frame) -> None:
        self.members, self.width, self.height = [number], frame.width, frame.height

    def add(self, number: int, frame: _Frame) -> None:
        self.members.append(number)
        self.width = max(self.width, frame.width)
        self.height += _GAP + frame.height


class _Row:
    """Columns beside each other, none higher than the first block of one."""

    def __init__(self, number: int, frame: _Frame) -> None:
        self.columns, self.height = [_Column(number, frame)], frame.height

    @property
    def width(self) -> int:
        return sum(column.width for column in self.columns) + _GAP * (len(self.columns) - 1)

    def take(self, number: int, frame: _Frame, room: int) -> bool:
        """Whether a block fits under the last column or beside it, which puts it there."""
        last, spare = self.columns[-1], room - self.width
        if last.height + _GAP + frame.height <= self.height and frame.width <= last.width + spare:
            last.add(number, frame)
        elif _GAP + frame.width <= spare:
            self.columns.append(_Column(number, frame))
            self.height = max(self.height, frame.height)
        else:
            return False
        return True


def _rows(frames: Sequence[_Frame], room: int) -> list[_Row]:
    """Return the blocks in rows no wider than `room`."""
    rows: list[_Row] = []
    for number, frame in enumerate(frames):
        if not rows or not rows[-1].take(number, frame, room):
            rows.append(_Row(number, frame))
    return rows


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
