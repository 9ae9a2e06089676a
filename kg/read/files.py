"""Bytes and files to documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.errors import DocumentError
from kg.model import Document
from kg.read.jsonl import JsonLinesReader, each_json_line
from kg.read.limits import LIMITS, Limits, megabytes
from kg.read.registry import ContainerReader, reader_for
from kg.read.sources import find_files


class Reading(NamedTuple):
    """What could be read, and what was skipped and why."""

    documents: list[Document]
    skipped: list[DocumentError]


def read_source(source: str | Path, limits: Limits = LIMITS) -> Iterator[Document]:
    """Yield the documents of a file, folder or glob, in order of name; raises DocumentError at the first that cannot be read."""
    for result in read_each([str(source)], limits):
        if isinstance(result, DocumentError):
            raise result
        yield result


def read_all(sources: Iterable[str], limits: Limits = LIMITS) -> Reading:
    """Return the documents of all sources and the errors of those that cannot be read; never raises DocumentError."""
    results = list(read_each(sources, limits))
    documents = [result for result in results if isinstance(result, Document)]
    return Reading(documents, [result for result in results if isinstance(result, DocumentError)])


def read_each(sources: Iterable[str], limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """Yield, file by file in order of name, each document or why it cannot be read; one file is held at a time."""
    found: list[str] = []
    for source in sources:
        try:
            find_files([source])
            found.append(source)
        except DocumentError as error:
            yield error
    for file in find_files(found):
        yield from read_each_in(file.path, name=file.name, limits=limits)


def read_file(path: Path, *, name: str | None = None, limits: Limits = LIMITS) -> list[Document]:
    """Return the documents of a file, called `name` or else by the file's own name; raises DocumentError."""
    results = list(read_each_in(path, name=name, limits=limits))
    for result in results:
        if isinstance(result, DocumentError):
            raise result
    return [result for result in results if isinstance(result, Document)]


def read_each_in(path: Path, *, name: str | None = None, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    """Yield the documents of a file, or why they cannot be read; JSON Lines are read line by line and may be of any length."""
    name = name or path.name
    try:
        if path.suffix.lower() in JsonLinesReader.suffixes:
            yield from each_json_line(_lines(path, name, limits), name, limits)
        else:
            yield from _each(_bytes(path, name, limits), name, limits=limits)
    except DocumentError as error:
        yield error
    except OSError as error:
        yield DocumentError(name, f"the file cannot be read: {error.strerror or error}")


def read_bytes(data: bytes, source: str, media_type: str | None = None, limits: Limits = LIMITS) -> list[Document]:
    """Return the documents in some bytes; raises DocumentError naming the reason when there are none.

    >>> read_bytes(b"Acme owns Globex.", "a.txt")[0].text
    'Acme owns Globex.'
    """
    results = list(_each(data, source, media_type, limits))
    for result in results:
        if isinstance(result, DocumentError):
            raise result
    return [result for result in results if isinstance(result, Document)]


def _each(data: bytes, source: str, media_type: str | None = None, limits: Limits = LIMITS) -> Iterator[Document | DocumentError]:
    _check_size(len(data), source, limits)
    reader = reader_for(data, source, media_type, limits)
    results = reader.read_each(data, source) if isinstance(reader, ContainerReader) else reader.read(data, source)
    is_empty = True
    for result in results:
        is_empty = False
        yield result
    if is_empty:
        raise DocumentError(source, "there is no document in it")


def _bytes(path: Path, name: str, limits: Limits) -> bytes:
    with path.open("rb") as file:
        data = file.read(limits.bytes + 1)
    if len(data) > limits.bytes:
        _check_size(max(path.stat().st_size, len(data)), name, limits)
    return data


def _check_size(size: int, source: str, limits: Limits) -> None:
    if size > limits.bytes:
        raise DocumentError(source, f"too large: {megabytes(size)}, the limit is {megabytes(limits.bytes)}")


def _lines(path: Path, name: str, limits: Limits) -> Iterator[str]:
    with path.open("rb") as file:
        number = 0
        while line := file.readline(limits.bytes + 1):
            number += 1
            _check_size(len(line), f"{name}:{number}", limits)
            try:
                yield line.decode("utf-8-sig" if number == 1 else "utf-8")
            except UnicodeDecodeError as error:
                raise DocumentError(f"{name}:{number}", f"JSON Lines are UTF-8, but byte {error.start} of the line is not") from error
    if not number:
        raise DocumentError(name, "the file is empty")
