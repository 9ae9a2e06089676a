"""Windows: runs of whole sentences that the encoder reads at once, each but the first with a sentence of what stood before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from kg.neural.pieces import Ints, Pieces

CLS, SEP = 101, 102
MOST: Final = 160
"""Pieces of a window besides the two marks at its ends; a longer sentence is a window of its own."""
LONGEST: Final = 12
"""Words of the longest span."""
_CONTEXT: Final = 64


@dataclass(frozen=True)
class Window:
    """Some sentences read together; the first `context` of them belong to the window before and are read again only to be understood."""

    sentences: tuple[int, ...]
    context: int
    pieces: tuple[Pieces, ...]

    @cached_property
    def ids(self) -> Ints:
        return np.concatenate([[CLS], *(p.ids for p in self.pieces), [SEP]]).astype(np.int64)

    @cached_property
    def cases(self) -> Ints:
        return np.concatenate([[0], *(p.cases for p in self.pieces), [0]]).astype(np.int64)

    @cached_property
    def _shifts(self) -> Ints:
        return 1 + np.cumsum([0, *(len(p) for p in self.pieces)])[:-1]

    @cached_property
    def words(self) -> tuple[Ints, Ints, Ints, Ints, Ints]:
        """Of every word: start and end in the document, first and last piece in the window, and the sentence's place in the window."""
        starts = np.concatenate([p.starts for p in self.pieces])
        ends = np.concatenate([p.ends for p in self.pieces])
        first = np.concatenate([p.first + shift for p, shift in zip(self.pieces, self._shifts, strict=True)])
        last = np.concatenate([p.last + shift for p, shift in zip(self.pieces, self._shifts, strict=True)])
        places = np.repeat(np.arange(len(self.pieces)), [len(p.starts) for p in self.pieces])
        return starts, ends, first, last, places

    @cached_property
    def spans(self) -> Ints:
        """Every run of up to `LONGEST` words of one sentence, as rows (first word, last word), that begins and ends with a word."""
        places, first = self.words[4], self.words[2]
        if not len(places):
            return np.zeros((0, 2), np.int64)
        worded = self.cases[first] != 0
        closing = worded | self._abbreviating
        begins = np.repeat(np.arange(len(places)), LONGEST)
        ends = begins + np.tile(np.arange(LONGEST), len(places))
        inside = ends < len(places)
        begins, ends = begins[inside], ends[inside]
        kept = (places[begins] == places[ends]) & worded[begins] & closing[ends]
        return np.stack([begins[kept], ends[kept]], 1)

    @cached_property
    def _abbreviating(self) -> Ints:
        """Whether a word is a mark written onto the word before ("U.S.", "Inc.", "Yahoo!")."""
        starts, ends, first, _, places = self.words
        marks = self.cases[first] == 0
        glued = np.zeros(len(starts), bool)
        glued[1:] = (starts[1:] == ends[:-1]) & (places[1:] == places[:-1]) & (ends[1:] - starts[1:] == 1)
        return np.asarray(marks & glued, bool)


def cut_windows(pieces: Sequence[Pieces], most: int = MOST) -> Iterator[Window]:
    """Yield windows that hold every sentence once as its own, in order."""
    at = 0
    while at < len(pieces):
        context = 1 if at and len(pieces[at - 1]) <= _CONTEXT else 0
        size = len(pieces[at - 1]) if context else 0
        stop = at
        while stop < len(pieces) and (stop == at or size + len(pieces[stop]) <= most):
            size += len(pieces[stop])
            stop += 1
        chosen = range(at - context, stop)
        yield Window(tuple(chosen), context, tuple(pieces[i] for i in chosen))
        at = stop
