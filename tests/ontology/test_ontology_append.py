"""Examples added to a user's file are read back as they were marked, once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import OntologyError
from kg.model import Span
from kg.ontology import Example, Judged, append_examples, can_be_marked, load_ontology, marked

_TEXT = """@prefix kg: <https://example.org/kg#> .
@prefix my: <https://my.example/ns#> .
# mine
my:sponsors a <http://www.w3.org/2002/07/owl#ObjectProperty> ;
    kg:example "[s Acme] sponsors [o the Cup]."@en ."""
_NAME = "https://my.example/ns#sponsors"


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.ttl"
    path.write_text(_TEXT, encoding="utf-8")
    return path


def _example(text: str) -> Example:
    return Example.parse(text, "en")


def test_what_is_confirmed_and_rejected_is_read_back(mine: Path) -> None:
    good, bad = _example('[s Globex], "the sponsor"\nof [o the Open], left.'), _example("[s Globex] won [o the Open].")
    assert append_examples(mine, _NAME, [Judged(good, True), Judged(bad, False)]) == 2
    relation = load_ontology([mine]).relations[_NAME]
    assert good in relation.examples and len(relation.examples) == 2
    assert relation.counter_examples == (bad,)


def test_what_stood_there_stays_and_comes_first(mine: Path) -> None:
    append_examples(mine, _NAME, [Judged(_example("[s A] backs [o B]."), True)])
    assert mine.read_text(encoding="utf-8").startswith(_TEXT)
    assert [path.name for path in mine.parent.iterdir()] == ["mine.ttl"]


def test_nothing_is_added_twice(mine: Path) -> None:
    judged = [Judged(_example("[s A] backs [o B]."), True)] * 2
    assert append_examples(mine, _NAME, judged) == 1
    once = mine.read_bytes()
    assert append_examples(mine, _NAME, judged) == 0
    assert mine.read_bytes() == once


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.ttl"):
        append_examples(tmp_path / "none.ttl", _NAME, [Judged(_example("[s A] backs [o B]."), True)])


@given(text=st.text(min_size=2, max_size=30), cuts=st.lists(st.integers(0, 30), min_size=4, max_size=4))
def test_what_can_be_marked_is_read_back(text: str, cuts: list[int]) -> None:
    a, b, c, d = sorted(min(cut, len(text)) for cut in cuts)
    if can_be_marked(text, Span(a, b), Span(c, d)):
        assert Example.parse(marked(Example(text, "en", (Span(a, b),), (Span(c, d),))), "en").text == text
