"""`kg query`: SPARQL, in a process that is stopped in time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

from kg.cli._options import graph_option
from kg.cli._output import write
from kg.cli._query_text import query_text

FORMATS: Final = ("table", "csv", "json", "xml", "turtle")
DEFAULT_TIMEOUT: Final = 30.0


@click.command()
@click.argument("sparql", metavar="SPARQL|FILE.rq")
@click.option("--format", type=click.Choice(FORMATS), help="Default: table for SELECT and ASK, turtle for CONSTRUCT and DESCRIBE.")
@click.option("--timeout", type=click.FloatRange(min=0, min_open=True), default=DEFAULT_TIMEOUT, show_default=True, help="In seconds.")
@click.option("--inferred", is_flag=True, help="See what reasoning added as well.")
@graph_option
def query(sparql: str, format: str | None, timeout: float, inferred: bool, directory: Path) -> None:
    """Answer a SPARQL query.

    It is given as such, as the name of a file, or as - for standard input. The prefixes of the graph are known without being
    declared. A query cannot change the graph, and SERVICE is refused: nothing reaches the network.

    \b
    Example:
      kg query 'SELECT ?who ?what { ?who kg:develops ?what }' --format csv
      kg query questions/partners.rq -g out
    """
    from kg.graph import GraphStore, origin
    from kg.query import run_query

    text = query_text(sparql)
    bases, _ = origin(GraphStore.open(directory))
    write(run_query(directory, text, format=format, timeout=timeout, bases=bases, inferred=inferred))
