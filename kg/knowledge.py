"""KnowledgeGraph: what a Python user holds; every method is a question to, or a picture of, one built graph."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

import networkx as nx
from rdflib import Dataset
from rdflib.query import Result

from kg.errors import GraphError
from kg.export import write_format
from kg.graph import (
    QUADS_NAME,
    STORE_NAME,
    TEXTS_NAME,
    GraphStore,
    Run,
    from_store,
    origin,
    read_texts,
    to_lines,
    to_nquads,
    to_quads,
    to_rdflib,
    to_turtle,
)
from kg.model import Document, Knowledge, ResolvedClaim
from kg.ontology import Ontology, load_ontology
from kg.query import around, explain, part_of, query_store, resolve, to_networkx
from kg.report import Report
from kg.resources import ontology_files
from kg.view import Frame, PageOptions, render_page, write_page
from kg.vocab import Bases

TURTLE_NAME = "graph.ttl"
PAGE_NAME = "graph.html"
REPORT_NAME = "report.json"
_GROUPS = ("Person", "Organization", "Place", "Product", "Programme", "Label")
_GROUP_NAMES = {"Programme": "Program"}


@dataclass(frozen=True)
class KnowledgeGraph:
    """A built graph.

    `graph.query("SELECT …")` answers SPARQL, `graph.explain("Acme")` gives the claims with their words. `report` says what the
    build read and skipped; a graph opened from a directory has none. `documents` are the texts it was read from, as far as they are
    there.
    """

    knowledge: Knowledge
    ontology: Ontology
    bases: Bases
    run: Run
    report: Report | None = None
    documents: tuple[Document, ...] = ()

    @classmethod
    def open(cls, directory: str | Path, ontology: Ontology | None = None) -> KnowledgeGraph:
        """Return the graph kept in a directory, with the shipped ontology unless another is given; raises GraphError when there is none."""
        store = GraphStore.open(Path(directory))
        bases, run = origin(store)
        knowledge = from_store(store)
        documents = read_texts(Path(directory), knowledge.documents)
        return cls(knowledge, ontology or load_ontology(ontology_files()), bases, run, documents=documents)

    @cached_property
    def store(self) -> GraphStore:
        """The quads, in memory."""
        return GraphStore.from_quads(to_quads(self.knowledge, self.bases, self.run))

    def query(self, sparql: str) -> Result:
        """Answer a SPARQL query; the prefixes of the graph are known. Raises QueryError."""
        return query_store(self.store, sparql, bases=self.bases)

    def explain(self, subject: str, relation: str | None = None, object: str | None = None) -> list[ResolvedClaim]:
        """Return the claims about a thing, with their evidence; names may be labels or IRIs. Raises EntityNameError."""
        return explain(self.knowledge, subject, relation, object, bases=self.bases)

    def to_networkx(self) -> nx.MultiDiGraph:
        """Return the network of entities: one edge a plain triple, keyed by relation."""
        return to_networkx(self.knowledge)

    def to_rdflib(self) -> Dataset:
        """Return the graph as an rdflib Dataset over the same store; give it SPARQL as strings."""
        return to_rdflib(self.store)

    def serialize(self, path: str | Path, format: str = "turtle", *, asserted_only: bool = False, evidence: bool = True) -> None:
        """Write the graph in one of the formats of `kg export`."""
        write_format(self.knowledge, Path(path), format, bases=self.bases, run=self.run, asserted_only=asserted_only, evidence=evidence)

    def to_html(self, path: str | Path, title: str = "Knowledge graph") -> None:
        """Write the graph as one self-contained interactive page."""
        write_page(self.knowledge, path, **self.page_options(title))

    def html(self, title: str = "Knowledge graph") -> str:
        """Return the page of the graph as text."""
        return render_page(self.knowledge, **self.page_options(title))

    def show(self, title: str = "Knowledge graph", height: int = 640) -> Frame:
        """Return the page as a notebook draws it when it is the value of a cell, `height` pixels high."""
        return Frame(self.html(title), title, height)

    def around(self, name: str, depth: int = 1) -> KnowledgeGraph:
        """Return what is within some steps of an entity as a graph of its own. Raises EntityNameError."""
        return self._of(around(self.knowledge, resolve(self.knowledge.entities, name, bases=self.bases), depth))

    def part(self, answer: str | Result) -> KnowledgeGraph:
        """Return what a query answers as a graph of its own: the entities of SELECT and the claims between them, or the claims that
        say the triples of CONSTRUCT. Takes SPARQL, or a result. Raises QueryError when there is nothing to show.
        """
        return self._of(part_of(self.knowledge, self.query(answer) if isinstance(answer, str) else answer, bases=self.bases))

    def _of(self, knowledge: Knowledge) -> KnowledgeGraph:
        sources = {document.id for document in knowledge.documents}
        documents = tuple(document for document in self.documents if document.id in sources)
        return replace(self, knowledge=knowledge, report=None, documents=documents)

    def page_options(self, title: str = "Knowledge graph") -> PageOptions:
        """Return what the page takes besides the claims: its title, and what the ontology and the documents give."""
        relations, classes = self.ontology.relations, self.ontology.classes
        labels = {name: relation.label("en") for name, relation in relations.items()}
        terms = [(name, term.labels) for table in (classes, relations) for name, term in table.items()]
        french = {name: label.text for name, own in terms for label in own if label.lang == "fr"}
        return {
            "title": title,
            "texts": self.documents,
            "kinds": self.kinds(),
            "relation_labels": labels,
            "translations": {"fr": french},
            "bases": self.bases,
        }

    def kinds(self) -> Mapping[str, str]:
        """Return the legend's group of each class."""
        groups = {name: next((g for g in _GROUPS if self.ontology.is_a(name, g)), "Other") for name in self.ontology.classes}
        return {name: _GROUP_NAMES.get(group, group) for name, group in groups.items()}

    def save(self, directory: str | Path, title: str = "Knowledge graph") -> None:
        """Write graph.ttl, graph.nq, graph.html, documents.jsonl, store/ and report.json, all or nothing.

        The files are written beside the directory and moved into place, so a failure leaves the old graph as it was. Raises
        GraphError when the directory holds something that is no graph.
        """
        target = Path(directory)
        check_replaceable(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=target.parent))
        try:
            self._write(fresh, title)
            _swap(fresh, target)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)

    def _write(self, folder: Path, title: str) -> None:
        report = self.report.to_dict() if self.report else {}
        quads = list(self.store.quads())
        (folder / QUADS_NAME).write_text(to_nquads(quads), encoding="utf-8", newline="\n")
        (folder / TURTLE_NAME).write_text(to_turtle(self.store.default_triples(), self.bases.prefixes()), encoding="utf-8", newline="\n")
        (folder / TEXTS_NAME).write_text(to_lines(self.documents), encoding="utf-8", newline="\n")
        (folder / REPORT_NAME).write_text(json.dumps(report, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")
        self.to_html(folder / PAGE_NAME, title)
        self.store.save(folder)


def check_replaceable(target: Path) -> None:
    """Raise GraphError when a graph cannot be written to a path: it is a file, or a directory that holds something else."""
    if target.exists() and not target.is_dir():
        raise GraphError(f"{target} is a file; name a directory")
    known = {QUADS_NAME, TURTLE_NAME, PAGE_NAME, REPORT_NAME, STORE_NAME, TEXTS_NAME}
    strange = sorted(p.name for p in target.iterdir() if p.name not in known) if target.is_dir() else []
    if strange:
        raise GraphError(f"{target} holds {strange[0]!r}, which is no part of a graph; name a new or empty directory")


def _swap(fresh: Path, target: Path) -> None:
    """Put a finished directory in a graph's place; the old one is only removed once the new one stands."""
    fresh.chmod(0o755)
    if not target.exists():
        fresh.rename(target)
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.parent))
    target.rename(old / target.name)
    try:
        fresh.rename(target)
    except OSError:
        (old / target.name).rename(target)
        raise
    finally:
        shutil.rmtree(old, ignore_errors=True)
