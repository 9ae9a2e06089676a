"""Terms that a document defines: `Acme Hosting plc ("Acme" or "the Company")`, `Acme SA (ci-après « la Société »)`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.annotate.chains import Chains
from kg.annotate.spans import Candidate
from kg.model import Kind

_OPENING: Final = frozenset({'"', "“", "«", "„", "``", "'", "‘"})
_CLOSING: Final = frozenset({'"', "”", "»", "''", "'", "’"})
_LEADING: Final = frozenset(
    "hereafter hereinafter henceforth together collectively the we us our ci-après dénommée dénommé désormais".split()
)
_FIRST_PERSON: Final = frozenset("we us our nous".split())
_LONGEST: Final = 24
_TERM: Final = 5


def join_definitions(chains: Chains) -> None:
    """Join the names that stand for another by definition, and remember what a common noun such as "the Company" is defined to be."""
    by_span = {candidate.span: i for i, candidate in enumerate(chains.candidates) if candidate.kind is Kind.NAME}
    for i, name in enumerate(chains.candidates):
        if name.kind is Kind.NAME:
            for start, end in _terms(chains, name):
                _define(chains, by_span, i, start, end)


def _define(chains: Chains, by_span: dict[tuple[int, int], int], i: int, start: int, end: int) -> None:
    doc, lexis = chains.source.doc, chains.source.lexis
    if end - start == 1 and doc[start].lower_ in _FIRST_PERSON:
        chains.own = i
        return
    articled = end - start > 1 and doc[start].lower_ in lexis.definite
    start += articled
    if (start, end) in by_span:
        chains.join(i, by_span[start, end])
    elif articled and end - start == 1 and doc[start].text[0].isupper():
        chains.defined.setdefault(doc[start].lower_, i)
        chains.own = i if chains.own is None else chains.own


def _terms(chains: Chains, name: Candidate) -> Iterator[tuple[int, int]]:
    """Yield the quoted terms in the bracket that follows a name, as token ranges."""
    doc, at = chains.source.doc, name.end
    if at + 2 >= len(doc) or doc[at].text not in {"(", ","}:
        return
    if doc[at + 1].text not in _OPENING and doc[at + 1].lower_ not in _LEADING:
        return
    if doc[at].text == "," and doc[at + 1].lower_ not in _LEADING:
        return
    opened: int | None = None
    for i in range(at + 1, min(len(doc), at + _LONGEST)):
        if doc[i].text == ")":
            return
        if opened is None and doc[i].text in _OPENING:
            opened = i + 1
        elif opened is not None and doc[i].text in _CLOSING:
            if 0 < i - opened <= _TERM:
                yield opened, i
            opened = None
            if doc[at].text == ",":
                return
