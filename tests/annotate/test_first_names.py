"""First names that tell a gender."""

from __future__ import annotations

from kg.annotate.first_names import gender_of
from kg.annotate.lexis import Gender
from kg.resources import data_dir


def test_the_list_is_sorted_and_each_name_stands_once() -> None:
    lines = (data_dir() / "first-names.tsv").read_text(encoding="utf-8").splitlines()[1:]
    names = [line.split("\t")[0] for line in lines]
    assert names == sorted(set(names))
    assert {line.split("\t")[1] for line in lines} == {"f", "m"}


def test_names_of_both_tell_nothing() -> None:
    for name in ("Andrea Rossi", "Jean Duval", "Kim Larsen", "Robin Carter"):
        assert gender_of(name) is Gender.ANY


def test_what_begins_with_a_name_tells_nothing_when_it_is_all_there_is() -> None:
    assert gender_of("James") is Gender.ANY
    assert gender_of("James Carter") is Gender.MASCULINE
