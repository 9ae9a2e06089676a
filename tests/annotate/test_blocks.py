"""Where a text is cut before it is parsed."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.blocks import MAX_BLOCK, cut_blocks
from kg.model import Document, Skip

TEXT = st.text(alphabet=st.sampled_from("ab. \n\tÉ\r-\u2028\"'1"), max_size=200)


def pieces(text: str, **rest: object) -> list[str]:
    document = Document.of(text, **rest)
    return [text[block.start : block.end] for block in cut_blocks(document) if block.parsed]


@given(TEXT)
def test_blocks_cover_a_text_without_gap_or_overlap(text: str) -> None:
    blocks = cut_blocks(Document.of(text))
    assert "".join(text[block.start : block.end] for block in blocks) == text
    assert all(left.end == right.start for left, right in pairwise(blocks))
    assert not any(text[block.start : block.end].strip() for block in blocks if not block.parsed)


def test_heading_byline_and_paragraph_are_apart() -> None:
    text = "3 Min Read\nZorvex drifts toward reality\n\nBy Ann Lee\n\nZorvex opened a plant."
    assert pieces(text) == ["3 Min Read", "Zorvex drifts toward reality", "By Ann Lee", "Zorvex opened a plant."]


def test_wrapped_lines_are_put_together() -> None:
    text = (
        "Zorvex opened a plant in the north of the land, and the\nGlobex works of Lyon were closed at the end of May, as\nwas the office."
    )
    assert pieces(text) == [text]


def test_list_items_are_apart() -> None:
    assert pieces("They make:\n- pumps and pipes\n- valves of all kinds") == ["They make:", "- pumps and pipes", "- valves of all kinds"]


def test_a_long_line_is_a_paragraph() -> None:
    long = "Zorvex " * 30 + "grew"
    assert pieces(f"{long}\n{long}") == [long, long]


def test_boilerplate_is_not_parsed() -> None:
    assert pieces("One here. Sign up now! Two there.", skips=[Skip(10, 22, "sign-up")]) == ["One here.", "Two there."]


def test_a_huge_paragraph_is_cut_between_sentences() -> None:
    found = pieces("Zorvex grew. " * 3000)
    assert max(map(len, found)) <= MAX_BLOCK
    assert all(piece.endswith(".") for piece in found)


def test_what_is_no_word_is_not_parsed() -> None:
    assert pieces("Seen: " + "QUJD" * 100 + " end") == ["Seen:", "end"]
