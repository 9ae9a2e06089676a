"""A Turtle file a user wrote: its graph, and the line everything in it stands on, so that an error can name the place."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path

from rdflib import Graph, URIRef
from rdflib.exceptions import ParserError
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from kg.errors import OntologyError

_SUBJECT = re.compile(r"^[ \t]*(<[^>\s]+>|[\w-]*:[^\s;,<>\"]+)")


class TurtleFile:
    """A parsed file; raises OntologyError, with file and line, when it cannot be read or is no Turtle."""

    def __init__(self, path: Path, base: str) -> None:
        self.path = path
        self.base = base
        try:
            self.text = path.read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError) as error:
            raise OntologyError(f"the file cannot be read: {error}", path) from error
        self.graph = self._parsed()

    def _parsed(self) -> Graph:
        try:
            return Graph().parse(data=self.text, format="turtle", publicID=self.base)
        except BadSyntax as error:
            raise OntologyError(f"no Turtle: {error._why}", self.path, error.lines + 1) from error
        except (ParserError, ValueError, IndexError, AttributeError) as error:
            raise OntologyError(f"no Turtle: {error}", self.path) from error

    @cached_property
    def _lines(self) -> dict[str, int]:
        lines: dict[str, int] = {}
        for number, line in enumerate(self.text.splitlines(), start=1):
            if found := _SUBJECT.match(line):
                lines.setdefault(self._iri(found[1]), number)
        return lines

    def _iri(self, term: str) -> str:
        if term.startswith("<"):
            return str(URIRef(term[1:-1], base=self.base))
        prefix, _, name = term.partition(":")
        return str(self.graph.store.namespace(prefix) or "") + name.rstrip(".")

    def line(self, subject: Node) -> int:
        """Return the line a subject's description begins on; 1 when it cannot be told."""
        return self._lines.get(str(subject), 1)

    def line_of(self, words: str, fallback: Node) -> int:
        """Return the line some words first stand on, else that of a subject."""
        at = self.text.find(words)
        return self.text.count("\n", 0, at) + 1 if at >= 0 else self.line(fallback)
