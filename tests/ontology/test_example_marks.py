"""Example.parse: marks come off, and what they held is where they say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import Example

WORDS = st.text(st.characters(exclude_characters="[]", exclude_categories=("Cs",)), min_size=1).filter(lambda text: text.strip() == text)
FILLER = st.text(st.characters(exclude_characters="[]", exclude_categories=("Cs",)))
PIECES = st.lists(st.tuples(st.sampled_from("so"), WORDS, FILLER), min_size=2, max_size=6).filter(
    lambda p: {end for end, *_ in p} == {"s", "o"}
)


@given(FILLER, PIECES)
def test_every_mark_is_a_slice_of_the_text(start: str, pieces: list[tuple[str, str, str]]) -> None:
    marked = start + "".join(f"[{end} {words}]{rest}" for end, words, rest in pieces)
    example = Example.parse(marked, "en")
    assert example.text == start + "".join(words + rest for _, words, rest in pieces)
    for end, spans in (("s", example.subjects), ("o", example.objects)):
        assert [example.text[span.start : span.end] for span in spans] == [words for each, words, _ in pieces if each == end]


@given(FILLER, st.sampled_from("so"), WORDS)
def test_one_end_alone_is_refused(start: str, end: str, words: str) -> None:
    with pytest.raises(ValueError, match="marks both ends"):
        Example.parse(f"{start}[{end} {words}]", "en")


@pytest.mark.parametrize(
    "marked", ["", "Acme bought Globex.", "[s Acme] bought [x Globex].", "[sAcme] bought [oGlobex].", "[s ] bought [o ]."]
)
def test_what_is_no_mark_marks_nothing(marked: str) -> None:
    with pytest.raises(ValueError, match="marks both ends"):
        Example.parse(marked, "en")


def test_an_end_may_be_marked_more_than_once() -> None:
    example = Example.parse("[s Ann] left [o Acme]. [s She] liked [o it].", "en")
    assert example.text == "Ann left Acme. She liked it."
    assert [(span.start, span.end) for span in (*example.subjects, *example.objects)] == [(0, 3), (15, 18), (9, 13), (25, 27)]
