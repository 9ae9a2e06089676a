"""`kg extract`: claims as JSON Lines, no graph."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli._options import settings_options
from kg.cli._output import note, write
from kg.cli._progress import progress
from kg.cli._sources import count_files
from kg.errors import DocumentError

if TYPE_CHECKING:
    from kg.build import Pipeline
    from kg.model import Document
    from kg.settings import Settings

STDIN = "-"


@click.command()
@click.argument("sources", metavar="[FILE]...", nargs=-1)
@click.option(
    "--jsonl", metavar="FILE", help='Read documents from JSON Lines: {"id", "text", "date"?, "lang"?} a line; - for standard input.'
)
@click.option("--mentions", is_flag=True, help="Print the mentions, with their coreference cluster, instead of the claims.")
@settings_options
def extract(sources: tuple[str, ...], jsonl: str | None, mentions: bool, settings: Settings) -> None:
    """Print the claims of documents as JSON Lines.

    They come in document order. A document that cannot be read is named on standard error and left out; exit status 2 when
    none could be read. Offsets are Unicode code points into the document's text, end exclusive.

    \b
    Example:
      kg extract report.pdf
      kg extract --jsonl - < documents.jsonl
    """
    if not sources and jsonl is None:
        raise click.UsageError("name a file to read, or --jsonl FILE")
    from kg.build import Pipeline

    pipeline, read, problems = Pipeline(settings), 0, list[DocumentError]()
    with progress(count_files(sources) + (jsonl is not None), "Extracting") as done:
        for item in _documents(sources, jsonl):
            if isinstance(item, DocumentError):
                _refuse(item, problems, settings.strict)
            else:
                read += 1
                write("".join(json.dumps(record, ensure_ascii=False) + "\n" for record in _records(pipeline, item, mentions)))
            if done is not None:
                done(item.source if isinstance(item, DocumentError) else item.metadata.source)
    if problems and not read:
        raise problems[-1]


def _refuse(problem: DocumentError, problems: list[DocumentError], strict: bool) -> None:
    if strict:
        raise problem
    note(f"skipped {problem}")
    problems.append(problem)


def _documents(sources: tuple[str, ...], jsonl: str | None) -> Iterator[Document | DocumentError]:
    from kg.read import each_json_line, read_each

    yield from read_each(sources)
    if jsonl is not None:
        yield from each_json_line(_lines(jsonl), jsonl)


def _lines(jsonl: str) -> Iterable[str]:
    if jsonl == STDIN:
        return _decoded(sys.stdin.buffer, jsonl)
    if not Path(jsonl).is_file():
        raise DocumentError(jsonl, "no such file")
    return _decoded(Path(jsonl).open("rb"), jsonl)


def _decoded(lines: Iterable[bytes], source: str) -> Iterator[str]:
    for number, line in enumerate(lines, start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise DocumentError(f"{source}:{number}", f"JSON Lines are UTF-8, but byte {error.start} of the line is not") from error


def _records(pipeline: Pipeline, document: Document, mentions: bool) -> Iterator[dict[str, Any]]:
    if mentions:
        for mention in pipeline.annotate(document).mentions:
            place = {"sentence": mention.sentence, "cluster": mention.cluster}
            yield {"document": document.id, **mention.to_dict(), **place}
    else:
        _, claims = pipeline.claims_of(document)
        yield from (claim.to_dict() for claim in claims)
