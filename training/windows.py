"""Passages → windows with everything the loss needs, as numpy arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.neural.antecedents import Written
from kg.neural.pieces import LOWER, NUMBER, PUNCTUATION, Ints, cut_pieces
from kg.neural.windows import LONGEST, Window, cut_windows
from training.inventory import Inventory
from training.network import STATUSES
from training.passages import REST, Mark, Passage

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Item:
    """One window of a passage.

    `spans` rows are first piece, last piece, words less one, sentence; `bounds` rows are where a span stands in the text, and its
    sentence's number in the document; `marks` maps a mark's number to its span; `targets` maps a span to its type units and certainty
    (no units: of unknown class); `known` are the type units the corpus annotates, `span_weight` the weight of silence a span; `key` is
    the document's text as it was written, whatever names it has in this reading.
    """

    source: str
    key: str
    text: str
    ids: Ints
    cases: Ints
    spans: Ints
    bounds: Ints
    targets: dict[int, tuple[tuple[int, ...], float]]
    known: Floats
    span_weight: Floats
    marks: dict[int, int]
    things: dict[int, frozenset[str]]
    facts: tuple[tuple[int, int, int, int], ...]
    ignored: tuple[tuple[int, int, int], ...]
    denied: tuple[tuple[int, int, int], ...]
    silence: Floats
    all_pairs: bool
    links: bool

    def written(self, spans: Iterable[int]) -> tuple[Written, ...]:
        """Return some spans as they are written, in the order given."""
        rows = self.bounds[list(spans)].tolist()
        return tuple(Written(self.text[start:end], order, sentence) for order, (start, end, sentence) in enumerate(rows))


def items_of(passage: Passage, tokenizer: Tokenizer, inventory: Inventory) -> Iterator[Item]:
    """Yield the windows of a passage; what a cut between windows parts is lost."""
    pieces = cut_pieces(tokenizer, passage.text, passage.sentences)
    for window in cut_windows(pieces):
        if len(window.spans):
            yield _item(passage, window, inventory)


def _item(passage: Passage, window: Window, inventory: Inventory) -> Item:
    starts, ends, first, last, places = window.words
    spans = window.spans
    rows = np.stack([first[spans[:, 0]], last[spans[:, 1]], spans[:, 1] - spans[:, 0], places[spans[:, 0]]], 1)
    number_of = {(int(a), int(z)): number for number, (a, z) in enumerate(spans)}
    marks: dict[int, int] = {}
    for index, mark in enumerate(passage.marks):
        span = number_of.get(_snapped(mark, starts, ends))
        if span is not None:
            marks[index] = span
    numbers = inventory.relation_numbers
    return Item(
        source=passage.source,
        key=passage.key or passage.text,
        text=passage.text,
        ids=window.ids,
        cases=window.cases,
        spans=rows,
        bounds=np.stack([starts[spans[:, 0]], ends[spans[:, 1]], np.array(window.sentences)[places[spans[:, 0]]]], 1),
        targets=_targets(passage, marks, inventory),
        known=_known(passage, inventory),
        span_weight=_span_weights(passage, window),
        marks=marks,
        things={marks[i]: frozenset(passage.marks[i].things) for i in marks if passage.marks[i].things},
        facts=tuple(
            (marks[f.subject], marks[f.object], numbers[f.relation], STATUSES.index(f.status) if f.status else -1)
            for f in passage.facts
            if f.subject in marks and f.object in marks and f.relation in numbers
        ),
        ignored=tuple(
            (marks[s], marks[o], numbers[r]) for s, o, r in sorted(passage.ignored) if s in marks and o in marks and r in numbers
        ),
        denied=tuple((marks[s], marks[o], numbers[r]) for s, o, r in sorted(passage.denied) if s in marks and o in marks and r in numbers),
        silence=np.array([passage.scope.relations.get(r, passage.scope.relations.get(REST, 0.0)) for r in inventory.relations], np.float32),
        all_pairs=passage.scope.pairs,
        links=passage.scope.links,
    )


def _snapped(mark: Mark, starts: Ints, ends: Ints) -> tuple[int, int]:
    inside = np.nonzero((starts < mark.end) & (ends > mark.start))[0]
    return (int(inside[0]), int(inside[-1])) if len(inside) and inside[-1] - inside[0] < LONGEST else (-1, -1)


def _targets(passage: Passage, marks: dict[int, int], inventory: Inventory) -> dict[int, tuple[tuple[int, ...], float]]:
    found: dict[int, tuple[tuple[int, ...], float]] = {}
    for index, span in marks.items():
        mark = passage.marks[index]
        units = set(inventory.units(mark.types)) | set(found.get(span, ((), 0.0))[0])
        found[span] = (tuple(sorted(units)), mark.certainty)
    return found


def _known(passage: Passage, inventory: Inventory) -> Floats:
    scope = passage.scope
    if scope.types is None:
        return np.ones(len(inventory.types), np.float32)
    return np.array([1.0 if name in scope.types else scope.other_types for name in inventory.types], np.float32)


def _span_weights(passage: Passage, window: Window) -> Floats:
    """Return how sure silence is, a span: spans with a capital or digit are names, which annotators miss less than nominals."""
    capital = ~np.isin(window.cases[window.words[2]], (PUNCTUATION, LOWER)) | (window.cases[window.words[2]] == NUMBER)
    upto = np.concatenate([[0], np.cumsum(capital)])
    named = upto[window.spans[:, 1] + 1] > upto[window.spans[:, 0]]
    return np.where(named, passage.scope.names, passage.scope.nominals).astype(np.float32)
