"""Candidate: a stretch of tokens that may stand for something, before anything is decided about it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from kg.annotate.lexis import Lexis, Pronoun
from kg.annotate.pipeline import Parse
from kg.annotate.sections import sections_of
from kg.lexicon import Lexicon
from kg.model import Kind
from kg.ontology import Ontology


@dataclass(frozen=True)
class Candidate:
    """A stretch of tokens, end exclusive, and what can be seen of it alone.

    `label` is the parser's own guess at the kind of name ("" when it had none, "DEMONYM" for "French"); `noun` the class a
    nominal's noun names; `count` how many things it stands for (0: several, unsaid how many); `entity` a name given from outside.
    """

    start: int
    end: int
    kind: Kind
    head: int
    sentence: int
    label: str = ""
    noun: str = ""
    entity: str = ""
    count: int = 1
    definite: bool = False
    owner: int | None = None
    pronoun: Pronoun | None = None
    value: str | None = None
    datatype: str | None = None

    @property
    def span(self) -> tuple[int, int]:
        return (self.start, self.end)

    @property
    def sort_key(self) -> tuple[int, int, str]:
        return (self.start, -self.end, self.kind)

    def overlaps(self, other: Candidate) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Source:
    """A parsed document with everything that is looked up while it is read."""

    parse: Parse
    lexis: Lexis
    ontology: Ontology
    lexicon: Lexicon

    @property
    def doc(self) -> Doc:
        return self.parse.doc

    @property
    def lang(self) -> str:
        return self.lexis.code

    @cached_property
    def nouns(self) -> dict[str, str]:
        """Nouns that name a class."""
        return self.ontology.class_nouns(self.lang)

    @cached_property
    def sections(self) -> tuple[int, ...]:
        """The section that each sentence stands in."""
        return sections_of(self.parse.document.text, self.parse.sentences)

    def text(self, candidate: Candidate) -> str:
        """Return the words of a candidate as the document has them, white space made single spaces."""
        first, last = self.doc[candidate.start], self.doc[candidate.end - 1]
        return " ".join(self.parse.document.text[first.idx : last.idx + len(last)].split())

    def words(self, candidate: Candidate) -> tuple[str, ...]:
        return tuple(token.lower_ for token in self.doc[candidate.start : candidate.end] if not token.is_space)


def covered(candidates: Iterable[Candidate]) -> frozenset[int]:
    """Return the tokens that candidates lie on."""
    return frozenset(i for candidate in candidates for i in range(candidate.start, candidate.end))


def span_head(doc: Doc, start: int, end: int) -> int:
    """Return the token of a span that its other tokens hang from."""
    return int(doc[start:end].root.i)


def sentence_of(source: Source, span: tuple[int, int]) -> int | None:
    """Return the sentence that a stretch of tokens lies in; None when it lies in no one sentence."""
    number = bisect_right(source.parse.bounds, span[0], key=lambda bounds: bounds[0]) - 1
    return number if number >= 0 and span[1] <= source.parse.bounds[number][1] else None
