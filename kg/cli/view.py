"""`kg view`: the page of a graph, or of a part of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import click

from kg.cli._options import FILE, graph_option
from kg.cli._output import note, write
from kg.cli._query_text import is_file, query_text
from kg.errors import GraphError

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

_PAGE = "graph.html"
_DEPTH = 1
_MOST_STEPS = 4


@click.command()
@click.option("--open", "is_opened", is_flag=True, help="Open the page in the browser.")
@click.option("--focus", metavar="NAME", help="Show what is around an entity.")
@click.option("--depth", type=click.IntRange(1, _MOST_STEPS), default=_DEPTH, show_default=True, help="How many steps around it.")
@click.option("--query", "sparql", metavar="SPARQL|FILE.rq", help="Draw what a query answers, on a page of its own.")
@click.option("-o", "--output", type=FILE, help="Write a page of that part alone to a file.")
@click.option("--serve", "is_served", is_flag=True, help="Serve the page to this machine alone and load it anew when the graph changes.")
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port to serve on.  [default: any that is free]")
@graph_option
def view(
    is_opened: bool,
    focus: str | None,
    depth: int,
    sparql: str | None,
    output: Path | None,
    is_served: bool,
    port: int,
    directory: Path,
) -> None:
    """Print where the page of the graph lies, or open it.

    The page is one file that needs no network: it can be mailed, or put on any web server. With --focus it opens on what is
    around one entity. With --output or --query a page of that part alone is written and its name printed; --query without
    --output writes it to the working directory, named as the query's file is.

    A query draws what it answers: of SELECT the entities in its rows and the claims between them, of CONSTRUCT the claims
    that say the triples. A triple that no document says is drawn as one that the query made.

    \b
    Example:
      kg view --open
      kg view --focus Capgemini --depth 2 -o capgemini.html
      kg view --query partners.rq --open
      kg view --serve --open
    """
    if is_served and output is not None:
        raise click.UsageError("--serve shows the page as it changes; --output writes it once: use one of the two")
    part = _Part(directory, focus, depth, None if sparql is None else query_text(sparql))
    if is_served:
        _serve(part, port, is_opened)
        return
    if sparql is not None and output is None:
        output = Path(Path(sparql).with_suffix(".html").name if is_file(sparql) else "query.html")
    if output is not None:
        part.graph().to_html(output, part.title())
        write(f"{output}\n")
    else:
        output = directory / _PAGE
        if not output.is_file():
            raise GraphError(f"there is no page {output}; make one with: kg build SOURCE… -o {directory}")
        write(f"{part.address(output) if focus else output}\n")
    if is_opened:
        _launch(part, output)


@dataclass(frozen=True)
class _Part:
    """What is to be seen of the graph in a folder."""

    directory: Path
    focus: str | None
    depth: int
    sparql: str | None

    def graph(self) -> KnowledgeGraph:
        """Return the part as a graph of its own: what the query answers, and of that what is around the entity in focus."""
        from kg.cli._graph import load_program
        from kg.knowledge import KnowledgeGraph
        from kg.query import answer_of

        graph = KnowledgeGraph.open(self.directory, load_program())
        if self.sparql is not None:
            graph = graph.part(answer_of(self.directory, self.sparql, bases=graph.bases))
        return graph if self.focus is None else graph.around(self.focus, self.depth)

    def title(self) -> str:
        if self.focus is not None:
            return f"Around {self.focus}"
        return "Knowledge graph" if self.sparql is None else "What a query answers"

    def state(self) -> str:
        """Return what tells a page of the whole graph to show the part alone."""
        if self.focus is None:
            return ""
        from kg.cli._graph import open_graph

        return "#" + urlencode({"focus": open_graph(self.directory).resolve(self.focus), "depth": self.depth})

    def address(self, page: Path) -> str:
        return page.resolve().as_uri() + self.state()


def _launch(part: _Part, page: Path) -> None:
    """Open a page. Programs that open files forget what follows `#`, so a small page that leads there is opened instead."""
    if part.focus is None or page != part.directory / _PAGE:
        click.launch(str(page))
        return
    with tempfile.NamedTemporaryFile("w", prefix="kg-view-", suffix=".html", delete=False, encoding="utf-8") as leading:
        leading.write(f'<!doctype html><meta charset="utf-8"><meta http-equiv="refresh" content="0; url={escape(part.address(page))}">\n')
    click.launch(leading.name)


def _serve(part: _Part, port: int, is_opened: bool) -> None:
    from kg.live import LiveServer, Source

    page = part.directory / _PAGE
    is_whole = part.sparql is None
    render = page.read_bytes if is_whole else _rendered(part)
    with LiveServer(Source(lambda: _version(page), render), port) as server:
        is_there = is_whole and part.focus is not None and page.is_file()
        address = server.address + (part.state() if is_there else "")
        note(f"{address} (Ctrl-C ends it)")
        if is_opened:
            click.launch(address)
        server.serve_forever()


def _version(page: Path) -> tuple[int, int, int] | None:
    """Return what changes with every build; a folder being moved into place has no page for a moment."""
    try:
        found = page.stat()
    except OSError:
        return None
    return (found.st_ino, found.st_size, found.st_mtime_ns)


def _rendered(part: _Part) -> Callable[[], bytes]:
    def render() -> bytes:
        return part.graph().html(part.title()).encode("utf-8", "replace")

    return render
