"""Every format holds the graph, is read back by a parser, and has the same bytes in every process."""

from __future__ import annotations

import csv
import hashlib
import io
import os
import re
import subprocess
import sys
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from kg.errors import GraphError, SettingsError
from kg.export import Options, names, registry, select, write_format, writer
from kg.graph import GraphStore, Run, default_graph, from_store, to_quads
from kg.model import Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span, Status
from kg.vocab import DEFAULT_BASE, Bases

NASTY = "=cmd|' /C calc'!A0 \x01 <b>&amp; 🙂 \"q\" \\ \r\nend"
RUN = Run("0.1.0", "5f1c")


def iri(name: str) -> str:
    return DEFAULT_BASE + name


def claim(subject: str, relation: str, object: str | Literal, status: Status = Status.ASSERTED, start: int = 10) -> ResolvedClaim:
    proof = Evidence("doc-1", start, start + len(NASTY), NASTY, 2, Span(start, start + 4), None)
    end = object if isinstance(object, Literal) else iri(object)
    return ResolvedClaim(iri(subject), relation, end, status, 0.925, (proof,), "2021/2023", (iri("Acme"),), ("patterns",))


def sample() -> Knowledge:
    entities = (
        Entity(iri("Acme"), "Acme", "Company", ("-Acme", "ACME"), ("http://www.wikidata.org/entity/Q1",)),
        Entity(iri("Globex"), NASTY, "https://my.org/ns#Odd`Club".replace("`", "%60")),
        Entity(iri("Soci%C3%A9t%C3%A9"), "Société", "Company"),
    )
    claims = (
        claim("Acme", "partnersWith", "Globex"),
        claim("Acme", "partnersWith", "Globex", Status.PLANNED),
        claim("Acme", "https://my.org/ns#sponsors", "Soci%C3%A9t%C3%A9", Status.DENIED, 50),
        claim("Globex", "inception", Literal("1999", "gYear")),
        claim("Globex", "headcount", Literal("007", "integer")),
    )
    documents = (Metadata("doc-1", "a.txt", title=NASTY, authors=("B", "A"), issued="2022-06-22", language="fr"),)
    return Knowledge(documents, entities, tuple(sorted(claims, key=lambda item: item.sort_key)))


def written(format: str, **options: bool) -> bytes:
    out = io.BytesIO()
    writer(format, Options(run=RUN, **options)).write(sample(), out)
    return out.getvalue()


def test_the_formats_are_these() -> None:
    assert names() == ["turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv", "cypher"]
    assert len({writer(name).suffix for name in names()}) == len(names())


def test_an_unknown_format_names_the_known() -> None:
    with pytest.raises(SettingsError, match="turtle, trig"):
        writer("yaml")


def test_another_package_brings_a_format(monkeypatch: pytest.MonkeyPatch) -> None:
    point = EntryPoint("mine", "kg.export.table:CsvWriter", "kg.writers")
    monkeypatch.setattr(
        registry, "entry_points", lambda **query: EntryPoints([point]).select(**{k: v for k, v in query.items() if k != "group"})
    )
    assert names()[-1] == "mine"
    assert writer("mine").suffix == ".csv"


@pytest.mark.parametrize(("format", "syntax"), [("trig", ox.RdfFormat.TRIG), ("nquads", ox.RdfFormat.N_QUADS)])
def test_datasets_give_the_knowledge_back(format: str, syntax: ox.RdfFormat) -> None:
    store = GraphStore.from_quads(list(ox.parse(written(format), format=syntax)))
    assert from_store(store) == sample()
    assert set(store.quads()) == set(to_quads(sample(), Bases(), RUN))


@pytest.mark.parametrize(
    ("format", "syntax"), [("turtle", ox.RdfFormat.TURTLE), ("ntriples", ox.RdfFormat.N_TRIPLES), ("jsonld", ox.RdfFormat.JSON_LD)]
)
def test_graphs_give_the_knowledge_back(format: str, syntax: ox.RdfFormat) -> None:
    assert from_store(GraphStore.from_quads(list(ox.parse(written(format), format=syntax)))) == sample()


