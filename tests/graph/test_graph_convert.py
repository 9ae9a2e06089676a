"""Knowledge and quads are two writings of one thing."""

from __future__ import annotations

from dataclasses import replace

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import GraphError
from kg.graph import GraphStore, Run, from_store, to_nquads, to_quads
from kg.model import Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span, Status
from kg.vocab import Bases, slug

BASES = Bases()
RUN = Run("0.1.0", "5f1c")

words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
line = words.map(lambda text: " ".join(text.split())).filter(bool)
iris = st.builds(lambda name: BASES.entity + slug(name), line.filter(lambda name: slug(name) != ""))
dates = st.sampled_from(["2021", "2021-05", "2021-05-27", "0099", "2021-13-45", "soon", "2022-06-22T08:00:00+02:00"])
times = st.one_of(dates, st.builds("{}/{}".format, dates, st.one_of(dates, st.just(".."))), st.just("../2019"))
literals = st.one_of(
    st.builds(Literal, words),
    st.builds(
        Literal,
        st.sampled_from(["1.50", "007", "2021", "2021-05-27", "x"]),
        st.sampled_from(["decimal", "integer", "gYear", "date", "https://my.org/ns#money"]),
    ),
)


def sorted_set(strategy: st.SearchStrategy[str], size: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.sets(strategy, max_size=size).map(lambda items: tuple(sorted(items)))


optional_spans = st.one_of(st.none(), st.tuples(st.integers(0, 99), st.integers(0, 99)).map(lambda ends: Span(min(ends), max(ends))))


@st.composite
def evidence(draw: st.DrawFn, documents: list[str]) -> Evidence:
    text, start = draw(words), draw(st.integers(0, 10**7))
    return Evidence(
        draw(st.sampled_from(documents)),
        start,
        start + len(text),
        text,
        draw(st.integers(0, 999)),
        draw(optional_spans),
        draw(optional_spans),
    )


@st.composite
def metadata(draw: st.DrawFn, id: str) -> Metadata:
    optional = st.one_of(st.none(), words)
    return Metadata(
        id=id,
        source=draw(words),
        title=draw(optional),
        authors=tuple(draw(st.lists(line, max_size=3, unique=True))),
        publisher=draw(optional),
        issued=draw(st.one_of(st.none(), dates)),
        language=draw(st.sampled_from(["en", "fr", "pt-BR", "not a tag", "xx_YY"])),
        url=draw(st.one_of(st.none(), st.sampled_from(["https://news.example/a?b=c#d", "no url", "https://news.example/a b"]))),
        genre=draw(st.sampled_from(["NewsArticle", "Report", "odd genre/é"])),
    )


@st.composite
def claim(draw: st.DrawFn, documents: list[str], entities: list[str]) -> ResolvedClaim:
    found = {item.id: item for item in draw(st.lists(evidence(documents), max_size=3))} if documents else {}
    return ResolvedClaim(
        subject=draw(st.sampled_from(entities)),
        relation=draw(st.sampled_from(["partnersWith", "basedOn", "https://my.org/ns#sponsors"])),
        object=draw(st.one_of(st.sampled_from(entities), literals)),
        status=draw(st.sampled_from(Status)),
        confidence=draw(st.integers(0, 1000)) / 1000,
        evidence=tuple(sorted(found.values(), key=lambda item: (item.document, item.start, item.end, item.id))),
        time=draw(st.one_of(st.none(), times)),
        speakers=draw(sorted_set(st.sampled_from(entities))),
        extractors=draw(sorted_set(words)),
    )


@st.composite
def knowledge(draw: st.DrawFn) -> Knowledge:
    ids = sorted(draw(st.sets(words, max_size=3)))
    documents = tuple(draw(metadata(id)) for id in ids)
    names = draw(st.sets(iris, min_size=1, max_size=4))
    same_as = sorted_set(st.sampled_from(["http://www.wikidata.org/entity/Q1", "https://my.org/x%20y"]))
    kinds = st.sampled_from(["Company", "Platform", "https://my.org/ns#Club"])
    entities = tuple(_entity(draw, iri, draw(kinds), draw(sorted_set(kinds)), draw(same_as)) for iri in sorted(names))
    claims = {item.id: item for item in draw(st.lists(claim(ids, sorted(names)), max_size=4))}
    by_evidence: dict[str, Evidence] = {}
    claims = {id: _agreeing(item, by_evidence) for id, item in claims.items()}
    return Knowledge(documents, entities, tuple(sorted(claims.values(), key=lambda item: item.sort_key)))


def _entity(draw: st.DrawFn, iri: str, kind: str, kinds: tuple[str, ...], same_as: tuple[str, ...]) -> Entity:
    return Entity(iri, draw(words), kind, draw(sorted_set(words)), same_as, tuple(other for other in kinds if other != kind))


def _agreeing(item: ResolvedClaim, known: dict[str, Evidence]) -> ResolvedClaim:
    """Evidence of one id is one piece of text in any real document."""
    shared = tuple(known.setdefault(piece.id, piece) for piece in item.evidence)
    return replace(item, evidence=shared)


@settings(max_examples=60, deadline=None)
@given(knowledge())
def test_round_trip_through_the_store(original: Knowledge) -> None:
    store = GraphStore.from_quads(to_quads(original, BASES, RUN))
    assert from_store(store) == original


@settings(max_examples=30, deadline=None)
@given(knowledge())
def test_quads_are_kept_as_they_were_made(original: Knowledge) -> None:
    quads = to_quads(original, BASES, RUN)
    assert len(quads) == len(set(quads))
    assert to_nquads(GraphStore.from_quads(quads).quads()) == to_nquads(quads)


ACME = Entity(BASES.entity + "Acme", "Acme", "Company", ("Acme Group",), ("http://www.wikidata.org/entity/Q1",))
GLOBEX = Entity(BASES.entity + "Globex", "Globex", "Company")


def one_claim(**changes: object) -> Knowledge:
    quote = "Acme works with Globex."
    proof = Evidence("doc-1", 10, 10 + len(quote), quote, 2, Span(10, 14), Span(26, 32))
    claim = ResolvedClaim(ACME.iri, "partnersWith", GLOBEX.iri, Status.ASSERTED, 0.93, (proof,), "2021/..")
    return Knowledge((Metadata("doc-1", "a.txt", issued="2022-06-22"),), (ACME, GLOBEX), (replace(claim, **changes),))  # type: ignore[arg-type]


def ask(knowledge: Knowledge, pattern: str) -> bool:
    store = GraphStore.from_quads(to_quads(knowledge, BASES, RUN))
    return bool(store.query(f"ASK {{ {pattern} }}", BASES.prefixes()))


@pytest.mark.parametrize("status", Status)
def test_only_plain_statuses_have_a_plain_triple(status: Status) -> None:
    assert ask(one_claim(status=status), "id:Acme kg:partnersWith id:Globex") is status.is_plain


@pytest.mark.parametrize(
    "pattern",
    [
        "id:Acme a kg:Company ; rdfs:label 'Acme' ; skos:altLabel 'Acme Group' ; owl:sameAs wd:Q1",
        "?c a kg:Claim , rdf:Statement ; rdf:subject id:Acme ; rdf:predicate kg:partnersWith ; rdf:object id:Globex",
        "?c kg:status kg:asserted ; kg:confidence 0.93 ; kg:validFrom '2021'^^xsd:gYear . FILTER NOT EXISTS { ?c kg:validUntil ?x }",
        "?c prov:wasGeneratedBy ?run . ?run a prov:Activity ; schema:softwareVersion '0.1.0'",
        "?c prov:wasDerivedFrom ?e . ?e oa:hasSource doc:doc-1 ; oa:start 10 ; oa:end 33 ; oa:exact 'Acme works with Globex.'@en",
        "?e a kg:Evidence ; kg:sentence 2 ; kg:subjectStart 10 ; kg:subjectEnd 14 ; kg:objectStart 26 ; kg:objectEnd 32",
        "doc:doc-1 a schema:NewsArticle ; dcterms:issued '2022-06-22'^^xsd:date ; kg:sourceName 'a.txt'",
        "GRAPH doc:doc-1 { ?c prov:wasDerivedFrom ?e . ?e oa:start 10 . ?c rdf:subject id:Acme }",
        "GRAPH doc:doc-1 { id:Acme kg:partnersWith id:Globex . doc:doc-1 kg:sourceName ?n }",
    ],
)
def test_the_graph_says_it_as_designed(pattern: str) -> None:
    assert ask(one_claim(), pattern)


def test_the_mirror_of_a_symmetric_claim_is_not_written() -> None:
    assert not ask(one_claim(), "id:Globex kg:partnersWith id:Acme")


def test_nothing_is_a_blank_node() -> None:
    quads = to_quads(one_claim(), BASES, RUN)
    assert not any(isinstance(term, ox.BlankNode) for quad in quads for term in (quad.subject, quad.object))


def test_an_entity_without_an_iri_is_named() -> None:
    with pytest.raises(GraphError, match="Acme Inc"):
        to_quads(one_claim(subject="Acme Inc"), BASES, RUN)


def test_half_a_surrogate_pair_cannot_break_the_graph() -> None:
    odd = Knowledge((Metadata("doc-1", "a.txt", title="half \ud800"),), (), ())
    assert from_store(GraphStore.from_quads(to_quads(odd, BASES, RUN))).documents[0].title == "half \ufffd"


@pytest.mark.parametrize("lost", ["kg:status kg:asserted", "rdf:object id:Globex", "oa:start 10", "oa:exact 'Acme works with Globex.'@en"])
def test_a_graph_that_lost_a_triple_is_named(lost: str) -> None:
    store = GraphStore.from_quads(to_quads(one_claim(), BASES, RUN))
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in BASES.prefixes().items())
    store.update(f"{prefixes} DELETE {{ ?s {lost} }} WHERE {{ ?s {lost} }}")
    with pytest.raises(GraphError, match=r"(claim|evidence)/[0-9a-f]{16} is not whole"):
        from_store(store)
