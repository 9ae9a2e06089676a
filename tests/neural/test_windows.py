"""Pieces stand where they say, windows hold every sentence once, spans lie in one sentence: whatever the text is."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kg.annotate.sentences import split_sentences
from kg.model import Document
from kg.neural.pieces import CASES, MOST_PIECES, PUNCTUATION, Pieces, case_of, cut_pieces
from kg.neural.windows import CLS, LONGEST, SEP, Window, cut_windows

_WORDS = [
    *("Acme", "buys", "Inc.", "the", "U.S.", "plan.", "“Bleu”", "€5", "e-mail,", "Île", "It", "stopped.", "Yahoo!", "...", "\n\n", "’s"),
    *(
        "🎉",
        "👩‍👩‍👧",
        "e\u0301te\u0301",
        "\u0301",
        "\u200b",
        "\u202eשלום",
        "مرحبا",
        "中文。",
        "İ",
        "ﬁ",
        "½",
        "\x00",
        "x" * 150,
        "\U0010ffff",
    ),
]
TEXTS = st.lists(st.sampled_from(_WORDS) | st.text(max_size=6), max_size=60).map(" ".join) | st.text(max_size=80)
quickly = settings(deadline=None, max_examples=60)


def _sentences(text: str) -> list[tuple[int, int]]:
    return [(s.start, s.end) for s in split_sentences(Document.of(text))]


def _cut(tokenizer: Tokenizer, text: str) -> list[Pieces]:
    return cut_pieces(tokenizer, text, _sentences(text))


def _windows(tokenizer: Tokenizer, text: str) -> list[Window]:
    return list(cut_windows(_cut(tokenizer, text)))


def _sentence(size: int) -> Pieces:
    """A sentence of so many words of one piece."""
    places = np.arange(size)
    return Pieces(places, places % CASES, places * 2, places * 2 + 1, places, places)


@quickly
@given(text=TEXTS)
def test_words_stand_in_their_sentence_in_order_and_apart(tokenizer: Tokenizer, text: str) -> None:
    for pieces, (start, end) in zip(_cut(tokenizer, text), _sentences(text), strict=True):
        bounds = list(zip(pieces.starts, pieces.ends, strict=True))
        assert all(start <= a < z <= end for a, z in bounds)
        assert all(z <= b for (_, z), (b, _) in pairwise(bounds))
        assert all(text[a:z].strip() == text[a:z] for a, z in bounds)


@quickly
@given(text=TEXTS)
def test_no_letter_or_digit_of_a_sentence_is_lost(tokenizer: Tokenizer, text: str) -> None:
    for pieces, (start, end) in zip(_cut(tokenizer, text), _sentences(text), strict=True):
        words = {i for a, z in zip(pieces.starts, pieces.ends, strict=True) for i in range(a, z)}
        read_to = end if len(pieces) < MOST_PIECES else pieces.ends.max(initial=start)
        assert all(i in words for i in range(start, read_to) if text[i].isascii() and text[i].isalnum())


@quickly
@given(text=TEXTS)
def test_every_piece_is_of_one_word(tokenizer: Tokenizer, text: str) -> None:
    for pieces in _cut(tokenizer, text):
        covered = [i for a, z in zip(pieces.first, pieces.last, strict=True) for i in range(a, z + 1)]
        assert covered == list(range(len(pieces)))
        assert len(pieces) == len(pieces.cases) <= MOST_PIECES and set(pieces.cases.tolist()) <= set(range(CASES))


@given(sizes=st.lists(st.integers(0, 90), max_size=30), most=st.integers(8, 60))
def test_every_sentence_is_a_window_s_own_exactly_once(sizes: list[int], most: int) -> None:
    windows = list(cut_windows([_sentence(size) for size in sizes], most))
    assert [i for window in windows for i in window.sentences[window.context :]] == list(range(len(sizes)))
    for window in windows:
        own = sizes[window.sentences[window.context]]
        assert len(window.ids) - 2 <= max(most, sum(sizes[i] for i in window.sentences[: window.context]) + own)
        assert list(window.sentences) == list(range(window.sentences[0], window.sentences[-1] + 1))


@quickly
@given(text=TEXTS)
def test_words_of_a_window_are_those_of_its_sentences(tokenizer: Tokenizer, text: str) -> None:
    pieces = _cut(tokenizer, text)
    for window in cut_windows(pieces):
        starts, _, first, last, places = window.words
        assert starts.tolist() == [int(start) for i in window.sentences for start in pieces[i].starts]
        assert [window.sentences[place] for place in places] == [i for i in window.sentences for _ in pieces[i].starts]
        assert (window.ids[0], window.ids[-1]) == (CLS, SEP) and len(window.ids) == len(window.cases)
        assert [i for a, z in zip(first, last, strict=True) for i in range(a, z + 1)] == list(range(1, len(window.ids) - 1))


@quickly
@given(text=TEXTS)
def test_spans_begin_and_end_with_words_of_one_sentence(tokenizer: Tokenizer, text: str) -> None:
    for window in _windows(tokenizer, text):
        starts, ends, first, last, places = window.words
        for a, z in window.spans:
            assert 0 <= z - a < LONGEST and places[a] == places[z]
            assert any(character.isalnum() for character in text[starts[a] : ends[a]])
            assert first[a] <= last[z] < len(window.ids) - 1


@quickly
@given(text=TEXTS)
def test_spans_are_sorted_and_no_two_the_same(tokenizer: Tokenizer, text: str) -> None:
    for window in _windows(tokenizer, text):
        rows = [tuple(row) for row in window.spans.tolist()]
        assert rows == sorted(set(rows))


@quickly
@given(text=TEXTS)
def test_every_word_of_letters_is_a_span(tokenizer: Tokenizer, text: str) -> None:
    for window in _windows(tokenizer, text):
        alone = {a for a, z in window.spans.tolist() if a == z}
        assert alone == {i for i, first in enumerate(window.words[2]) if window.cases[first] != PUNCTUATION}


@quickly
@given(text=TEXTS)
def test_a_sentence_is_cut_alike_wherever_it_stands(tokenizer: Tokenizer, text: str) -> None:
    [alone] = cut_pieces(tokenizer, text, [(0, len(text))])
    _, later = cut_pieces(tokenizer, f"Prices fell. {text}", [(0, 12), (13, 13 + len(text))])
    assert np.array_equal(alone.ids, later.ids) and np.array_equal(alone.cases, later.cases)
    assert np.array_equal(alone.starts + 13, later.starts) and np.array_equal(alone.ends + 13, later.ends)


def test_a_sentence_of_three_thousand_words_is_read_as_far_as_may_be(tokenizer: Tokenizer) -> None:
    text = "It " + "grew and " * 1500 + "stopped. Acme paid."
    huge = text.index(" Acme")
    pieces = cut_pieces(tokenizer, text, [(0, huge), (huge + 1, len(text))])
    assert [len(each) for each in pieces] == [MOST_PIECES, 4]
    assert [window.sentences for window in cut_windows(pieces)] == [(0,), (1,)]


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "!?", "\u0301"])
def test_nothing_is_read_where_nothing_is_said(tokenizer: Tokenizer, text: str) -> None:
    assert _windows(tokenizer, text) == []
    assert not [row for window in cut_windows(cut_pieces(tokenizer, text, [(0, len(text))])) for row in window.spans]


@given(word=st.text(min_size=1), opening=st.booleans())
def test_case_is_told_of_any_word(word: str, opening: bool) -> None:
    case = case_of(word, opening=opening)
    assert (case == PUNCTUATION) == (not any(character.isalnum() for character in word))
    assert case in range(CASES)


def test_sentences_end_at_full_stops_that_end_them() -> None:
    text = "Mr. J. Lee of Acme Inc. met U.S. officials. “It works!” he said. Shares fell 3.5 percent."
    found = [text[s.start : s.end] for s in split_sentences(Document.of(text))]
    assert found == ["Mr. J. Lee of Acme Inc. met U.S. officials.", "“It works!” he said.", "Shares fell 3.5 percent."]


@quickly
@given(text=TEXTS)
def test_cutting_sentences_loses_and_doubles_no_word(text: str) -> None:
    sentences = _sentences(text)
    assert all(end <= start for (_, end), (start, _) in pairwise(sentences))
    told = "".join(text[start:end] for start, end in sentences)
    assert [c for c in told if c.isalnum()] == [c for c in text if c.isalnum()]
    assert all(text[start:end].strip() == text[start:end] for start, end in sentences)
