"""A query as a user gives it: as such, as a file, or on standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Final

from kg.errors import QueryError

_SUFFIXES: Final = (".rq", ".sparql")


def is_file(sparql: str) -> bool:
    """Whether a query is given as the name of a file.

    >>> is_file("partners.rq"), is_file("ASK { ?s ?p ?o }")
    (True, False)
    """
    return sparql.endswith(_SUFFIXES) and "\n" not in sparql


def query_text(sparql: str) -> str:
    """Return the text of a query, from its file or, for `-`, from standard input; raises QueryError."""
    if sparql == "-":
        return sys.stdin.buffer.read().decode("utf-8-sig", "replace")
    if not is_file(sparql):
        return sparql
    try:
        return Path(sparql).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{sparql}: the query cannot be read: {error}") from error
