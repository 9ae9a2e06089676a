"""`kg validate`: does a graph keep to its ontology?"""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import format_option, graph_option, ontology_option
from kg.cli._output import counted, note, write_rows


@click.command()
@ontology_option
@format_option
@graph_option
@click.pass_context
def validate(ctx: click.Context, ontology: tuple[Path, ...], format: str, directory: Path) -> None:
    """List what does not conform to the ontology.

    The domain and range of every relation are checked as SHACL shapes. Exit status 0 when the graph conforms, 1 when it does not.
    Needs the extra: pip install 'claimgraph[shacl]'.

    \b
    Example:
      kg validate -g out
    """
    from kg.cli._graph import load_program, open_graph
    from kg.validate import validate as problems_of
    from kg.vocab import local_name

    graph = open_graph(directory)
    problems = problems_of(graph.knowledge, load_program(ontology))
    rows = [(local_name(problem.relation), graph.label(problem.focus), problem.message) for problem in problems]
    if rows:
        write_rows(("relation", "at", "problem"), rows, format)
    note(counted(len(rows), "problem") if rows else "the graph conforms")
    ctx.exit(1 if rows else 0)
