"""JSON Lines: one document a line, `{"id", "text", "date"?, "lang"?, "title"?, "url"?}`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kg.errors import DocumentError
from kg.model import Document
from kg.read.assemble import to_document
from kg.read.dates import parse_date
from kg.read.encoding import decode
from kg.read.limits import LIMITS, Limits
from kg.read.taken import Found, Taken, clean, clean_all

_MEDIA_TYPE = "application/jsonl"
_TEXTS = ("text", "date", "lang", "title", "url", "publisher")


class JsonLinesReader:
    """Reads JSON Lines; each line is a document of its own, and so is each bad line an error of its own."""

    media_types: tuple[str, ...] = (_MEDIA_TYPE, "application/x-ndjson", "application/jsonlines")
    suffixes: tuple[str, ...] = (".jsonl", ".ndjson")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the documents; raises DocumentError at the first bad line."""
        return read_json_lines(decode(data, source).split("\n"), source, self._limits)

    def read_each(self, data: bytes, source: str) -> Iterator[Document | DocumentError]:
        """Yield, line by line, the document or what is wrong with it."""
        return each_json_line(decode(data, source).split("\n"), source, self._limits)


def read_json_lines(lines: Iterable[str], source: str = "-", limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of JSON Lines; raises DocumentError naming the first bad line.

    >>> next(read_json_lines(['{"id": "doc-1", "text": "Acme owns Globex.", "date": "2021-05-04"}'])).metadata.issued
    '2021-05-04'
    """
    for result in each_json_line(lines, source, limits):
        if isinstance(result, DocumentError):
            raise result
        yield result


def each_json_line(lines: Iterable[str], source: str = "-", limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """Yield, line by line, the document or what is wrong with it; empty lines are passed over."""
    seen: set[str] = set()
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            document = _document(line, f"{source}:{number}", limits)
            if document.id in seen:
                raise DocumentError(f"{source}:{number}", f"the id {document.id!r} was used by an earlier line")
            seen.add(document.id)
            yield document
        except DocumentError as error:
            yield error


def _document(line: str, place: str, limits: Limits) -> Document:
    record = _record(line, place)
    id = record["id"]
    authors = record.get("authors") or ()
    found = Found(
        title=clean(record.get("title")),
        authors=clean_all(authors if isinstance(authors, list) else (authors,)),
        publisher=clean(record.get("publisher")),
        issued=parse_date(record.get("date")),
        language=clean(record.get("lang")),
        url=clean(record.get("url")),
    )
    taken = Taken(record["text"], _MEDIA_TYPE, found, id=id, is_declared=True)
    return to_document(taken, id or place, limits)


def _record(line: str, place: str) -> dict[str, Any]:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DocumentError(place, f"not JSON: {error}") from error
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        raise DocumentError(place, 'a line must be an object with a "text", like {"id": "doc-1", "text": "…"}')
    for name in _TEXTS:
        if not isinstance(record.get(name), str | None):
            raise DocumentError(place, f'"{name}" must be a string, not {record[name]!r}')
    if record.get("date") and not parse_date(record["date"]):
        raise DocumentError(place, f'"date" must be an ISO date such as 2024-03-31, not {record["date"]!r}')
    id = record.get("id")
    if isinstance(id, bool | float | dict | list):
        raise DocumentError(place, f'"id" must be a string, not {id!r}')
    return record | {"id": None if id is None else str(id).strip() or None}
