"""Sentences as the encoder reads them: word pieces, the words they make, and how those are written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

Ints = NDArray[np.int64]

MOST_PIECES: Final = 200
"""Word pieces of one sentence that are read; what stands beyond is in no span."""

PUNCTUATION, LOWER, CAPITALISED, CAPITALS, INITIAL, MIXED, NUMBER, OPENING = range(8)
CASES: Final = 8
"""How a word is written: the base encoder reads lower case only, so this is told to it apart."""


@dataclass(frozen=True)
class Pieces:
    """One sentence: piece ids and cases, and of each word its offsets in the document and its first and last piece."""

    ids: Ints
    cases: Ints
    starts: Ints
    ends: Ints
    first: Ints
    last: Ints

    def __len__(self) -> int:
        return len(self.ids)


def cut_pieces(tokenizer: Tokenizer, text: str, sentences: Sequence[tuple[int, int]]) -> list[Pieces]:
    """Return the pieces of each sentence, given as offsets in the text."""
    encodings = tokenizer.encode_batch([text[start:end] for start, end in sentences], add_special_tokens=False)
    return [_pieces(encoding, text, start) for encoding, (start, _) in zip(encodings, sentences, strict=True)]


def _pieces(encoding: Encoding, text: str, shift: int) -> Pieces:
    ids = encoding.ids[:MOST_PIECES]
    first: list[int] = []
    last: list[int] = []
    seen = None
    for position, word in enumerate(encoding.word_ids[: len(ids)]):
        if word != seen:
            first.append(position)
            last.append(position)
        last[-1] = position
        seen = word
    offsets = encoding.offsets
    starts = [offsets[i][0] + shift for i in first]
    ends = [offsets[i][1] + shift for i in last]
    cases = np.zeros(len(ids), np.int64)
    for number, (start, end, a, z) in enumerate(zip(starts, ends, first, last, strict=True)):
        cases[a : z + 1] = case_of(text[start:end], opening=number == 0)
    arrays = [np.asarray(values, np.int64) for values in (ids, starts, ends, first, last)]
    return Pieces(arrays[0], cases, *arrays[1:])


def case_of(word: str, *, opening: bool = False) -> int:
    """Return how a word is written; the first word of a sentence says less by a capital.

    >>> [case_of(word) for word in ("cloud", "Orange", "ANSSI", "J", "iPhone", "2021", ",")] == [1, 2, 3, 4, 5, 6, 0]
    True
    """
    if not any(character.isalnum() for character in word):
        return PUNCTUATION
    if word[0].isdigit():
        return NUMBER
    if word.islower() or word.lower() == word:
        return LOWER
    if opening and word[0].isupper() and word[1:].islower():
        return OPENING
    if len(word) == 1:
        return INITIAL
    if word.isupper():
        return CAPITALS
    return CAPITALISED if word[0].isupper() and word[1:].lower() == word[1:] else MIXED
