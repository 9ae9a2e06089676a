"""Documents in the page: every claim where it stands, from the claim to the words and from the words to the claim."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from knowledge_fixture import arrow, sample_page

from kg.model import Document, Entity, Knowledge, ResolvedClaim, Span, Status
from kg.view import render_page

pytestmark = pytest.mark.browser

TITLE = "#panel h2"
OPEN_WORDS = "#panel .found.open"


def test_the_title_under_a_quote_opens_the_document_at_its_words(sample: Any) -> None:
    sample.find("colossus cloud")
    sample.tab.locator("#panel blockquote", has_text="will be based on").locator(".opens").click()
    assert sample.tab.inner_text(TITLE) == "Two groups build a home-grown cloud"
    assert "".join(sample.tab.locator(OPEN_WORDS).all_inner_texts()) == "Nimbe will be based on Colossus Cloud and run from Strelsau."
    assert sample.tab.locator(OPEN_WORDS).first.is_visible()
    assert "Strelsau Courier · 2024-03-12" in sample.tab.inner_text("#panel")


def test_open_words_say_their_claims_and_lead_back_to_the_graph(sample: Any) -> None:
    sample.tab.click("#panel .documents .opens:has-text('home-grown cloud')")
    sample.tab.click("#panel .found:has-text('Nimbe will be based on')")
    assert sample.tab.locator("#answers .statement").all_inner_texts() == ["Nimbe based on Colossus Cloud", "Nimbe based in Strelsau"]
    assert arrow("basedOn", "planned") in sample.tab.evaluate("kg.network.getSelectedEdges()")
    assert sample.tab.locator(f"{OPEN_WORDS} mark.subject").all_inner_texts() == ["Nimbe"]
    assert sample.tab.locator(f"{OPEN_WORDS} mark.object").all_inner_texts() == ["Colossus Cloud", "Strelsau"]
    sample.tab.click("#answers .entity:has-text('Strelsau')")
    assert sample.tab.inner_text(TITLE) == "Strelsau"
    sample.tab.click("#back")
    assert sample.tab.inner_text(TITLE) == "Two groups build a home-grown cloud"


def test_the_words_are_brought_to_the_eye(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(), height=420)
    page.find("brightwater")
    page.tab.locator("#panel blockquote", has_text="on its networks").locator(".opens").click()
    panel, words = (page.tab.locator(selector).first.bounding_box() for selector in ("#panel", OPEN_WORDS))
    assert panel["y"] < words["y"] < panel["y"] + panel["height"] - words["height"]


def test_words_open_and_close_by_keyboard(sample: Any) -> None:
    sample.tab.click("#panel .documents .opens:has-text('Annual brief')")
    sample.tab.focus("#panel .found >> nth=0")
    sample.tab.keyboard.press("Enter")
    assert sample.tab.locator("#answers").count() == 1
    sample.tab.keyboard.press("Enter")
    assert sample.tab.locator("#answers").count() == 0


def test_every_claim_that_the_filters_leave_is_marked_in_the_text(sample: Any) -> None:
    sample.tab.click("#panel .documents .opens:has-text('home-grown cloud')")
    assert "Ministry of Health joined" in " ".join(sample.tab.locator("#panel .found").all_inner_texts())
    sample.tab.click("#relations button:has-text('member of')")
    assert "Ministry of Health joined" not in " ".join(sample.tab.locator("#panel .found").all_inner_texts())
    assert "Ministry of Health joined" in sample.tab.inner_text("#panel .text")


def test_boilerplate_is_dimmed(sample: Any) -> None:
    sample.tab.click("#panel .documents .opens:has-text('home-grown cloud')")
    assert sample.tab.inner_text("#panel .skipped").strip() == "Subscribe to our letter."
    colours = [sample.tab.evaluate(f"getComputedStyle(document.querySelector('#panel {part}')).color") for part in (".skipped", ".text")]
    assert colours[0] != colours[1]


def test_a_key_opens_the_words_of_the_selected_entity(sample: Any) -> None:
    sample.find("tomas ferrer")
    sample.tab.keyboard.press("o")
    assert "".join(sample.tab.locator(OPEN_WORDS).all_inner_texts()) == "Tomas Ferrer founded Harbour Data."
    sample.tab.keyboard.press("b")
    assert sample.tab.inner_text(TITLE) == "Tomas Ferrer"


def test_the_page_says_when_it_has_no_text(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(with_texts=False))
    page.tab.click("#panel .documents .opens:has-text('home-grown cloud')")
    assert "is not in the page" in page.tab.inner_text("#no-text")
    assert "Nimbe will be based on Colossus Cloud" in page.tab.inner_text("#panel")
    assert page.tab.locator("#panel .text").count() == 0


def test_offsets_count_code_points_in_a_text_of_emoji(open_page: Callable[..., Any]) -> None:
    document = Document.of("\U0001f600\U0001f680 Fine. \U0001f44d Acme\u0301 owns Globex \U0001f44d.", id="d", title="Emoji")
    start = document.text.index("\U0001f44d")
    ends = [Span(document.text.index(name), document.text.index(name) + len(name)) for name in ("Acme\u0301", "Globex")]
    evidence = document.evidence(start, len(document.text), sentence=1, subject=ends[0], object=ends[1])
    claim = ResolvedClaim("u:a", "owns", "u:b", Status.ASSERTED, 0.9, (evidence,))
    knowledge = Knowledge((document.metadata,), (Entity("u:a", "Acme", "Company"), Entity("u:b", "Globex", "Company")), (claim,))
    page = open_page(render_page(knowledge, texts=[document]))
    page.find("globex")
    assert [page.tab.inner_text(f"#panel mark.{end}") for end in ("subject", "object")] == ["Acme\u0301", "Globex"]
    page.tab.keyboard.press("o")
    assert "".join(page.tab.locator(OPEN_WORDS).all_inner_texts()) == evidence.text
