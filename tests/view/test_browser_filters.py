"""Narrowing down: by document, by confidence, by date, to what is asserted."""

from __future__ import annotations

from typing import Any

import pytest
from knowledge_fixture import arrow, iri

pytestmark = pytest.mark.browser

CLAIMS = "#count"


def test_only_one_document_keeps_its_claims_and_their_entities(sample: Any) -> None:
    sample.tab.click("#sources button:has-text('home-grown cloud')", modifiers=["Shift"])
    drawn = sample.tab.evaluate("kg.network.body.nodeIndices")
    assert iri("Harbour Data") not in drawn
    assert iri("Nimbe") in drawn
    assert arrow("partnersWith", "asserted") in sample.edges()  # said in this document too
    assert arrow("founderOf", "asserted") not in sample.edges()
    sample.tab.click("#sources button:has-text('home-grown cloud')", modifiers=["Shift"])
    assert sample.drawn() == 21


def test_least_confidence(sample: Any) -> None:
    sample.tab.focus("#confidence")
    for _ in range(18):
        sample.tab.keyboard.press("ArrowRight")
    assert sample.tab.inner_text("#confidence-value") == "at least 90 %"
    assert arrow("basedOn", "planned") not in sample.edges()
    assert arrow("locatedIn", "asserted") in sample.edges()
    assert sample.tab.evaluate("[...kg.picked.claims].every((claim) => claim.confidence >= 0.9)")


def test_only_what_is_asserted(sample: Any) -> None:
    sample.tab.check("#asserted")
    assert arrow("basedOn", "planned") not in sample.edges()
    assert {arrow("worksFor", "past"), arrow("agencyOf", "asserted")} <= sample.edges()
    sample.tab.focus("#graph")
    sample.tab.keyboard.press("a")
    assert arrow("basedOn", "planned") in sample.edges()


def test_as_of_a_date_only_what_had_been_written_by_then(sample: Any) -> None:
    assert sample.tab.inner_text("#asof-value") == "all dates"
    bars = sample.tab.locator("#histogram rect")
    assert bars.count() == int(sample.tab.get_attribute("#asof", "max")) + 1
    heights = [float(bars.nth(index).get_attribute("height")) for index in range(bars.count())]
    assert heights[0] == max(heights)  # the brief of November holds most
    sample.tab.focus("#asof")
    sample.tab.keyboard.press("Home")
    assert sample.tab.inner_text("#asof-value") == "6 December 2023"  # the end of the first bar, a week
    assert arrow("basedOn", "planned") not in sample.edges()
    assert {arrow("founderOf", "asserted"), arrow("partnersWith", "asserted")} <= sample.edges()
    assert bars.nth(1).get_attribute("class") == "later"
    sample.tab.keyboard.press("End")
    assert arrow("basedOn", "planned") in sample.edges()


def test_the_legend_unfolds(sample: Any) -> None:
    assert sample.tab.locator("#relations li").count() == 13
    sample.tab.click("#relations .fold")
    assert sample.tab.locator("#relations li").count() > 18
    sample.tab.click("#relations .fold")
    assert sample.tab.locator("#relations li").count() == 13


def test_reset_undoes_all(sample: Any) -> None:
    sample.tab.check("#asserted")
    sample.tab.click("#types button:has-text('Person')")
    sample.tab.keyboard.press("r")
    assert sample.tab.inner_text(CLAIMS) == "21 of 21 entities · 29 of 32 claims"
    assert not sample.tab.is_checked("#asserted")
