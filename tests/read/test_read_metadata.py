from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model import Metadata
from kg.read import read_bytes
from kg.read.dates import find_date, parse_date
from kg.read.furniture import dateline, furniture
from kg.read.language import detect

FACT = "Acme Energy said on Tuesday that it has agreed to buy the battery maker Globex for 30 million euros, if the regulators let it."
FAIT = "Le groupe Acme a annoncé mardi qu'il allait racheter la société Globex pour 30 millions d'euros, avec l'accord des autorités."


def metadata(*paragraphs: str) -> Metadata:
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt")[0].metadata


def test_lines_above_an_article() -> None:
    lines = (
        "Acme and Globex said they will merge.",
        "Anne Example, Contributing Editor, Some Daily",
        "June 22, 2022",
        "3 Min Read\nAcme’s plan for Globex",
    )
    found = metadata(*lines, FACT, FACT.replace("Tuesday", "Monday"))
    assert (found.title, found.authors, found.publisher, found.issued) == (
        "Acme’s plan for Globex",
        ("Anne Example",),
        "Some Daily",
        "2022-06-22",
    )


def test_all_on_one_line() -> None:
    found = metadata("Acme’s plan for Globex", "Anne Example, Contributing Editor, Some Daily / June 22, 2022 / 3 Min Read", FACT)
    assert (found.title, found.authors, found.publisher, found.issued) == (
        "Acme’s plan for Globex",
        ("Anne Example",),
        "Some Daily",
        "2022-06-22",
    )


def test_french_lines() -> None:
    found = metadata(
        "Acme rachète Globex", "Par Jeanne Dupont, Le Quotidien", "Publié le 12/03/2023 à 10h30 - Mis à jour le 13/03/2023", FAIT
    )
    assert (found.title, found.authors, found.publisher) == ("Acme rachète Globex", ("Jeanne Dupont",), "Le Quotidien")
    assert (found.issued, found.language) == ("2023-03-12", "fr")


def test_lines_below_an_article() -> None:
    found = metadata(
        "Acme buys Globex", FACT, FACT.replace("Tuesday", "Monday"), "— Jane Doe, special to The Daily", "Source: https://daily.example/a"
    )
    assert (found.authors, found.publisher, found.url) == (("Jane Doe",), "The Daily", "https://daily.example/a")
    assert metadata("Acme buys Globex", FACT, "© 2024 The Daily. All rights reserved.").publisher == "The Daily"


def test_publication_goes_before_revision() -> None:
    assert metadata("Acme buys Globex", "Updated: 3 March 2021", "Published: 1 March 2021", FACT).issued == "2021-03-01"


def test_dateline_gives_date_and_agency() -> None:
    found = metadata("Acme buys Globex", "PARIS, March 3, 2024 (Reuters) — " + FACT)
    assert (found.issued, found.publisher) == ("2024-03-03", "Reuters")


def test_dates_in_the_story_are_not_the_story_s() -> None:
    found = metadata("Acme buys Globex", "Globex was founded on March 3, 1999 in Lyon. " + FACT)
    assert (found.issued, found.authors, found.publisher) == (None, (), None)


def test_a_sentence_is_no_title() -> None:
    assert metadata("Acme owns Globex.", "It said so.").title is None
    assert metadata("Acme owns Globex").title is None


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("June 22, 2022", "2022-06-22"),
        ("Wednesday, June 22nd, 2022", "2022-06-22"),
        ("22 Jun. 2022", "2022-06-22"),
        ("1er janvier 2016", "2016-01-01"),
        ("mercredi 22 juin 2022", "2022-06-22"),
        ("15 août 2021 à 14h30", "2021-08-15"),
        ("2022-06-22", "2022-06-22"),
        ("2022-06-22T23:30:00.000+02:00", "2022-06-22"),
        ("2022-06-22 10:15:00", "2022-06-22"),
        ("2022/06/22", "2022-06-22"),
        ("22/06/2022", "2022-06-22"),
        ("06/22/2022", "2022-06-22"),
        ("04/04/2022", "2022-04-04"),
        ("03/04/2022", None),
        ("March 2021", "2021-03"),
        ("2021-03", "2021-03"),
        ("2021", "2021"),
        ("February 30, 2021", None),
        ("31/31/2021", None),
        ("June 22, 2022 was a day", None),
        ("tomorrow", None),
        ("", None),
        (None, None),
    ],
)
def test_dates(text: str | None, iso: str | None) -> None:
    assert parse_date(text) == iso


