from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Document
from kg.read import read_bytes
from kg.read.header import pieces_of, signed_from, states_itself

FACT = "Acme Energy said on Tuesday that it has agreed to buy the battery maker Globex for 30 million euros, if the regulators let it."
MORE = FACT.replace("Tuesday", "Monday")
FAIT = "Le groupe Acme a annoncé mardi qu'il allait racheter la société Globex pour 30 millions d'euros, avec l'accord des autorités."


def read(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt")[0]


def marked(document: Document) -> list[tuple[str, str]]:
    return [(skip.reason, document.text[skip.start : skip.end]) for skip in document.skips]


@pytest.mark.parametrize(
    ("line", "reason", "authors", "publisher"),
    [
        ("Markets desk, 3 March 2024, 18:05 CET", "byline", (), None),
        ("March 3, 2024 | Wires & Volts | 2 min read", "dateline", (), None),
        ("By Jane Doe, Markets desk, 3 March 2024", "byline", ("Jane Doe",), None),
        ("By Jane Doe · 3 March 2024 · Public works · 3 min read", "byline", ("Jane Doe",), None),
        ("By Jane Doe in Paris, 3 March 2024", "byline", ("Jane Doe",), None),
        ("By Jane Doe, John Roe and Anne O'Neil, Markets desk, 3 March 2024", "byline", ("Jane Doe", "John Roe", "Anne O'Neil"), None),
        ("By Jane Doe | The Daily | Published 3 March 2024 | Updated 5 March 2024", "byline", ("Jane Doe",), "The Daily"),
        ("Technology – 3 March 2024 – By Jane Doe", "byline", ("Jane Doe",), None),
        ("Prepared by Jane Doe, 3 March 2024", "byline", ("Jane Doe",), None),
        ("3 March 2024, Lyon, France . –", "dateline", (), None),
        ("This article was first published in The Daily on 3 March 2024.", "dateline", (), None),
    ],
)
def test_lines_above_the_body(line: str, reason: str, authors: tuple[str, ...], publisher: str | None) -> None:
    document = read("Acme buys Globex", line, FACT, MORE)
    found = document.metadata
    assert (found.title, found.issued, found.authors, found.publisher) == ("Acme buys Globex", "2024-03-03", authors, publisher)
    assert marked(document) == [(reason, line)]


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Entretien. Propos recueillis par Jeanne Dupont, le 3 mars 2024", ("Jeanne Dupont",)),
        ("Entretien réalisé par Jeanne Dupont, à Lyon, le 3 mars 2024", ("Jeanne Dupont",)),
        ("Par Jeanne Dupont, service des ports · 3 mars 2024 · 4 min de lecture", ("Jeanne Dupont",)),
        ("Par Jeanne Dupont | Économie | Publié le 3 mars 2024 à 10h30", ("Jeanne Dupont",)),
        ("La rédaction avec AFP, le 3 mars 2024", ()),
        ("Lyon, 3 mars 2024.", ()),
        ("Mis à jour le 5 mars 2024 · Publié le 3 mars 2024", ()),
        ("Cet article a été publié le 3 mars 2024.", ()),
    ],
)
def test_french_lines_above_the_body(line: str, authors: tuple[str, ...]) -> None:
    document = read("Acme rachète Globex", line, FAIT, FAIT.replace("mardi", "lundi"))
    assert (document.metadata.issued, document.metadata.authors, document.metadata.publisher) == ("2024-03-03", authors, None)
    assert [text for _, text in marked(document)] == [line]


@pytest.mark.parametrize(
    "line",
    ["Note for the board of the works, 3 March 2024", "A year of batteries and how they were sold, 3 March 2024, Lyon"],
)
def test_a_line_that_says_more_gives_its_day_and_is_read(line: str) -> None:
    document = read("Acme buys Globex", line, FACT, MORE)
    assert (document.metadata.issued, marked(document)) == ("2024-03-03", [])


def test_a_line_that_says_more_names_its_author() -> None:
    document = read("THE WEEK", "The small print of all the batteries, collected by Jane Doe\n3 March 2024", FACT, MORE)
    assert (document.metadata.authors, document.metadata.issued) == (("Jane Doe",), "2024-03-03")
    assert marked(document) == [("dateline", "3 March 2024")]


