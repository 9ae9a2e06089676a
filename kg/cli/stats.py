"""`kg stats`: a graph in numbers."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import format_option, graph_option
from kg.cli._output import write_rows

_TOTALS = ("documents", "entities", "claims", "evidence", "components")
_COUNTS = ("classes", "relations", "statuses")


@click.command()
@format_option
@graph_option
def stats(format: str, directory: Path) -> None:
    """Count what a graph holds.

    Documents, entities, claims, pieces of evidence and connected components, then entities by class and claims by relation
    and status.

    \b
    Example:
      kg stats -g out --format json
    """
    from kg.cli._graph import open_graph
    from kg.query import stats as count
    from kg.vocab import local_name

    counted = count(open_graph(directory).knowledge)
    rows = [("graph", name, getattr(counted, name)) for name in _TOTALS]
    rows += [(table, local_name(name), number) for table in _COUNTS for name, number in getattr(counted, table)]
    write_rows(("of", "what", "count"), rows, format)
