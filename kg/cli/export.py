"""`kg export`: a graph in the format of something else."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Final

import click

from kg.cli._options import FILE, graph_option
from kg.cli._output import write

FORMATS: Final = ("turtle", "trig", "nquads", "ntriples", "jsonld", "rdfxml", "graphml", "gexf", "csv", "cypher")


@click.command()
@click.option("--format", metavar="FORMAT", required=True, help=f"One of {', '.join(FORMATS)}, or what another package adds.")
@click.option("--asserted-only", is_flag=True, help="Only what is said to be so or to have been so: no plans, rumours or denials.")
@click.option("--evidence/--no-evidence", default=True, show_default=True, help="With or without the quotes.")
@click.option("-o", "--output", type=FILE, help="The file to write; default: standard output.")
@graph_option
def export(format: str, asserted_only: bool, evidence: bool, output: Path | None, directory: Path) -> None:
    """Write the whole graph in one format.

    The same graph always gives the same bytes.

    \b
    Example:
      kg export --format jsonld -o graph.jsonld
      kg export --format csv --asserted-only > claims.csv
    """
    from kg.cli._graph import open_graph
    from kg.export import Options, writer

    graph = open_graph(directory)
    out = io.BytesIO()
    writer(format, Options(graph.bases, graph.run, asserted_only, evidence)).write(graph.knowledge, out)
    write(out.getvalue(), output)
