"""The only place where knowledge and quads meet.

The default graph holds everything. Beside it, one named graph a document repeats what that document supports: its own
description, its evidence, the claims drawn from it and their plain triples. Named graphs are for retraction, never for truth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph import names as n
from kg.graph.run import Run
from kg.graph.store import GraphStore
from kg.graph.terms import decimal, from_literal, integer, iri_or_text, iso, node, segment, text, texts, to_literal, unsegment
from kg.model import Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span, Status
from kg.vocab import KG, Bases, compact, expand

Quads = list[ox.Quad]
_Value = TypeVar("_Value")
Term = ox.NamedNode | ox.Literal
Pair = tuple[ox.NamedNode, Term]
Properties = dict[str, list[Term]]
_BYLINE_SEPARATOR = "\n"


def to_quads(knowledge: Knowledge, bases: Bases, run: Run) -> Quads:
    """Return the quads of a graph, each once, default graph first.

    Confidence is kept with three digits. Raises GraphError where an entity, class or relation is no IRI.
    """
    languages = {document.id: document.language for document in knowledge.documents}
    encoder = _Encoder(bases, node(bases.run + run.id), languages)
    default = ox.DefaultGraph()
    quads: dict[ox.Quad, None] = {}
    for triple in encoder.shared(knowledge, run):
        quads[ox.Quad(triple.subject, triple.predicate, triple.object, default)] = None
    supported = list(encoder.supported(knowledge))
    for _, triple in supported:
        quads[ox.Quad(triple.subject, triple.predicate, triple.object, default)] = None
    for graph, triple in supported:
        if graph is not None:
            quads[ox.Quad(triple.subject, triple.predicate, triple.object, graph)] = None
    return list(quads)


def from_store(store: GraphStore) -> Knowledge:
    """Return the knowledge in a store's default graph, sorted; inverse of `to_quads`.

    Raises GraphError naming the first claim, piece of evidence or document that is not whole.
    """
    subjects = _by_subject(store.default_triples())
    documents = {iri: _whole(_metadata, iri, properties) for iri, properties in subjects.items() if _has(properties, n.SOURCE_NAME)}
    evidence = {iri: _whole(_evidence, iri, properties, documents) for iri, properties in subjects.items() if _is_a(properties, n.EVIDENCE)}
    claims = [_whole(_claim, iri, properties, evidence) for iri, properties in subjects.items() if _is_a(properties, n.CLAIM)]
    entities = [_entity(iri, properties) for iri, properties in subjects.items() if _has(properties, n.LABEL)]
    return Knowledge(
        tuple(sorted(documents.values(), key=lambda document: document.id)),
        tuple(sorted(entities)),
        tuple(sorted(claims, key=lambda claim: claim.sort_key)),
    )


def _whole(decode: Callable[..., _Value], iri: str, *properties: object) -> _Value:
    try:
        return decode(*properties)
    except (KeyError, ValueError) as error:
        raise GraphError(f"{iri} is not whole in this graph ({error}); build it again") from error


@dataclass(frozen=True)
class _Encoder:
    """Knowledge to triples; `languages` maps a document's id to the language of its words."""

    bases: Bases
    run: ox.NamedNode
    languages: dict[str, str]

    def shared(self, knowledge: Knowledge, run: Run) -> Iterator[ox.Triple]:
        """Yield what belongs to no document: the entities and the run."""
        for entity in knowledge.entities:
            yield from _triples(node(entity.iri), _entity_pairs(entity))
        activity: list[Pair] = [(n.TYPE, n.ACTIVITY), (n.SOFTWARE_VERSION, text(run.version)), (n.ONTOLOGY_HASH, text(run.ontology))]
        yield from _triples(self.run, activity)

    def supported(self, knowledge: Knowledge) -> Iterator[tuple[ox.NamedNode | None, ox.Triple]]:
        """Yield the rest with the graph of the document it comes from, once for every such document."""
        for document in knowledge.documents:
            graph = self.document(document.id)
            for triple in _triples(graph, _metadata_pairs(document)):
                yield graph, triple
        for claim in knowledge.claims:
            yield from self._claim(claim)

    def document(self, id: str) -> ox.NamedNode:
        return node(self.bases.document + segment(id))

    def _claim(self, claim: ResolvedClaim) -> Iterator[tuple[ox.NamedNode | None, ox.Triple]]:
        subject = node(self.bases.claim + claim.id)
        core = list(_triples(subject, [*_claim_pairs(claim), (n.GENERATED_BY, self.run)]))
        if claim.status.is_plain:
            core.append(ox.Triple(node(claim.subject), node(expand(claim.relation)), _object(claim)))
        graphs = dict.fromkeys(self.document(evidence.document) for evidence in claim.evidence)
        for graph in graphs or [None]:
            for triple in core:
                yield graph, triple
        for evidence in claim.evidence:
            yield from self._evidence(subject, evidence)

    def _evidence(self, claim: ox.NamedNode, evidence: Evidence) -> Iterator[tuple[ox.NamedNode, ox.Triple]]:
        graph = self.document(evidence.document)
        subject = node(self.bases.evidence + evidence.id)
        yield graph, ox.Triple(claim, n.DERIVED_FROM, subject)
        quote = text(evidence.text, self.languages.get(evidence.document))
        for triple in _triples(subject, [(n.HAS_SOURCE, graph), (n.EXACT, quote), *_evidence_pairs(evidence)]):
            yield graph, triple


