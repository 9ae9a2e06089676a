"""`kg build`: documents to a graph on disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import DEFAULT_GRAPH, FOLDER, settings_options
from kg.cli._output import counted, note
from kg.cli._progress import progress
from kg.cli._sources import count_files

if TYPE_CHECKING:
    from kg.report import Report
    from kg.settings import Settings


@click.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True)
@click.option("-o", "--output", "directory", type=FOLDER, default=DEFAULT_GRAPH, show_default=True, help="The folder to write.")
@click.option("--title", default="Knowledge graph", show_default=True, help="The heading of the page.")
@click.option("--base-iri", help="Where the entities' IRIs begin; ends in / or #.")
@settings_options
def build(sources: tuple[str, ...], directory: Path, title: str, settings: Settings) -> None:
    """Build a graph from files, folders and globs.

    Writes graph.ttl, graph.nq, graph.html, documents.jsonl, store/ and report.json into a folder, all of them or none: when the build fails
    or is interrupted, the old graph stays. A document that cannot be read is left out and named, with the reason, on
    standard error and in report.json; when none could be read, nothing is written.

    \b
    Example:
      kg build data/articles "reports/*.pdf" -o out
    """
    from kg.build import build as build_graph
    from kg.knowledge import check_replaceable

    check_replaceable(directory)  # before the long work, not after it
    with progress(count_files(sources), "Reading") as done:
        graph = build_graph(sources, settings, progress=done)
    graph.save(directory, title)
    if graph.report is not None:
        _summarize(graph.report, directory)


def _summarize(report: Report, directory: Path) -> None:
    for skipped in report.skipped:
        note(f"skipped {skipped.source}: {skipped.reason}")
    statuses = ", ".join(f"{count} {status}" for status, count in report.by_status.items())
    note(f"{counted(report.documents, 'document')} ({counted(report.words, 'word')}), {len(report.skipped)} skipped")
    note(f"{counted(report.claims, 'claim')}{f' ({statuses})' if statuses else ''}, {counted(report.entities, 'entity', 'entities')}")
    note(f"written to {directory}: " + ", ".join(sorted(path.name + "/" * path.is_dir() for path in directory.iterdir())))
