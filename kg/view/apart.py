"""Nodes moved off each other's names, and otherwise left where they were."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.view.repulsion import Floats

_ROUNDS: Final = 60
_SHARE: Final = 0.35  # of the way out of an overlap, gone in one round


def apart(points: Floats, halves: Floats, rounds: int = _ROUNDS) -> Floats:
    """Return points whose boxes overlap less: rows of x and y, with rows of half the width and height of each box.

    Each round pushes two overlapping boxes along the side on which they are sooner apart. Time and space are quadratic.

    >>> apart(np.array([[0.0, 0.0], [8.0, 1.0]]), np.array([[5.0, 5.0], [5.0, 5.0]])).round().tolist()
    [[-1.0, 0.0], [9.0, 1.0]]
    """
    wanted = halves[:, None] + halves[None, :]
    for _ in range(rounds):
        gaps = points[:, None] - points[None, :]
        missing = np.maximum(wanted - np.abs(gaps), 0.0)
        overlaps: NDArray[np.bool_] = np.asarray((missing > 0.0).all(axis=2))
        np.fill_diagonal(overlaps, False)
        if not overlaps.any():
            break
        across = missing[..., 0] <= missing[..., 1]
        push = missing * np.stack([across, ~across], axis=2) * overlaps[..., None] * np.where(gaps < 0.0, -1.0, 1.0)
        crowd = np.maximum(overlaps.sum(axis=1), 1)[:, None]
        points = np.rint((points + _SHARE * push.sum(axis=1) / np.sqrt(crowd)) * 64.0) / 64.0
    return points
