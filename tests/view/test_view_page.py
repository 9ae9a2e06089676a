"""The page as text: the same bytes always, no outside address, nothing from a document as markup."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import os
import random
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from knowledge_fixture import BASE, HOSTILE, KINDS, hostile_knowledge, iri, sample_knowledge, sample_page

from kg.model import Document, Entity, Knowledge, Metadata, ResolvedClaim, Span, Status
from kg.view import render_page, write_page

PROGRAM = """
import sys; sys.path.insert(0, sys.argv[1])
from knowledge_fixture import *
from kg.view import write_page
write_page(sample_knowledge(), sys.argv[2], title="T", kinds=KINDS, relation_labels=RELATION_LABELS)
"""


class _Scripts(HTMLParser):
    """What a browser would see: the text of each script, and every attribute."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = False
        self.scripts: list[tuple[dict[str, str | None], str]] = []
        self.attributes: list[tuple[str, str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.attributes.extend((tag, name, value) for name, value in attrs)
        if tag == "script":
            self.inside = True
            self.scripts.append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self.inside:
            attributes, text = self.scripts[-1]
            self.scripts[-1] = (attributes, text + data)


def parsed(page: str) -> _Scripts:
    parser = _Scripts()
    parser.feed(page)
    return parser


def data_of(page: str) -> dict[str, Any]:
    texts = [text for attributes, text in parsed(page).scripts if attributes.get("id") == "data"]
    data: dict[str, Any] = json.loads(texts[0])
    return data


def test_page_loads_nothing_from_anywhere() -> None:
    outside = [(tag, name, value) for tag, name, value in parsed(sample_page()).attributes if name in ("src", "href", "srcset", "action")]
    assert outside == [("link", "href", "data:,"), ("a", "href", "#claims")]
    assert "@import" not in sample_page()
    assert "cdnjs" not in sample_page()
    assert "jsdelivr" not in sample_page()


def test_policy_names_exactly_the_scripts_of_the_page() -> None:
    page = sample_page()
    policy = next(
        value for tag, name, value in parsed(page).attributes if tag == "meta" and name == "content" and value and "default-src" in value
    )
    running = [text for attributes, text in parsed(page).scripts if attributes.get("type") != "application/json"]
    hashes = ["'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'" for text in running]
    assert f"script-src {' '.join(hashes)};" in policy
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy


def test_page_is_standards_mode_utf8_and_has_one_heading() -> None:
    page = sample_page()
    assert page.startswith("<!doctype html>")
    assert page.count("<h1>") == 1


def test_claims_of_one_meaning_share_an_edge_and_literals_have_none() -> None:
    data = data_of(sample_page())
    partners = [claim for claim in data["claims"] if claim["relation"] == "partnersWith"]
    assert [len(claim["evidence"]) for claim in partners] == [2]
    assert [claim["value"] for claim in data["claims"] if claim["relation"] == "inception"] == ["2009"]
    assert not [edge for edge in data["edges"] if edge["kg"]["relation"] == "inception"]


def test_types_go_to_their_legend_group() -> None:
    groups = {node["label"]: node["group"] for node in data_of(sample_page())["nodes"]}
    assert groups["Nimbe"] == "Organization"
    assert groups["Stratus"] == "Product"
    assert groups["European Data Pact"] == "Other"


def test_edges_not_yet_true_are_dashed_and_asserted_ones_are_not() -> None:
    edges = data_of(sample_page())["edges"]
    dashed = {edge["kg"]["status"] for edge in edges if "dashes" in edge}
    assert dashed == {"past", "planned", "pending", "possible", "denied"}
    assert {edge["kg"]["status"] for edge in edges if "dashes" not in edge} == {"asserted"}


def test_denied_and_possible_claims_are_marked_and_hidden_at_first() -> None:
    data = data_of(sample_page())
    assert [stroke["status"] for stroke in data["strokes"] if not stroke["shown"]] == ["possible", "denied"]
    assert {edge["label"] for edge in data["edges"] if edge["kg"]["relation"] == "acquires"} == {"? acquires", "✕ acquires"}


def test_parallel_edges_bend_apart() -> None:
    edges = data_of(sample_page())["edges"]
    ends = {iri("Aurelio Telecom"), iri("Brightwater Consulting")}
    bends = [
        (e["smooth"]["type"], e["smooth"]["roundness"], e["from"]) if "smooth" in e else None for e in edges if {e["from"], e["to"]} == ends
    ]
    assert len(bends) == 3
    assert len(set(bends)) == 3


def test_the_marked_ends_are_the_words_of_the_quote() -> None:
    data = data_of(sample_page())
    claim = next(claim for claim in data["claims"] if claim["relation"] == "offers" and claim["status"] == "planned")
    evidence = claim["evidence"][0]
    text = data["quotes"][evidence["quote"]]["text"]
    assert [text[slice(*evidence[end])] for end in ("subject", "object")] == ["It", "Colossus Office"]


def test_an_end_outside_the_quote_is_not_marked() -> None:
    document = Document.of("Acme grew. It bought Globex.", id="d")
    evidence = document.evidence(11, 28, sentence=1, subject=Span(0, 4), object=Span(21, 27))
    claim = ResolvedClaim("u:a", "acquires", "u:b", Status.ASSERTED, 0.5, (evidence,))
    data = data_of(render_page(Knowledge((document.metadata,), (Entity("u:a", "Acme", "Company"),), (claim,))))
    assert data["claims"][0]["evidence"] == [{"object": [10, 16], "quote": 0}]


def test_a_claim_about_an_unknown_entity_is_still_drawn() -> None:
    claim = ResolvedClaim(BASE + "Big_Thing", "owns", BASE + "Small", Status.ASSERTED, 0.5, ())
    nodes = data_of(render_page(Knowledge((), (), (claim,))))["nodes"]
    assert sorted(node["label"] for node in nodes) == ["Big Thing", "Small"]


def test_only_web_addresses_become_links() -> None:
    documents = tuple(
        Metadata(f"d{n}", "s", url=url)
        for n, url in enumerate(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://ok.example/"])
    )
    entity = Entity("u:a", "A", "Person", same_as=("javascript:alert(1)", "https://ok.example/a"))
    data = data_of(render_page(Knowledge(documents, (entity,), ())))
    assert [document.get("url") for document in data["documents"]] == [None, None, None, "https://ok.example/"]
    assert data["nodes"][0]["kg"]["links"] == ["https://ok.example/a"]


def test_hostile_text_stays_text() -> None:
    clean, hostile = parsed(sample_page()), parsed(render_page(hostile_knowledge(), title=HOSTILE))
    assert len(hostile.scripts) == len(clean.scripts)
    assert {(tag, name) for tag, name, _ in hostile.attributes} == {(tag, name) for tag, name, _ in clean.attributes}
    assert "<img" not in render_page(hostile_knowledge(), title=HOSTILE)
    assert BASE + HOSTILE in {node["id"] for node in data_of(render_page(hostile_knowledge(), title=HOSTILE))["nodes"]}


def test_the_order_of_the_input_does_not_matter() -> None:
    knowledge = sample_knowledge()
    shuffle = random.Random(3)
    parts = {field.name: list(getattr(knowledge, field.name)) for field in dataclasses.fields(knowledge)}
    for part in parts.values():
        shuffle.shuffle(part)
    shuffled = Knowledge(**{name: tuple(part) for name, part in parts.items()})
    assert render_page(shuffled, kinds=KINDS) == render_page(knowledge, kinds=KINDS)


def test_two_hash_seeds_write_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for seed, locale in (("1", "C"), ("2", "C.UTF-8")):
        path = tmp_path / f"{seed}.html"
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        subprocess.run([sys.executable, "-c", PROGRAM, str(Path(__file__).parent), str(path)], check=True, env=environment)
        pages.append(path.read_bytes())
    assert pages[0] == pages[1]
    assert b"\r" not in pages[0]


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    write_page(Knowledge((), (Entity("u:a", "A\ud83d", "Person"),), ()), tmp_path / "p.html", title="T\udc00")
    assert "A\\ud83d" in (tmp_path / "p.html").read_text("utf-8")
