"""Turtle, TriG, N-Triples and N-Quads that a person can read and git can compare: the same quads always give the same bytes.

Subjects stand in the order people look for them (entities, claims, evidence, documents, runs), `a` and `rdfs:label` first,
and only the prefixes in use are declared.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import pyoxigraph as ox

from kg.graph import names as n
from kg.graph.shorten import Shortener
from kg.graph.terms import XSD_BASE

_BARE = {
    XSD_BASE + "integer": re.compile(r"[+-]?[0-9]+"),
    XSD_BASE + "decimal": re.compile(r"[+-]?[0-9]*\.[0-9]+"),
    XSD_BASE + "boolean": re.compile(r"true|false"),
}
_WHOLE = re.compile(r"[+-]?[0-9]+")
_SECTIONS = ("Entities", "Claims", "Evidence", "Documents", "Runs")
_ORDER = (
    *(n.TYPE, n.MAIN_CLASS, n.LABEL, n.ALIAS, n.SAME_AS),
    *(n.SUBJECT, n.PREDICATE, n.OBJECT, n.LEXICAL, n.STATUS, n.CONFIDENCE, n.TIME, n.VALID_FROM, n.VALID_UNTIL, n.SAID_BY, n.EXTRACTOR),
    *(n.DERIVED_FROM, n.GENERATED_BY),
    *(n.HAS_SOURCE, n.SENTENCE, n.START, n.END, n.EXACT, n.SUBJECT_START, n.SUBJECT_END, n.OBJECT_START, n.OBJECT_END),
    *(n.TITLE, n.CREATOR, n.BYLINE, n.PUBLISHER, n.ISSUED, n.LANGUAGE, n.SOURCE),
)
_RANK = {predicate: rank for rank, predicate in enumerate(_ORDER)}
_Predicates = dict[ox.NamedNode, list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]]


def to_turtle(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Return triples as Turtle.

    >>> orange, kind = ox.NamedNode("https://example.org/id/Orange"), ox.NamedNode("https://example.org/kg#Company")
    >>> print(to_turtle([ox.Triple(orange, n.TYPE, kind)], {"id": "https://example.org/id/", "kg": "https://example.org/kg#"}))
    @prefix id: <https://example.org/id/> .
    @prefix kg: <https://example.org/kg#> .
    <BLANKLINE>
    # Entities
    <BLANKLINE>
    id:Orange a kg:Company .
    <BLANKLINE>
    """
    writer = _Writer(prefixes)
    body = "".join(writer.sections(triples))
    return writer.header() + body


def to_trig(quads: Iterable[ox.Quad], prefixes: Mapping[str, str]) -> str:
    """Return quads as TriG: the default graph as in Turtle, then the named graphs in the order of their IRIs."""
    graphs: dict[object, list[ox.Triple]] = defaultdict(list)
    for quad in quads:
        graphs[quad.graph_name].append(quad.triple)
    writer = _Writer(prefixes)
    body = "".join(writer.sections(graphs.pop(ox.DefaultGraph(), [])))
    for name in sorted(graphs, key=str):
        blocks = "\n".join(writer.subjects(graphs[name]))
        body += f"\n{writer.term(name)} {{\n{blocks}}}\n"
    return writer.header() + body


def to_nquads(quads: Iterable[ox.Quad]) -> str:
    """Return quads as sorted N-Quads."""
    return "".join(sorted({f"{_triple_line(quad)}{_graph_part(quad)} .\n" for quad in quads}))


def to_ntriples(triples: Iterable[ox.Triple]) -> str:
    """Return triples as sorted N-Triples."""
    return "".join(sorted({f"{_triple_line(triple)} .\n" for triple in triples}))


def default_graph(quads: Iterable[ox.Quad]) -> list[ox.Triple]:
    """Return the triples of the default graph among quads."""
    return [quad.triple for quad in quads if isinstance(quad.graph_name, ox.DefaultGraph)]


def _triple_line(part: ox.Quad | ox.Triple) -> str:
    return f"{part.subject} {part.predicate} {part.object}"


