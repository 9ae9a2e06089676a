"""Example sentences → pair vectors: what the model makes of the two marked ends, and of the other pairs around them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.neural import types_at
from kg.model import Span
from kg.neural.model import Encoded, Model
from kg.neural.select import select_spans
from kg.neural.windows import LONGEST
from kg.ontology import Example, Relation

Floats = NDArray[np.float32]
Split = Callable[[str], Sequence[tuple[int, int]]]
Pair = tuple[Span, Span]

_LEAST: Final = 0.3
_MOST: Final = 14
_FARTHEST: Final = 1


class Vectors(NamedTuple):
    """Pair vectors of a relation: one row for each marked pair that holds (`groups` numbers the sentence), and of pairs that do not."""

    positives: Floats
    groups: NDArray[np.int64]
    negatives: Floats
    negative_groups: NDArray[np.int64]


@dataclass(frozen=True)
class Marked:
    """A text with the pairs that hold in it, those that do not, and those about which nothing is said."""

    text: str
    held: frozenset[Pair]
    denied: frozenset[Pair]
    unsure: frozenset[Pair]


def marked_texts(relation: Relation, lang: str = "en") -> list[Marked]:
    """Return the texts of a relation's examples and counter-examples, each once with all that is marked in it, in order.

    >>> [text] = marked_texts(Relation("hires", examples=(Example.parse("[s Acme] hired [o Ann] and [o Bob].", "en"),)))
    >>> sorted(text.held)
    [(Span(start=0, end=4), Span(start=11, end=14)), (Span(start=0, end=4), Span(start=19, end=22))]
    """
    sides = [
        (list(_of(relation.examples, text, lang)), list(_of(relation.counter_examples, text, lang)), text)
        for text in sorted({e.text for e in (*relation.examples, *relation.counter_examples) if e.lang == lang})
    ]
    return [_marked(text, held, denied, relation.symmetric) for held, denied, text in sides]


def _of(examples: Iterable[Example], text: str, lang: str) -> Iterator[Example]:
    return (example for example in examples if example.text == text and example.lang == lang)


def _marked(text: str, held: Iterable[Example], denied: Iterable[Example], symmetric: bool) -> Marked:
    true = {pair for example in held for pair in _nearest(example)}
    unsure = {(s, o) for example in held for s in example.subjects for o in example.objects} - true
    false = {pair for example in denied for pair in _nearest(example)} - true - unsure
    if symmetric:
        true, unsure, false = (pairs | {(o, s) for s, o in pairs} for pairs in (true, unsure, false))
    return Marked(text, frozenset(true), frozenset(false), frozenset(unsure))


def _nearest(example: Example) -> set[Pair]:
    """Return every marked end with the nearest other end."""
    pairs = {(min(example.subjects, key=lambda s: (_apart(s, o), s)), o) for o in example.objects}
    return pairs | {(s, min(example.objects, key=lambda o: (_apart(s, o), o))) for s in example.subjects}


def _apart(one: Span, other: Span) -> int:
    return max(one.start, other.start) - min(one.end, other.end)


def vectors_of(texts: Sequence[Marked], model: Model, split: Split) -> Vectors:
    """Return the vectors of a relation's texts.

    What does not hold is a marked pair turned round, a pair of a counter-example, and every pair with a name that is not marked.
    """
    found = [(number, row) for number, text in enumerate(texts) for row in _rows(text, model, split)]
    sides = {holds: [(number, x) for number, (x, is_true) in found if is_true is holds] for holds in (True, False)}
    width = len(found[0][1][0]) if found else 0
    return Vectors(*_stacked(sides[True], width), *_stacked(sides[False], width))


def _stacked(rows: list[tuple[int, Floats]], width: int) -> tuple[Floats, NDArray[np.int64]]:
    x = np.stack([x for _, x in rows]) if rows else np.zeros((0, width), np.float32)
    return x, np.array([number for number, _ in rows], np.int64)


def _rows(text: Marked, model: Model, split: Split) -> Iterator[tuple[Floats, bool]]:
    ends = sorted({end for pairs in (text.held, text.denied, text.unsure) for pair in pairs for end in pair})
    for encoded in model.read(text.text, split(text.text)).windows:
        places = {snapped: end for end in ends if (snapped := _snapped(end, encoded))}
        if places:
            yield from _window_rows(text, encoded, places, model)


def _window_rows(text: Marked, encoded: Encoded, places: dict[tuple[int, int], Span], model: Model) -> Iterator[tuple[Floats, bool]]:
    spans = [*places, *_others(encoded, list(places))]
    pairs = [(i, j) for i in range(len(spans)) for j in range(len(spans)) if i != j and _near(spans[i], spans[j], encoded)]
    known = [(pair, holds) for pair in pairs if (holds := _holds(text, encoded, spans[pair[0]], spans[pair[1]], places)) is not None]
    if known:
        chosen, table = np.array([pair for pair, _ in known], np.int64), np.array(spans, np.int64)
        x = model.relate(encoded, table, types_at(encoded, table), chosen).features
        yield from ((row, holds) for row, (_, holds) in zip(x, known, strict=True))


def _holds(
    text: Marked, encoded: Encoded, one: tuple[int, int], other: tuple[int, int], places: dict[tuple[int, int], Span]
) -> bool | None:
    """Whether the relation holds between two spans of a window; None when the example does not tell."""
    if one in places and other in places:
        pair = (places[one], places[other])
        return True if pair in text.held else None if pair in text.unsure else False
    return False if all(span in places or _is_name(span, encoded) for span in (one, other)) else None


def _is_name(span: tuple[int, int], encoded: Encoded) -> bool:
    """Whether a span begins with a capital: an unmarked pronoun or noun may well stand for a marked name."""
    return bool(encoded.window.cases[encoded.window.words[2][span[0]]] > 1)


def _near(one: tuple[int, int], other: tuple[int, int], encoded: Encoded) -> bool:
    places = encoded.window.words[4]
    return (one[1] < other[0] or other[1] < one[0]) and abs(int(places[one[0]]) - int(places[other[0]])) <= _FARTHEST


def _others(encoded: Encoded, marked: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the likeliest mentions that overlap no marked span."""
    spans = encoded.window.spans
    best = select_spans(encoded.types.max(-1), spans[:, 0], spans[:, 1], least=_LEAST, most=_MOST)
    found = sorted((int(a), int(z)) for a, z in spans[best])
    return [span for span in found if all(span[1] < a or z < span[0] for a, z in marked)]


def _snapped(end: Span, encoded: Encoded) -> tuple[int, int] | None:
    """Return the first and last word of a marked end, when a window holds it."""
    starts, ends, _, _, places = encoded.window.words
    inside = np.nonzero((starts < end.end) & (ends > end.start))[0]
    fits = len(inside) and inside[-1] - inside[0] < LONGEST and places[inside[0]] == places[inside[-1]]
    return (int(inside[0]), int(inside[-1])) if fits and places[inside[0]] >= encoded.window.context else None
