"""`kg neighbors`: what is around an entity."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import format_option, graph_option
from kg.cli._output import write_rows


@click.command()
@click.argument("name")
@format_option
@graph_option
def neighbors(name: str, format: str, directory: Path) -> None:
    """List every relation of an entity to another.

    \b
    Example:
      kg neighbors "Bleu"
    """
    from kg.cli._graph import open_graph
    from kg.query import neighbors as steps_of
    from kg.vocab import local_name

    graph = open_graph(directory)
    steps = steps_of(graph.network, graph.resolve(name))
    edges = ((step, graph.network.edges[step.source, step.target, step.relation]) for step in steps)
    rows = [
        (graph.label(step.source), local_name(step.relation), graph.label(step.target), edge["status"], edge["confidence"])
        for step, edge in edges
    ]
    write_rows(("subject", "relation", "object", "status", "confidence"), rows, format)
