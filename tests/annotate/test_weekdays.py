"""Days of the week become days of the calendar."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.lexis_en import ENGLISH
from kg.annotate.lexis_fr import FRENCH
from kg.annotate.values import values
from kg.annotate.weekdays import weekdays

MONDAY = date(2019, 12, 30)


def _days(text: str, issued: date = MONDAY, lexis: object = ENGLISH) -> list[str]:
    return [day.isoformat() for _, day in weekdays(text, 0, len(text), lexis, issued)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("She died on Friday.", "2019-12-27"),
        ("She died on Monday.", "2019-12-30"),
        ("On Friday, 28-year-old Ann Lee died.", "2019-12-27"),
        ("She died last Monday.", "2019-12-23"),
        ("It opens next Monday.", "2020-01-06"),
        ("It will open on Friday.", "2020-01-03"),
        ("It will close, and its owner left on Friday.", "2019-12-27"),
    ],
)
def test_a_weekday_is_the_last_one_unless_the_clause_looks_ahead(text: str, day: str) -> None:
    assert _days(text) == [day]


def test_french_says_last_and_next_behind_the_day() -> None:
    text = "Elle est morte vendredi dernier et sera enterrée lundi prochain."
    assert _days(text, lexis=FRENCH) == ["2019-12-27", "2020-01-06"]


def test_a_date_written_in_full_is_one_value() -> None:
    text = "It opened on Friday, January 4, 2019."
    assert [v.value for v in values(text, 0, len(text), ENGLISH, MONDAY)] == ["2019-01-04"]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(ENGLISH.weekdays))
def test_what_is_past_lies_within_the_week_before(issued: date, name: str) -> None:
    [(_, day)] = list(weekdays(f"It closed on {name}.", 0, 30, ENGLISH, issued))
    assert 0 <= (issued - day).days < 7
    assert ENGLISH.weekdays[day.weekday()] == name
