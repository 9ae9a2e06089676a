"""Whom a surname alone stands for."""

from collections.abc import Callable

import pytest

from kg.model import Annotation

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def entities(annotation: Annotation, words: str) -> list[str]:
    return [m.entity for m in annotation.mentions if m.text == words]


def test_a_surname_is_whom_the_document_is_about_not_who_was_met_last(annotate: Annotate) -> None:
    text = "Anna Lindqvist runs Globex. She is the daughter of Karl Lindqvist, a teacher. Lindqvist studied in Lyon. Later Lindqvist left."
    assert set(entities(annotate(text), "Lindqvist")) == {"Anna Lindqvist"}


def test_the_one_named_in_full_more_often_goes_first(annotate: Annotate) -> None:
    text = "Karl Lindqvist taught. Anna Lindqvist runs Globex. Anna Lindqvist lives in Lyon. Lindqvist is rich."
    assert entities(annotate(text), "Lindqvist") == ["Anna Lindqvist"]


def test_mr_and_mrs_part_who_shares_a_surname(annotate: Annotate) -> None:
    text = "Mrs. Anna Lindqvist runs Globex with Mr. Karl Lindqvist. Later Mr. Lindqvist left."
    assert entities(annotate(text), "Lindqvist") == ["Karl Lindqvist"]


def test_a_surname_of_two_words(annotate: Annotate) -> None:
    text = "Anna Le Braz, the chairwoman of Globex, is to stay on. Mrs. Le Braz said yes."
    assert entities(annotate(text), "Le Braz") == ["Anna Le Braz"]


def test_a_family_is_none_of_its_people(annotate: Annotate) -> None:
    found = annotate("Globex is owned by the Lindqvist family. Anna Lindqvist, its chairwoman, is to stay on. Lindqvist said yes.")
    assert entities(found, "Lindqvist family") == ["Lindqvist family"]
    assert entities(found, "Lindqvist") == ["Anna Lindqvist"]


def test_a_house_met_before_its_founder_keeps_its_short_name(annotate: Annotate) -> None:
    text = "Lindqvist Steel Inc. is a company in Lyon. It grew. It was founded in 1987 by Albrecht Lindqvist. Lindqvist sells pumps."
    assert entities(annotate(text), "Lindqvist") == ["Lindqvist Steel Inc."]


def test_looks_however_often_met_make_no_person_of_a_house(annotate: Annotate) -> None:
    text = "Lindqvist Kliniken chose Globex. Lindqvist Kliniken grew. Lindqvist Kliniken was founded by Prof. Albrecht Lindqvist."
    found = annotate(text)
    assert entities(found, "Albrecht Lindqvist") == ["Albrecht Lindqvist"]
    assert set(entities(found, "Lindqvist Kliniken")) == {"Lindqvist Kliniken"}
