"""Names as our own model sees them, put in the place of the parser's: better cut, and with classes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Protocol

from kg.annotate.chain_types import Vote
from kg.annotate.found import Found, Words, find_mentions
from kg.annotate.languages import LEXES
from kg.annotate.spans import Candidate, Source, span_head
from kg.annotate.type_tree import TypeTree
from kg.model import Document, Kind, Sentence
from kg.neural.model import Model
from kg.ontology import Ontology

_WEIGHT: Final = 3.0
"""What the model's word on a class weighs beside a noun's (see `chain_types`)."""
_DOUBT: Final = 0.1
"""Below it, a name of the parser's that the model does not see is none."""

Votes = dict[tuple[int, int], list[Vote]]


class Seen(NamedTuple):
    """A name: offsets, and its likeliest classes with their probabilities."""

    start: int
    end: int
    classes: tuple[tuple[str, float], ...]


class Namer(Protocol):
    """Finds names in a document that somebody else has cut into sentences."""

    def find(self, document: Document, sentences: Sequence[Sentence]) -> list[Seen]:
        """Return the names in text order, none overlapping another."""
        ...

    def doubts(self, document: Document, sentences: Sequence[Sentence], start: int, end: int) -> bool:
        """Whether what stands between two offsets is hardly a name."""
        ...


class ModelNamer:
    """The model as a `Namer`."""

    def __init__(self, ontology: Ontology, model: Model) -> None:
        self._model = model
        self._tree = TypeTree(ontology, model.types)
        self._nouns = {lang: frozenset(ontology.class_nouns(lang)) for lang in LEXES}

    def find(self, document: Document, sentences: Sequence[Sentence]) -> list[Seen]:
        reading = self._model.read(document.text, [(s.start, s.end) for s in sentences])
        words = Words(LEXES[document.language], self._nouns[document.language])
        found = find_mentions(document.text, reading, self._model.types, (), words)
        names = [each for each in found if each.kind is Kind.NAME]
        return [Seen(each.start, each.end, tuple(self._classes(each))) for each in _outermost(names)]

    def _classes(self, found: Found) -> Iterator[tuple[str, float]]:
        for name in self._tree.leaves(found.types):
            yield name, float(found.types[self._tree.number(self._tree.top(name))])

    def doubts(self, document: Document, sentences: Sequence[Sentence], start: int, end: int) -> bool:
        reading = self._model.read(document.text, [(s.start, s.end) for s in sentences])
        best = 0.0
        for encoded in reading.windows:
            starts, ends, *_ = encoded.window.words
            spans = encoded.window.spans
            touching = (starts[spans[:, 0]] < end) & (ends[spans[:, 1]] > start)
            best = max(best, float(encoded.types[touching].max(initial=0.0)))
        return best < _DOUBT


def _outermost(names: Sequence[Found]) -> Iterator[Found]:
    end = -1
    for name in names:
        if name.start >= end:
            yield name
            end = name.end


def with_model(source: Source, names: Sequence[Candidate], namer: Namer) -> tuple[list[Candidate], Votes]:
    """Return the parser's names with the model's in their place where both see one, and what the model says of their classes."""
    document, sentences = source.parse.document, source.parse.sentences
    seen = dict(_on_tokens(source, namer.find(document, sentences)))
    demonyms = {name.span: name for name in names if name.label == "DEMONYM"}
    labels = {name.span: name.label for name in names}
    kept = [demonyms.get(span) or _candidate(source, span, labels.get(span, "")) for span in seen]
    taken = {i for start, end in seen for i in range(start, end)}
    for name in names:
        first, last = source.doc[name.start], source.doc[name.end - 1]
        if taken.isdisjoint(range(name.start, name.end)) and not namer.doubts(document, sentences, first.idx, last.idx + len(last)):
            kept.append(name)
    votes = {span: [Vote(name, _WEIGHT * p) for name, p in each.classes] for span, each in seen.items() if span not in demonyms}
    return sorted(kept, key=lambda name: name.sort_key), votes


def _on_tokens(source: Source, names: Iterable[Seen]) -> Iterator[tuple[tuple[int, int], Seen]]:
    """Yield names with their tokens, less those that lie in no one sentence or share a token with the name before."""
    free = 0
    for name in names:
        span = source.doc.char_span(name.start, name.end, alignment_mode="expand")
        if span and span.start >= free and _sentence(source, (span.start, span.end)) is not None:
            yield (span.start, span.end), name
            free = span.end


def _sentence(source: Source, span: tuple[int, int]) -> int | None:
    start, end = span
    return next((number for number, (first, last) in enumerate(source.parse.bounds) if first <= start and end <= last), None)


def _candidate(source: Source, span: tuple[int, int], label: str) -> Candidate:
    sentence = _sentence(source, span)
    assert sentence is not None
    return Candidate(*span, Kind.NAME, span_head(source.doc, *span), sentence, label=label, definite=True)