def test_ambiguous_dates_can_be_decided() -> None:
    assert parse_date("03/04/2022", day_first=True) == "2022-04-03"


@given(st.dates(min_value=date(1400, 1, 1), max_value=date(2199, 12, 31)))
def test_dates_come_back_from_every_form(day: date) -> None:
    for form in ("%Y-%m-%d", "%B %d, %Y", "%d %B %Y", "%A, %b %d, %Y", "%Y/%m/%d"):
        assert parse_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_any_text_may_be_asked_for_a_date(text: str) -> None:
    found = find_date(text)
    assert found is None or 0 <= found.start < found.end <= len(text)


@pytest.mark.parametrize(
    ("line", "authors", "publisher"),
    [
        ("By Jane Doe", ("Jane Doe",), None),
        ("BY JANE DOE", ("JANE DOE",), None),
        ("By Jane Doe and John van der Berg, Reuters", ("Jane Doe", "John van der Berg"), "Reuters"),
        ("By Jane Doe, John Roe, and Anne O'Neil", ("Jane Doe", "John Roe", "Anne O'Neil"), None),
        ("By Jane Doe | The Daily | June 22, 2022", ("Jane Doe",), "The Daily"),
        ("Par Jeanne d'Arc et Jean-Luc Petit", ("Jeanne d'Arc", "Jean-Luc Petit"), None),
        ("Jean Petit, correspondant à Londres", ("Jean Petit",), None),
        ("Jane Doe, Editor of The Daily", ("Jane Doe",), "The Daily"),
        ("Written by Jane Doe for Some Daily", ("Jane Doe",), "Some Daily"),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...], publisher: str | None) -> None:
    found = furniture(line)
    assert found and found.reason == "byline"
    assert (found.found.authors, found.found.publisher) == (authors, publisher)


@pytest.mark.parametrize(
    "head", ["LONDON (Reuters) - ", "PARIS--(BUSINESS WIRE)--", "Paris, le 3 mars 2024 – ", "NEW YORK, March 3 — ", "March 3, 2024 – "]
)
def test_datelines(head: str) -> None:
    found = dateline(head + FACT)
    assert found and found[0] == len(head)


@pytest.mark.parametrize(
    "head", ["Acme bought it on March 3, 2024 — ", "IBM — ", "ANSSI (National Agency) — ", "On June 2, 2021 Acme — ", "Acme-"]
)
def test_no_datelines(head: str) -> None:
    assert dateline(head + "The deal is done.") is None


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", FACT * 2),
        ("fr", FAIT * 2),
        (
            "es",
            "El grupo anunció el martes que va a comprar la empresa y que los trabajadores no van a ser despedidos por el cambio. " * 2,
        ),
        (
            "it",
            "Il gruppo ha annunciato che la società è stata acquistata e che gli operai della fabbrica non sono a rischio per il cambio. "
            * 2,
        ),
        ("de", "Der Konzern hat am Dienstag mitgeteilt, dass er das Unternehmen übernommen hat und die Werke nicht schließen wird. " * 3),
        (
            "pt",
            "O grupo anunciou que a empresa foi comprada e que os trabalhadores da fábrica não serão demitidos por causa disso. " * 2,
        ),
        (
            "nl",
            "Het bedrijf heeft dinsdag gezegd dat het de fabriek van de groep heeft gekocht en dat er voor de werknemers niet veel is. "
            * 2,
        ),
        ("und", "Компания объявила о покупке завода и сообщила что рабочие останутся " * 5),
        (None, "Acme Globex Initech"),
    ],
)
def test_languages(language: str | None, text: str) -> None:
    assert detect(text) == language