@pytest.mark.parametrize(
    "line",
    [
        "Results for the six months ended 3 March 2024",
        "Acme, founded on 3 March 2024, has sold Globex",
        "Acme was sold to Globex on 3 March 2024",
        "Acme was sold, on 3 March 2024, to Globex",
        "On 3 March 2024, Acme bought Globex.",
        "On 3 March 2024, Acme bought Globex",
        "Le 3 mars 2024, Acme rachète Globex",
        "The agreement of 3 March 2024",
        "The report was published on 3 March 2024.",
        "From 1 May 2020 to 3 March 2024",
        "Globex was bought by Jane Doe, and sold to Acme",
        "Acme was born in Lyon, 3 March 2024, and it never left the town of its birth, whatever its owners said.",
    ],
)
def test_days_and_names_that_are_told_are_not_the_article_s(line: str) -> None:
    document = read("Acme buys Globex", line, FACT, MORE)
    assert (document.metadata.issued, document.metadata.authors, marked(document)) == (None, (), [])


def test_a_headline_is_no_header() -> None:
    assert read("The great flood of Lyon, 3 March 2024", FACT, MORE).metadata.issued is None
    document = read("March 3, 2024 | Wires & Volts", "Acme buys Globex", FACT, MORE)
    assert (document.metadata.title, document.metadata.issued) == ("Acme buys Globex", "2024-03-03")


def test_no_header_within_or_without_a_body() -> None:
    line = "Markets desk, 3 March 2024"
    assert read("Acme buys Globex", FACT, MORE, line, FACT.replace("Tuesday", "Friday")).metadata.issued is None
    assert read("Acme buys Globex", line, "Globex", "Initech").metadata.issued is None


def test_several_days_are_a_chronicle() -> None:
    document = read("Acme in the news", "Works desk, 3 March 2024", "Ports desk, 5 March 2024", FACT, MORE)
    assert (document.metadata.issued, marked(document)) == (None, [])


def test_the_top_goes_before_the_end() -> None:
    assert read("Acme buys Globex", "Works desk, 3 March 2024", FACT, MORE, "Published 9 May 2024").metadata.issued == "2024-03-03"


@pytest.mark.parametrize(
    ("last", "words"),
    [
        ("Published 3 March 2024", "Published 3 March 2024"),
        ("Mis à jour le 3 mars 2024", "Mis à jour le 3 mars 2024"),
        ("Jane Doe lives in Lyon. Published 3 March 2024.", "Published 3 March 2024."),
        ("Jane Doe lives in Lyon. This piece was first published on 3 March 2024.", "This piece was first published on 3 March 2024."),
        ("This article was updated on 3 March 2024 to correct a name.", "This article was updated on 3 March 2024 to correct a name."),
    ],
)
def test_the_end_of_a_piece_says_its_day(last: str, words: str) -> None:
    document = read("Acme buys Globex", FACT, MORE, last)
    assert (document.metadata.issued, marked(document)) == ("2024-03-03", [("dateline", words)])


@pytest.mark.parametrize("last", ["The book was published on 3 March 2024.", "Globex left. It was sold on 3 March 2024."])
def test_the_last_sentence_of_a_story_is_a_story(last: str) -> None:
    document = read("Acme buys Globex", FACT, MORE, last)
    assert (document.metadata.issued, marked(document)) == (None, [])


def test_a_name_and_a_town_beside_a_day_sign_the_piece() -> None:
    document = read("Acme buys Globex", "3 March 2024", "Jane van Doe, Lyon", FACT, MORE)
    assert document.metadata.authors == ("Jane van Doe",)
    assert marked(document) == [("dateline", "3 March 2024"), ("byline", "Jane van Doe, Lyon")]


@pytest.mark.parametrize(
    "lines",
    [
        ("Jane Doe, Lyon",),
        ("3 March 2024", "Jane Doe, Minister"),
        ("3 March 2024", "Globex Energy, Lyon"),
        ("3 March 2024", "By John Roe", "Jane Doe, Lyon"),
    ],
)
def test_other_names_with_a_town_sign_nothing(lines: tuple[str, ...]) -> None:
    document = read("Acme buys Globex", *lines, FACT, MORE)
    assert not {"Jane Doe", "Globex Energy"} & set(document.metadata.authors)
    assert lines[-1] not in [text for _, text in marked(document)]


def test_an_outlet_in_brackets_after_place_and_day() -> None:
    document = read("Acme buys Globex", "Lyon, 3 March 2024 (Rhône Wire) - " + FACT)
    assert (document.metadata.issued, document.metadata.publisher) == ("2024-03-03", "Rhône Wire")
    assert marked(document) == [("dateline", "Lyon, 3 March 2024 (Rhône Wire) -")]
    assert marked(read("Acme buys Globex", "Acme (Rhône Wire) - " + FACT)) == []


@given(st.text(alphabet="By Doe3 March 2024,.|·—-()\n:à", max_size=80))
def test_any_line_can_be_judged(line: str) -> None:
    header = pieces_of(line)
    assert header is None or header.line.reason in ("byline", "dateline")
    states_itself(line)
    signed_from(line)
