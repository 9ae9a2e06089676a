"""The texts behind a graph, beside it: the quads hold what is quoted, a reader wants to see where it stands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from kg.errors import GraphError
from kg.model import Document, Metadata, Skip

TEXTS_NAME: Final = "documents.jsonl"


def to_lines(documents: Iterable[Document]) -> str:
    """Return one line of JSON a document, in the order of their ids; what is known about a document is in the graph already.

    >>> to_lines([Document.of("Acme grew.", id="d1")])
    '{"id": "d1", "text": "Acme grew."}\\n'
    """
    return "".join(json.dumps(_record(document), ensure_ascii=True) + "\n" for document in sorted(documents, key=lambda each: each.id))


def read_texts(directory: Path, known: Iterable[Metadata]) -> tuple[Document, ...]:
    """Return the documents whose texts lie in a graph's directory, those of the graph only; none when the file was left out.

    Raises GraphError naming the line at fault.
    """
    path = directory / TEXTS_NAME
    metadata = {each.id: each for each in known}
    documents = []
    try:
        lines = path.read_text(encoding="utf-8").split("\n") if path.exists() else []
    except (OSError, UnicodeDecodeError) as error:
        raise GraphError(f"cannot read {path}: {error}") from error
    for number, line in enumerate(lines, start=1):
        try:
            record = json.loads(line) if line else {}
            if record and record["id"] in metadata:
                documents.append(_document(record, metadata))
        except (ValueError, KeyError, TypeError) as error:
            raise GraphError(f"{path}:{number}: this is no document of a graph ({error})") from error
    return tuple(sorted(documents, key=lambda each: each.id))


def _record(document: Document) -> dict[str, Any]:
    skips = [[skip.start, skip.end, skip.reason] for skip in document.skips]
    return {"id": document.id, "text": document.text, **({"skips": skips} if skips else {})}


def _document(record: Mapping[str, Any], metadata: Mapping[str, Metadata]) -> Document:
    skips = tuple(sorted(Skip(start, end, reason) for start, end, reason in record.get("skips", [])))
    return Document(metadata[record["id"]], record["text"], skips)
