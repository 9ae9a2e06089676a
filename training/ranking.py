"""How well scores rank what is right before what is wrong."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def average_precision(scores: NDArray[np.float32], right: NDArray[np.bool_]) -> float:
    """Return the mean, over everything right, of the precision down to it.

    >>> average_precision(np.array([0.9, 0.8, 0.1], np.float32), np.array([True, False, True]))
    0.8333333333333333
    """
    order = np.argsort(-scores, kind="stable")
    hits = np.nonzero(right[order])[0]
    return float(np.mean(np.arange(1, len(hits) + 1) / (hits + 1))) if len(hits) else 0.0
