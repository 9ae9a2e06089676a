"""The map of a large graph: communities named by their main entities, each opened by a click or by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

from kg.model import Entity, Knowledge, ResolvedClaim, Status
from kg.view import render_page

pytestmark = pytest.mark.browser

TOWNS, HOUSES = 12, 30


@cache
def towns() -> str:
    """The page of some towns of many houses each, every house tied to its town, and the towns to each other in a ring."""
    places = [(town, house) for town in range(TOWNS) for house in range(HOUSES)]
    entities = [
        Entity(f"u:{town}-{house:02}", f"Town {town}" if house == 0 else f"House {town}.{house}", "Place") for town, house in places
    ]
    pairs = [(f"u:{town}-{house:02}", f"u:{town}-00") for town, house in places if house]
    pairs += [(f"u:{town}-01", f"u:{town}-{house:02}") for town, house in places if house > 1]
    pairs += [(f"u:{town}-00", f"u:{(town + 1) % TOWNS}-00") for town in range(TOWNS)]
    claims = tuple(ResolvedClaim(a, "locatedIn", b, Status.ASSERTED, 0.9, ()) for a, b in pairs)
    return render_page(Knowledge((), tuple(entities), claims), title="Towns")


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    return open_page(towns())


def test_a_small_graph_has_no_map(sample: Any) -> None:
    assert sample.tab.is_hidden("#show-map")
    sample.tab.keyboard.press("m")
    assert sample.drawn() == 21


def test_the_map_names_its_communities_and_a_click_opens_one(page: Any) -> None:
    page.tab.click("#show-map")
    page.settle()
    circles = page.tab.evaluate("kg.network.body.nodeIndices")
    assert len(circles) == TOWNS
    names = page.tab.locator("#communities .grow").all_inner_texts()
    assert {name.split(",")[0] for name in names} == {f"Town {town}" for town in range(TOWNS)}
    page.tab.mouse.click(*page.node(circles[0]))
    page.settle()
    members = page.tab.evaluate("kg.network.body.nodeIndices")
    assert len(members) == HOUSES
    assert len({member.split("-")[0] for member in members}) == 1
    assert page.tab.inner_text("#scope .grow") == f"Community: {names[0]}"
    page.tab.click("#end-scope")
    assert len(page.tab.evaluate("kg.network.body.nodeIndices")) == TOWNS


def test_the_map_by_keyboard_and_by_link(page: Any, open_page: Callable[..., Any]) -> None:
    page.tab.keyboard.press("m")
    page.tab.focus("#communities button >> nth=3")
    page.tab.keyboard.press("Enter")
    assert page.drawn() == HOUSES
    assert page.address() == {"community": ["3"]}
    again = open_page(towns(), state="#community=3")
    assert again.tab.inner_text("#panel") == page.tab.inner_text("#panel")
    page.tab.keyboard.press("Escape")
    assert page.address() == {"view": ["map"]}
    page.tab.keyboard.press("g")
    assert page.drawn() == 300


def test_names_on_the_map_do_not_touch(page: Any) -> None:
    page.tab.keyboard.press("m")
    page.settle()
    boxes = page.tab.evaluate("kg.labels()")
    assert len(boxes) == TOWNS
    for number, a in enumerate(boxes):
        assert not [b for b in boxes[:number] if a["x0"] < b["x1"] and b["x0"] < a["x1"] and a["y0"] < b["y1"] and b["y0"] < a["y1"]]


def test_search_leaves_the_map_for_the_entity(page: Any) -> None:
    page.tab.keyboard.press("m")
    page.find("house 7.29")
    assert page.tab.inner_text("#panel h2") == "House 7.29"
    assert "u:7-29" in page.tab.evaluate("kg.network.body.nodeIndices")
