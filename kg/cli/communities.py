"""`kg communities`: what belongs together."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import format_option, graph_option
from kg.cli._output import write_rows


@click.command()
@format_option
@graph_option
def communities(format: str, directory: Path) -> None:
    """List the groups of entities that hold together.

    By the Louvain method over the relations between them, the largest group first.

    \b
    Example:
      kg communities --format csv
    """
    from kg.cli._graph import open_graph
    from kg.query import communities as groups_of

    graph = open_graph(directory)
    groups = enumerate(groups_of(graph.network), start=1)
    write_rows(("community", "entity"), [(number, graph.label(iri)) for number, group in groups for iri in group], format)
