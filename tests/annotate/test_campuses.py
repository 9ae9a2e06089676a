"""Universities whose name goes on after a comma."""

from __future__ import annotations

import numpy as np
import pytest

from kg.annotate.campuses import with_campuses
from kg.annotate.found import Found
from kg.model import Kind

TEXT = "Ada left the University of Texas, Austin, and Ola the University of Leeds, England."


def _found(words: str, first: int, window: int = 0) -> Found:
    start = TEXT.index(words)
    return Found(window, (first, first + len(words.split()) - 1), start, start + len(words), words, 0, np.zeros(1, np.float32), Kind.NAME)


def test_a_town_that_is_part_of_the_name_joins_it() -> None:
    [whole] = with_campuses(TEXT, [_found("the University of Texas", 2), _found("Texas", 5), _found("Austin", 7)])
    assert (whole.text, whole.words) == ("the University of Texas, Austin", (2, 7))
    assert TEXT[whole.start : whole.end] == whole.text


def test_a_name_seen_whole_leaves_no_town_of_its_own() -> None:
    whole = _found("University of Texas, Austin", 3)
    assert with_campuses(TEXT, [whole, _found("Texas", 5), _found("Austin", 7)]) == [whole]


@pytest.mark.parametrize(
    "found",
    [
        [_found("University of Leeds", 11), _found("England", 15)],
        [_found("Austin", 7)],
        [_found("University of Texas", 3)],
        [_found("University of Texas", 3), _found("Austin", 7, window=1)],
        [_found("University of Texas, Austin", 3)],
    ],
)
def test_what_is_no_campus_or_was_not_seen_stays_as_it_is(found: list[Found]) -> None:
    assert with_campuses(TEXT, found) == found
