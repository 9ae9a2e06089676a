"""The page as text: the same bytes always, no outside address, nothing from a document as markup."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import os
import random
import re
import subprocess
import sys
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from knowledge_fixture import BASE, HOSTILE, KINDS, hostile_knowledge, sample_knowledge, sample_page

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
    assert page.count("<h1 ") == 1


def rows(columns: dict[str, list[Any]]) -> list[dict[str, Any]]:
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def claims_of(data: dict[str, Any]) -> list[dict[str, Any]]:
    """The page's claims with their relation and status by name."""
    columns = {name: column for name, column in data["claims"].items() if name != "made"}
    names, statuses = data["relations"]["name"], [stroke["status"] for stroke in data["strokes"]]
    return [{**claim, "relation": names[claim["relation"]], "status": statuses[claim["status"]]} for claim in rows(columns)]


def test_claims_of_one_meaning_share_an_edge_and_literals_have_none() -> None:
    data = data_of(sample_page())
    claims = claims_of(data)
    assert [len(claim["evidence"]) for claim in claims if claim["relation"] == "partnersWith"] == [2]
    (founding,) = [index for index, claim in enumerate(claims) if claim["relation"] == "inception"]
    assert claims[founding]["object"] == {"value": "2009", "datatype": "gYear"}
    assert sorted(index for behind in data["edges"]["claims"] for index in behind) == sorted(set(range(len(claims))) - {founding})


def test_types_go_to_their_legend_group() -> None:
    data = data_of(sample_page())
    groups = {node["label"]: data["groups"][node["group"]]["name"] for node in rows(data["nodes"])}
    assert groups["Nimbe"] == "Organization"
    assert groups["Stratus"] == "Product"
    assert groups["European Data Pact"] == "Other"


def test_what_is_not_yet_true_is_dashed_and_what_is_denied_or_supposed_is_marked_and_hidden_at_first() -> None:
    strokes = {stroke["status"]: stroke for stroke in data_of(sample_page())["strokes"]}
    assert {status for status, stroke in strokes.items() if stroke["dashes"]} == {"past", "planned", "pending", "possible", "denied"}
    assert {status: stroke["mark"] for status, stroke in strokes.items() if stroke["mark"]} == {"possible": "? ", "denied": "✕ "}
    assert {status for status, stroke in strokes.items() if not stroke["shown"]} == {"possible", "denied"}


def test_names_are_given_in_other_languages_where_the_ontology_has_them() -> None:
    data = data_of(sample_page())
    relations = dict(zip(data["relations"]["name"], data["relations"]["translated"]["fr"], strict=True))
    types = dict(zip(data["types"]["name"], data["types"]["translated"]["fr"], strict=True))
    assert (relations["basedOn"], relations["offers"]) == ("repose sur", None)
    assert (types["JointVenture"], types["City"]) == ("coentreprise", None)


def test_the_interface_says_everything_in_both_languages() -> None:
    words = files("kg.view").joinpath("templates", "words.js").read_text(encoding="utf-8")
    english, french = words.partition("let language")[0].split("  fr: {")
    names = [set(re.findall(r"(?:^|[ {])(\w+):\s+['\[]", part)) for part in (english, french)]
    keys = [re.findall(r"\['([^']+)', '", part.partition("keys: ")[2]) for part in (english, french)]
    assert len(names[0]) > 100
    assert names[1] - names[0] <= {"Organization", "Person", "Product", "Place", "Program", "Label", "Other", *(str(s) for s in Status)}
    assert names[0] <= names[1]
    assert keys[0] == keys[1]


