"""What is written can be read by others, by people, and by git."""

from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph import GraphStore, to_nquads, to_ntriples, to_trig, to_turtle
from kg.vocab import XSD, Bases, slug

PREFIXES = Bases().prefixes()
NASTY = [
    'say "yes"',
    "back\\slash\\",
    "two\nlines\r\n",
    "tab\t",
    "",
    "\x00\x01\x1f\x7f\x85\u2028\ufeff",
    "🙂 é",
    '"""',
    "'''",
    "<a>",
    "\\u0041",
    "a#b ;.",
]


def typed(value: str, name: str) -> ox.Literal:
    return ox.Literal(value, datatype=ox.NamedNode(str(XSD) + name))


texts = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
awkward = ["a.", ".a", "-a", "a-b", "a.b", "1a", "_", "a/b", "a%20b", "é", "a~b", "a,b", "(x)", "a:b"]
names = st.one_of(st.sampled_from(awkward), st.text(st.characters(exclude_categories=["C", "Z"]), max_size=8).map(slug))
nodes = st.builds(
    lambda base, name: ox.NamedNode(base + name), st.sampled_from([*PREFIXES.values(), "urn:x:", "https://example.org/"]), names
)
literals = st.one_of(
    st.builds(ox.Literal, texts),
    st.builds(lambda text, tag: ox.Literal(text, language=tag), texts, st.sampled_from(["en", "fr-fr", "zh-hant"])),
    st.builds(typed, st.sampled_from(["1", "-7"]), st.sampled_from(["integer", "string", "double"])),
    st.builds(typed, st.sampled_from(["0.5", "-2.25"]), st.just("decimal")),
    st.builds(typed, st.sampled_from(["true", "2021", "x"]), st.sampled_from(["string", "anyURI"])),
)
triples = st.lists(st.builds(ox.Triple, nodes, nodes, st.one_of(nodes, literals)), max_size=12)


def stored(parsed: list[ox.Quad] | list[ox.Triple]) -> str:
    """Terms as the store keeps them, so that 1 and 1.0 of one datatype compare as one value."""
    quads = [item if isinstance(item, ox.Quad) else ox.Quad(item.subject, item.predicate, item.object) for item in parsed]
    return to_nquads(GraphStore.from_quads(quads).quads())


@settings(max_examples=40, deadline=None)
@given(triples)
def test_turtle_is_the_same_graph_to_oxigraph(graph: list[ox.Triple]) -> None:
    assert stored(list(ox.parse(to_turtle(graph, PREFIXES), format=ox.RdfFormat.TURTLE))) == stored(graph)


@settings(max_examples=40, deadline=None)
@given(triples)
def test_turtle_is_the_same_graph_to_rdflib(graph: list[ox.Triple]) -> None:
    by_turtle = rdflib.Graph().parse(data=to_turtle(graph, PREFIXES), format="turtle")
    by_lines = rdflib.Graph().parse(data=to_ntriples(graph), format="nt")
    assert set(by_turtle) == set(by_lines)
    assert len(by_turtle) == len({*graph})


@settings(max_examples=40, deadline=None)
@given(triples)
def test_lines_are_sorted_and_read_back(graph: list[ox.Triple]) -> None:
    written = to_ntriples(graph)
    assert {*ox.parse(written, format=ox.RdfFormat.N_TRIPLES)} == {ox.Quad(t.subject, t.predicate, t.object) for t in graph}
    assert written.split("\n") == [*sorted(written.split("\n")[:-1]), ""]


@settings(max_examples=40, deadline=None)
@given(triples, triples, st.randoms())
def test_trig_keeps_the_graphs_and_forgets_the_order(one: list[ox.Triple], two: list[ox.Triple], shuffled: random.Random) -> None:
    graphs = (ox.DefaultGraph(), one), (ox.NamedNode("https://example.org/doc/a"), two), (ox.NamedNode("urn:b"), one)
    quads = [ox.Quad(t.subject, t.predicate, t.object, name) for name, graph in graphs for t in graph]
    written = to_trig(quads, PREFIXES)
    assert stored(list(ox.parse(written, format=ox.RdfFormat.TRIG))) == stored(quads)
    shuffled.shuffle(quads)
    assert to_trig(quads, PREFIXES) == written


def sample() -> list[ox.Triple]:
    text = """
        @prefix kg: <https://example.org/kg#> . @prefix id: <https://example.org/id/> . @prefix claim: <https://example.org/claim/> .
        @prefix evidence: <https://example.org/evidence/> . @prefix doc: <https://example.org/doc/> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix prov: <http://www.w3.org/ns/prov#> .
        <https://example.org/run/1> a prov:Activity . doc:a kg:sourceName "a.txt" . evidence:1 a kg:Evidence .
        claim:1 a kg:Claim ; kg:confidence 0.5 .
        id:Acme kg:partnersWith id:Globex ; rdfs:label "Acme" ; a kg:Company .
    """
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def test_a_person_can_read_it() -> None:
    written = to_turtle(sample(), PREFIXES)
    headings = [line for line in written.splitlines() if line.startswith("#")]
    assert headings == ["# Entities", "# Claims", "# Evidence", "# Documents", "# Runs"]
    assert 'id:Acme a kg:Company ;\n    rdfs:label "Acme" ;\n    kg:partnersWith id:Globex .\n' in written
    assert "kg:confidence 0.5 ." in written


def test_only_prefixes_in_use_are_declared() -> None:
    written = to_turtle(sample(), PREFIXES)
    assert "@prefix kg:" in written
    assert "skos" not in written


@pytest.mark.parametrize("value", ["1", "0.93"])
def test_decimals_are_bare(value: str) -> None:
    written = to_turtle([ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), typed(value, "decimal"))], PREFIXES)
    assert written.endswith(f"<urn:p> {float(value)} .\n")
