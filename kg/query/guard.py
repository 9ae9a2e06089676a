"""Refuse, before it runs, a query that would reach the network or change the graph.

Oxigraph's parser needs no space between `SERVICE` and what follows (`SERVICEex:a`, `trueSERVICE<…>`, `SERVICE:a` all call a
remote endpoint), so the word is refused wherever it stands outside strings, comments, IRIs, variables and local names.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

# Everything a keyword cannot hide in; each alternative ends where Oxigraph's parser ends it. `<` may begin an IRI or be the
# operator "less than": only before `scheme://` is it surely an IRI, so nothing else that begins with it is opaque.
_OPAQUE = re.compile(
    r"""
      <[A-Za-z][A-Za-z0-9+.-]*://[^<>"{}|^`\x00-\x20]*>  # IRI
    | \"\"\"(?:\"{0,2}(?:[^"\\]|\\.))*\"\"\"         # long strings
    | '''(?:'{0,2}(?:[^'\\]|\\.))*'''
    | "(?:[^"\\\r\n]|\\.)*"                          # strings
    | '(?:[^'\\\r\n]|\\.)*'
    | \#[^\r\n]*                                     # comment
    | [?$]\w+                                        # variable
    | @[A-Za-z]+(?:-[A-Za-z0-9]+)*                   # language tag
    | :(?:[\w-]|\\.)+                                # local name
    | \\.                                            # an escaped character of a local name
    | (?P<unsure><[^<>"{}|^`\x00-\x20]*['\#][^<>"{}|^`\x00-\x20]*>)
    """,
    re.VERBOSE | re.DOTALL,
)
_SERVICE = re.compile("service", re.IGNORECASE)
_UPDATE = re.compile(r"(?<![\w:])(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)\b(?!\s*:)", re.IGNORECASE)
_FORM = re.compile(r"(?<![\w:])(SELECT|ASK|CONSTRUCT|DESCRIBE)\b(?!\s*:)", re.IGNORECASE)
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


def check(sparql: str) -> None:
    """Raise QueryError, naming the line, where a query calls a remote endpoint or is an update.

    >>> check("SELECT ?service { ?service kg:offers ?o } # no SERVICE here")
    >>> check("SELECT * { service <http://localhost/> { ?s ?p ?o } }")
    Traceback (most recent call last):
    ...
    kg.errors.QueryError: line 1: SERVICE is refused: a query may not reach the network
    """
    for text in dict.fromkeys((sparql, _decode(sparql))):
        _check_service(text)
        _check_update(_bare(text))


def _check_service(text: str) -> None:
    if not _SERVICE.search(text):
        return
    for unsure in _OPAQUE.finditer(text):
        if unsure["unsure"]:
            where = _line(text, unsure.start())
            raise QueryError(f"line {where}: {unsure[0]} may be an IRI or a comparison; write a space after < or an IRI with ://")
    bare = _bare(text)
    if found := _SERVICE.search(bare):
        raise QueryError(f"line {_line(bare, found.start())}: SERVICE is refused: a query may not reach the network")


def _check_update(bare: str) -> None:
    update = _UPDATE.search(bare)
    form = _FORM.search(bare)
    if update and not (form and form.start() < update.start()):
        raise QueryError(f"line {_line(bare, update.start())}: {update[1].upper()} is refused: a query may not change the graph")


def form(sparql: str) -> str | None:
    """Return SELECT, ASK, CONSTRUCT or DESCRIBE; None where it is none of them.

    >>> form("# SELECT\\nask { ?s ?p ?o }")
    'ASK'
    """
    found = _FORM.search(_bare(sparql))
    return found[1].upper() if found else None


def _bare(sparql: str) -> str:
    """Return the query with everything opaque blanked, lines kept."""
    return _OPAQUE.sub(lambda match: " " + "\n" * match[0].count("\n"), sparql)


def _decode(sparql: str) -> str:
    r"""Return the query with `\u0053` escapes replaced, as the standard has it done before parsing."""
    return _ESCAPE.sub(_character, sparql)


def _character(match: re.Match[str]) -> str:
    code = int(match[1] or match[2], 16)
    return chr(code) if code < 0x110000 else match[0]


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
