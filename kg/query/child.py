"""The process a user's query runs in, so that it can be stopped: `python -m kg.query.child`.

Reads one JSON request on standard input, writes the answer on standard output; exit status 3 with a message on standard error
where the query is at fault, 4 where the graph is.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph import GraphStore, to_turtle
from kg.graph.shorten import Shortener
from kg.query.sparql import GRAPH_FAULT, QUERY_FAULT

_STANDARD: Final = {"csv": ox.QueryResultsFormat.CSV, "json": ox.QueryResultsFormat.JSON, "xml": ox.QueryResultsFormat.XML}


def answer(store: GraphStore, request: dict[str, Any]) -> bytes:
    """Return the answer of a request in its format; raises SyntaxError or ValueError."""
    result = store.query(request["query"], request["prefixes"], inferred=request["inferred"])
    if isinstance(result, ox.QueryTriples):
        return to_turtle(result, request["prefixes"]).encode()
    if request["format"] in _STANDARD:
        return result.serialize(format=_STANDARD[request["format"]]) or b""
    if isinstance(result, ox.QueryBoolean):
        return b"true\n" if result else b"false\n"
    return _table(result, Shortener(request["prefixes"])).encode()


def _table(result: ox.QuerySolutions, shorten: Shortener) -> str:
    """Return solutions as columns padded with spaces, a header first."""
    header = [variable.value for variable in result.variables]
    rows = [[_cell(value, shorten) for value in solution] for solution in result]
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    lines = [header, ["-" * width for width in widths], *rows]
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in lines)


def _cell(value: object, shorten: Shortener) -> str:
    if value is None:
        return ""
    if isinstance(value, ox.NamedNode):
        return shorten(value.value) or value.value
    plain = value.value if isinstance(value, ox.Literal | ox.BlankNode) else str(value)
    return "".join(character if character.isprintable() else " " for character in plain)


def main(lines: Iterable[str] = sys.stdin) -> int:
    """Answer the request on standard input; return the exit status."""
    request = json.loads("".join(lines))
    try:
        data = answer(GraphStore.open(Path(request["graph"])), request)
    except SyntaxError as error:
        return _fail(QUERY_FAULT, str(error.msg))
    except GraphError as error:
        return _fail(GRAPH_FAULT, str(error))
    except (ValueError, RuntimeError, OSError) as error:
        return _fail(QUERY_FAULT, str(error))
    sys.stdout.buffer.write(data)
    return 0


def _fail(status: int, message: str) -> int:
    sys.stderr.write(message)
    return status


if __name__ == "__main__":
    sys.exit(main())
