"""The frozen values every stage speaks in.

Offsets are Unicode code points into `Document.text`, end exclusive, everywhere. The text a value carries is always a slice
of its document: build mentions and evidence through `Document.mention` and `Document.evidence`, which cut it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

from kg.ids import content_id


class Status(StrEnum):
    """How a claim is made; `denied` and `possible` claims have no plain triple."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PENDING = "pending"
    POSSIBLE = "possible"
    PAST = "past"
    DENIED = "denied"

    @property
    def is_plain(self) -> bool:
        """Whether a claim of this status is also written as a plain triple."""
        return self not in (Status.DENIED, Status.POSSIBLE)


class Kind(StrEnum):
    """What a mention is made of."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"
    LITERAL = "literal"


@dataclass(frozen=True, order=True, slots=True)
class Span:
    """A stretch of a document's text.

    >>> Span(3, 5).overlaps(Span(5, 9))
    False
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span needs 0 <= start <= end, not {self.start}..{self.end}")

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, order=True, slots=True)
class Skip:
    """A stretch of boilerplate that no stage reads facts from; `reason` says what it is (caption, sign-up, author-box …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, order=True, slots=True)
class Sentence:
    """One sentence of a document; `index` counts from 0."""

    index: int
    start: int
    end: int


@dataclass(frozen=True, order=True)
class Metadata:
    """What is known about a document besides its text.

    `issued` is an ISO date, as precise as known; `language` a two-letter code; `source` what the user called it (a path as
    given, a URL, a JSON Lines id); `genre` a schema.org class name.
    """

    id: str
    source: str
    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    language: str = "en"
    url: str | None = None
    media_type: str = "text/plain"
    genre: str = "NewsArticle"


@dataclass(frozen=True)
class Document:
    """A text that is never edited, what is known about it, and the boilerplate marked in it.

    >>> document = Document.of("Acme owns Globex.", source="a.txt")
    >>> document.evidence(0, 17, sentence=0).text
    'Acme owns Globex.'
    """

    metadata: Metadata
    text: str
    skips: tuple[Skip, ...] = ()

    def __post_init__(self) -> None:
        for skip in self.skips:
            if not 0 <= skip.start < skip.end <= len(self.text):
                raise ValueError(f"boilerplate {skip} lies outside a text of {len(self.text)} characters")

    @classmethod
    def of(cls, text: str, source: str = "text", *, id: str | None = None, skips: Iterable[Skip] = (), **metadata: Any) -> Document:
        """Return a document whose id is the hash of its text, unless one is given."""
        return cls(Metadata(id=id or content_id(text), source=source, **metadata), text, tuple(sorted(skips)))

    @property
    def id(self) -> str:
        return self.metadata.id

    @property
    def language(self) -> str:
        return self.metadata.language

    def slice(self, start: int, end: int) -> str:
        """Return the words at a span; raises ValueError outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"{start}..{end} is no span of a text of {len(self.text)} characters")
        return self.text[start:end]

    def is_skipped(self, start: int, end: int) -> bool:
        """Whether any part of a span is boilerplate."""
        return any(skip.start < end and start < skip.end for skip in self.skips)

    def mention(self, start: int, end: int, *, type: str, kind: Kind, sentence: int, **rest: Any) -> Mention:
        """Return the mention at a span of this document."""
        return Mention(start, end, self.slice(start, end), type, kind, sentence, **rest)

    def evidence(self, start: int, end: int, *, sentence: int, subject: Span | None = None, object: Span | None = None) -> Evidence:
        """Return the evidence at a span of this document."""
        return Evidence(self.id, start, end, self.slice(start, end), sentence, subject, object)


@dataclass(frozen=True, order=True)
class Mention:
    """Words that stand for an entity or a literal.

    `type` is a class name of the ontology, `other_types` those the thing has besides: a platform can be a joint venture too;
    a `guessed` type is one the relations it takes part in may overrule.
    `cluster` numbers the document's coreference chains from 0 (-1: not yet decided); `entity` is the best name coreference
    found for the chain. A literal has its normalised `value` and `datatype` (an XSD name such as `gYear`). Words that stand for
    several things are a mention of each, and `which` numbers those from 0.
    """

    start: int
    end: int
    text: str
    type: str
    kind: Kind
    sentence: int
    cluster: int = -1
    entity: str = ""
    value: str | None = None
    datatype: str | None = None
    other_types: tuple[str, ...] = ()
    guessed: bool = False
    which: int = 0

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"mention {self.text!r} does not fit its offsets {self.start}..{self.end}")

    @property
    def is_date(self) -> bool:
        """Whether it is a day, a month or a year."""
        return self.datatype in ("gYear", "gYearMonth", "date")

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def types(self) -> tuple[str, ...]:
        return (self.type, *self.other_types)

    def to_dict(self) -> dict[str, Any]:
        """Return the mention as `kg extract` prints it."""
        record: dict[str, Any] = {
            "text": self.text,
            "start": self.start,
            "end": self.end,
            "type": self.type,
            "entity": self.entity or self.text,
            "kind": str(self.kind),
        }
        if self.value is not None:
            record |= {"value": self.value, "datatype": self.datatype}
        return record


