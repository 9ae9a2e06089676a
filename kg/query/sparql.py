"""A user's SPARQL, answered in a process of its own that is stopped when its time is up."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Final

from rdflib import Dataset
from rdflib.query import Result

from kg.errors import GraphError, QueryError
from kg.graph import GraphStore, to_rdflib
from kg.query import guard
from kg.vocab import Bases

FORMATS: Final = ("table", "csv", "json", "xml", "turtle")
DEFAULT_TIMEOUT: Final = 30.0
QUERY_FAULT: Final = 3
GRAPH_FAULT: Final = 4
_ROWS: Final = ("SELECT", "ASK")
_POSITION = re.compile(r"^error at (\d+):\d+: ", re.MULTILINE)


def run_query(
    graph: Path,
    sparql: str,
    *,
    format: str | None = None,
    timeout: float = DEFAULT_TIMEOUT,
    bases: Bases | None = None,
    inferred: bool = False,
) -> bytes:
    """Return the answer of a query over a graph directory, in a format of `FORMATS`.

    The format is `table` for SELECT and ASK, `turtle` for CONSTRUCT and DESCRIBE, unless given; `timeout` is in seconds. The
    prefixes of the graph are known without being declared. With `inferred`, what reasoning added is seen as well. Raises
    QueryError (malformed, refused, out of time, a format that cannot hold the answer) and GraphError.
    """
    guard.check(sparql)
    request = {
        "graph": str(graph),
        "query": sparql,
        "format": _format(sparql, format),
        "prefixes": (bases or Bases()).prefixes(),
        "inferred": inferred,
    }
    return _run(request, timeout)


def query_store(store: GraphStore, sparql: str, *, bases: Bases | None = None) -> Result:
    """Return the answer of a query over a store in this process, as rdflib has it; raises QueryError.

    There is no time limit here: use `run_query` for a query of unknown origin.
    """
    guard.check(sparql)
    dataset: Dataset = to_rdflib(store)
    try:
        return dataset.query(sparql, initNs=(bases or Bases()).prefixes(), use_store_provided=True)
    except SyntaxError as error:
        raise QueryError(_located(str(error.msg))) from error


def _format(sparql: str, format: str | None) -> str:
    kind = guard.form(sparql)
    if kind is None:
        raise QueryError("a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE (after its prefixes)")
    default = "table" if kind in _ROWS else "turtle"
    if format is None:
        return default
    if format not in FORMATS:
        raise QueryError(f"unknown result format {format!r}; there are {', '.join(FORMATS)}")
    if (format == "turtle") != (default == "turtle"):
        fitting = ", ".join(name for name in FORMATS if (name == "turtle") == (default == "turtle"))
        raise QueryError(f"the answer of {kind} cannot be written as {format}; use {fitting}")
    return format


def _run(request: dict[str, object], timeout: float) -> bytes:
    # -P: nothing of the working directory is imported; the package is found where it lies, installed or not.
    command = [sys.executable, "-P", "-X", "utf8", "-m", "kg.query.child"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    data = json.dumps(request).encode()
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=timeout, env=environment, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as error:
        raise QueryError(f"the query took longer than {timeout:g} seconds and was stopped; add a LIMIT or give it more time") from error
    if done.returncode == 0:
        return done.stdout
    message = done.stderr.decode(errors="replace").strip()
    if done.returncode == GRAPH_FAULT:
        raise GraphError(message)
    raise QueryError(_located(message) or f"the query failed (exit status {done.returncode})")


def _located(message: str) -> str:
    """Return a parser's message on one line, the line of the query first."""
    place = _POSITION.search(message)
    text = " ".join(message[place.end() :].split()) if place else " ".join(message.split())
    return f"line {place[1]}: {text[:300]}" if place else text