def test_every_key_is_in_the_manual() -> None:
    words = files("kg.view").joinpath("templates", "words.js").read_text(encoding="utf-8")
    keys = re.findall(r"\['([^']+)', '", words.partition("fr: {")[0].partition("keys: ")[2])
    manual = (Path(__file__).parents[2] / "docs" / "page.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"`([^`]+)`", manual.partition("## By keyboard")[2].partition("## The address")[0]))
    assert {key for pair in keys for key in pair.split("  ") if len(key) < 4} == documented


def quote_of(data: dict[str, Any], number: int) -> str:
    place = {name: data["quotes"][name][number] for name in ("document", "start", "end")}
    own = data["quotes"]["text"].get(str(number))
    return own if own is not None else data["documents"][place["document"]]["text"][place["start"] : place["end"]]


@pytest.mark.parametrize("with_texts", [True, False])
def test_the_marked_ends_are_the_words_of_the_quote(with_texts: bool) -> None:
    data = data_of(sample_page(with_texts=with_texts))
    claim = next(claim for claim in claims_of(data) if claim["relation"] == "offers" and claim["status"] == "planned")
    number, *ends = claim["evidence"][0]
    text = quote_of(data, number)
    assert [text[ends[0] : ends[1]], text[ends[2] : ends[3]]] == ["It", "Colossus Office"]


def test_a_document_is_there_with_its_text_and_boilerplate_and_no_words_are_written_twice() -> None:
    data = data_of(sample_page())
    (news,) = [document for document in data["documents"] if document["id"] == "news"]
    (skip,) = news["skips"]
    assert news["text"][slice(*skip)] == "\n\nSubscribe to our letter."
    assert data["quotes"]["text"] == {}
    assert sample_page().count("will be based on Colossus Cloud") == 1


def test_without_texts_the_quotes_are_there_alone() -> None:
    data = data_of(sample_page(with_texts=False))
    assert [document for document in data["documents"] if "text" in document] == []
    assert len(data["quotes"]["text"]) == len(data["quotes"]["start"])


def test_an_end_outside_the_quote_is_not_marked() -> None:
    document = Document.of("Acme grew. It bought Globex.", id="d")
    evidence = document.evidence(11, 28, sentence=1, subject=Span(0, 4), object=Span(21, 27))
    claim = ResolvedClaim("u:a", "acquires", "u:b", Status.ASSERTED, 0.5, (evidence,))
    data = data_of(render_page(Knowledge((document.metadata,), (Entity("u:a", "Acme", "Company"),), (claim,))))
    assert data["claims"]["evidence"] == [[[0, -1, -1, 10, 16]]]


def test_a_claim_about_an_unknown_entity_is_still_drawn() -> None:
    claim = ResolvedClaim(BASE + "Big_Thing", "owns", BASE + "Small", Status.ASSERTED, 0.5, ())
    assert sorted(data_of(render_page(Knowledge((), (), (claim,))))["nodes"]["label"]) == ["Big Thing", "Small"]


def test_what_a_query_made_is_told_from_what_is_said() -> None:
    claims = tuple(ResolvedClaim("u:a", name, "u:b", Status.ASSERTED, 1.0, (), extractors=(name,)) for name in ("query", "patterns"))
    data = data_of(render_page(Knowledge((), (), claims)))
    assert [data["relations"]["name"][data["claims"]["relation"][index]] for index in data["claims"]["made"]] == ["query"]


def test_only_web_addresses_become_links() -> None:
    documents = tuple(
        Metadata(f"d{n}", "s", url=url)
        for n, url in enumerate(["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "https://ok.example/"])
    )
    entity = Entity("u:a", "A", "Person", same_as=("javascript:alert(1)", "https://ok.example/a"))
    data = data_of(render_page(Knowledge(documents, (entity,), ())))
    assert [document.get("url") for document in data["documents"]] == [None, None, None, "https://ok.example/"]
    assert data["nodes"]["links"] == [["https://ok.example/a"]]


def test_hostile_text_stays_text() -> None:
    clean, hostile = parsed(sample_page()), parsed(render_page(hostile_knowledge(), title=HOSTILE))
    assert len(hostile.scripts) == len(clean.scripts)
    assert {(tag, name) for tag, name, _ in hostile.attributes} == {(tag, name) for tag, name, _ in clean.attributes}
    assert "<img" not in render_page(hostile_knowledge(), title=HOSTILE)
    assert BASE + HOSTILE in data_of(render_page(hostile_knowledge(), title=HOSTILE))["nodes"]["id"]


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
