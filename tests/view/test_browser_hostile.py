"""A graph in which every text is written to break out: nothing runs, nothing breaks, and all of it can be read as text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest

from kg.model import Document, Entity, Knowledge, Literal, ResolvedClaim, Skip, Span, Status
from kg.view import render_page

pytestmark = pytest.mark.browser

RUN = "window.ran=(window.ran||0)+1"
PAYLOADS = {
    "script": f"</script><script>{RUN}</script><!--<script>",
    "handler": f"<img src=x onerror={RUN}><svg onload={RUN}>",
    "attribute": f"\" onmouseover={RUN} autofocus onfocus={RUN} x='",
    "link": f"javascript:{RUN}//",
    "template": "${alert(1)} `{{7*7}} {% raw %} &lt;b&gt; &#60;script&#62; ]]>",
    "mirrored": "safe \u202eelif.exe\u202c \u2066isolate \u200f",
    "emoji": "👩‍👩‍👧‍👦 \U0001f600 e\u0301 ﷽",
    "control": "a\x00b\x1b[2J\u2028c\u2029d\ufeff\x7f",
    "surrogate": "half \ud83d of \udc00 a pair",
    "prototype": "__proto__",
    "inherited": "constructor",
    "long": "wordwordword" * 850,
    "closing": "--></style></title></textarea></iframe>",
    "blank": " \t\n ",
}
ID = "https://example.org/id/"


@cache
def hostile_page() -> str:
    return render_page(
        hostile(), title="".join(PAYLOADS.values())[:4000], texts=documents(), kinds=dict(zip(PAYLOADS.values(), PAYLOADS, strict=True))
    )


@cache
def documents() -> tuple[Document, ...]:
    """One document a payload: its text, title, publisher, address and the reason of its boilerplate."""
    made = []
    for name, payload in PAYLOADS.items():
        text = f"{payload} owns {payload}. And so on: {payload}"
        skips = [Skip(len(text) - len(payload), len(text), payload)]
        told = {"title": payload, "publisher": payload, "issued": payload, "url": payload, "authors": (payload,), "language": payload}
        made.append(Document.of(text, payload, id=f"{name}{payload}", skips=skips, **told))
    return tuple(sorted(made, key=lambda each: each.id))


@cache
def hostile() -> Knowledge:
    """Every payload as label, id, type, alias, link, relation, time, speaker, value and quote."""
    entities = [Entity(ID + payload, payload, payload, (payload, f"{payload}2"), (payload,), ("Person",)) for payload in PAYLOADS.values()]
    claims = []
    for document, one, other in zip(documents(), entities, entities[1:] + entities[:1], strict=True):
        payload = document.metadata.title or ""
        said = document.evidence(0, 2 * len(payload) + 7, sentence=0, subject=Span(0, len(payload)), object=Span(1, len(payload) + 3))
        for number, status in enumerate(Status):
            end = other.iri if number % 3 else one.iri
            claims.append(ResolvedClaim(one.iri, payload, end, status, 0.5, (said,), payload, (other.iri,)))
        claims.append(ResolvedClaim(one.iri, payload, Literal(payload, payload), Status.ASSERTED, 0.5, (said,), payload))
    metadata = tuple(document.metadata for document in documents())
    return Knowledge(metadata, tuple(sorted(entities)), tuple(sorted(claims, key=lambda claim: claim.sort_key)))


def harmless(page: Any) -> None:
    page.settle()
    assert page.tab.evaluate("window.ran") is None
    assert page.tab.evaluate("[...document.querySelectorAll('img, iframe, object, embed, base')].length") == 0
    assert page.tab.evaluate("document.querySelectorAll('script').length") == 4
    handlers = "[...document.querySelectorAll('*')].flatMap((each) => each.getAttributeNames()).filter((name) => name.startsWith('on'))"
    assert page.tab.evaluate(handlers) == []
    assert page.tab.evaluate("[...document.links].map((each) => each.protocol).filter((each) => !/^(https?|file):$/.test(each))") == []
    assert [request for request in page.requests if not request.startswith(("file:", "data:", "blob:"))] == []
    assert page.complaints == []


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    page = open_page(hostile_page())
    page.tab.on("dialog", lambda dialog: page.complaints.append(f"dialog {dialog.message}"))
    return page


def test_it_opens_whole(page: Any) -> None:
    harmless(page)
    assert page.drawn() == len(PAYLOADS)
    assert page.tab.title() != ""
    assert page.tab.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", PAYLOADS)
def test_an_entity_is_read_as_text(open_page: Callable[..., Any], name: str) -> None:
    page = open_page(hostile_page())
    page.tab.mouse.move(*page.node(ID + PAYLOADS[name]), steps=3)
    page.tab.evaluate("iri => kg.selectNode(iri)", ID + PAYLOADS[name])
    harmless(page)
    heading = page.tab.evaluate("document.querySelector('#panel h2').textContent")
    assert heading[:40] == PAYLOADS[name][:40] or name in ("surrogate", "blank")
    assert page.tab.evaluate("document.querySelector('#panel').scrollWidth <= document.querySelector('#panel').clientWidth")


def test_every_edge_is_read_as_text(page: Any) -> None:
    for status in ("possible", "denied"):
        page.tab.click(f"#statuses button:has-text('{status}')")
    edges = page.edges()
    assert len(edges) > 3 * len(PAYLOADS)
    for edge in edges:
        page.tab.evaluate("id => kg.selectEdge(id)", edge)
    harmless(page)


@pytest.mark.parametrize("name", PAYLOADS)
def test_a_document_is_read_as_text(open_page: Callable[..., Any], name: str) -> None:
    id = name + PAYLOADS[name]
    page = open_page(hostile_page(), state="#" + urlencode({"doc": id}, errors="replace"))
    harmless(page)
    text = page.tab.evaluate("document.querySelector('#panel').textContent")
    assert PAYLOADS[name].strip()[:30] in text or name in ("surrogate", "mirrored", "control")


def test_the_table_the_search_and_the_help(page: Any) -> None:
    page.tab.keyboard.press("t")
    assert page.tab.locator("#rows tr").count() > 2 * len(PAYLOADS)
    harmless(page)
    for word in ("onerror", "javascript", "👩", "safe", "proto"):
        page.tab.keyboard.press("/")
        page.tab.keyboard.insert_text(word)
        assert page.tab.locator("#hits li[id]").count() >= 1
        page.tab.keyboard.press("Enter")
    harmless(page)


@pytest.mark.parametrize("state", ["focus", "path", "table", "nonsense", "script"])
def test_an_address_is_no_way_in(open_page: Callable[..., Any], state: str) -> None:
    one, other = ID + PAYLOADS["script"], ID + PAYLOADS["handler"]
    hashes = {
        "focus": urlencode({"focus": one, "depth": "3"}),
        "path": urlencode({"path": one, "to": other}),
        "table": urlencode(
            {"view": "table", "hide": f"type:{PAYLOADS['script']}", "sort": PAYLOADS["handler"], "conf": "1e999", "lang": "__proto__"}
        ),
        "nonsense": "node=%E0%A4%A&depth=-1&shown=NaN&look=a,b,c&asof=%00&&&==&view=__proto__&community=constructor&theme=toString",
        "script": quote(f"{PAYLOADS['script']}{PAYLOADS['handler']}"),
    }
    page = open_page(hostile_page(), state=f"#{hashes[state]}")
    harmless(page)
    page.tab.keyboard.press("n")
    harmless(page)


def exported(page: Any, kind: str) -> bytes:
    page.tab.click("#show-export")
    with page.tab.expect_download() as download:
        page.tab.click(f"[data-export={kind}]")
    return Path(download.value.path()).read_bytes()


def test_what_is_exported_is_whole(page: Any) -> None:
    rows = list(csv.reader(io.StringIO(exported(page, "csv").decode("utf-8-sig"), newline="")))
    assert len({len(row) for row in rows}) == 1
    # A spreadsheet takes a cell that begins like this for a formula.
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "@", "\t"))]
    assert json.loads(exported(page, "json"))
    assert len(list(ox.parse(exported(page, "turtle"), format=ox.RdfFormat.TURTLE))) > len(PAYLOADS)
    picture = exported(page, "svg").decode()
    assert "<script" not in picture
    assert "onerror=" not in picture.replace("onerror=window", "")
    assert exported(page, "png").startswith(b"\x89PNG")
    harmless(page)


def test_an_exported_picture_is_well_formed_and_runs_nothing(page: Any, open_page: Callable[..., Any], tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    picture.write_bytes(exported(page, "svg"))
    tab = page.tab.context.new_page()
    tab.goto(picture.as_uri())
    assert tab.evaluate("document.documentElement.localName") == "svg"
    assert tab.evaluate("document.getElementsByTagName('parsererror').length") == 0
    assert tab.evaluate("window.ran") is None
    assert tab.evaluate("[...document.querySelectorAll('script, image, foreignObject, a')].length") == 0
