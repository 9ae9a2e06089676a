"""RDF/XML, sorted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.errors import GraphError

# XML 1.0 has no way to write these, escaped or not.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


_ENDS_IN_NAME = re.compile(r"[^\W\d][\w.-]*\Z")


def to_rdfxml(triples: Iterable[ox.Triple], prefixes: Mapping[str, str]) -> bytes:
    """Return triples as RDF/XML; characters that XML cannot hold become U+FFFD.

    Raises GraphError for a relation whose IRI does not end in an XML name.
    """
    ordered = sorted(map(_writable, set(triples)), key=str)
    namespaces = {name: prefixes[name] for name in sorted(prefixes)}
    data = ox.serialize(ordered, format=ox.RdfFormat.RDF_XML, prefixes=namespaces) or b""
    # A parser reads a bare carriage return as a line feed.
    return data.replace(b"\r", b"&#13;")


def _writable(triple: ox.Triple) -> ox.Triple:
    if not _ENDS_IN_NAME.search(triple.predicate.value):
        raise GraphError(f"RDF/XML cannot write the relation <{triple.predicate.value}>: its IRI does not end in an XML name")
    literal = triple.object
    if not isinstance(literal, ox.Literal) or not _UNWRITABLE.search(literal.value):
        return triple
    text = _UNWRITABLE.sub("\ufffd", literal.value)
    clean = ox.Literal(text, language=literal.language) if literal.language else ox.Literal(text, datatype=literal.datatype)
    return ox.Triple(triple.subject, triple.predicate, clean)