def _triples(subject: ox.NamedNode, pairs: Iterable[Pair]) -> Iterator[ox.Triple]:
    return (ox.Triple(subject, predicate, value) for predicate, value in pairs)


def _entity_pairs(entity: Entity) -> Iterator[Pair]:
    for name in entity.types:
        yield n.TYPE, node(expand(name))
    if entity.other_types:
        yield n.MAIN_CLASS, node(expand(entity.type))
    yield n.LABEL, text(entity.label)
    for alias in entity.aliases:
        yield n.ALIAS, text(alias)
    for other in entity.same_as:
        yield n.SAME_AS, node(other)


def _metadata_pairs(document: Metadata) -> Iterator[Pair]:
    yield n.TYPE, node(n.GENRE_BASE + segment(document.genre))
    yield n.IDENTIFIER, text(document.id)
    yield n.SOURCE_NAME, text(document.source)
    yield n.LANGUAGE, text(document.language)
    yield n.MEDIA_TYPE, text(document.media_type)
    if document.title is not None:
        yield n.TITLE, text(document.title, document.language)
    for author in document.authors:
        yield n.CREATOR, text(author)
    if len(document.authors) > 1:
        # RDF forgets the order of the creators; the byline keeps it.
        yield n.BYLINE, text(_BYLINE_SEPARATOR.join(document.authors))
    if document.publisher is not None:
        yield n.PUBLISHER, text(document.publisher)
    if document.issued is not None:
        yield n.ISSUED, iso(document.issued) or text(document.issued)
    if document.url is not None:
        yield n.SOURCE, iri_or_text(document.url)


def _claim_pairs(claim: ResolvedClaim) -> Iterator[Pair]:
    yield n.TYPE, n.CLAIM
    yield n.TYPE, n.STATEMENT
    yield n.SUBJECT, node(claim.subject)
    yield n.PREDICATE, node(expand(claim.relation))
    yield n.OBJECT, _object(claim)
    if isinstance(claim.object, Literal) and _object(claim).value != claim.object.value:
        yield n.LEXICAL, text(claim.object.value)
    yield n.STATUS, node(str(KG) + claim.status)
    yield n.CONFIDENCE, decimal(claim.confidence)
    for speaker in claim.speakers:
        yield n.SAID_BY, node(speaker)
    for extractor in claim.extractors:
        yield n.EXTRACTOR, text(extractor)
    if claim.time is not None:
        yield from _time_pairs(claim.time)


def _time_pairs(time: str) -> Iterator[Pair]:
    yield n.TIME, text(time)
    start, _, end = time.partition("/")
    for predicate, part in ((n.VALID_FROM, start), (n.VALID_UNTIL, end)):
        value = iso(part)
        if value is not None:
            yield predicate, value


def _evidence_pairs(evidence: Evidence) -> Iterator[Pair]:
    yield n.TYPE, n.EVIDENCE
    yield n.SENTENCE, integer(evidence.sentence)
    yield n.START, integer(evidence.start)
    yield n.END, integer(evidence.end)
    if evidence.subject is not None:
        yield n.SUBJECT_START, integer(evidence.subject.start)
        yield n.SUBJECT_END, integer(evidence.subject.end)
    if evidence.object is not None:
        yield n.OBJECT_START, integer(evidence.object.start)
        yield n.OBJECT_END, integer(evidence.object.end)


