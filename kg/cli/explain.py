"""`kg explain`: why the graph says what it says."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import graph_option
from kg.cli._output import note, write


@click.command()
@click.argument("subject")
@click.argument("relation", required=False)
@click.argument("object", required=False)
@graph_option
@click.pass_context
def explain(ctx: click.Context, subject: str, relation: str | None, object: str | None, directory: Path) -> None:
    """Show the claims about something, with their words.

    Each claim is shown with its quotes, documents, dates, status and confidence. Names are labels, aliases or IRIs; a name
    that fits several things lists them. Exit status 1 when nothing is claimed.

    \b
    Example:
      kg explain "OVHcloud" headquarteredIn
    """
    from kg.cli._graph import open_graph
    from kg.query import explain as explain_claims
    from kg.query import render

    graph = open_graph(directory)
    claims = explain_claims(graph.knowledge, subject, relation, object, bases=graph.bases)
    if not claims:
        note("nothing is claimed of it")
        ctx.exit(1)
    write(render(graph.knowledge, claims))
