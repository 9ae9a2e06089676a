"""The composition: sources in, a graph and a report out; the same bytes every time, and all of them or none."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import networkx as nx
import pyoxigraph
import pytest
import rdflib

from kg.build import Pipeline, build, extract
from kg.errors import DocumentError, EntityNameError, GraphError, QueryError
from kg.knowledge import KnowledgeGraph
from kg.model import Document, Status

A = "Halvorsen Bank has agreed to sponsor Brightwater FC.\n\nAda Brook, chief executive of Halvorsen Bank, welcomed it.\n"
SPONSORS = ("Halvorsen Bank", "sponsors", "Brightwater FC")
Vary = Callable[..., Pipeline]
RunBuild = Callable[..., subprocess.CompletedProcess[bytes]]


def _facts(graph: KnowledgeGraph) -> set[tuple[str, str, str]]:
    names = {entity.iri: entity.label for entity in graph.knowledge.entities}
    return {(names[c.subject], c.relation, names.get(str(c.object), str(c.object))) for c in graph.knowledge.claims}


@pytest.mark.parametrize(
    "sentence, status",
    [
        ("Halvorsen Bank sponsors Brightwater FC.", Status.ASSERTED),
        ("Brightwater FC is sponsored by Halvorsen Bank.", Status.ASSERTED),
        ("Brightwater FC, which Halvorsen Bank has sponsored since 2019, won.", Status.ASSERTED),
        ("Halvorsen Bank, the sponsor of Brightwater FC, grew.", Status.ASSERTED),
        ("The sponsor of Brightwater FC is Halvorsen Bank.", Status.ASSERTED),
        ("Halvorsen Bank's sponsorship of Brightwater FC pleased them.", Status.ASSERTED),
        ("Halvorsen Bank announced a sponsorship deal with Brightwater FC.", Status.ASSERTED),
        ("Halvorsen Bank put its name on the new shirts of Brightwater FC.", Status.ASSERTED),
        ("Halvorsen Bank has agreed to sponsor Brightwater FC.", Status.PLANNED),
        ("Halvorsen Bank may sponsor Brightwater FC.", Status.POSSIBLE),
        ("Halvorsen Bank no longer sponsors Brightwater FC.", Status.PAST),
        ("Halvorsen Bank will not sponsor Brightwater FC.", Status.DENIED),
    ],
)
def test_a_users_relation_is_found_at_once(pipeline: Pipeline, sentence: str, status: Status) -> None:
    claims = [claim for claim in pipeline.claims_of(Document.of(sentence))[1] if claim.relation == "sponsors"]
    assert [(c.subject.entity, c.relation, c.object.entity, c.status) for c in claims] == [(*SPONSORS, status)]


def test_the_surface_tells_nouns_from_verbs(pipeline: Pipeline) -> None:
    claims = pipeline.claims_of(Document.of("Brightwater FC's sponsor, Halvorsen Bank, grew."))[1]
    assert [(c.subject.entity, c.relation, c.object.entity) for c in claims] == [SPONSORS]


def test_the_surface_stays_in_its_clause(pipeline: Pipeline) -> None:
    claims = pipeline.claims_of(Document.of("Halvorsen Bank, which sponsors the Tidewater Regatta, is based in Bergen."))[1]
    assert ("Tidewater Regatta", "headquarteredIn") not in [(c.subject.entity, c.relation) for c in claims]


class TestPipeline:
    def test_claims_come_with_an_annotation_without_its_parse(self, pipeline: Pipeline) -> None:
        annotation, claims = pipeline.claims_of(Document.of("Halvorsen Bank sponsors Brightwater FC."))
        assert claims and annotation.mentions and annotation.parse is None

    def test_types_settled_by_claims_are_the_annotations_too(self, pipeline: Pipeline) -> None:
        annotation, claims = pipeline.claims_of(Document.of("Halvorsen Bank sponsors Brightwater FC."))
        types = {mention.cluster: mention.types for mention in annotation.mentions}
        assert {end.types == types[end.cluster] for claim in claims for end in (claim.subject, claim.object)} == {True}

    def test_unsure_claims_are_left_out_when_asked(self, pipeline: Pipeline, vary: Vary) -> None:
        document = Document.of("Halvorsen Bank sponsors Brightwater FC.")
        [claim] = pipeline.claims_of(document)[1]
        assert vary(min_confidence=claim.confidence).claims_of(document)[1] == [claim]
        assert vary(min_confidence=claim.confidence + 0.01).claims_of(document)[1] == []

    def test_who_asks_for_less_sure_claims_gets_more_and_keeps_the_others(self, pipeline: Pipeline) -> None:
        document = Document.of(
            "Lumora Ltd may acquire Brightwater FC, its owner said. Halvorsen Bank sponsors Lumora Ltd, a company based in Leeds."
        )
        daring = Pipeline(replace(pipeline.settings, min_confidence=0.1))
        plain, more = pipeline.claims_of(document)[1], daring.claims_of(document)[1]
        keys = [{(c.relation, c.subject, c.object, c.confidence) for c in claims} for claims in (plain, more)]
        assert keys[0] < keys[1]
        assert any(claim.confidence < 0.5 for claim in more)

    def test_extract_takes_text_or_document(self, pipeline: Pipeline) -> None:
        text = "Halvorsen Bank sponsors Brightwater FC."
        of_text, of_document = extract(text, pipeline.settings), extract(Document.of(text, id="mine"), pipeline.settings)
        assert [claim.document for claim in of_document] == ["mine"]
        assert [(c.relation, c.evidence.text) for c in of_text] == [("sponsors", text)]
        assert of_text[0].document == Document.of(text).id


class TestBuild:
    def test_reads_every_format_of_a_folder(self, result: KnowledgeGraph) -> None:
        sources = [metadata.source for metadata in result.knowledge.documents]
        assert sorted(sources) == ["a.txt", "b.md", "c.html", "line-1"]
        assert result.report.documents == 4 and result.report.skipped == ()

    def test_one_entity_over_all_documents(self, graph: KnowledgeGraph) -> None:
        [bank] = [entity for entity in graph.knowledge.entities if entity.label == "Halvorsen Bank"]
        assert bank.iri.startswith(graph.bases.entity)
        assert len({e.document for c in graph.knowledge.claims if c.subject == bank.iri for e in c.evidence}) == 3

    def test_counts_agree_with_the_graph(self, result: KnowledgeGraph) -> None:
        report, knowledge = result.report, result.knowledge
        assert (report.claims, report.entities) == (len(knowledge.claims), len(knowledge.entities))
        assert sum(report.by_status.values()) == sum(report.by_relation.values()) == report.claims
        assert report.by_relation["sponsors"] == 3 and report.words > 40
        assert json.loads(json.dumps(report.to_dict()))["by_relation"] == report.by_relation

    def test_takes_documents_beside_files(self, folder: Path, pipeline: Pipeline) -> None:
        built = build([Document.of("Halvorsen Bank sponsors Brightwater FC.", "by hand"), folder / "b.md"], pipeline=pipeline)
        assert {metadata.source for metadata in built.knowledge.documents} == {"by hand", "b.md"}

    def test_tells_of_every_source_when_it_is_done(self, folder: Path, pipeline: Pipeline, tmp_path: Path) -> None:
        (tmp_path / "empty.txt").write_bytes(b"")
        told: list[str] = []
        build([folder / "a.txt", tmp_path / "empty.txt"], pipeline=pipeline, progress=told.append)
        assert [Path(source).name for source in told] == ["a.txt", "empty.txt"]

    def test_entities_live_under_the_base_iri(self, vary: Vary) -> None:
        made = vary(base_iri="https://data.example/things/")
        built = build([Document.of("Halvorsen Bank sponsors Brightwater FC.")], pipeline=made)
        assert {entity.iri.rpartition("/")[0] for entity in built.knowledge.entities} == {"https://data.example/things"}

    def test_a_document_without_a_fact_is_no_error(self, pipeline: Pipeline) -> None:
        built = build([Document.of("It rained all day.")], pipeline=pipeline)
        assert (built.report.documents, built.report.claims) == (1, 0)
        assert len(list(built.query("SELECT ?d { ?d a schema:NewsArticle }"))) == 1


class TestBadInput:
    @pytest.fixture
    def mixed(self, tmp_path: Path) -> Path:
        (tmp_path / "a.txt").write_text(A, encoding="utf-8")
        (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
        (tmp_path / "empty.txt").write_bytes(b"")
        (tmp_path / "noise.bin").write_bytes(bytes(range(256)) * 8)
        return tmp_path

    def test_is_left_out_and_named(self, mixed: Path, pipeline: Pipeline) -> None:
        built = build([mixed], pipeline=pipeline)
        skipped = {Path(skip.source).name: skip.reason for skip in built.report.skipped}
        assert {"broken.pdf", "empty.txt"} <= skipped.keys() and all(skipped.values())
        assert built.report.documents == 1 and SPONSORS in _facts(built)

    def test_a_missing_source_does_not_stop_the_rest(self, folder: Path, pipeline: Pipeline, tmp_path: Path) -> None:
        built = build([tmp_path / "nowhere.txt", folder / "a.txt"], pipeline=pipeline)
        assert built.report.documents == 1 and "nowhere.txt" in built.report.skipped[0].source

    def test_a_language_without_a_model_is_left_out(self, pipeline: Pipeline) -> None:
        strange = Document.of("Acme va a comprar Globex.", "es.txt", language="es")
        built = build([strange, Document.of("Halvorsen Bank sponsors Brightwater FC.")], pipeline=pipeline)
        assert [(skip.source, "'es'" in skip.reason) for skip in built.report.skipped] == [("es.txt", True)]

    def test_stops_a_strict_build(self, mixed: Path, vary: Vary) -> None:
        with pytest.raises(DocumentError, match=r"broken\.pdf|empty\.txt|noise\.bin"):
            build([mixed], pipeline=vary(strict=True))

    def test_alone_is_an_error(self, mixed: Path, pipeline: Pipeline) -> None:
        with pytest.raises(DocumentError, match=r"empty\.txt.*nothing else"):
            build([mixed / "empty.txt"], pipeline=pipeline)
        with pytest.raises(DocumentError, match="no documents"):
            build([], pipeline=pipeline)

    def test_alone_writes_nothing(self, mixed: Path, user_ontology: Path, run_build: RunBuild, tmp_path: Path) -> None:
        before = sorted(tmp_path.rglob("*"))
        done = run_build([mixed / "empty.txt"], tmp_path / "out", user_ontology, check=False)
        assert done.returncode != 0 and b"DocumentError" in done.stderr
        assert sorted(tmp_path.rglob("*")) == before

    def test_the_same_text_twice_is_read_once(self, tmp_path: Path, pipeline: Pipeline) -> None:
        names = ("one.txt", "other.txt")
        for name in names:
            (tmp_path / name).write_text(A, encoding="utf-8")
        reports = []
        for order in (names, names[::-1]):
            built = build([tmp_path / name for name in order], pipeline=pipeline)
            [skip] = built.report.skipped
            assert Path(skip.source).name == "other.txt" and "one.txt" in skip.reason
            assert [Path(metadata.source).name for metadata in built.knowledge.documents] == ["one.txt"]
            reports.append(built.report)
        assert reports[0] == reports[1]

    def test_three_twins_keep_the_first_by_name(self, pipeline: Pipeline) -> None:
        documents = [Document.of("Halvorsen Bank sponsors Brightwater FC.", source) for source in ("b", "c", "a")]
        reports = [build(order, pipeline=pipeline) for order in (documents, documents[::-1])]
        assert [[m.source for m in each.knowledge.documents] for each in reports] == [["a"], ["a"]]
        assert {skip.source for skip in reports[0].report.skipped} == {"b", "c"}


class TestGraph:
    def test_query(self, graph: KnowledgeGraph) -> None:
        rows = list(graph.query("SELECT ?who ?what { ?who kg:sponsors ?what } ORDER BY ?what"))
        names = {(str(row[0]).removeprefix(graph.bases.entity), str(row[1]).removeprefix(graph.bases.entity)) for row in rows}
        assert ("Halvorsen_Bank", "Brightwater_FC") in names and len(names) == 3
        assert bool(graph.query("ASK { id:Lumora ?p id:Brightwater_FC }")) is False  # only possible, so no plain triple
        with pytest.raises(QueryError):
            graph.query("SELECT nonsense")

    def test_explain(self, graph: KnowledgeGraph) -> None:
        [claim] = graph.explain("Halvorsen Bank", "sponsors", "Brightwater FC")
        assert claim.status is Status.PLANNED
        assert [quote.text for quote in claim.evidence] == ["Halvorsen Bank has agreed to sponsor Brightwater FC."]
        with pytest.raises(EntityNameError):
            graph.explain("Nobody At All")

    def test_to_networkx(self, graph: KnowledgeGraph) -> None:
        network = graph.to_networkx()
        assert isinstance(network, nx.MultiDiGraph)
        assert network.has_edge(f"{graph.bases.entity}Halvorsen_Bank", f"{graph.bases.entity}Brightwater_FC", key="sponsors")

    def test_to_rdflib(self, graph: KnowledgeGraph) -> None:
        dataset = graph.to_rdflib()
        [row] = dataset.query("SELECT ?label { <https://example.org/id/Halvorsen_Bank> rdfs:label ?label }")
        assert str(row[0]) == "Halvorsen Bank"

    @pytest.mark.parametrize("format, suffix", [("turtle", "ttl"), ("nquads", "nq"), ("jsonld", "jsonld"), ("graphml", "graphml")])
    def test_serialize(self, graph: KnowledgeGraph, tmp_path: Path, format: str, suffix: str) -> None:
        path = tmp_path / f"graph.{suffix}"
        graph.serialize(path, format)
        assert "Halvorsen" in path.read_text(encoding="utf-8") and list(tmp_path.iterdir()) == [path]

    def test_serialize_asserted_only(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        triple = (rdflib.URIRef(f"{graph.bases.entity}Halvorsen_Bank"), rdflib.URIRef("https://example.org/kg#sponsors"))
        found = []
        for asserted_only in (False, True):
            graph.serialize(tmp_path / "graph.ttl", asserted_only=asserted_only)
            objects = rdflib.Graph().parse(tmp_path / "graph.ttl").objects(*triple)
            found.append(rdflib.URIRef(f"{graph.bases.entity}Brightwater_FC") in set(objects))
        assert found == [True, False]

    def test_to_html(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        graph.to_html(tmp_path / "page.html", title="Sponsors & co")
        page = (tmp_path / "page.html").read_text(encoding="utf-8")
        assert "Halvorsen Bank" in page and "Sponsors &amp; co" in page
        assert set(re.findall(r"<link[^>]*href=[\"']?([^\s\"'>]*)", page)) <= {"data:,"} and not re.search(r"<script[^>]+src=", page)

    def test_open_gives_back_what_was_saved(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        graph.save(tmp_path / "out")
        assert KnowledgeGraph.open(tmp_path / "out", graph.ontology).knowledge == graph.knowledge
        with pytest.raises(GraphError):
            KnowledgeGraph.open(tmp_path / "nowhere", graph.ontology)

    def test_the_turtle_means_the_same_to_rdflib_and_pyoxigraph(self, graph: KnowledgeGraph, tmp_path: Path) -> None:
        graph.save(tmp_path / "out")
        turtle = (tmp_path / "out" / "graph.ttl").read_bytes()
        ours = rdflib.Graph().parse(data=turtle, format="turtle")
        theirs = list(pyoxigraph.parse(turtle, format=pyoxigraph.RdfFormat.TURTLE))
        assert len(ours) == len(theirs) == len(list(graph.store.default_triples())) > 100
