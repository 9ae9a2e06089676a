"""The permalink: the whole state comes back from the address, and an address can do no harm."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from knowledge_fixture import HOSTILE, arrow, hostile_knowledge, iri, sample_page

from kg.view import render_page

pytestmark = pytest.mark.browser


def visible(page: Any) -> dict[str, Any]:
    """What a reader sees of the state."""
    return {
        "panel": page.tab.inner_text("#panel"),
        "count": page.tab.inner_text("#count"),
        "nodes": sorted(page.tab.evaluate("kg.network.body.nodeIndices")),
        "edges": sorted(page.edges()),
        "rows": page.tab.locator("#rows tr").all_inner_texts(),
        "theme": page.tab.get_attribute("html", "data-theme"),
        "language": page.tab.get_attribute("html", "lang"),
        "asof": page.tab.inner_text("#asof-value"),
        "confidence": page.tab.inner_text("#confidence-value"),
    }


def test_the_first_view_needs_no_parameters(sample: Any) -> None:
    assert sample.address() == {}


def test_everything_at_once_comes_back(sample: Any, open_page: Callable[..., Any]) -> None:
    sample.tab.click("#types button:has-text('Place')")
    sample.tab.click("#statuses button:has-text('possible')")
    sample.tab.click("#sources button:has-text('blog')")
    sample.tab.focus("#confidence")
    for _ in range(14):
        sample.tab.keyboard.press("ArrowRight")
    sample.tab.focus("#asof")
    sample.tab.keyboard.press("ArrowLeft")
    sample.tab.keyboard.press("ArrowLeft")
    sample.tab.click("#theme")
    sample.tab.click("#lang")
    sample.tab.click("#show-table")
    sample.tab.click("#sort-confidence")
    sample.tab.click("#rows .entity:has-text('Harbour Data') >> nth=0")
    address = sample.address()
    assert address["hide"] == ["type:Place", "doc:blog"]
    assert (address["show"], address["conf"], address["theme"], address["lang"]) == (["status:possible"], ["0.7"], ["dark"], ["fr"])
    assert (address["view"], address["sort"], address["node"]) == (["table"], ["confidence"], [iri("Harbour Data")])
    again = open_page(sample_page(), state="#" + sample.tab.url.partition("#")[2])
    assert visible(again) == visible(sample)


def test_a_neighbourhood_and_where_one_looks_come_back(sample: Any, open_page: Callable[..., Any]) -> None:
    sample.find("stratus")
    sample.tab.keyboard.press("f")
    sample.tab.keyboard.press("]")
    x, y = sample.node(iri("Stratus"))
    sample.tab.mouse.move(x + 60, y + 60)
    sample.tab.mouse.wheel(0, -200)
    sample.tab.wait_for_timeout(400)  # the place is kept once the wheel rests
    assert "look" in sample.address()
    assert (sample.address()["focus"], sample.address()["depth"]) == ([iri("Stratus")], ["2"])
    again = open_page(sample_page(), state="#" + sample.tab.url.partition("#")[2])
    assert visible(again) == visible(sample)
    assert again.node(iri("Stratus")) == pytest.approx(sample.node(iri("Stratus")), abs=3)


def test_paths_claims_and_documents_have_addresses(open_page: Callable[..., Any]) -> None:
    path = urlencode({"path": iri("Tomas Ferrer"), "to": iri("Nimbe")})
    assert open_page(sample_page(), state="#" + path).tab.inner_text("#panel h2") == "Tomas Ferrer to Nimbe"
    claim = open_page(sample_page(), state=f"#claim={arrow('basedOn', 'planned')}")
    assert claim.tab.inner_text("#panel h2") == "Nimbe · Colossus Cloud"
    document = open_page(sample_page(), state="#doc=brief&at-quote=0")
    assert document.tab.inner_text("#panel h2") == "Annual brief on public computing"
    assert document.tab.locator("#panel .found.open").count() > 0


def test_only_one_of_many_is_written_short(sample: Any, open_page: Callable[..., Any]) -> None:
    sample.tab.click("#relations button:has-text('offers')", modifiers=["Shift"])
    assert sample.address() == {"only": ["relation:offers"]}
    assert open_page(sample_page(), state="#only=relation%3Aoffers").edges() == sample.edges()


def test_going_to_another_link_of_the_page_changes_it(sample: Any) -> None:
    sample.tab.evaluate("hash => { location.hash = hash; }", "node=" + quote(iri("Nimbe"), safe=""))
    sample.tab.wait_for_selector("#panel h2:has-text('Nimbe')")


def test_the_link_is_copied(sample: Any) -> None:
    sample.tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sample.find("stratus")
    sample.tab.click("#copy-link")
    sample.tab.wait_for_selector("#notice:not([hidden])")
    assert sample.tab.evaluate("navigator.clipboard.readText()") == sample.tab.url


def test_where_the_clipboard_is_closed_the_link_is_offered(sample: Any) -> None:
    sample.tab.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    sample.tab.keyboard.press("l")
    sample.tab.wait_for_selector("#link-box[open]")
    assert sample.tab.input_value("#link-text") == sample.tab.url


@pytest.mark.parametrize(
    "state",
    [
        "#node=nobody&claim=none&doc=nothing&focus=x&depth=99&community=7",
        "#path=a&to=b&hide=type:__proto__&show=status:constructor&only=relation:toString",
        "#conf=NaN&asof=never&view=__proto__&sort=-constructor&shown=-5&lang=toString&theme=red&look=1,2,x",
        "#doc=news&at-quote=__proto__",
        "#%E0%A4%A&=&&===#?" + quote(HOSTILE),
    ],
)
def test_an_address_full_of_nonsense_opens_the_page(open_page: Callable[..., Any], state: str) -> None:
    page = open_page(sample_page(), state=state)
    assert page.complaints == []
    assert page.drawn() == 21


def test_hostile_ids_have_addresses_too(open_page: Callable[..., Any]) -> None:
    page = open_page(render_page(hostile_knowledge(), title=HOSTILE))
    page.find("onerror")
    again = open_page(render_page(hostile_knowledge(), title=HOSTILE), state="#" + page.tab.url.partition("#")[2])
    assert again.tab.inner_text("#panel h2") == page.tab.inner_text("#panel h2")
    assert again.tab.evaluate("window.ran") is None
    assert again.complaints == []