@dataclass(frozen=True, order=True)
class Evidence:
    """The words that make a claim: a slice of a document, its sentence, and where the claim's two ends stand."""

    document: str
    start: int
    end: int
    text: str
    sentence: int
    subject: Span | None = None
    object: Span | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"evidence {self.text!r} does not fit its offsets {self.start}..{self.end}")

    @cached_property
    def id(self) -> str:
        ends = [part for span in (self.subject, self.object) for part in ((span.start, span.end) if span else (None, None))]
        return content_id(self.document, self.start, self.end, *ends)


@dataclass(frozen=True)
class Claim:
    """A relation between two mentions of one document: what was said, where, how, by whom, about when, and how sure we are.

    `time` is an ISO 8601 date or an interval (`2021`, `2019/2021`, `2021/..`, `../2019`).
    """

    document: str
    relation: str
    subject: Mention
    object: Mention
    evidence: Evidence
    status: Status = Status.ASSERTED
    confidence: float = 1.0
    time: str | None = None
    speaker: Mention | None = None
    extractor: str = ""

    def __post_init__(self) -> None:
        if not 0.0 <= self.confidence <= 1.0:
            raise ValueError(f"confidence is a probability, not {self.confidence}")
        if self.evidence.document != self.document:
            raise ValueError(f"evidence of document {self.evidence.document} cannot support a claim of document {self.document}")

    @cached_property
    def id(self) -> str:
        """The hash of what is said and where; ends that stand for several things add which of them is meant."""
        ends = (self.subject.start, self.subject.end, self.object.start, self.object.end)
        which = (self.subject.which, self.object.which)
        return content_id(self.document, self.relation, *ends, self.status, *(which if any(which) else ()))

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Document order: evidence first, then the two ends, then the relation, then which things the ends stand for."""
        ends = (self.subject.start, self.subject.end, self.object.start, self.object.end)
        return (self.document, self.evidence.start, *ends, self.relation, self.status, self.subject.which, self.object.which)

    def to_dict(self) -> dict[str, Any]:
        """Return the claim as `kg extract` prints it."""
        return {
            "document": self.document,
            "id": self.id,
            "relation": self.relation,
            "subject": self.subject.to_dict(),
            "object": self.object.to_dict(),
            "status": str(self.status),
            "confidence": round(self.confidence, 3),
            "time": self.time,
            "speaker": (self.speaker.entity or self.speaker.text) if self.speaker else None,
            "evidence": {"start": self.evidence.start, "end": self.evidence.end, "text": self.evidence.text},
            "extractor": self.extractor,
        }


@dataclass(frozen=True)
class Annotation:
    """A document with its sentences and mentions; `parse` is the annotator's own (a spaCy Doc, or None for the neural path)."""

    document: Document
    sentences: tuple[Sentence, ...]
    mentions: tuple[Mention, ...]
    parse: Any = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, order=True)
class Entity:
    """One real thing: a stable IRI, its best name, its class name, every other form it was met in, and links out."""

    iri: str
    label: str
    type: str
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    other_types: tuple[str, ...] = ()

    @property
    def types(self) -> tuple[str, ...]:
        return (self.type, *self.other_types)


@dataclass(frozen=True, order=True)
class Literal:
    """A value that is no entity; `datatype` is an XSD name such as `gYear` or `string`."""

    value: str
    datatype: str = "string"


@dataclass(frozen=True)
class ResolvedClaim:
    """A claim between entities, with all the evidence found for it in all documents, sorted.

    `object` is an entity's IRI or a `Literal`; `speakers` are entity IRIs. Its id is the hash of what is claimed, not of where.
    """

    subject: str
    relation: str
    object: str | Literal
    status: Status
    confidence: float
    evidence: tuple[Evidence, ...]
    time: str | None = None
    speakers: tuple[str, ...] = ()
    extractors: tuple[str, ...] = ()

    @cached_property
    def id(self) -> str:
        end = (self.object.value, self.object.datatype) if isinstance(self.object, Literal) else (self.object, None)
        return content_id(self.subject, self.relation, *end, self.status, self.time)

    @property
    def sort_key(self) -> tuple[Any, ...]:
        end = self.object.value if isinstance(self.object, Literal) else self.object
        return (self.subject, self.relation, end, self.status, self.time or "", self.id)


@dataclass(frozen=True)
class Knowledge:
    """Everything a graph holds: documents, entities and claims, each sorted."""

    documents: tuple[Metadata, ...]
    entities: tuple[Entity, ...]
    claims: tuple[ResolvedClaim, ...]
