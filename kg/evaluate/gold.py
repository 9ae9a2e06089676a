"""Gold files: what an analyst takes from a document, one JSON file a document."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from kg.errors import DocumentError
from kg.model import Document, Span, Status

NOT_GOLD: Final = "floors.json"


@dataclass(frozen=True, order=True)
class GoldEntity:
    """A thing the document names; `aliases` are the other surface forms, `type` and `other_types` class names."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    other_types: tuple[str, ...] = ()

    @property
    def surfaces(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)


@dataclass(frozen=True, order=True)
class GoldEnd:
    """One end of a gold claim: an entity's name or a literal's value, and the words that stand for it."""

    name: str
    is_literal: bool
    text: str
    start: int
    end: int


@dataclass(frozen=True, order=True)
class GoldClaim:
    """A claim an analyst takes from a document.

    `relations` and `statuses` are all a fair judge accepts, the best first. An optional claim is neither wrong to find nor
    wrong to leave out.
    """

    relations: tuple[str, ...]
    subject: GoldEnd
    object: GoldEnd
    statuses: tuple[Status, ...]
    evidence: Span
    quote: str
    time: str | None = None
    speaker: str | None = None
    optional: bool = False

    @property
    def relation(self) -> str:
        return self.relations[0]

    @property
    def status(self) -> Status:
        return self.statuses[0]


@dataclass(frozen=True, order=True)
class GoldDocument:
    """The gold of one document, called by its file name."""

    document: str
    entities: tuple[GoldEntity, ...]
    claims: tuple[GoldClaim, ...]


def load_gold(path: str | Path) -> tuple[GoldDocument, ...]:
    """Return the gold of a file, or of all `*.json` of a folder but its floors, by document name.

    Raises DocumentError naming the file when there is none or one is malformed.
    """
    root = Path(path)
    files = sorted(file for file in root.glob("*.json") if file.name != NOT_GOLD) if root.is_dir() else [root]
    if not files:
        raise DocumentError(str(path), "there is no gold file in the folder; gold files are called *.json")
    return tuple(sorted(_load(file) for file in files))


def faults(gold: GoldDocument, document: Document) -> list[str]:
    """Return every quote of a gold file that does not stand in its document where the file says."""
    spans = [(end.start, end.end, end.text) for claim in gold.claims for end in (claim.subject, claim.object)]
    spans += [(claim.evidence.start, claim.evidence.end, claim.quote) for claim in gold.claims]
    wrong = sorted({span for span in spans if document.text[span[0] : span[1]] != span[2]})
    return [f"{gold.document}:{start}..{end} is {document.text[start:end]!r}, not {text!r}" for start, end, text in wrong]


def _load(path: Path) -> GoldDocument:
    try:
        return _document(json.loads(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise DocumentError(str(path), f"the gold file cannot be read: {error.strerror or error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise DocumentError(str(path), f"no gold file: {error}") from error
    except KeyError as error:
        raise DocumentError(str(path), f"no gold file: {error} is missing") from error


def _document(record: dict[str, Any]) -> GoldDocument:
    entities = tuple(_entity(entity) for entity in record["entities"])
    names = {entity.name for entity in entities}
    claims = tuple(_claim(claim) for claim in record["claims"])
    ends = [end for claim in claims for end in (claim.subject, claim.object)]
    if unknown := sorted({end.name for end in ends if not end.is_literal} - names):
        raise ValueError(f"claims of unlisted entities {', '.join(unknown)}")
    return GoldDocument(record["document"], entities, claims)


def _entity(record: dict[str, Any]) -> GoldEntity:
    return GoldEntity(record["name"], record["type"], tuple(record["aliases"]), tuple(record.get("other_types", ())))


def _claim(record: dict[str, Any]) -> GoldClaim:
    evidence = record["evidence"]
    return GoldClaim(
        relations=(record["relation"], *record.get("or_relation", ())),
        subject=_end(record["subject"]),
        object=_end(record["object"]),
        statuses=tuple(Status(status) for status in (record["status"], *record.get("or_status", ()))),
        evidence=Span(evidence["start"], evidence["end"]),
        quote=evidence["text"],
        time=record.get("time"),
        speaker=record.get("speaker"),
        optional=bool(record.get("optional", False)),
    )


def _end(record: dict[str, Any]) -> GoldEnd:
    is_literal = "value" in record
    return GoldEnd(record["value" if is_literal else "entity"], is_literal, record["text"], record["start"], record["end"])