def _graph_part(quad: ox.Quad) -> str:
    return "" if isinstance(quad.graph_name, ox.DefaultGraph) else f" {quad.graph_name}"


class _Writer:
    """Writes terms, and remembers which prefixes it needed."""

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._prefixes = prefixes
        self._shorten = Shortener(prefixes)

    def header(self) -> str:
        return "".join(f"@prefix {name}: <{self._prefixes[name]}> .\n" for name in sorted(self._shorten.used))

    def sections(self, triples: Iterable[ox.Triple]) -> Iterator[str]:
        """Yield the headed sections of a graph."""
        grouped = _group(triples)
        ordered = sorted((_place(subject, predicates), subject) for subject, predicates in grouped.items())
        previous = None
        for place, subject in ordered:
            if place[0] != previous:
                previous = place[0]
                yield f"\n# {_SECTIONS[previous]}\n"
            yield "\n" + self._subject(subject, grouped[subject])

    def subjects(self, triples: Iterable[ox.Triple]) -> Iterator[str]:
        """Yield the subjects of a graph without headings."""
        grouped = _group(triples)
        for _, subject in sorted((_place(subject, predicates), subject) for subject, predicates in grouped.items()):
            yield self._subject(subject, grouped[subject])

    def _subject(self, subject: str, predicates: _Predicates) -> str:
        lines = [self._predicate(predicate, predicates[predicate]) for predicate in sorted(predicates, key=_predicate_key)]
        return f"{self._name(subject)} " + " ;\n    ".join(lines) + " .\n"

    def _predicate(self, predicate: ox.NamedNode, objects: list[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]) -> str:
        name = "a" if predicate == n.TYPE else self._name(str(predicate))
        return f"{name} " + " , ".join(sorted(map(self.term, objects)))

    def term(self, term: object) -> str:
        """Return a term as Turtle writes it: numbers and truth values bare."""
        if not isinstance(term, ox.Literal):
            return self._name(str(term))
        datatype = term.datatype.value
        if datatype in _BARE and _BARE[datatype].fullmatch(term.value):
            return term.value
        if datatype == XSD_BASE + "decimal" and _WHOLE.fullmatch(term.value):
            return term.value + ".0"
        if term.language or datatype == XSD_BASE + "string":
            return str(term)
        return str(term).removesuffix(str(term.datatype)) + self._name(str(term.datatype))

    def _name(self, written: str) -> str:
        """Return a term as N-Triples writes it, shortened where it is an IRI that can be."""
        short = self._shorten(written[1:-1]) if written.startswith("<") else None
        return short or written


def _group(triples: Iterable[ox.Triple]) -> dict[str, _Predicates]:
    grouped: dict[str, _Predicates] = defaultdict(lambda: defaultdict(list))
    for triple in set(triples):
        grouped[str(triple.subject)][triple.predicate].append(triple.object)
    return grouped


def _predicate_key(predicate: ox.NamedNode) -> tuple[int, str]:
    return (_RANK.get(predicate, len(_RANK)), predicate.value)


def _place(subject: str, predicates: _Predicates) -> tuple[int, tuple[str | int, ...]]:
    """Return the section of a subject and its place there: claims by what they say, evidence by where it stands."""
    types = predicates.get(n.TYPE, [])
    if n.CLAIM in types:
        return 1, (*(_smallest(predicates, key) for key in (n.SUBJECT, n.PREDICATE, n.OBJECT)), subject)
    if n.EVIDENCE in types:
        return 2, (_smallest(predicates, n.HAS_SOURCE), _offset(predicates), subject)
    if n.SOURCE_NAME in predicates:
        return 3, (subject,)
    return (4 if n.ACTIVITY in types else 0), (subject,)


def _smallest(predicates: _Predicates, key: ox.NamedNode) -> str:
    return min(map(str, predicates.get(key, [])), default="")


def _offset(predicates: _Predicates) -> int:
    values = [term.value for term in predicates.get(n.START, []) if isinstance(term, ox.Literal)]
    return min((int(value) for value in values if value.isdecimal()), default=-1)
