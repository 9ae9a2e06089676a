"""Name keys: what counts as one name, and what does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.resolve.normalise import corporate, is_acronym, person, plain, shortens, tidy


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Société Générale", "societe-generale"),
        ("L'Oréal", "L’ORÉAL"),
        ("The Guardian", "Guardian"),
        ("Procter & Gamble", "Procter and Gamble"),
        ("U.S.", "US"),
        ("Télévision  Nord", "TELEVISION NORD"),
    ],
)
def test_spellings_of_one_name(one: str, other: str) -> None:
    assert plain(one) == plain(other)


@pytest.mark.parametrize(("one", "other"), [("Canal", "Canal+"), ("C", "C#"), ("Acme One", "Acme Two"), ("The", "Le")])
def test_different_names(one: str, other: str) -> None:
    assert plain(one) != plain(other)


@pytest.mark.parametrize("name", ["Acme", "Acme SA", "Acme S.p.A.", "ACME Corporation", "Acme & Co.", "Groupe Acme", "Acme Holdings Ltd"])
def test_legal_forms_and_generic_words_are_no_part_of_the_name(name: str) -> None:
    assert corporate(name)[0] == "acme"


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert corporate("SAS") == ("sas", ()) and corporate("Group") == ("group", ())


@pytest.mark.parametrize(
    ("short", "full", "expected"),
    [
        ("J. Smith", "John Smith", True),
        ("John Smith", "John A. Smith", True),
        ("J. A. Smith", "John Albert Smith", True),
        ("J.-P. Martin", "Jean-Paul Martin", True),
        ("Jean Martin", "Jean-Paul Martin", False),
        ("Jane Smith", "John Smith", False),
        ("John B. Smith", "John A. Smith", False),
        ("J. Smith", "John Smythe", False),
    ],
)
def test_a_person_written_shorter(short: str, full: str, expected: bool) -> None:
    assert person(short).shortens(person(full)) is expected


@pytest.mark.parametrize(
    ("name", "bare"), [("Dr. Anna Bell", "Anna Bell"), ("Mme Bell", "Bell"), ("M. Dupont", "Dupont"), ("John Smith Jr.", "John Smith")]
)
def test_titles_are_no_part_of_a_person_s_name(name: str, bare: str) -> None:
    assert person(name) == person(bare)


def test_shortened_names() -> None:
    assert shortens("Goldman", "Goldman Sachs") and shortens("Microsoft", "Microsoft Azure")
    assert not shortens("Acme Group", "Acme") and not shortens("Acme", "Acme SA") and not shortens("Sachs Goldman", "Goldman Sachs")


def test_acronyms() -> None:
    assert is_acronym("NASA") and is_acronym("AT&T")
    assert not is_acronym("Nasa") and not is_acronym("NEW YORK") and not is_acronym("X")


@given(st.text(min_size=1))
def test_keys_of_anything(name: str) -> None:
    assert tidy(tidy(name)) == tidy(name)
    assert plain(name) == plain(name.strip())
    assert corporate(name)[0] or not plain(name)
    assert person(name).surname or not name.strip()
    assert not shortens(name, name)
