"""What is a heading, and which sentences stand under one."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.sections import is_heading, sections_of
from kg.model import Sentence


def _lines(text: str) -> tuple[Sentence, ...]:
    return tuple(Sentence(i, *match.span()) for i, match in enumerate(re.finditer(r"[^\n]+", text)))


@pytest.mark.parametrize("line", ["NEW FACES", "What comes next", "Oracle's European island  "])
def test_a_short_unfinished_line_of_its_own_is_a_heading(line: str) -> None:
    for text in (line, f"Acme grew.\n{line}\nGlobex shrank."):
        assert is_heading(text, next(each for each in _lines(text) if text[each.start : each.end] == line))


@pytest.mark.parametrize(
    "line",
    [
        "Acme grew.",
        "Members:",
        "- Acme",
        "2. Acme",
        "“We grew.”",
        " ",
        "a line that has more words than any heading has ever had in any paper",
    ],
)
def test_a_sentence_an_item_and_a_long_line_are_none(line: str) -> None:
    assert not is_heading(line, Sentence(0, 0, len(line)))


def test_a_part_of_a_line_is_none() -> None:
    assert not is_heading("Acme grew. So did", Sentence(0, 11, 17))
    assert not is_heading("So did Acme grew.", Sentence(0, 0, 6))


def test_title_byline_and_date_open_one_section_with_what_follows() -> None:
    text = "Title\nAda Brook\n3 May\nAcme grew.\nIt shrank.\nA heading\nGlobex grew."
    assert sections_of(text, _lines(text)) == (0, 0, 0, 0, 0, 1, 1)


@given(st.text(alphabet="ab .\n-", max_size=40))
def test_there_is_a_section_for_each_sentence_and_they_only_rise(text: str) -> None:
    sections = sections_of(text, _lines(text))
    assert len(sections) == len(_lines(text))
    assert all(after - before in (0, 1) for before, after in pairwise(sections))
