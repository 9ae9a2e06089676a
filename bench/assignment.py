"""The best one-to-one assignment of rows to columns (the Hungarian method, by shortest augmenting paths)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf


def best_total(worth: Sequence[Sequence[float]]) -> float:
    """Return the greatest total worth of pairing as many rows as can be with a column each, no column for two.

    >>> best_total([[1, 3], [2, 5]])
    6.0
    """
    rows = worth if not worth or len(worth) <= len(worth[0]) else [list(column) for column in zip(*worth, strict=True)]
    if not rows or not rows[0]:
        return 0.0
    columns = len(rows[0])
    row_price, column_price = [0.0] * (len(rows) + 1), [0.0] * (columns + 1)
    taken = [0] * (columns + 1)  # the row that has a column, from 1; column 0 is where a search begins
    for row in range(1, len(rows) + 1):
        taken[0], column = row, 0
        least, came_from, seen = [inf] * (columns + 1), [0] * (columns + 1), [False] * (columns + 1)
        while taken[column]:
            seen[column] = True
            at = taken[column]
            for other in range(1, columns + 1):
                cost = -rows[at - 1][other - 1] - row_price[at] - column_price[other]
                if not seen[other] and cost < least[other]:
                    least[other], came_from[other] = cost, column
            step, column = min((least[other], other) for other in range(1, columns + 1) if not seen[other])
            for other in range(columns + 1):
                if seen[other]:
                    row_price[taken[other]] += step
                    column_price[other] -= step
                else:
                    least[other] -= step
        while column:
            taken[column] = taken[came_from[column]]
            column = came_from[column]
    return float(sum(rows[row - 1][column - 1] for column, row in enumerate(taken) if column and row))
