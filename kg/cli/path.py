"""`kg path`: what joins two entities."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import graph_option
from kg.cli._output import note, printable, write

if TYPE_CHECKING:
    from kg.cli._graph import OpenGraph
    from kg.query import Step


@click.command()
@click.argument("a")
@click.argument("b")
@click.option("--limit", type=click.IntRange(min=1), default=5, show_default=True, help="The most paths to show.")
@graph_option
@click.pass_context
def path(ctx: click.Context, a: str, b: str, limit: int, directory: Path) -> None:
    """Show the shortest paths between two entities.

    Edges are walked either way. Exit status 1 when there is no path.

    \b
    Example:
      kg path "Capgemini" "Microsoft Azure"
    """
    from kg.cli._graph import open_graph
    from kg.query import paths

    graph = open_graph(directory)
    ends = graph.resolve(a), graph.resolve(b)
    found = paths(graph.network, *ends, limit=limit)
    if not found:
        note(f"no path joins {graph.label(ends[0])} and {graph.label(ends[1])}")
        ctx.exit(1)
    write("".join(_line(graph, ends[0], steps) + "\n" for steps in found))


def _line(graph: OpenGraph, start: str, steps: tuple[Step, ...]) -> str:
    return printable(graph.label(start) + "".join(_arrow(graph, step) for step in steps))


def _arrow(graph: OpenGraph, step: Step) -> str:
    from kg.vocab import local_name

    relation = local_name(step.relation)
    return f" ─{relation}→ {graph.label(step.target)}" if step.forward else f" ←{relation}─ {graph.label(step.source)}"
