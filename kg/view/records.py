"""Knowledge as the page's script reads it: plain JSON values, each text written once, always in the same order.

Things point at each other by index, and what is alike stands together in columns: 50,000 claims with the texts they are from have to
fit in a page that can be mailed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlsplit

from kg.model import Document, Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span
from kg.view.growth import growth_order
from kg.view.palette import OTHER, STROKES, group_of, words
from kg.vocab import local_name

Record = dict[str, Any]
_STATUSES: Final = {status: number for number, status in enumerate(STROKES)}
_BY_QUERY: Final = "query"  # the extractor of what a query made: no document says it


@dataclass(frozen=True)
class Wording:
    """What the ontology calls things: a type's legend group, a relation's label, and both in other languages, by name."""

    kinds: Mapping[str, str] = field(default_factory=dict)
    relation_labels: Mapping[str, str] = field(default_factory=dict)
    translations: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def group(self, type_names: Iterable[str]) -> str:
        """Return the group of the first type that has one."""
        groups = [group_of(name, self.kinds) for name in type_names]
        return next((group for group in groups if group != OTHER), OTHER)

    def relation(self, name: str) -> str:
        return self.relation_labels.get(name) or words(name)

    def named(self, names: Sequence[str], labels: Sequence[str]) -> Record:
        """Return a table of names: one column of labels for each language, null where a language has none of its own."""
        others = {language: [table.get(name) for name in names] for language, table in sorted(self.translations.items())}
        return {"name": list(names), "label": list(labels), "translated": others}


@dataclass(frozen=True)
class Records:
    """The nodes and edges as pyvis takes them, and everything else in the page's data."""

    nodes: list[Record]
    edges: list[Record]
    data: Record


def records_of(knowledge: Knowledge, wording: Wording, texts: Iterable[Document] = ()) -> Records:
    """Return the records of a page, whatever the order in `knowledge`: entities as they are shown, everything else sorted by id."""
    claims = sorted(knowledge.claims, key=lambda claim: claim.sort_key)
    edges = _edges(claims, wording)
    entities = _entities(knowledge.entities, claims)
    shown = growth_order(entities, [(edge["from"], edge["to"]) for edge in edges])
    entities = {iri: entities[iri] for iri in shown}
    types = {name: number for number, name in enumerate(sorted({name for entity in entities.values() for name in entity.types}))}
    relations = sorted({claim.relation for claim in claims})
    documents = _document_index(knowledge.documents, claims)
    read = {document.id: document for document in texts if document.id in documents}
    return Records(
        nodes=[_node(entity, types, wording) for entity in entities.values()],
        edges=edges,
        data={
            "types": wording.named(list(types), [words(name) for name in types]),
            "relations": wording.named(relations, [wording.relation(name) for name in relations]),
            "documents": [_document(document, read.get(document.id)) for document in documents.values()],
            **_claims(claims, list(entities), relations, _Quotes(documents, read)),
        },
    )


def _entities(entities: Iterable[Entity], claims: Iterable[ResolvedClaim]) -> dict[str, Entity]:
    """Return every entity once; a claim about something without one still has to be readable."""
    found = {entity.iri: entity for entity in sorted(entities)}
    for iri in {end for claim in claims for end in (claim.subject, claim.object, *claim.speakers) if isinstance(end, str)}:
        found.setdefault(iri, Entity(iri, local_name(iri).replace("_", " "), "thing"))
    return found


