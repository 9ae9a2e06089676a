"""Windows hold every sentence once, and spans of words that stand where they say."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from kg.annotate.sentences import split_sentences
from kg.model import Document
from kg.neural.pieces import cut_pieces
from kg.neural.windows import LONGEST, cut_windows
from kg.resources import model_dir


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(model_dir() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


_WORDS = st.lists(
    st.sampled_from(["Acme", "buys", "Inc.", "the", "U.S.", "plan.", "“Bleu”", "€5", "e-mail,", "Île", "🎉", "It", "stopped."]), max_size=60
)


@settings(deadline=None, max_examples=60)
@given(words=_WORDS, most=st.integers(8, 60))
def test_every_sentence_is_a_window_s_own_exactly_once(tokenizer: Tokenizer, words: list[str], most: int) -> None:
    text = " ".join(words)
    sentences = split_sentences(Document.of(text)) if text else ()
    pieces = cut_pieces(tokenizer, text, [(s.start, s.end) for s in sentences])
    own = [i for window in cut_windows(pieces, most) for i in window.sentences[window.context :]]
    assert own == list(range(len(sentences)))


@settings(deadline=None, max_examples=60)
@given(words=_WORDS)
def test_spans_begin_and_end_with_words_of_one_sentence(tokenizer: Tokenizer, words: list[str]) -> None:
    text = " ".join(words)
    sentences = split_sentences(Document.of(text)) if text else ()
    for window in cut_windows(cut_pieces(tokenizer, text, [(s.start, s.end) for s in sentences])):
        starts, ends, first, last, places = window.words
        for a, z in window.spans:
            assert 0 <= z - a < LONGEST and places[a] == places[z]
            assert any(character.isalnum() for character in text[starts[a] : ends[a]])
            assert first[a] <= last[z] < len(window.ids) - 1


def test_sentences_end_at_full_stops_that_end_them() -> None:
    text = "Mr. J. Lee of Acme Inc. met U.S. officials. “It works!” he said. Shares fell 3.5 percent."
    found = [text[s.start : s.end] for s in split_sentences(Document.of(text))]
    assert found == ["Mr. J. Lee of Acme Inc. met U.S. officials.", "“It works!” he said.", "Shares fell 3.5 percent."]