def _object(claim: ResolvedClaim) -> Term:
    return from_literal(claim.object) if isinstance(claim.object, Literal) else node(claim.object)


def _by_subject(triples: Iterable[ox.Triple]) -> dict[str, Properties]:
    subjects: dict[str, Properties] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            subjects[triple.subject.value][triple.predicate.value].append(triple.object)
    return subjects


def _has(properties: Properties, predicate: ox.NamedNode) -> bool:
    return predicate.value in properties


def _is_a(properties: Properties, kind: ox.NamedNode) -> bool:
    return kind in properties.get(n.TYPE.value, ())


def _all(properties: Properties, predicate: ox.NamedNode) -> list[str]:
    return texts(properties.get(predicate.value, ()))


def _first(properties: Properties, predicate: ox.NamedNode) -> str | None:
    return next(iter(_all(properties, predicate)), None)


def _one(properties: Properties, predicate: ox.NamedNode) -> str:
    return _first(properties, predicate) or ""


def _metadata(properties: Properties) -> Metadata:
    byline = _first(properties, n.BYLINE)
    authors = byline.split(_BYLINE_SEPARATOR) if byline is not None else _all(properties, n.CREATOR)
    return Metadata(
        id=_one(properties, n.IDENTIFIER),
        source=_one(properties, n.SOURCE_NAME),
        title=_first(properties, n.TITLE),
        authors=tuple(authors),
        publisher=_first(properties, n.PUBLISHER),
        issued=_first(properties, n.ISSUED),
        language=_one(properties, n.LANGUAGE),
        url=_first(properties, n.SOURCE),
        media_type=_one(properties, n.MEDIA_TYPE),
        genre=unsegment(_one(properties, n.TYPE).removeprefix(n.GENRE_BASE)),
    )


def _entity(iri: str, properties: Properties) -> Entity:
    types = _all(properties, n.TYPE)
    main = _first(properties, n.MAIN_CLASS) or next(iter(types), "")
    return Entity(
        iri=iri,
        label=_one(properties, n.LABEL),
        type=compact(main),
        aliases=tuple(_all(properties, n.ALIAS)),
        same_as=tuple(sorted({*_all(properties, n.SAME_AS), *_all(properties, n.EXACT_MATCH)})),
        other_types=tuple(sorted(compact(name) for name in types if name != main)),
    )


def _span(properties: Properties, start: ox.NamedNode, end: ox.NamedNode) -> Span | None:
    return Span(int(_one(properties, start)), int(_one(properties, end))) if _has(properties, start) else None


def _evidence(properties: Properties, documents: dict[str, Metadata]) -> Evidence:
    source = _one(properties, n.HAS_SOURCE)
    return Evidence(
        document=documents[source].id if source in documents else unsegment(source),
        start=int(_one(properties, n.START)),
        end=int(_one(properties, n.END)),
        text=_one(properties, n.EXACT),
        sentence=int(_one(properties, n.SENTENCE)),
        subject=_span(properties, n.SUBJECT_START, n.SUBJECT_END),
        object=_span(properties, n.OBJECT_START, n.OBJECT_END),
    )


def _claim(properties: Properties, evidence: dict[str, Evidence]) -> ResolvedClaim:
    [end] = properties[n.OBJECT.value]
    lexical = _first(properties, n.LEXICAL)
    target = to_literal(end) if isinstance(end, ox.Literal) else end.value
    if isinstance(target, Literal) and lexical is not None:
        target = Literal(lexical, target.datatype)
    found = [evidence[iri] for iri in _all(properties, n.DERIVED_FROM) if iri in evidence]
    return ResolvedClaim(
        subject=_one(properties, n.SUBJECT),
        relation=compact(_one(properties, n.PREDICATE)),
        object=target,
        status=Status(compact(_one(properties, n.STATUS))),
        confidence=float(_one(properties, n.CONFIDENCE)),
        evidence=tuple(sorted(found, key=lambda item: (item.document, item.start, item.end, item.id))),
        time=_first(properties, n.TIME),
        speakers=tuple(_all(properties, n.SAID_BY)),
        extractors=tuple(_all(properties, n.EXTRACTOR)),
    )
