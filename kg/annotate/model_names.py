"""Names as our own model sees them, put in the place of the parser's: better cut, and with classes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from kg.annotate.campuses import with_campuses
from kg.annotate.chain_types import Vote
from kg.annotate.found import Found, Words, find_mentions, leading_article
from kg.annotate.judges import title_start, without_titles
from kg.annotate.languages import LEXES
from kg.annotate.linking import link_reading
from kg.annotate.model_links import Linked, linked
from kg.annotate.spans import Candidate, Source, sentence_of, span_head
from kg.annotate.type_tree import TypeTree
from kg.model import Document, Kind, Sentence
from kg.neural.model import Model
from kg.ontology import Ontology

_WEIGHT, _FINER = 2.0, 0.8
"""What the model's word weighs on what kind of thing a name is, and on which one: a noun beside it knows the latter better."""

Votes = dict[tuple[int, int], list[Vote]]


class Seen(NamedTuple):
    """A name: offsets, and how much speaks for its likeliest classes."""

    start: int
    end: int
    classes: tuple[tuple[str, float], ...]


class Sight(NamedTuple):
    """What is seen in a document: names in text order, none overlapping another; what stands for things with a name."""

    names: Sequence[Seen]
    links: Sequence[Linked]


class Namer(Protocol):
    """Sees names, and what stands for them, in a document that somebody else has cut into sentences."""

    def look(self, document: Document, sentences: Sequence[Sentence]) -> Sight:
        """Return what is seen."""
        ...


class ModelNamer:
    """The model as a `Namer`."""

    def __init__(self, ontology: Ontology, model: Model) -> None:
        self._model = model
        self._tree = TypeTree(ontology, model.types)
        self._nouns = {lang: frozenset(ontology.class_nouns(lang)) for lang in LEXES}

    def look(self, document: Document, sentences: Sequence[Sentence]) -> Sight:
        reading = self._model.read(document.text, [(s.start, s.end) for s in sentences])
        words = Words(LEXES[document.language], self._nouns[document.language])
        found = find_mentions(document.text, reading, self._model.types, (), words)
        found = without_titles(document.text, with_campuses(document.text, found))
        names = _apart([each for each in found if each.kind is Kind.NAME])
        seen = [Seen(each.start + len(leading_article(each.text)), each.end, tuple(self._classes(each))) for each in names]
        return Sight(seen, list(linked(found, *link_reading(self._model, reading, found))))

    def _classes(self, found: Found) -> Iterator[tuple[str, float]]:
        for leaf in self._tree.leaves(found.types):
            for name in self._tree.path(leaf):
                yield name, float(found.types[self._tree.number(name)]) * (_WEIGHT if self._tree.top(name) == name else _FINER)


def _apart(names: Sequence[Found]) -> list[Found]:
    """Return names of which none overlaps another: of two that do the likelier, a hair's difference going to the longer."""
    kept: list[Found] = []
    taken: set[int] = set()
    for name in sorted(names, key=lambda name: (-round(float(name.types.max()), 1), name.start - name.end, name.start)):
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


def with_model(source: Source, names: Sequence[Candidate], sight: Sight) -> tuple[list[Candidate], Votes]:
    """Return the parser's names with the model's in their place where both see one, and what the model says of their classes."""
    demonyms = {name.span: name for name in names if name.label == "DEMONYM"}
    found = {span: each for span, each in _on_tokens(source, sight.names) if not _is_described(source, span, demonyms)}
    seen = _lengthened(source, found, names)
    labels = {i: name.label for name in names for i in range(*name.span)}
    kept = [demonyms.get(span) or _candidate(source, span, labels.get(span[1] - 1, "")) for span in seen]
    taken = {i for start, end in seen for i in range(start, end)}
    kept += [name for name in names if taken.isdisjoint(range(name.start, name.end))]
    return sorted(kept, key=lambda name: name.sort_key), _votes(source.parse.document, seen, demonyms.keys())


def _lengthened(source: Source, seen: Mapping[tuple[int, int], Seen], names: Iterable[Candidate]) -> dict[tuple[int, int], Seen]:
    """Return the model's names; one that stops short of the noun that says what it is ("Frankfurt Stock Exchange") as the parser has it."""
    longer = {
        (name.start, short): name.span for name in names for short in range(name.start + 1, name.end) if _goes_on(source, name, short)
    }
    taken = {i for span in seen for i in range(*span)}
    found: dict[tuple[int, int], Seen] = {}
    for span, each in seen.items():
        start, end = longer.get(span, span)
        last = source.doc[end - 1]
        is_free = taken.isdisjoint(range(span[1], end))
        found[(start, end) if is_free else span] = each._replace(end=last.idx + len(last)) if is_free and end > span[1] else each
    return found


def _goes_on(source: Source, name: Candidate, short: int) -> bool:
    """Whether a name goes on in capitals up to a noun that names a class, and not into the title after it."""
    rest = source.doc[short : name.end]
    text = source.parse.document.text
    return (
        title_start(text, rest[-1].idx + len(rest[-1])) is None
        and rest[-1].lower_ in source.nouns
        and all(token.text[0].isupper() for token in rest)
    )


def _is_described(source: Source, span: tuple[int, int], demonyms: Collection[tuple[int, int]]) -> bool:
    """Whether a country's adjective and small letters make no name: "Hungarian state-owned enterprise" at the head of a sentence."""
    start, end = span
    rest = source.doc[start + 1 : end]
    return (start, start + 1) in demonyms and end - start > 1 and rest.text.islower()


def _votes(document: Document, seen: Mapping[tuple[int, int], Seen], demonyms: Collection[tuple[int, int]]) -> Votes:
    """Return the votes for each name's classes; a name met several times has one vote among them, as the model repeats itself."""
    words = {span: document.text[each.start : each.end] for span, each in seen.items()}
    times = Counter(words.values())
    return {
        span: [Vote(name, weight / times[words[span]]) for name, weight in each.classes]
        for span, each in seen.items()
        if span not in demonyms
    }


def _on_tokens(source: Source, names: Iterable[Seen]) -> Iterator[tuple[tuple[int, int], Seen]]:
    """Yield names with their tokens, less those that lie in no one sentence or share a token with the name before."""
    free = 0
    for name in names:
        span = source.doc.char_span(name.start, name.end, alignment_mode="expand")
        if span and span.start >= free and sentence_of(source, (span.start, span.end)) is not None:
            yield (span.start, span.end), name
            free = span.end


def _candidate(source: Source, span: tuple[int, int], label: str) -> Candidate:
    sentence = sentence_of(source, span)
    assert sentence is not None
    return Candidate(*span, Kind.NAME, span_head(source.doc, *span), sentence, label="" if label == "DEMONYM" else label, definite=True)
