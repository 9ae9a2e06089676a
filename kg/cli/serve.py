"""`kg serve`: a read-only SPARQL endpoint for this machine alone."""

from __future__ import annotations

import shutil
import subprocess
import sysconfig
from pathlib import Path

import click

from kg.cli._options import graph_option
from kg.cli._output import note
from kg.errors import GraphError, SettingsError

_LOOPBACK = "127.0.0.1"


@click.command()
@click.option("--port", type=click.IntRange(1, 65535), default=7878, show_default=True, help="The port to listen on.")
@click.option("--timeout", type=click.IntRange(min=1), default=30, show_default=True, help="The most seconds a query may take.")
@graph_option
def serve(port: int, timeout: int, directory: Path) -> None:
    """Serve SPARQL to this machine alone, until Ctrl-C.

    A read-only SPARQL 1.1 endpoint with a query page, by the Oxigraph server. Needs the extra: pip install
    'claimgraph[serve]'. The server, unlike `kg query`, does what a query with SERVICE asks: do not hand it queries of
    strangers.

    \b
    Example:
      kg serve --port 7878
    """
    from kg.graph import STORE_NAME

    store = directory / STORE_NAME
    if not store.is_dir():
        raise GraphError(f"there is no store {store}; make one with: kg build SOURCE… -o {directory}")
    note(f"SPARQL endpoint http://{_LOOPBACK}:{port}/query, query page http://{_LOOPBACK}:{port}/ (Ctrl-C ends it)")
    command = [_server(), "serve-read-only", "--location", str(store), "--bind", f"{_LOOPBACK}:{port}", "--timeout-s", str(timeout)]
    status = subprocess.run(command, check=False).returncode  # noqa: S603 - our own arguments, no shell
    if status:
        raise GraphError(f"the server ended with status {status}; is port {port} taken?")


def _server() -> str:
    """Return the program `oxigraph` installed beside this Python; raises SettingsError when there is none."""
    found = shutil.which("oxigraph", path=sysconfig.get_path("scripts")) or shutil.which("oxigraph")
    if found is None:
        raise SettingsError("the server is not installed; install it with: pip install 'claimgraph[serve]'")
    return found
