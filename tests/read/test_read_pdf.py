from __future__ import annotations

from collections.abc import Callable

import pytest

from kg.errors import DocumentError
from kg.read import Limits, read_bytes

Pdf = Callable[..., bytes]
LINES = [
    "Acme Energy said on Tuesday that it has agreed to buy the battery maker",
    "Globex for 30 million euros. The two companies have worked together since",
    "2019 on storage for wind farms.",
    "Regulators must still approve the purchase, which both boards of the well-",
    "known firms expect to be done before the end of the year.",
]


def test_line_breaks_within_paragraphs_are_undone(make_pdf: Pdf) -> None:
    document = read_bytes(make_pdf([LINES]), "a.pdf")[0]
    assert document.text.split("\n\n") == [" ".join(LINES[:3]), LINES[3] + LINES[4]]
    assert document.metadata.media_type == "application/pdf"


def test_a_paragraph_goes_on_over_the_page(make_pdf: Pdf) -> None:
    document = read_bytes(make_pdf([LINES[:2], LINES[2:]]), "a.pdf")[0]
    assert "worked together since 2019 on storage" in document.text


def test_running_heads_are_left_out(make_pdf: Pdf) -> None:
    pages = [["The Daily, page " + str(number), *LINES, str(number)] for number in range(1, 5)]
    text = read_bytes(make_pdf(pages), "a.pdf")[0].text
    assert "The Daily" not in text
    assert text.count("Acme Energy said") == 4


def _marked(data: bytes) -> list[tuple[str, str]]:
    document = read_bytes(data, "a.pdf")[0]
    return [(skip.reason, document.text[skip.start : skip.end]) for skip in document.skips]


def test_heads_and_feet_of_two_pages_are_marked(make_pdf: Pdf) -> None:
    pages = [
        ["Acme Energy plc", "Half-year report", *LINES[:3], "Not for sale", "Page 1"],
        ["Acme Energy plc", *LINES[3:], "Not for sale", "Page 2"],
    ]
    heads = ["Acme Energy plc", "Not for sale", "Page 1", "Acme Energy plc", "Not for sale", "Page 2"]
    assert _marked(make_pdf(pages)) == [("running-head", head) for head in heads]


def test_a_title_is_read_where_it_is_the_running_head_too(make_pdf: Pdf) -> None:
    once = [["Acme buys Globex for good", *LINES[:3]], ["Acme buys Globex for good", *LINES[3:]]]
    assert _marked(make_pdf(once)) == [("running-head", "Acme buys Globex for good")]
    twice = [["Acme buys Globex for good", "Page 1", *once[0]], ["Acme buys Globex for good", "Page 2", *LINES[3:]]]
    document = read_bytes(make_pdf(twice), "a.pdf")[0]
    title = document.text.index("Acme buys Globex for good", 1)
    assert not document.is_skipped(title, title + 10)
    assert document.is_skipped(0, 10) and document.metadata.title == "Acme buys Globex for good"


def test_lines_of_the_text_are_no_running_heads(make_pdf: Pdf) -> None:
    assert _marked(make_pdf([["Sales 2023: 40", *LINES[:3]], ["Sales 2024: 51", *LINES[3:]]])) == []
    assert "running-head" not in [reason for reason, _ in _marked(make_pdf([LINES, LINES]))]


def test_properties(make_pdf: Pdf) -> None:
    data = make_pdf([LINES], properties={"/Title": "Acme buys Globex", "/Author": "Jane Doe; John Roe"})
    metadata = read_bytes(data, "a.pdf")[0].metadata
    assert (metadata.title, metadata.authors) == ("Acme buys Globex", ("Jane Doe", "John Roe"))


def test_a_file_name_is_no_title(make_pdf: Pdf) -> None:
    data = make_pdf([LINES], properties={"/Title": "Microsoft Word - draft3.doc"})
    assert read_bytes(data, "a.pdf")[0].metadata.title is None


def test_accents(make_pdf: Pdf) -> None:
    assert read_bytes(make_pdf([["Énergie a cédé Globex à Acme."]]), "a.pdf")[0].text == "Énergie a cédé Globex à Acme."


def test_encrypted(make_pdf: Pdf) -> None:
    with pytest.raises(DocumentError, match=r"a\.pdf: the PDF is encrypted"):
        read_bytes(make_pdf([LINES], password="secret"), "a.pdf")


def test_encrypted_for_the_owner_only(make_pdf: Pdf) -> None:
    assert "Globex" in read_bytes(make_pdf([LINES], owner="secret"), "a.pdf")[0].text


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_cut_short(make_pdf: Pdf, share: float) -> None:
    data = make_pdf([LINES] * 3)
    with pytest.raises(DocumentError, match="cut short"):
        read_bytes(data[: int(len(data) * share)], "a.pdf")


def test_broken_inside(make_pdf: Pdf) -> None:
    with pytest.raises(DocumentError, match=r"broken|holds no text"):
        read_bytes(make_pdf([LINES]).replace(b"/Type /Pages", b"/Type /Pigs").replace(b"/Kids", b"/Cats"), "a.pdf")


def test_no_text(make_pdf: Pdf) -> None:
    with pytest.raises(DocumentError, match="holds no text"):
        read_bytes(make_pdf([[], []]), "a.pdf")


def test_only_the_signature() -> None:
    with pytest.raises(DocumentError, match="cut short"):
        read_bytes(b"%PDF-1.7\n", "a.pdf")


def test_too_many_pages(make_pdf: Pdf) -> None:
    with pytest.raises(DocumentError, match="too large: more than 2 pages"):
        read_bytes(make_pdf([LINES] * 3), "a.pdf", limits=Limits(pages=2))


def test_text_that_bears_the_suffix() -> None:
    assert read_bytes(b"Acme owns Globex.", "a.pdf")[0].text == "Acme owns Globex."
