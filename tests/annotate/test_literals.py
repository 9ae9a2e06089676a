"""Dates and amounts in words to their values."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.languages import LEXES
from kg.annotate.values import issue_date, values

ISSUED = date(2022, 6, 22)


def found(text: str, lang: str = "en", issued: date | None = ISSUED) -> list[tuple[str, str, str]]:
    return [(text[v.start : v.end], v.value, v.datatype) for v in values(text, 0, len(text), LEXES[lang], issued)]


@pytest.mark.parametrize(
    ("text", "words", "value", "datatype"),
    [
        ("on June 22, 2022 it", "June 22, 2022", "2022-06-22", "date"),
        ("on 3rd March 2019 it", "3rd March 2019", "2019-03-03", "date"),
        ("since June 2020 it", "June 2020", "2020-06", "gYearMonth"),
        ("founded in 1999.", "1999", "1999", "gYear"),
        ("on 2015-03-04 it", "2015-03-04", "2015-03-04", "date"),
        ("said last year that", "last year", "2021", "gYear"),
        ("said two years ago", "two years ago", "2020", "gYear"),
        ("said over a year ago", "a year ago", "2021", "gYear"),
        ("opens next month", "next month", "2022-07", "gYearMonth"),
        ("left yesterday", "yesterday", "2022-06-21", "date"),
        ("opened in May after", "May", "2022-05", "gYearMonth"),
        ("opened in November after", "November", "2021-11", "gYearMonth"),
        ("ready by March at last", "March", "2023-03", "gYearMonth"),
    ],
)
def test_english_dates(text: str, words: str, value: str, datatype: str) -> None:
    assert found(text) == [(words, value, datatype)]


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("le 22 juin 2022", "22 juin 2022", "2022-06-22"),
        ("le 1er mars 2020", "1er mars 2020", "2020-03-01"),
        ("il y a deux ans", "il y a deux ans", "2020"),
        ("le mois prochain", "mois prochain", "2022-07"),
        ("cette année", "cette année", "2022"),
        ("fondée en 2014,", "2014", "2014"),
    ],
)
def test_french_dates(text: str, words: str, value: str) -> None:
    assert [(w, v) for w, v, _ in found(text, "fr")] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "lang", "value"),
    [
        ("raised $1.2bn in", "en", "1200000000 USD"),
        ("paid €50 million to", "en", "50000000 EUR"),
        ("paid 30,000 dollars to", "en", "30000 USD"),
        ("levé 1,2 milliard d’euros", "fr", "1200000000 EUR"),
        ("payé 30 000 euros", "fr", "30000 EUR"),
        ("vaut 50 M€", "fr", "50000000 EUR"),
    ],
)
def test_amounts(text: str, lang: str, value: str) -> None:
    assert [v for _, v, _ in found(text, lang)] == [value]


def test_a_date_that_hangs_on_the_issue_date_has_no_value_without_one() -> None:
    assert found("It opened last year, in May.", issued=None) == []
    assert found("It opened in May 2020.", issued=None) == [("May 2020", "2020-05", "gYearMonth")]


def test_numbers_that_are_no_dates() -> None:
    assert found("It has 12,500 members, 1,999 shops and 1999 euros.") == [("1999 euros", "1999 EUR", "string")]


def test_a_day_that_no_month_has_is_no_date() -> None:
    assert "2020-02-31" not in [value for _, value, _ in found("on 31 February 2020")]


def test_letters_that_only_look_like_a_currency_are_none() -> None:
    assert found("It paid 5 euroſ, 6 lİvres and uſ$ 7.") == []


@pytest.mark.parametrize("issued", ["9999-12-31", "0001-01-01", "0000-05-05"])
def test_days_are_not_counted_from_a_date_at_the_end_of_the_calendar(issued: str) -> None:
    assert found("It closed on Friday, opens tomorrow, and was new last month.", issued=issue_date(issued)) == []


@given(text=st.lists(st.sampled_from([*"0123456789 ,.-/€$\u00a0²٣ſ", "last ", "next ", " may ", " year", " ago", "Friday"])).map("".join))
@settings(deadline=None)
def test_values_are_words_of_the_text_in_order_and_apart(text: str) -> None:
    values_in = values(text, 0, len(text), LEXES["en"], ISSUED)
    assert all(0 <= v.start < v.end <= len(text) and v.value and v.datatype for v in values_in)
    assert all(one.end <= other.start for one, other in pairwise(values_in))
