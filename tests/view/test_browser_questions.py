"""What somebody who is shown nothing but the page finds out, from documents to the answer: at most three clicks a question.

The clicks are those of docs/page.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

import kg
from kg import Document, KnowledgeGraph

pytestmark = [pytest.mark.browser, pytest.mark.model]

MOST = 3
TEXTS = {
    "Two groups, one cloud": (
        "Orange is partnering with Capgemini on a cloud platform called Bleu. Bleu will be based on Microsoft Azure, its managers said on"
        " Monday. Aiman Ezzat, chief executive of Capgemini, expects the first customers within two years."
    ),
    "A seal that takes its time": (
        "Public bodies want to move to Bleu. ANSSI, the French cybersecurity agency, has yet to approve Bleu, and nobody says when it will."
    ),
}


@pytest.fixture(scope="module")
def graph() -> KnowledgeGraph:
    return kg.build([Document.of(text, f"{title}.txt", title=title, issued="2022-06-22") for title, text in TEXTS.items()])


class Reader:
    """Clicks with a mouse, and counts."""

    def __init__(self, open_page: Callable[..., Any], graph: KnowledgeGraph, **screen: int) -> None:
        self.page, self.clicks = open_page(graph.html("A trusted cloud"), **screen), 0
        self._iris = {entity.label: entity.iri for entity in graph.knowledge.entities}

    def click(self, selector: str) -> None:
        self.page.tab.click(selector)
        self.clicks += 1

    def click_symbol(self, name: str) -> None:
        self.page.tab.mouse.click(*self.page.node(self._iris[name]))
        self.clicks += 1

    def reads(self, *words: str) -> None:
        """Whether the words stand in the panel, and got there by few clicks without a fault."""
        self.page.tab.wait_for_selector(f"#panel:has-text('{words[0]}')")
        panel = " ".join(self.page.tab.inner_text("#panel").split())
        assert [word for word in words if word not in panel] == []
        assert self.clicks <= MOST
        assert self.page.complaints == []


@pytest.fixture
def reader(open_page: Callable[..., Any], graph: KnowledgeGraph) -> Reader:
    return Reader(open_page, graph)


def test_who_runs_capgemini(reader: Reader) -> None:
    reader.click_symbol("Capgemini")
    reader.reads("Aiman Ezzat", "chief executive", "Aiman Ezzat, chief executive of Capgemini, expects the first customers")


def test_what_is_bleu_based_on(reader: Reader) -> None:
    reader.click_symbol("Bleu")
    reader.reads("based on", "Microsoft Azure", "planned", "Bleu will be based on Microsoft Azure")


def test_what_is_still_awaited(reader: Reader) -> None:
    reader.reads("Planned or awaited", "ANSSI approves Bleu pending")


def test_where_does_it_say_so(reader: Reader) -> None:
    reader.click("#awaited button:has-text('ANSSI')")
    reader.reads("has yet to approve Bleu", "A seal that takes its time")
    reader.click("#panel blockquote .opens")
    reader.reads("A seal that takes its time", "Public bodies want to move to Bleu.")
    words = reader.page.tab.locator("#panel .found.open")
    assert "has yet to approve Bleu" in "".join(words.all_inner_texts())
    assert words.first.is_visible()


def test_the_same_on_a_phone(open_page: Callable[..., Any], graph: KnowledgeGraph) -> None:
    reader = Reader(open_page, graph, width=390, height=844)
    reader.click_symbol("Capgemini")
    reader.reads("Aiman Ezzat", "expects the first customers")
    assert reader.page.tab.locator("#panel >> text=Aiman Ezzat").first.is_visible()
