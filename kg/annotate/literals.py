"""The dates and amounts of a parsed document, as candidates."""

from __future__ import annotations

from kg.annotate.spans import Candidate, Source, span_head
from kg.annotate.values import issue_date, values
from kg.model import Kind


def find_literals(source: Source, names: frozenset[int]) -> list[Candidate]:
    """Return dates and amounts that lie on no name, in text order; those whose value cannot be told are left out."""
    text, doc, issued = source.parse.document.text, source.doc, issue_date(source.parse.document.metadata.issued)
    found = []
    for sentence in source.parse.sentences:
        for value in values(text, sentence.start, sentence.end, source.lexis, issued):
            span = doc.char_span(value.start, value.end, alignment_mode="expand")
            if span is not None and names.isdisjoint(range(span.start, span.end)):
                found.append(
                    Candidate(
                        span.start,
                        span.end,
                        Kind.LITERAL,
                        span_head(doc, span.start, span.end),
                        sentence.index,
                        label=value.kind,
                        value=value.value,
                        datatype=value.datatype,
                    )
                )
    return found
