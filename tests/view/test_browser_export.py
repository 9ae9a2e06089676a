"""What is shown, taken away: table, data, RDF and pictures, each read back by somebody else's parser."""

from __future__ import annotations

import csv
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from knowledge_fixture import HOSTILE, hostile_knowledge, iri

from kg.model import Entity, Knowledge, ResolvedClaim, Status
from kg.view import render_page

pytestmark = pytest.mark.browser

SVG = "{http://www.w3.org/2000/svg}"
KG = "https://example.org/kg#"


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[Any, str], Path]:
    def save(page: Any, format: str) -> Path:
        page.tab.click("#show-export")
        with page.tab.expect_download() as download:
            page.tab.click(f"[data-export={format}]")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        return path

    return save


def test_csv_holds_the_claims_that_the_filters_leave(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    sample.tab.check("#asserted")
    path = saved(sample, "csv")
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    assert path.name == "graph.csv"
    assert len(rows) == 24
    (row,) = [row for row in rows if row["relation_name"] == "founderOf"]
    assert (row["subject"], row["object_iri"], row["quotes"]) == (
        "Tomas Ferrer",
        iri("Harbour Data"),
        "Tomas Ferrer founded Harbour Data.",
    )


def test_csv_cells_cannot_be_formulas(open_page: Callable[..., Any], saved: Callable[[Any, str], Path]) -> None:
    names = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\tx", 'plain "name", quoted']
    entities = tuple(Entity(f"u:{number}", name, "Company") for number, name in enumerate(names))
    claims = tuple(ResolvedClaim(entity.iri, "owns", "u:5", Status.ASSERTED, 0.9, ()) for entity in entities)
    page = open_page(render_page(Knowledge((), entities, claims)))
    rows = list(csv.DictReader(saved(page, "csv").open(encoding="utf-8-sig", newline="")))
    assert {row["subject"] for row in rows} == {*("'" + name for name in names[:5]), names[5]}


def test_json_holds_entities_and_claims_with_their_words(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    data = json.loads(saved(sample, "json").read_text("utf-8"))
    assert len(data["claims"]) == 29
    (claim,) = [claim for claim in data["claims"] if claim["relation"] == "basedOn"]
    assert claim["status"] == "planned"
    assert claim["evidence"][0]["text"] == "Nimbe will be based on Colossus Cloud and run from Strelsau."
    assert claim["subject"] in {entity["iri"] for entity in data["entities"]}


def test_turtle_says_the_same_as_the_graph(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    sample.find("tomas")
    sample.tab.keyboard.press("f")
    store = ox.Store()
    store.load(path=str(saved(sample, "turtle")), format=ox.RdfFormat.TURTLE)
    founded = ox.Triple(ox.NamedNode(iri("Tomas Ferrer")), ox.NamedNode(KG + "founderOf"), ox.NamedNode(iri("Harbour Data")))
    assert ox.Quad(*founded) in store
    words = "<http://www.w3.org/ns/prov#wasDerivedFrom>/<http://www.w3.org/ns/oa#exact>"
    query = f"SELECT ?said {{ ?claim <{KG}confidence> 0.94 ; {words} ?said }}"
    assert [row["said"].value for row in store.query(query)] == ["Tomas Ferrer founded Harbour Data."]


def test_turtle_of_denied_claims_has_no_plain_triple(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    sample.tab.click("#statuses button:has-text('denied')")
    store = ox.Store()
    store.load(path=str(saved(sample, "turtle")), format=ox.RdfFormat.TURTLE)
    assert not list(store.quads_for_pattern(None, ox.NamedNode(KG + "acquires"), None))
    assert list(store.quads_for_pattern(None, ox.NamedNode(KG + "status"), ox.NamedNode(KG + "denied")))


def test_hostile_names_are_turtle_and_a_picture_too(open_page: Callable[..., Any], saved: Callable[[Any, str], Path]) -> None:
    page = open_page(render_page(hostile_knowledge(), title=HOSTILE))
    store = ox.Store()
    store.load(path=str(saved(page, "turtle")), format=ox.RdfFormat.TURTLE)
    assert len(store) > 20
    root = ElementTree.parse(saved(page, "svg")).getroot()
    assert not [element for element in root.iter() if element.tag == f"{SVG}script" or "onerror" in element.attrib]
    assert page.complaints == []


def test_svg_draws_every_entity_and_arrow(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    root = ElementTree.parse(saved(sample, "svg")).getroot()
    words = {text.text for text in root.iter(f"{SVG}text")}
    assert {"Nimbe", "Colossus Cloud", "based on"} <= words
    assert len(list(root.iter(f"{SVG}circle"))) == 9  # organizations are round
    assert len(list(root.iter(f"{SVG}polyline"))) == len(sample.edges())
    assert [line for line in root.iter(f"{SVG}polyline") if line.get("stroke-dasharray") == "9 6"]


def test_png_is_the_whole_drawing_at_twice_the_size(sample: Any, saved: Callable[[Any, str], Path]) -> None:
    data = saved(sample, "png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    width, height = struct.unpack(">II", data[16:24])
    svg_width = sample.tab.evaluate('Number(kg.picture().match(/ width="(\\d+)"/)[1])')
    assert width == 2 * svg_width
    assert height > 800
    assert len(data) > 20_000


def test_the_menu_goes_by_keyboard(sample: Any) -> None:
    sample.tab.keyboard.press("e")
    assert sample.tab.evaluate("document.activeElement.dataset.export") == "csv"
    sample.tab.keyboard.press("ArrowDown")
    with sample.tab.expect_download() as download:
        sample.tab.keyboard.press("Enter")
    assert download.value.suggested_filename == "graph.json"
    sample.tab.keyboard.press("e")
    sample.tab.keyboard.press("Escape")
    assert sample.tab.is_hidden("#export")
