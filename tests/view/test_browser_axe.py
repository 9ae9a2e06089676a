"""Accessibility by axe-core: no violation of WCAG A or AA in any state of the page, in both themes and on a phone."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlencode

import pytest
from knowledge_fixture import iri, sample_knowledge, sample_page

from bench.synthetic import KINDS, synthetic
from kg.view import render_page

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
SCREENS = {
    "light": {"scheme": "light"},
    "dark": {"scheme": "dark"},
    "phone": {"scheme": "light", "width": 390, "height": 844},
    "dark phone": {"scheme": "dark", "width": 390, "height": 844},
}
CLAIM = next(claim.id for claim in sample_knowledge().claims if claim.relation == "basedOn")
STATES: dict[str, dict[str, str]] = {
    "overview": {},
    "node": {"node": iri("Nimbe")},
    "edge": {"claim": CLAIM},
    "document": {"doc": "news"},
    "focus": {"focus": iri("Harbour Data"), "depth": "2"},
    "path": {"path": iri("Tomas Ferrer"), "to": iri("Mira Lindqvist")},
    "table": {"view": "table"},
    "filtered": {"hide": "type:Person", "show": "status:denied", "conf": "0.8", "asof": "2024-02-01"},
    "French": {"lang": "fr", "node": iri("Nimbe")},
}
INSIDE = {"help": "#show-help", "export": "#show-export"}


@cache
def axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Any) -> list[str]:
    """Return what axe finds, as its rule and the element at fault."""
    page.settle()
    page.tab.evaluate(axe())
    found = page.tab.evaluate("levels => axe.run(document, {runOnly: {type: 'tag', values: levels}})", LEVELS)
    assert len(found["passes"]) > 10
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation(open_page: Callable[..., Any], screen: str, state: str) -> None:
    page = open_page(sample_page(), state="#" + urlencode(STATES[state]), **SCREENS[screen])
    assert violations(page) == []
    assert page.complaints == []


@pytest.mark.parametrize("button", INSIDE.values(), ids=INSIDE)
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation_in_what_opens(open_page: Callable[..., Any], screen: str, button: str) -> None:
    page = open_page(sample_page(), **SCREENS[screen])
    page.tab.click(button)
    assert violations(page) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation_while_searching(open_page: Callable[..., Any], screen: str) -> None:
    page = open_page(sample_page(), **SCREENS[screen])
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("a")
    page.tab.wait_for_selector("#hits li")
    assert violations(page) == []


@pytest.mark.parametrize("screen", ["phone", "dark phone"])
def test_no_violation_in_the_filters_of_a_phone(open_page: Callable[..., Any], screen: str) -> None:
    page = open_page(sample_page(), **SCREENS[screen])
    page.tab.click("#show-filters")
    page.tab.wait_for_selector("#types", state="visible")
    assert violations(page) == []


@pytest.fixture(scope="module")
def large() -> str:
    knowledge, documents = synthetic(400, 900)
    return render_page(knowledge, texts=documents, kinds=KINDS)


@pytest.mark.parametrize("state", ["#view=map", "#community=1", ""])
@pytest.mark.parametrize("screen", SCREENS)
def test_no_violation_on_the_map(open_page: Callable[..., Any], large: str, screen: str, state: str) -> None:
    assert violations(open_page(large, state=state, **SCREENS[screen])) == []


def test_a_violation_would_be_found(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page())
    page.tab.evaluate("document.querySelector('main').append(Object.assign(document.createElement('button'), {id: 'nameless'}))")
    assert [fault.partition(":")[0] for fault in violations(page)] == ["button-name"]
