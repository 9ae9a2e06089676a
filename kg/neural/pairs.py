"""What is told to the pair head besides the words: how far apart two spans stand."""

from __future__ import annotations

from typing import Final

import numpy as np

from kg.neural.pieces import Ints

DISTANCES: Final = 16
"""Buckets of the distance in pieces: eight to the left, eight to the right, each twice as wide as the one before."""
GAPS: Final = 4
"""Buckets of the distance in sentences: the same, the next, two on, further."""


def distances(first: Ints) -> Ints:
    """Return the bucket of every ordered pair, by the first pieces of the spans.

    >>> distances(np.array([1, 9])).tolist()
    [[0, 11], [3, 0]]
    """
    ahead = first[None, :] - first[:, None]
    size = np.minimum(np.log2(np.abs(ahead) + 1).astype(np.int64), 7)
    return np.asarray(size + (ahead > 0) * 8, np.int64)


def gaps(sentences: Ints) -> Ints:
    """Return how many sentences lie between every pair."""
    return np.asarray(np.minimum(np.abs(sentences[None, :] - sentences[:, None]), GAPS - 1), np.int64)
