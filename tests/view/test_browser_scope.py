"""A part of the graph alone: the neighbourhood of an entity, and the way from one to another."""

from __future__ import annotations

from typing import Any

import pytest
from knowledge_fixture import iri

pytestmark = pytest.mark.browser


def nodes(page: Any) -> set[str]:
    return {node.removeprefix(iri("")) for node in page.tab.evaluate("kg.network.body.nodeIndices")}


def test_the_neighbourhood_grows_with_its_depth_and_ends(sample: Any) -> None:
    sample.find("tomas")
    sample.tab.click("#focus-node")
    assert nodes(sample) == {"Tomas_Ferrer", "Harbour_Data"}
    assert sample.tab.inner_text("#scope .grow") == "Around Tomas Ferrer"
    sample.tab.click("#scope button:has-text('2')")
    assert nodes(sample) == {"Tomas_Ferrer", "Harbour_Data", "Stratus", "European_Data_Pact"}
    assert sample.tab.inner_text("#count") == "4 of 21 entities · 4 of 32 claims"
    sample.tab.click("#end-scope")
    assert sample.drawn() == 21
    assert sample.tab.is_hidden("#scope")


def test_the_neighbourhood_by_keyboard_and_by_double_click(sample: Any) -> None:
    sample.find("tomas")
    sample.tab.keyboard.press("f")
    sample.tab.keyboard.press("]")
    assert len(nodes(sample)) == 4
    sample.tab.keyboard.press("[")
    assert len(nodes(sample)) == 2
    sample.tab.keyboard.press("f")
    assert sample.drawn() == 21
    sample.tab.mouse.dblclick(*sample.node(iri("Stratus")))
    sample.settle()
    assert nodes(sample) == {"Stratus", "Harbour_Data", "Trusted_Cloud_Seal", "Ministry_of_Health"}


def test_the_shortest_path_shows_what_joins_two_entities(sample: Any) -> None:
    sample.find("tomas")
    sample.tab.click("#path-from")
    assert sample.tab.get_attribute("#query", "placeholder") == "Path from Tomas Ferrer to …"
    sample.tab.keyboard.type("nimbe")
    sample.tab.keyboard.press("Enter")
    assert sample.tab.inner_text("#panel h2") == "Tomas Ferrer to Nimbe"
    assert len(nodes(sample)) == 5
    assert {"Tomas_Ferrer", "Harbour_Data", "Stratus", "Nimbe"} < nodes(sample)
    assert sample.tab.locator("#panel .steps > li").count() == 4
    assert "Tomas Ferrer founded Harbour Data." in sample.tab.inner_text("#panel .steps > li >> nth=0")
    lefts = [sample.node(iri(name))[0] for name in ("Tomas Ferrer", "Harbour Data", "Stratus", "Nimbe")]
    assert lefts == sorted(lefts)


def test_a_path_follows_the_filters_and_says_when_there_is_none(sample: Any) -> None:
    sample.find("tomas")
    sample.tab.keyboard.press("s")
    sample.tab.keyboard.type("nimbe")
    sample.tab.keyboard.press("Enter")
    sample.tab.click("#relations .fold")
    sample.tab.click("#relations button:has-text('founder of')")
    assert "No path between the two" in sample.tab.inner_text("#panel")
    sample.tab.keyboard.press("Escape")
    assert sample.tab.is_hidden("#scope")


def test_the_table_lists_the_claims_of_the_part(sample: Any) -> None:
    sample.find("tomas")
    sample.tab.keyboard.press("f")
    sample.tab.keyboard.press("t")
    assert sample.tab.locator("#rows tr").count() == 2  # who founded it, and when: a value belongs to its subject
