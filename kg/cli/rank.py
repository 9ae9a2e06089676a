"""`kg rank`: what matters most."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import format_option, graph_option
from kg.cli._output import write_rows


@click.command()
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many to list.")
@format_option
@graph_option
def rank(limit: int, format: str, directory: Path) -> None:
    """List the entities that matter most.

    By PageRank over the relations between them, weighted by confidence.

    \b
    Example:
      kg rank --limit 5
    """
    from kg.cli._graph import open_graph
    from kg.query import rank as rank_entities

    graph = open_graph(directory)
    types = {entity.iri: entity.type for entity in graph.knowledge.entities}
    ranked = rank_entities(graph.network)[:limit]
    rows = [(f"{one.score:.4f}", one.label, types.get(one.iri, ""), one.iri) for one in ranked]
    write_rows(("score", "entity", "type", "iri"), rows, format)