@pytest.mark.parametrize(("format", "syntax"), [("turtle", "turtle"), ("ntriples", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")])
def test_rdflib_reads_as_many_triples(format: str, syntax: str) -> None:
    graph = rdflib.Graph().parse(data=written(format), format=syntax)
    assert len(graph) == len(default_graph(to_quads(sample(), Bases(), RUN)))


def test_rdfxml_keeps_what_xml_can_hold() -> None:
    graph = rdflib.Graph().parse(data=written("rdfxml"), format="xml")
    assert rdflib.Literal(NASTY.replace("\x01", "\ufffd")) in set(graph.objects(rdflib.URIRef(iri("Globex")), rdflib.RDFS.label))


def test_rdfxml_says_which_relation_it_cannot_write() -> None:
    odd = Knowledge((), (), (claim("Acme", "https://my.org/123", "Globex"),))
    with pytest.raises(GraphError, match=r"https://my\.org/123"):
        writer("rdfxml").write(odd, io.BytesIO())


@pytest.mark.parametrize(("format", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networks_are_read_back(format: str, read: object) -> None:
    graph = read(io.BytesIO(written(format)))  # type: ignore[operator]
    assert sorted(graph) == sorted(entity.iri for entity in sample().entities)
    assert graph.nodes[iri("Globex")]["inception"] == "1999"
    edges = {(s, d["relation"], t): d for s, t, d in graph.edges(data=True)}
    partners = edges[iri("Acme"), "partnersWith", iri("Globex")]
    assert (partners["status"], partners["confidence"], len(partners["claims"].split())) == ("asserted", 0.925, 2)
    assert edges[iri("Acme"), "https://my.org/ns#sponsors", iri("Soci%C3%A9t%C3%A9")]["status"] == "denied"


def test_a_gexf_file_has_no_date_of_writing() -> None:
    assert b"lastmodified" not in written("gexf")


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode(), newline="")))


def test_a_row_has_a_claim_and_its_words() -> None:
    found = rows(written("csv"))
    assert len(found) == len(sample().claims)
    [row] = [row for row in found if row["relation"] == "partnersWith" and row["status"] == "asserted"]
    assert (row["subject"], row["object_iri"], row["confidence"], row["time"]) == ("Acme", iri("Globex"), "0.925", "2021/2023")
    assert (row["document"], row["issued"], row["sentence"], row["start"], row["quote"]) == ("doc-1", "2022-06-22", "2", "10", "'" + NASTY)


def test_no_cell_is_a_formula() -> None:
    cells = [cell for row in csv.reader(io.StringIO(written("csv").decode(), newline="")) for cell in row]
    assert not [cell for cell in cells if cell.lstrip().startswith(("=", "+", "-", "@"))]


def test_cypher_is_one_statement_a_line_and_quotes_everything() -> None:
    lines = written("cypher").decode().split("\n")
    assert all(line.endswith(";") for line in lines[:-1])
    assert lines[-1] == ""
    assert sum(" MERGE (a)-[r:" in line for line in lines) == 2
    bare = [re.sub(r"'(?:[^'\\]|\\u[0-9a-f]{4})*'|`[^`]*`", "", line) for line in lines]
    assert not [line for line in bare if "'" in line or "cmd" in line or "\\" in line]


def test_asserted_only_keeps_what_is_or_was_so() -> None:
    assert {item.status for item in select(sample(), Options(asserted_only=True)).claims} == {Status.ASSERTED}
    assert b"sponsors" not in written("turtle", asserted_only=True)
    assert b"sponsors" in written("turtle")


@pytest.mark.parametrize("format", ["turtle", "trig", "nquads", "jsonld", "rdfxml", "csv"])
def test_without_evidence_no_quote_is_written(format: str) -> None:
    assert b"oa:exact" not in written(format, evidence=False)
    assert b"ns/oa#" not in written(format, evidence=False) or format == "rdfxml"
    assert b"partnersWith" in written(format, evidence=False)


def digests() -> str:
    return " ".join(hashlib.sha256(written(name)).hexdigest() for name in names())


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    script = "import runpy, sys; print(runpy.run_path(sys.argv[1])['digests']())"
    runs = set()
    for seed in ("1", "2", "3"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        runs.add(subprocess.run([sys.executable, "-c", script, __file__], env=environment, capture_output=True, check=True).stdout)
    assert len(runs) == 1


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_format(sample(), tmp_path / "a.ttl", "turtle", bases=Bases(), run=RUN)
    assert (tmp_path / "a.ttl").read_bytes() == written("turtle")
    assert [path.name for path in tmp_path.iterdir()] == ["a.ttl"]
    with pytest.raises(GraphError, match="cannot write"):
        write_format(sample(), tmp_path / "none" / "a.ttl", "turtle", bases=Bases(), run=RUN)
