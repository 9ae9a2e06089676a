"""The best assignment against trying them all."""

from __future__ import annotations

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from bench.assignment import best_total


@st.composite
def tables(draw: st.DrawFn) -> list[list[int]]:
    columns = draw(st.integers(1, 5))
    return draw(st.lists(st.lists(st.integers(-3, 9), min_size=columns, max_size=columns), min_size=1, max_size=5))


@given(tables())
def test_no_assignment_is_worth_more(worth: list[list[int]]) -> None:
    small, large = sorted((len(worth), len(worth[0])))
    turned = worth if len(worth) == small else [list(column) for column in zip(*worth, strict=True)]
    best = max(sum(turned[row][column] for row, column in enumerate(chosen)) for chosen in permutations(range(large), small))
    assert best_total(worth) == best


def test_nothing_is_worth_nothing() -> None:
    assert best_total([]) == 0
    assert best_total([[], []]) == 0
