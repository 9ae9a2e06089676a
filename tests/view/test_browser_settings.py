"""How the page is read: dark or light, French or English, by keyboard alone, on a phone, on paper."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pytest
from knowledge_fixture import iri, sample_page
from pypdf import PdfReader

pytestmark = pytest.mark.browser

BACKGROUND = "getComputedStyle(document.body).backgroundColor"
LIGHT, DARK = "rgb(251, 251, 250)", "rgb(18, 21, 28)"


def test_the_reader_may_choose_dark_or_light(sample: Any) -> None:
    edge = "Object.values(kg.network.body.edges)[0].options.color.color"
    light = sample.tab.evaluate(edge)
    sample.tab.click("#theme")
    assert sample.tab.evaluate(BACKGROUND) == DARK
    assert sample.tab.evaluate(edge) != light
    sample.tab.keyboard.press("d")
    assert sample.tab.evaluate(BACKGROUND) == LIGHT
    assert "theme" not in sample.address()


def test_a_french_browser_gets_a_french_page(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(), locale="fr-FR")
    assert page.tab.get_attribute("html", "lang") == "fr"
    assert page.tab.inner_text("#panel h2") == "Ce qu’il y a ici"
    assert "Organisation" in page.tab.inner_text("#types")
    assert "prévu" in page.tab.inner_text("#statuses")
    page.find("nimbe")
    assert "coentreprise" in page.tab.inner_text("#panel .tag")
    assert "repose sur" in page.tab.inner_text("#panel")
    page.tab.click("#lang")
    assert "based on" in page.tab.inner_text("#panel")
    assert page.tab.get_attribute("html", "lang") == "en"


def test_the_help_sheet_names_every_key(sample: Any) -> None:
    sample.tab.keyboard.press("?")
    assert sample.tab.is_visible("#help")
    keys = set(sample.tab.locator("#help kbd").all_inner_texts())
    assert {"/", "N", "P", "F", "[", "]", "S", "O", "B", "T", "G", "M", "A", "0", "D", "L", "E", "R", "Esc", "?"} <= keys
    sample.tab.keyboard.press("Escape")
    assert sample.tab.is_hidden("#help")
    sample.tab.click("#show-help")
    sample.tab.click("#help .closes")
    assert sample.tab.is_hidden("#help")


def test_escape_goes_back_one_layer_at_a_time(sample: Any) -> None:
    sample.find("stratus")
    sample.tab.keyboard.press("f")
    sample.tab.keyboard.press("t")
    sample.tab.keyboard.press("Escape")
    assert sample.tab.is_hidden("#claims")
    assert sample.tab.inner_text("#panel h2") == "Stratus"
    sample.tab.keyboard.press("Escape")
    assert sample.drawn() == 4
    sample.tab.keyboard.press("Escape")
    assert sample.drawn() == 21


def test_plus_and_minus_zoom(sample: Any) -> None:
    scale = sample.tab.evaluate("kg.network.getScale()")
    sample.tab.keyboard.press("+")
    assert sample.tab.evaluate("kg.network.getScale()") == pytest.approx(scale * 1.25)
    sample.tab.keyboard.press("-")
    assert sample.tab.evaluate("kg.network.getScale()") == pytest.approx(scale)


def test_panels_are_sheets_on_a_phone(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(), width=390, height=844)
    low = page.tab.locator("#side").bounding_box()["height"]
    page.tab.click("#sheet")
    assert page.tab.locator("#side").bounding_box()["height"] > 2 * low
    page.tab.click("#sheet")
    page.tab.click("#show-filters")
    page.tab.check("#asserted")
    page.tab.keyboard.press("Escape")
    assert page.tab.is_hidden("#filters")
    page.tab.click("#panel .documents .opens:has-text('home-grown cloud')")
    page.tab.click("#panel .found >> nth=0")
    assert page.tab.is_visible("#answers")
    assert page.tab.evaluate("document.documentElement.scrollWidth") == 390
    for selector in ("#show-help", "#theme", "#lang", "#show-export", "#copy-link"):
        box = page.tab.locator(selector).bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= 390, selector


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_as_one_page_with_picture_and_table(open_page: Callable[..., Any], scheme: str) -> None:
    page = open_page(sample_page(), scheme=scheme)
    page.find("nimbe")
    paper = PdfReader(io.BytesIO(page.tab.pdf(prefer_css_page_size=True)))
    assert len(paper.pages) == 1
    text = paper.pages[0].extract_text()
    assert text.startswith("A home-grown cloud")
    assert "21 of 21 entities · 29 of 32 claims" in text
    assert "Two groups build a home-grown cloud, 2024-03-12" in text
    assert "and 15 more claims" in text
    assert "Ines Okafor" in text
    assert page.tab.evaluate(BACKGROUND) == (DARK if scheme == "dark" else LIGHT)
    assert page.tab.inner_text("#panel h2") == "Nimbe"


def test_the_picture_on_paper_has_the_colours_of_paper(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(), scheme="dark")
    page.tab.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert page.tab.get_attribute("#summary rect", "fill") == "#fbfbfa"
    assert page.tab.locator("#summary tbody tr").count() == 14
    page.tab.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.tab.evaluate(BACKGROUND) == DARK
    assert iri("Nimbe") in page.tab.evaluate("kg.network.body.nodeIndices")
