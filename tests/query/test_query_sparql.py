"""A user's query answers, stops in time, and reaches nothing outside the graph."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kg.errors import GraphError, QueryError
from kg.graph import GraphStore, to_nquads
from kg.query import guard
from kg.query.sparql import query_store, run_query

# Port 9 is refused by Oxigraph itself, with an OSError: a query that would reach the network shows without reaching it.
OUTSIDE = "http://127.0.0.1:9/"
TURTLE = """
@prefix id: <https://example.org/id/> . @prefix kg: <https://example.org/kg#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
id:Acme kg:partnersWith id:Globex ; rdfs:label "Acme" ; kg:note "two\\nlines" .
id:Globex rdfs:label "Globex, Inc." .
"""


def sample_store() -> GraphStore:
    quads = list(ox.parse(TURTLE, format=ox.RdfFormat.TURTLE))
    [partner] = [quad for quad in quads if quad.predicate.value.endswith("partnersWith")]
    mirror = ox.Quad(
        ox.NamedNode("https://example.org/id/Globex"), partner.predicate, partner.subject, ox.NamedNode("https://example.org/kg#inferred")
    )
    return GraphStore.from_quads([*quads, mirror])


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("graph")
    (directory / "graph.nq").write_text(to_nquads(sample_store().quads()), encoding="utf-8")
    return directory


SELECT = "SELECT ?s ?label WHERE { ?s rdfs:label ?label } ORDER BY ?s"


def test_a_table_is_for_people(graph: Path) -> None:
    assert run_query(graph, SELECT).decode() == "s          label\n---------  ------------\nid:Acme    Acme\nid:Globex  Globex, Inc.\n"


def test_a_table_keeps_one_line_a_row(graph: Path) -> None:
    assert run_query(graph, "SELECT ?n { ?s kg:note ?n }").decode().splitlines()[2:] == ["two lines"]


def test_csv_and_json_and_xml(graph: Path) -> None:
    assert run_query(graph, SELECT, format="csv").decode().splitlines()[2] == 'https://example.org/id/Globex,"Globex, Inc."'
    assert json.loads(run_query(graph, SELECT, format="json"))["results"]["bindings"][0]["label"]["value"] == "Acme"
    assert b"<sparql" in run_query(graph, SELECT, format="xml")


def test_ask_and_construct(graph: Path) -> None:
    assert run_query(graph, "ASK { id:Acme kg:partnersWith id:Globex }") == b"true\n"
    assert b"id:Globex kg:x id:Acme ." in run_query(graph, "CONSTRUCT { ?o kg:x ?s } WHERE { ?s kg:partnersWith ?o }")


def test_inferred_triples_are_seen_when_asked_for(graph: Path) -> None:
    mirror = "ASK { id:Globex kg:partnersWith id:Acme }"
    assert (run_query(graph, mirror), run_query(graph, mirror, inferred=True)) == (b"false\n", b"true\n")


@pytest.mark.parametrize(("query", "format"), [(SELECT, "turtle"), ("CONSTRUCT WHERE { ?s ?p ?o }", "csv"), ("ASK {}", "yaml")])
def test_a_format_that_does_not_fit_is_refused(graph: Path, query: str, format: str) -> None:
    with pytest.raises(QueryError, match=r"table, csv, json, xml|use turtle"):
        run_query(graph, query, format=format)


@pytest.mark.parametrize(
    ("query", "line"), [("SELECT * {\n ?s ?p", 2), ("SELECT *\n{\n?s nope:x ?o }", 3), ("\n\nINSERT DATA { id:a id:b id:c }", 3)]
)
def test_errors_name_the_line(graph: Path, query: str, line: int) -> None:
    with pytest.raises(QueryError, match=f"^line {line}: "):
        run_query(graph, query)
    with pytest.raises(QueryError, match=f"^line {line}: "):
        query_store(sample_store(), query)


def test_a_missing_graph_is_no_query_error(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kg build"):
        run_query(tmp_path / "none", SELECT)


def test_a_query_without_end_is_stopped(tmp_path: Path) -> None:
    lines = "".join(f"<urn:s{n}> <urn:p> <urn:o{n}> .\n" for n in range(400))
    (tmp_path / "graph.nq").write_text(lines, encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(QueryError, match="longer than 2 seconds"):
        run_query(tmp_path, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . FILTER(?a != ?l) }", timeout=2)
    assert time.monotonic() - started < 20


def test_the_working_directory_cannot_slip_code_in(graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('taken over')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run_query(graph, "ASK {}") == b"true\n"


REMOTE = [
    f"SELECT * {{ SERVICE <{OUTSIDE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ service silent <{OUTSIDE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ SERVICE#comment\n<{OUTSIDE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p trueSERVICE<{OUTSIDE}>{{ ?a ?b ?c }} }}",
    f"SELECT * {{ SERVICESILENT<{OUTSIDE}>{{ ?a ?b ?c }} }}",
    f"PREFIX x: <{OUTSIDE}> SELECT * {{ SERVICEx:a {{ ?a ?b ?c }} }}",
    f"PREFIX : <{OUTSIDE}> SELECT * {{ SERVICE:a {{ ?a ?b ?c }} }}",
    f"SELECT * {{ \\u0053ERVICE <{OUTSIDE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<'x>') SERVICE <{OUTSIDE}> {{ ?a ?b 'y' }} }}",
    f"SELECT * {{ ?s ?p ?o FILTER(?o<1#x>'''\n) SERVICE <{OUTSIDE}> {{ ?a ?b ?c }} #'''\n }}",
    f"SELECT * {{ ?s <urn:x'y> ?o SERVICE <{OUTSIDE}> {{ ?a <urn:x'y> ?c }} }}",
    f"SELECT * {{ ?s <http://e/\\u0061'y> ?o SERVICE <{OUTSIDE}> {{ ?a <urn:x'y> ?c }} }}",
    f"PREFIX p: <urn:p> SELECT * {{ ?s p:a\\#b ?o . SERVICE <{OUTSIDE}> {{ ?a ?b ?c }} }}",
    f"SELECT * {{ {{ SELECT * {{ SERVICE ?x {{ ?a ?b ?c }} }} }} VALUES ?x {{ <{OUTSIDE}> }} }}",
]


@pytest.mark.parametrize("query", REMOTE)
def test_the_network_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE is refused|may be an IRI or a comparison"):
        guard.check(query)


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service kg:customerService 'SERVICE' } # service",
        'SELECT * { ?s ?p """a "service" b""" , <https://example.org/kg#service> , "l\'service"@en-service }',
        "PREFIX kg: <https://example.org/kg#> SELECT * { ?s ?p ?o FILTER(?o < 3 && CONTAINS(?p, 'service')) }",
        "PREFIX add: <urn:add> SELECT ?load { ?load add:drop 'INSERT DATA' }",
    ],
)
def test_the_words_alone_are_welcome(query: str) -> None:
    guard.check(query)


@pytest.mark.parametrize(
    "query", [f"LOAD <{OUTSIDE}>", "# SELECT\ndelete where { ?s ?p ?o }", "PREFIX a: <urn:a> DROP ALL", "CLEAR DEFAULT"]
)
def test_updates_are_refused(query: str) -> None:
    with pytest.raises(QueryError, match="may not change the graph"):
        guard.check(query)


quotes = ["'", '"', "'''", '"""', "#", "\n", "\\#", "\\'", "\\u0027", "<'", "<1#", "<urn:x'y>", "<http://e/'>", "<http://e/\\u0061'>"]
words = ["SERVICE", "service ", f"<{OUTSIDE}>", "{?a ?b ?c}", "?x", "?s ?p ?o ", "FILTER(", "x:a", ":b", "@en", "true", "1"]
pieces = st.sampled_from([*quotes, *words, "<", ">", ".", ")", " ", "&&", "<<", "-"])
PROBE = GraphStore.from_quads([ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal("1"))])


@settings(max_examples=600, deadline=None)
@given(st.lists(pieces, max_size=10), st.lists(pieces, max_size=6))
@example(["FILTER(", "?x", "<'", "x:a", ">", "'", ")"], [])
def test_what_passes_never_calls_out(before: list[str], after: list[str]) -> None:
    query = f"SELECT * {{ ?s ?p ?x {''.join(before)} SERVICE <{OUTSIDE}> {{?a ?b ?c}} {''.join(after)} }}"
    try:
        guard.check(query)
    except QueryError:
        return
    try:
        list(PROBE.query(query, {"x": OUTSIDE, "": OUTSIDE}))  # type: ignore[arg-type]
    except SyntaxError:
        return


def test_the_api_answers_as_rdflib_does() -> None:
    store = sample_store()
    assert [str(row.label) for row in query_store(store, SELECT)] == ["Acme", "Globex, Inc."]  # type: ignore[union-attr]
    assert query_store(store, "ASK { id:Globex kg:partnersWith id:Acme }").askAnswer is False
    with pytest.raises(QueryError, match="SERVICE is refused"):
        query_store(store, REMOTE[0])
