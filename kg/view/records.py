"""Knowledge as the page's script reads it: plain JSON values, each text written once, always in the same order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from kg.model import Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span
from kg.view.palette import OTHER, group_of, words
from kg.vocab import local_name

Record = dict[str, Any]


@dataclass(frozen=True)
class Wording:
    """What the ontology calls things: a type's legend group, and a relation's label."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    relation_labels: Mapping[str, str] = field(default_factory=dict)

    def group(self, type_names: Iterable[str]) -> str:
        """Return the group of the first type that has one."""
        groups = [group_of(name, self.kinds) for name in type_names]
        return next((group for group in groups if group != OTHER), OTHER)

    def relation(self, name: str) -> str:
        return self.relation_labels.get(name) or words(name)


@dataclass(frozen=True)
class Records:
    """The nodes, edges and claims of a page, and the documents and quotes the claims point at by index."""

    nodes: list[Record]
    edges: list[Record]
    claims: list[Record]
    documents: list[Record]
    quotes: list[Record]


def records_of(knowledge: Knowledge, wording: Wording) -> Records:
    """Return the records of a page, sorted by id whatever the order in `knowledge`."""
    claims = sorted(knowledge.claims, key=lambda claim: claim.sort_key)
    documents = _document_index(knowledge.documents, claims)
    quotes = _Quotes(documents)
    return Records(
        nodes=_nodes(knowledge, claims, wording),
        edges=_edges(claims, wording),
        claims=[_claim(claim, wording, quotes) for claim in claims],
        documents=[_document(document) for document in documents.values()],
        quotes=quotes.records,
    )


def _nodes(knowledge: Knowledge, claims: Iterable[ResolvedClaim], wording: Wording) -> list[Record]:
    nodes = {entity.iri: _node(entity, wording) for entity in sorted(knowledge.entities)}
    for iri in sorted({end for claim in claims for end in (claim.subject, claim.object, *claim.speakers) if isinstance(end, str)}):
        # A claim about something without an entity still has to be readable.
        nodes.setdefault(iri, _node(Entity(iri, local_name(iri).replace("_", " "), "thing"), wording))
    return [nodes[iri] for iri in sorted(nodes)]


def _node(entity: Entity, wording: Wording) -> Record:
    details = {
        "type": ", ".join(words(name) for name in entity.types),
        "aliases": sorted(set(entity.aliases) - {entity.label}),
        "links": [link for link in sorted(entity.same_as) if is_web(link)],
    }
    return {"id": entity.iri, "label": entity.label, "group": wording.group(entity.types), "kg": details}


def _edges(claims: list[ResolvedClaim], wording: Wording) -> list[Record]:
    """Return one edge for all claims that say the same with the same status; claims of a literal have none."""
    edges: dict[tuple[str, ...], Record] = {}
    for index, claim in enumerate(claims):
        if isinstance(claim.object, Literal):
            continue
        key = (claim.subject, claim.relation, claim.object, str(claim.status))
        if key not in edges:
            end = {"from": claim.subject, "to": claim.object, "label": wording.relation(claim.relation)}
            edges[key] = {"id": claim.id, **end, "kg": {"relation": claim.relation, "status": str(claim.status), "claims": []}}
        edges[key]["kg"]["claims"].append(index)
    return list(edges.values())


def _claim(claim: ResolvedClaim, wording: Wording, quotes: _Quotes) -> Record:
    literal = isinstance(claim.object, Literal)
    record = {
        "id": claim.id,
        "subject": claim.subject,
        "relation": claim.relation,
        "label": wording.relation(claim.relation),
        "value" if literal else "object": claim.object.value if isinstance(claim.object, Literal) else claim.object,
        "status": str(claim.status),
        "confidence": round(claim.confidence, 2),
        "time": claim.time,
        "speakers": list(claim.speakers),
        "evidence": [quotes.add(evidence) for evidence in sorted(claim.evidence, key=_evidence_key)],
    }
    return {name: value for name, value in record.items() if value not in (None, [])}


def _evidence_key(evidence: Evidence) -> tuple[Any, ...]:
    ends = [(span.start, span.end) if span else () for span in (evidence.subject, evidence.object)]
    return (evidence.document, evidence.start, evidence.end, *ends)


class _Quotes:
    """Every quoted text once; a claim points at it with the two marked ends, as offsets in code points into the quote."""

    def __init__(self, documents: Mapping[str, Metadata]) -> None:
        self.records: list[Record] = []
        self._numbers = {id: number for number, id in enumerate(documents)}
        self._seen: dict[tuple[str, int, int], int] = {}

    def add(self, evidence: Evidence) -> Record:
        place = (evidence.document, evidence.start, evidence.end)
        if place not in self._seen:
            self._seen[place] = len(self.records)
            self.records.append({"document": self._numbers[evidence.document], "text": evidence.text})
        marks = {name: _inside(span, evidence) for name, span in (("subject", evidence.subject), ("object", evidence.object))}
        return {"quote": self._seen[place], **{name: mark for name, mark in marks.items() if mark}}


def _inside(span: Span | None, evidence: Evidence) -> list[int] | None:
    """Return an end's offsets in the quote; None for an end that stands in another sentence."""
    if span is None or not Span(evidence.start, evidence.end).contains(span):
        return None
    return [span.start - evidence.start, span.end - evidence.start]


def _document_index(documents: Iterable[Metadata], claims: Iterable[ResolvedClaim]) -> dict[str, Metadata]:
    known = {document.id: document for document in documents}
    for claim in claims:
        for evidence in claim.evidence:
            known.setdefault(evidence.document, Metadata(id=evidence.document, source=evidence.document))
    return dict(sorted(known.items()))


def _document(document: Metadata) -> Record:
    record = {
        "title": document.title or document.source,
        "url": document.url if document.url and is_web(document.url) else None,
        "issued": document.issued,
        "publisher": document.publisher,
    }
    return {name: value for name, value in record.items() if value}


def is_web(address: str) -> bool:
    """Whether an address may become a link: http and https only.

    >>> is_web("https://example.org/a"), is_web("javascript:alert(1)"), is_web("//example.org")
    (True, False, False)
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.netloc)


def degrees(edges: Iterable[Record]) -> Counter[str]:
    """Return how many edges touch each node."""
    return Counter(end for edge in edges for end in (edge["from"], edge["to"]))
