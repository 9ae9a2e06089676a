"""What every corpus is read into: passages with marks and the facts between them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True, slots=True)
class Mark:
    """A marked stretch of a text, in code points, end exclusive.

    `type` is the corpus's own label, `cluster` numbers what corefers within the passage, `kind` is `name`, `nominal` or `pronoun`
    where the corpus tells them apart.
    """

    start: int
    end: int
    type: str | None = None
    cluster: int | None = None
    kind: str | None = None


@dataclass(frozen=True, order=True, slots=True)
class Fact:
    """A relation between two marks, given by their indexes, in the corpus's own words and direction."""

    subject: int
    object: int
    relation: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its marks and facts; for a relation in `annotated`, a fact that is not there is not true."""

    id: str
    text: str
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...] = ()
    annotated: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        for mark in self.marks:
            if not 0 <= mark.start < mark.end <= len(self.text):
                raise ValueError(f"{self.id}: {mark} lies outside a text of {len(self.text)} characters")
        if any(not 0 <= end < len(self.marks) for fact in self.facts for end in (fact.subject, fact.object)):
            raise ValueError(f"{self.id}: a fact without a mark")

    def words(self, index: int) -> str:
        """Return the words of a mark."""
        return self.text[self.marks[index].start : self.marks[index].end]


def joined(tokens: Iterable[str]) -> tuple[str, list[tuple[int, int]]]:
    """Return tokens joined by spaces, and where each of them stands.

    >>> joined(["Acme", "grows"])
    ('Acme grows', [(0, 4), (5, 10)])
    """
    spans: list[tuple[int, int]] = []
    start = 0
    tokens = list(tokens)
    for token in tokens:
        spans.append((start, start + len(token)))
        start += len(token) + 1
    return " ".join(tokens), spans


def closest(marks: Iterable[Mark], subject: Hashable, object: Hashable) -> tuple[int, int]:
    """Return the indexes of the mentions of two clusters that stand nearest to each other, the first of those equally near."""
    marks = list(marks)
    pairs = [
        (max(one.start, other.start) - min(one.end, other.end), i, j)
        for i, one in enumerate(marks)
        if one.cluster == subject
        for j, other in enumerate(marks)
        if other.cluster == object
    ]
    return min(pairs)[1:]
