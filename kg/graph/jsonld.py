"""JSON-LD, compact and sorted: a context of the prefixes in use, then one node a subject."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

import pyoxigraph as ox

from kg.graph import names as n
from kg.graph.shorten import Shortener
from kg.graph.terms import XSD_BASE

_NATIVE_INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_DELIMITERS = ("/", "#", ":", "?")


def to_jsonld(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> str:
    """Return triples as JSON-LD; the same triples always give the same text.

    >>> orange, kind = ox.NamedNode("https://example.org/id/Orange"), ox.NamedNode("https://example.org/kg#Company")
    >>> json.loads(to_jsonld([ox.Triple(orange, n.TYPE, kind)], {"id": "https://example.org/id/"}))["@graph"]
    [{'@id': 'id:Orange', '@type': ['https://example.org/kg#Company']}]
    """
    known = sorted(set(triples), key=str)
    shorten = Shortener(_safe(prefixes, known))
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for triple in known:
        key, value = _property(triple, shorten)
        nodes[_id(triple.subject, shorten)][key].append(value)
    graph = [{"@id": subject, **{key: nodes[subject][key] for key in sorted(nodes[subject])}} for subject in sorted(nodes)]
    context = {name: prefixes[name] for name in sorted(shorten.used)}
    return json.dumps({"@context": context, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def _safe(prefixes: Mapping[str, str], triples: Iterable[ox.Triple]) -> dict[str, str]:
    """Return the prefixes that JSON-LD takes as such and that are not also the scheme of an IRI in the graph."""
    terms = (term for triple in triples for term in (triple.subject, triple.predicate, triple.object))
    schemes = {term.value.partition(":")[0] for term in terms if isinstance(term, ox.NamedNode)}
    return {name: namespace for name, namespace in prefixes.items() if name not in schemes and namespace.endswith(_DELIMITERS)}


def _property(triple: ox.Triple, shorten: Shortener) -> tuple[str, Any]:
    if triple.predicate == n.TYPE and isinstance(triple.object, ox.NamedNode):
        return "@type", _id(triple.object, shorten)
    return _id(triple.predicate, shorten), _value(triple.object, shorten)


def _id(term: object, shorten: Shortener) -> str:
    if isinstance(term, ox.NamedNode):
        return shorten(term.value) or term.value
    return str(term)


def _value(term: object, shorten: Shortener) -> Any:
    if not isinstance(term, ox.Literal):
        return {"@id": _id(term, shorten)}
    if term.language:
        return {"@language": term.language, "@value": term.value}
    if term.datatype.value == XSD_BASE + "string":
        return term.value
    if term.datatype.value == XSD_BASE + "integer" and _NATIVE_INTEGER.fullmatch(term.value):
        return int(term.value)
    return {"@type": _id(term.datatype, shorten), "@value": term.value}
