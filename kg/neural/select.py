"""Which of all spans are mentions."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from kg.neural.pieces import Ints


def select_spans(scores: NDArray[np.float32], first: Ints, last: Ints, *, least: float, most: int, nested: float = 1.1) -> list[int]:
    """Return the best spans, best first, of which none crosses another; one inside another needs a score of `nested` (default: never).

    Offsets are inclusive; equal scores go by position.

    >>> bounds = np.array([0, 0, 3]), np.array([1, 0, 4])
    >>> select_spans(np.array([0.9, 0.8, 0.7], np.float32), *bounds, least=0.5, most=9)
    [0, 2]
    >>> select_spans(np.array([0.9, 0.8, 0.7], np.float32), *bounds, least=0.5, most=9, nested=0.75)
    [0, 1, 2]
    """
    chosen: list[int] = []
    able = np.nonzero(scores >= least)[0]
    order = able[np.lexsort((last[able], first[able], -scores[able]))]
    for number in order.tolist():
        if len(chosen) == most:
            break
        a, z = first[number], last[number]
        if all(_apart(a, z, first[other], last[other], strict=scores[number] < nested) for other in chosen):
            chosen.append(number)
    return chosen


def _apart(a: int, z: int, b: int, y: int, *, strict: bool) -> bool:
    if z < b or y < a:
        return True
    return not strict and ((b <= a and z <= y) or (a <= b and y <= z))
