"""Python values to RDF terms, in the one form the store keeps.

Oxigraph normalises numbers, dates and language tags when they are stored. Everything here is made in that form already, so that
the quads of a graph are the same before and after they were stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, unquote

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model import Literal
from kg.vocab import XSD

XSD_BASE = str(XSD)
_ISO_TYPES = (
    (re.compile(r"\d{4}"), "gYear"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])"), "gYearMonth"),
    (re.compile(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"), "date"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?"), "dateTime"),
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_SURROGATE = re.compile("[\ud800-\udfff]")


def node(iri: str) -> ox.NamedNode:
    """Return an IRI as a term; raises GraphError where it is none.

    >>> node("https://example.org/id/Orange").value
    'https://example.org/id/Orange'
    """
    try:
        return ox.NamedNode(iri)
    except (ValueError, UnicodeEncodeError) as error:
        raise GraphError(f"{iri!r} is no IRI ({error}); percent-encode it first (kg.vocab.slug)") from error


def iri_or_text(value: str) -> ox.NamedNode | ox.Literal:
    """Return an IRI where the value is one, else a plain string."""
    try:
        return ox.NamedNode(value)
    except (ValueError, UnicodeEncodeError):
        return text(value)


def text(value: str, language: str | None = None) -> ox.Literal:
    """Return a string, tagged where the language is a well-formed tag; half a surrogate pair becomes U+FFFD."""
    clean = _SURROGATE.sub("\ufffd", value)
    if language and _LANGUAGE.fullmatch(language):
        try:
            return ox.Literal(clean, language=language.lower())
        except ValueError:
            return ox.Literal(clean)
    return ox.Literal(clean)


def integer(value: int) -> ox.Literal:
    """Return a whole number."""
    return ox.Literal(str(value), datatype=ox.NamedNode(XSD_BASE + "integer"))


def decimal(value: float) -> ox.Literal:
    """Return a number with three digits at most.

    >>> decimal(0.93).value, decimal(1.0).value
    ('0.93', '1')
    """
    digits = f"{value:.3f}".rstrip("0").rstrip(".")
    return ox.Literal(digits, datatype=ox.NamedNode(XSD_BASE + "decimal"))


def iso(value: str) -> ox.Literal | None:
    """Return an ISO 8601 year, month, day or instant with its datatype; None where it is none or would not be kept as written.

    >>> iso("2021-05").datatype.value, iso("soon")
    ('http://www.w3.org/2001/XMLSchema#gYearMonth', None)
    """
    for pattern, name in _ISO_TYPES:
        if pattern.fullmatch(value):
            literal = ox.Literal(value, datatype=ox.NamedNode(XSD_BASE + name))
            return literal if stored(literal) == literal else None
    return None


def from_literal(literal: Literal) -> ox.Literal:
    """Return a literal of the model as the store keeps it."""
    if literal.datatype == "string":
        return text(literal.value)
    datatype = literal.datatype if ":" in literal.datatype else XSD_BASE + literal.datatype
    return stored(ox.Literal(_SURROGATE.sub("\ufffd", literal.value), datatype=node(datatype)))


def to_literal(term: ox.Literal) -> Literal:
    """Return a stored literal as one of the model; inverse of `from_literal` but for the spelling of numbers and dates."""
    return Literal(term.value, term.datatype.value.removeprefix(XSD_BASE))


@lru_cache(maxsize=65536)
def stored(literal: ox.Literal) -> ox.Literal:
    """Return what a literal becomes when it is stored: `1.50` is kept as `1.5`."""
    subject = ox.NamedNode("urn:x")
    store = ox.Store()
    store.add(ox.Quad(subject, subject, literal))
    kept = next(iter(store)).object
    assert isinstance(kept, ox.Literal)
    return kept


def segment(name: str) -> str:
    """Return any string as one segment of an IRI; `unsegment` is its inverse.

    >>> segment("a b/c"), unsegment(segment("a b/c"))
    ('a%20b%2Fc', 'a b/c')
    """
    return quote(name, safe="-_.~", errors="replace")


def unsegment(iri: str) -> str:
    """Return the string that the last segment of an IRI was made from."""
    return unquote(iri.rsplit("/", 1)[-1])


def texts(terms: Iterable[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]) -> list[str]:
    """Return the IRIs or lexical forms of terms, sorted, each once."""
    return sorted({term.value for term in terms if not isinstance(term, ox.Triple)})
