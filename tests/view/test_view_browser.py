"""The page in a real browser, through real input: what a reader sees and does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from knowledge_fixture import BASE, HOSTILE, arrow, hostile_knowledge, iri, sample_page

from kg.model import Entity, Knowledge, ResolvedClaim, Status
from kg.view import render_page

pytestmark = pytest.mark.browser

NIMBE, AURELIO, CLOUD = iri("Nimbe"), iri("Aurelio Telecom"), iri("Colossus Cloud")
PANEL_TITLE = "#panel h2"


def middle(first: str, second: str) -> str:
    """A script for the middle of a straight edge."""
    return (
        f"((a, b) => ({{x: (a.x + b.x) / 2, y: (a.y + b.y) / 2}}))(kg.network.getPosition('{first}'), kg.network.getPosition('{second}'))"
    )


def test_page_asks_for_nothing_and_complains_of_nothing(sample: Any) -> None:
    assert [request for request in sample.requests if not request.startswith(("file:", "data:"))] == []
    assert len([request for request in sample.requests if request.startswith("file:")]) == 1
    assert sample.complaints == []
    assert sample.tab.inner_text("#count") == "21 of 21 entities · 29 of 32 claims"


def test_every_entity_has_a_label_and_no_two_labels_touch(sample: Any) -> None:
    boxes = sample.tab.evaluate("kg.labels()")
    assert len([box for box in boxes if box.get("node")]) == 21
    clashes = [
        (a, b)
        for number, a in enumerate(boxes)
        for b in boxes[:number]
        if min(a["x1"], b["x1"]) > max(a["x0"], b["x0"]) and min(a["y1"], b["y1"]) > max(a["y0"], b["y0"])
    ]
    assert clashes == []


def test_nearly_every_edge_has_its_label(sample: Any) -> None:
    labelled = [box for box in sample.tab.evaluate("kg.labels()") if box.get("edge")]
    assert len(labelled) >= 0.9 * sample.tab.evaluate("kg.network.body.edgeIndices.length")


def test_click_on_a_node_shows_the_quotes_in_both_directions(sample: Any) -> None:
    sample.tab.mouse.click(*sample.node(NIMBE))
    assert sample.tab.inner_text(PANEL_TITLE) == "Nimbe"
    panel = sample.tab.inner_text("#panel")
    assert "Nimbe will be based on Colossus Cloud and run from Strelsau." in panel
    assert "… chief executive of Nimbe" in panel
    for text in (
        "Two groups build a home-grown cloud",
        "Strelsau Courier, 2024-03-12",
        "planned",
        "said by Ines Okafor",
        "confidence 88 %",
        "since 2021",
    ):
        assert text in panel


def test_the_two_ends_are_marked_in_the_quote(sample: Any) -> None:
    sample.tab.mouse.click(*sample.node(CLOUD))
    quote = sample.tab.locator("#panel blockquote", has_text="will be based on")
    assert quote.locator("mark.subject").inner_text() == "Nimbe"
    assert quote.locator("mark.object").inner_text() == "Colossus Cloud"


def test_only_web_sources_are_links(sample: Any) -> None:
    links = sample.tab.eval_on_selector_all("#panel a", "links => links.map(link => [link.href, link.rel, link.target])")
    assert links == [["https://courier.example/cloud", "noopener noreferrer", "_blank"]]


def test_click_on_a_label_is_a_click_on_its_node(sample: Any) -> None:
    box = next(box for box in sample.tab.evaluate("kg.labels()") if box.get("node") == AURELIO)
    frame = sample.tab.locator("#graph").bounding_box()
    sample.tab.mouse.click(frame["x"] + (box["x0"] + box["x1"]) / 2, frame["y"] + (box["y0"] + box["y1"]) / 2)
    assert sample.tab.inner_text(PANEL_TITLE) == "Aurelio Telecom"


def test_click_on_an_edge_shows_its_claim(sample: Any) -> None:
    sample.tab.mouse.click(*sample.point(middle(NIMBE, CLOUD)))
    assert sample.tab.inner_text(PANEL_TITLE) == "Nimbe · Colossus Cloud"
    assert sample.tab.inner_text("#panel .statement") == "Nimbe based on Colossus Cloud"
    assert "run from Strelsau" in sample.tab.inner_text("#panel blockquote")


def test_click_on_nothing_goes_back_to_the_overview(sample: Any) -> None:
    sample.tab.mouse.click(*sample.node(NIMBE))
    frame = sample.tab.locator("#graph").bounding_box()
    sample.tab.mouse.click(frame["x"] + 8, frame["y"] + frame["height"] - 8)
    assert sample.tab.inner_text(PANEL_TITLE) == "What is in here"
    assert "Most connected" in sample.tab.inner_text("#panel")


def test_hovering_an_edge_shows_the_quote(sample: Any) -> None:
    x, y = sample.point(middle(NIMBE, CLOUD))
    sample.tab.mouse.move(x + 40, y + 40)
    sample.tab.mouse.move(x, y, steps=4)
    sample.tab.wait_for_selector("#tip:not([hidden])")
    assert "Nimbe will be based on Colossus Cloud" in sample.tab.inner_text("#tip")
    assert sample.tab.locator(".vis-tooltip").count() == 0


def test_search_finds_aliases_blind_to_accents_and_case(sample: Any) -> None:
    sample.tab.keyboard.press("/")
    sample.tab.keyboard.type("AURÉLIO TELECOM")
    assert sample.tab.locator("#hits [role=option]").count() == 1
    sample.tab.keyboard.press("Enter")
    assert sample.tab.inner_text(PANEL_TITLE) == "Aurelio Telecom"
    sample.tab.keyboard.press("/")
    sample.tab.keyboard.type("ndso")
    sample.tab.click("#hits [role=option]")
    assert sample.tab.inner_text(PANEL_TITLE) == "National Digital Safety Office"


def test_search_goes_through_suggestions_with_the_arrows_and_says_when_there_is_none(sample: Any) -> None:
    sample.tab.keyboard.press("/")
    sample.tab.keyboard.type("colossus")
    names = sample.tab.locator("#hits [role=option] .grow").all_inner_texts()
    assert sorted(names) == ["Colossus Cloud", "Colossus Office", "Colossus Software"]
    sample.tab.keyboard.press("ArrowDown")
    sample.tab.keyboard.press("Enter")
    assert sample.tab.inner_text(PANEL_TITLE) == names[1]
    sample.tab.keyboard.press("/")
    sample.tab.keyboard.type("zzz")
    assert "Nothing by that name" in sample.tab.inner_text("#hits")


def test_legend_hides_a_type_and_shift_click_keeps_only_one(sample: Any) -> None:
    sample.tab.click("#types button:has-text('Person')")
    assert sample.drawn() == 17
    assert sample.tab.get_attribute("#types button:has-text('Person')", "aria-pressed") == "false"
    sample.tab.click("#types button:has-text('Person')")
    sample.tab.click("#types button:has-text('Person')", modifiers=["Shift"])
    assert sample.drawn() == 4


def test_legend_filters_relations_and_the_panel_says_so(sample: Any) -> None:
    sample.tab.mouse.click(*sample.node(CLOUD))
    sample.tab.click("#relations button:has-text('based on')")
    assert "1 claim hidden by the filters" in sample.tab.inner_text("#panel")
    assert "will be based on" not in sample.tab.inner_text("#panel")


def test_denied_and_possible_claims_appear_when_asked_for(sample: Any) -> None:
    denied = arrow("acquires", "denied")
    assert denied not in sample.tab.evaluate("kg.network.body.edgeIndices")
    sample.tab.click("#statuses button:has-text('denied')")
    assert denied in sample.tab.evaluate("kg.network.body.edgeIndices")
    assert sample.tab.evaluate(f"kg.network.body.edges['{denied}'].options.color.color") == "#bd2b2b"
    sample.tab.click("#reset")
    assert denied not in sample.tab.evaluate("kg.network.body.edgeIndices")


def test_planned_edges_are_drawn_dashed_and_asserted_ones_solid(sample: Any) -> None:
    dashes = "kg.network.body.edges['{}'].options.dashes"
    assert sample.tab.evaluate(dashes.format(arrow("basedOn", "planned"))) == [9, 6]
    assert sample.tab.evaluate(dashes.format(arrow("approves", "pending"))) == [4, 5]
    assert sample.tab.evaluate(dashes.format(arrow("agencyOf", "asserted"))) is False


def test_table_lists_the_same_claims_and_follows_the_filters(sample: Any) -> None:
    sample.tab.click("#show-table")
    assert sample.tab.locator("#rows tr").count() == 29
    sample.tab.click("#statuses button:has-text('asserted')")
    assert sample.tab.locator("#rows tr").count() == 6
    sample.tab.keyboard.press("t")
    assert sample.tab.locator("#claims").is_hidden()


def test_keys_walk_through_the_graph(sample: Any) -> None:
    sample.tab.focus("#graph")
    sample.tab.keyboard.press("n")
    assert sample.tab.inner_text(PANEL_TITLE) == "Nimbe"
    sample.tab.keyboard.press("ArrowRight")
    name = sample.tab.inner_text(PANEL_TITLE)
    assert sample.node(iri(name))[0] > sample.node(NIMBE)[0] + 50
    sample.tab.keyboard.press("Escape")
    assert sample.tab.inner_text(PANEL_TITLE) == "What is in here"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_follow_the_system(open_page: Callable[..., Any], scheme: str) -> None:
    page = open_page(sample_page(), scheme=scheme)
    colours = page.tab.evaluate(
        "[getComputedStyle(document.body).backgroundColor, kg.network.body.edges[kg.network.body.edgeIndices[0]].options.color.color]"
    )
    assert colours == {"light": ["rgb(251, 251, 250)", "#8b95a5"], "dark": ["rgb(18, 21, 28)", "#6d7a90"]}[scheme]


def test_a_phone_shows_all_parts_without_sideways_scrolling(open_page: Callable[..., Any]) -> None:
    page = open_page(sample_page(), width=390, height=844)
    assert page.tab.evaluate("document.documentElement.scrollWidth") == 390
    assert page.tab.locator("#graph").bounding_box()["height"] > 400
    page.tab.click("#show-filters")
    page.tab.click("#types button:has-text('Person')")
    page.tab.click("#show-filters")
    assert page.drawn() == 17
    page.tab.mouse.click(*page.node(NIMBE))
    page.settle()
    panel = page.tab.locator("#panel").bounding_box()
    assert (panel["width"], panel["y"] + panel["height"]) == (390, 844)
    assert page.tab.inner_text(PANEL_TITLE) == "Nimbe"
    assert page.node(NIMBE)[1] < panel["y"]
    page.tab.click("#show-table")
    assert page.tab.evaluate("document.getElementById('claims').scrollWidth <= 390")


def test_hostile_text_does_not_run_wherever_it_is_shown(open_page: Callable[..., Any]) -> None:
    page = open_page(render_page(hostile_knowledge(), title=HOSTILE))
    for status in ("possible", "denied"):
        page.tab.click(f"#statuses button:has-text('{status}')")
    page.tab.mouse.move(*page.node(BASE + HOSTILE), steps=4)
    page.tab.wait_for_selector("#tip:not([hidden])")
    page.tab.evaluate("iri => kg.selectNode(iri)", BASE + HOSTILE)
    page.tab.keyboard.press("t")
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("onerror")
    page.tab.keyboard.press("Enter")
    page.settle()
    assert "<img src=x" in page.tab.inner_text("#panel")
    assert page.tab.evaluate("window.ran") is None
    assert page.tab.locator("a[href^=javascript]").count() == 0
    assert page.tab.locator("img").count() == 0
    assert page.complaints == []


def test_policy_stops_what_is_slipped_in(sample: Any) -> None:
    sample.tab.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\"><style>body{color:red}</style>')"
    )
    sample.settle()
    assert sample.tab.evaluate("window.ran") is None
    assert sample.tab.evaluate("getComputedStyle(document.body).color") == "rgb(29, 35, 48)"
    assert [request for request in sample.requests if not request.startswith(("file:", "data:"))] == []


def big_knowledge(size: int) -> Knowledge:
    """A tree of `size` entities and one loner: the loner is drawn last."""
    entities = [Entity(f"{BASE}{number:04}", f"Entity {number:04}", "Person") for number in range(size + 1)]
    claims = [
        ResolvedClaim(entities[number].iri, "knows", entities[(number - 1) // 3].iri, Status.ASSERTED, 0.9, ()) for number in range(1, size)
    ]
    return Knowledge((), tuple(entities), tuple(claims))


def test_a_large_graph_opens_on_its_best_connected_part(open_page: Callable[..., Any]) -> None:
    page = open_page(render_page(big_knowledge(700)))
    assert page.drawn() == 300
    assert page.tab.inner_text("#shown") == "The 300 best connected of 701"
    page.tab.click("#show-more")
    assert page.drawn() == 600
    page.tab.click("#reset")
    page.tab.keyboard.press("/")
    page.tab.keyboard.type("entity 0700")
    page.tab.keyboard.press("Enter")
    assert page.tab.inner_text(PANEL_TITLE) == "Entity 0700"
    assert page.drawn() == 301


def test_the_best_connected_are_named_at_first_sight(open_page: Callable[..., Any]) -> None:
    hubs = [Entity(f"{BASE}hub-{number}", f"Grand Hub Number {number}", "Person") for number in range(10)]
    leaves = [Entity(f"{BASE}leaf-{number:03}", f"Some Long Leaf Name {number}", "Person") for number in range(140)]
    pairs = [(leaf, hubs[number % 10]) for number, leaf in enumerate(leaves)] + [(hub, hubs[0]) for hub in hubs[1:]]
    claims = [ResolvedClaim(one.iri, "knows", other.iri, Status.ASSERTED, 0.9, ()) for one, other in pairs]
    page = open_page(render_page(Knowledge((), (*hubs, *leaves), tuple(claims))))
    named = {box.get("node") for box in page.tab.evaluate("kg.labels()")}
    assert {hub.iri for hub in hubs} <= named
    assert len(named) > 60
    frame = page.tab.locator("#graph").bounding_box()
    assert all(0 < page.node(hub.iri)[0] - frame["x"] < frame["width"] for hub in hubs)


def test_an_empty_graph_is_an_empty_page(open_page: Callable[..., Any]) -> None:
    page = open_page(render_page(Knowledge((), (), ())))
    page.tab.keyboard.press("n")
    page.tab.keyboard.press("0")
    assert page.complaints == []
