"""`kg view`: the page of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli._options import graph_option
from kg.cli._output import write
from kg.errors import GraphError

_PAGE = "graph.html"


@click.command()
@click.option("--open", "is_opened", is_flag=True, help="Open the page in the browser.")
@graph_option
def view(is_opened: bool, directory: Path) -> None:
    """Print where the page of the graph lies, or open it.

    The page is one file that needs no network: it can be mailed, or put on any web server.

    \b
    Example:
      kg view --open
    """
    page = directory / _PAGE
    if not page.is_file():
        raise GraphError(f"there is no page {page}; make one with: kg build SOURCE… -o {directory}")
    write(f"{page}\n")
    if is_opened:
        click.launch(str(page))
