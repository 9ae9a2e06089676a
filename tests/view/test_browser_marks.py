"""What is seen at a glance: conflicts, claims of several documents, statuses, parallel edges, labels that never touch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from knowledge_fixture import arrow, iri

from kg.model import Entity, Knowledge, ResolvedClaim, Status
from kg.view import render_page

pytestmark = pytest.mark.browser


def written(page: Any) -> list[str]:
    """The labels of the drawing."""
    return list(page.tab.evaluate("kg.picture().match(/<text [^>]*>[^<]*/g).map((text) => text.replace(/^.*>/, ''))"))


def test_a_disputed_claim_is_marked_in_the_drawing_and_listed(sample: Any) -> None:
    assert [text for text in written(sample) if text.startswith("≠")] == ["≠\u2002uses service"]
    assert sample.tab.inner_text("#disputes .line") == "Ministry of Health uses service Stratus denied"
    sample.tab.click("#disputes .line")
    panel = sample.tab.inner_text("#panel")
    assert "keeps nothing on Stratus" in panel
    assert "keeps its records on Stratus" in panel
    assert sample.tab.locator("#panel .claim.in-dispute").count() == 2
    assert arrow("usesService", "denied") in sample.edges()


def test_the_other_side_of_a_dispute_is_told_though_it_is_hidden(sample: Any) -> None:
    sample.tab.evaluate("id => kg.selectEdge(id)", arrow("usesService", "asserted"))
    assert arrow("usesService", "denied") not in sample.edges()
    assert "A document says so, another denies it." in sample.tab.inner_text("#panel")
    assert "keeps nothing on Stratus" in sample.tab.inner_text("#panel")


def test_what_several_documents_say_is_counted_and_drawn_wider(sample: Any) -> None:
    assert "partners with ×2" in written(sample)
    assert sample.tab.inner_text("#well-sourced .line").startswith("Aurelio Telecom partners with Brightwater Consulting")
    width = "kg.network.body.edges['{}'].options.width"
    twice, once = (sample.tab.evaluate(width.format(arrow(name, "asserted"))) for name in ("partnersWith", "agencyOf"))
    assert twice > once + 0.5
    sample.tab.click("#well-sourced .line")
    assert "in 2 documents" in sample.tab.inner_text("#panel .meta")


def test_denied_words_are_struck(sample: Any) -> None:
    sample.tab.click("#statuses button:has-text('denied')")
    assert "✕ acquires" in written(sample)
    assert "line-through" in sample.tab.evaluate("kg.picture()")
    sample.tab.evaluate("id => kg.selectEdge(id)", arrow("acquires", "denied"))
    assert sample.tab.evaluate("getComputedStyle(document.querySelector('#panel .pill.denied')).textDecorationLine") == "line-through"


def test_parallel_arrows_bend_apart_and_a_lone_one_is_straight(sample: Any) -> None:
    ends = {iri("Aurelio Telecom"), iri("Brightwater Consulting")}
    bends = sample.tab.evaluate(
        "(ends) => Object.values(kg.network.body.edges).filter(({fromId, toId}) => ends.includes(fromId) && ends.includes(toId))"
        ".map(({edgeType, from, to}) => edgeType.getPoint(0.5))",
        list(ends),
    )
    apart = [abs(a["x"] - b["x"]) + abs(a["y"] - b["y"]) for number, a in enumerate(bends) for b in bends[:number]]
    assert len(bends) == 3
    assert min(apart) > 20
    assert sample.tab.evaluate(f"kg.network.body.edges['{arrow('basedOn', 'planned')}'].options.smooth.enabled") is False


def test_arrows_fan_out_among_what_is_shown(sample: Any) -> None:
    sample.tab.click("#relations .fold")
    sample.tab.click("#relations button:has-text('invests in')")
    sample.tab.click("#relations button:has-text('supplies')")
    assert sample.tab.evaluate(f"kg.network.body.edges['{arrow('partnersWith', 'asserted')}'].options.smooth.enabled") is False


def clashes(page: Any) -> list[Any]:
    boxes = page.tab.evaluate("kg.labels()")
    assert boxes
    return [
        (a, b)
        for number, a in enumerate(boxes)
        for b in boxes[:number]
        if min(a["x1"], b["x1"]) > max(a["x0"], b["x0"]) and min(a["y1"], b["y1"]) > max(a["y0"], b["y0"])
    ]


@pytest.mark.parametrize("size", [(1440, 900), (390, 844)])
def test_labels_never_touch_nor_leave_the_page_at_any_zoom(open_page: Callable[..., Any], size: tuple[int, int]) -> None:
    entities = [Entity(f"u:{number}", f"Some quite long name number {number}", "Person") for number in range(120)]
    pairs = [(number, (number * 7 + step) % 120) for number in range(120) for step in (1, 3)]
    claims = tuple(ResolvedClaim(f"u:{a}", "worksFor", f"u:{b}", Status.ASSERTED, 0.9, ()) for a, b in pairs)
    page = open_page(render_page(Knowledge((), tuple(entities), claims)), width=size[0], height=size[1])
    page.tab.focus("#graph")
    for key in ["0", *["+"] * 6, *["-"] * 12]:
        page.tab.keyboard.press(key)
        page.settle()
        assert clashes(page) == []
        frame = page.tab.locator("#graph").bounding_box()
        boxes = page.tab.evaluate("kg.labels()")
        assert min(min(box["x0"], box["y0"]) for box in boxes) >= 0
        assert max(box["x1"] for box in boxes) <= frame["width"]
        assert max(box["y1"] for box in boxes) <= frame["height"]


def test_what_a_query_made_says_so(open_page: Callable[..., Any]) -> None:
    entities = (Entity("u:a", "Acme", "Company"), Entity("u:b", "Globex", "Company"))
    claim = ResolvedClaim("u:a", "sharesBoardWith", "u:b", Status.ASSERTED, 1.0, (), extractors=("query",))
    page = open_page(render_page(Knowledge((), entities, (claim,))))
    page.find("acme")
    assert "Made by the query; no document says it." in page.tab.inner_text("#panel")
    assert "confidence" not in page.tab.inner_text("#panel")
    assert page.tab.evaluate(f"kg.network.body.edges['{claim.id}'].options.dashes") == [1, 5]
    assert page.tab.locator("#marks .mark:visible span").all_inner_texts() == ["made by a query"]