def _node(entity: Entity, types: Mapping[str, int], wording: Wording) -> Record:
    details = {
        "types": [types[name] for name in entity.types],
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
            edges[key] = {"id": claim.id, **end, "kg": {"status": str(claim.status), "claims": []}}
        edges[key]["kg"]["claims"].append(index)
    return list(edges.values())


def _claims(claims: Sequence[ResolvedClaim], iris: Sequence[str], relations: Sequence[str], quotes: _Quotes) -> Record:
    """Return the claims as columns, and the quotes they point at."""
    node = {iri: number for number, iri in enumerate(iris)}
    relation = {name: number for number, name in enumerate(relations)}
    columns = {
        "id": [claim.id for claim in claims],
        "subject": [node[claim.subject] for claim in claims],
        "relation": [relation[claim.relation] for claim in claims],
        "object": [_object(claim.object, node) for claim in claims],
        "status": [_STATUSES[claim.status] for claim in claims],
        "confidence": [round(claim.confidence, 2) for claim in claims],
        "time": [claim.time for claim in claims],
        "speakers": [[node[iri] for iri in claim.speakers] for claim in claims],
        "evidence": [[quotes.add(evidence) for evidence in sorted(claim.evidence, key=_evidence_key)] for claim in claims],
        "made": [number for number, claim in enumerate(claims) if not claim.evidence and _BY_QUERY in claim.extractors],
    }
    return {"claims": columns, "quotes": quotes.columns()}


def _object(end: str | Literal, node: Mapping[str, int]) -> int | Record:
    return {"value": end.value, "datatype": end.datatype} if isinstance(end, Literal) else node[end]


def _evidence_key(evidence: Evidence) -> tuple[Any, ...]:
    ends = [(span.start, span.end) if span else () for span in (evidence.subject, evidence.object)]
    return (evidence.document, evidence.start, evidence.end, *ends)


class _Quotes:
    """Every quoted place once, with its words where the page has no text of the document."""

    def __init__(self, documents: Mapping[str, Metadata], texts: Mapping[str, Document]) -> None:
        self._numbers = {id: number for number, id in enumerate(documents)}
        self._texts = texts
        self._places: dict[tuple[str, int, int], int] = {}
        self._words: dict[str, str] = {}

    def add(self, evidence: Evidence) -> list[int]:
        """Return a quote's number and the offsets of the two ends in it, -1 for an end that stands elsewhere."""
        place = (evidence.document, evidence.start, evidence.end)
        number = self._places.setdefault(place, len(self._places))
        document = self._texts.get(evidence.document)
        if document is None or document.text[evidence.start : evidence.end] != evidence.text:
            self._words[str(number)] = evidence.text
        return [number, *_inside(evidence.subject, evidence), *_inside(evidence.object, evidence)]

    def columns(self) -> Record:
        documents, starts, ends = zip(*self._places, strict=True) if self._places else ((), (), ())
        return {"document": [self._numbers[id] for id in documents], "start": list(starts), "end": list(ends), "text": self._words}


def _inside(span: Span | None, evidence: Evidence) -> tuple[int, int]:
    if span is None or not Span(evidence.start, evidence.end).contains(span):
        return (-1, -1)
    return (span.start - evidence.start, span.end - evidence.start)


def _document_index(documents: Iterable[Metadata], claims: Iterable[ResolvedClaim]) -> dict[str, Metadata]:
    known = {document.id: document for document in documents}
    for claim in claims:
        for evidence in claim.evidence:
            known.setdefault(evidence.document, Metadata(id=evidence.document, source=evidence.document))
    return dict(sorted(known.items()))


def _document(document: Metadata, read: Document | None) -> Record:
    record = {
        "id": document.id,
        "title": document.title or document.source,
        "url": document.url if document.url and is_web(document.url) else None,
        "issued": document.issued,
        "publisher": document.publisher,
        "authors": list(document.authors),
        "language": document.language,
        "text": read.text if read else None,
        "skips": [[skip.start, skip.end] for skip in read.skips] if read else [],
    }
    return {name: value for name, value in record.items() if value}


def columns_of(records: Sequence[Record], names: Sequence[str]) -> Record:
    """Return records turned on their side: one list for each name.

    >>> columns_of([{"x": 1, "y": 2}, {"x": 3, "y": 4}], ["x", "y"])
    {'x': [1, 3], 'y': [2, 4]}
    """
    return {name: [record[name] for record in records] for name in names}


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
