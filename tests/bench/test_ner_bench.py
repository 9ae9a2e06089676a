"""What counts as a name found."""

from __future__ import annotations

from bench.corpora import Mark, Passage
from bench.ner import LOC, ORG, OTHER, PER, Name, compare, gold_names
from kg.evaluate import Counts
from kg.model import Span


def test_the_outermost_names_without_dates() -> None:
    marks = (Mark(0, 12, "Organization"), Mark(8, 12, "Location"), Mark(13, 17, "Date"), Mark(18, 21, "Product"))
    names = gold_names(Passage("p", "x" * 30, marks), {"Organization": ORG, "Location": LOC})
    assert names == [Name(Span(0, 12), ORG), Name(Span(18, 21), OTHER)]


def test_three_measures() -> None:
    gold = [Name(Span(0, 4), PER), Name(Span(5, 9), ORG), Name(Span(10, 12), OTHER)]
    found = [Name(Span(0, 3), PER), Name(Span(5, 9), LOC), Name(Span(10, 12), OTHER)]
    assert compare(gold, found) == {"exact": Counts(0, 2, 2), "overlap": Counts(1, 1, 1), "strict": Counts(2, 1, 1)}
