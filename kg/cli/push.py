"""`kg push`: the only command that uses the network."""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path

import click

from kg.cli._options import graph_option
from kg.cli._output import note
from kg.errors import GraphError, SettingsError

_SECONDS = 600


@click.command()
@click.argument("url")
@click.option("--replace", is_flag=True, help="Put the graph in the place of what the store holds there, instead of adding to it.")
@graph_option
def push(url: str, replace: bool, directory: Path) -> None:
    """Send the graph to another store.

    By the SPARQL 1.1 Graph Store Protocol; the only command that uses the network. URL is the store's graph endpoint with
    the graph to fill, such as ?default or ?graph=IRI. A user and password in it are sent as basic authentication.

    \b
    Example:
      kg push 'http://localhost:3030/news/data?default'
    """
    from kg.cli._graph import open_graph
    from kg.graph import default_graph, to_ntriples, to_quads

    request = _request(url, "PUT" if replace else "POST")
    graph = open_graph(directory)
    request.data = to_ntriples(default_graph(to_quads(graph.knowledge, graph.bases, graph.run))).encode()
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:  # noqa: S310 - the scheme is checked
            note(f"sent {len(request.data):,} bytes, the store answered {answer.status} {answer.reason}")
    except urllib.error.HTTPError as error:
        raise GraphError(f"the store answered {error.code} {error.reason}") from error
    except (urllib.error.URLError, TimeoutError) as error:
        raise GraphError(f"the store cannot be reached: {error}") from error


def _request(url: str, method: str) -> urllib.request.Request:
    parts = urllib.parse.urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise SettingsError(f"the address of a store begins with http:// or https://, not {url!r}")
    host = parts.netloc.rpartition("@")[2]
    request = urllib.request.Request(parts._replace(netloc=host, fragment="").geturl(), method=method)  # noqa: S310
    request.add_header("Content-Type", "application/n-triples")
    if parts.username is not None:
        import base64

        pair = ":".join(urllib.parse.unquote(part or "") for part in (parts.username, parts.password))
        request.add_header("Authorization", "Basic " + base64.b64encode(pair.encode()).decode())
    return request
