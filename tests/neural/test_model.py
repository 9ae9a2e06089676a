"""What the model says has the right shape and is the same every time; what it says is for the benchmarks to judge."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.annotate.sentences import split_sentences
from kg.errors import KgError
from kg.model import Document
from kg.neural.antecedents import FEATURES, Written, features, pair_features
from kg.neural.model import Encoded, Model, Reading, load_model, pieces_of
from kg.neural.pairs import DISTANCES, GAPS, distances, gaps
from kg.neural.select import select_spans
from kg.resources import model_dir

TEXT = "Norvane, a retailer from Leeds, acquired Castrel. It paid €5 million, Ada Brook said."
HUGE = "It " + "grew and " * 1500 + "stopped. Acme paid."
texts = st.lists(st.sampled_from(["Acme", "bought", "the firm.", "🎉", "e\u0301", "\u200b", "שלום", "...", "\n\n", "x" * 150])).map(
    " ".join
)
few = settings(deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])


def _read(model: Model, text: str) -> Reading:
    return model.read(text, [(s.start, s.end) for s in split_sentences(Document.of(text))])


def _numbers(reading: Reading) -> Iterator[tuple[list[float], ...]]:
    for encoded in reading.windows:
        yield encoded.window.ids.tolist(), encoded.types.tolist(), encoded.hidden.tolist()


def _first(model: Model) -> Encoded:
    return _read(model, TEXT).windows[0]


@few
@example(text=HUGE)
@given(text=texts | st.text(max_size=60))
def test_every_span_has_a_probability_for_every_class(model: Model, text: str) -> None:
    for encoded in _read(model, text).windows:
        assert encoded.types.shape == (len(encoded.window.spans), len(model.types)) and len(encoded.types)
        assert ((encoded.types >= 0) & (encoded.types <= 1)).all()


def test_a_text_is_read_alike_whatever_was_read_before(model: Model) -> None:
    fresh = list(_numbers(_read(Model(model_dir()), TEXT)))
    for before in (TEXT, "", "Prices fell.", TEXT + " Prices fell."):
        _read(model, before)
        assert list(_numbers(_read(model, TEXT))) == fresh


def test_the_last_text_is_remembered_with_its_sentences(model: Model) -> None:
    whole = model.read(TEXT, [(0, len(TEXT))])
    assert model.read(TEXT, [(0, len(TEXT))]) is whole
    assert len(_read(model, TEXT).windows[0].window.sentences) == 2
    assert len(model.read(TEXT, [(0, len(TEXT))]).windows[0].window.sentences) == 1


def test_what_nobody_can_read_has_no_window(model: Model) -> None:
    assert [_read(model, text).windows for text in ("", "\n", "?!", "\u200b")] == [(), (), (), ()]


def test_relations_and_statuses_are_probabilities_of_the_pairs_asked_for(model: Model) -> None:
    encoded = _first(model)
    spans = encoded.window.spans[:3]
    pairs = np.array([(0, 1), (2, 0)])
    related = model.relate(encoded, spans, encoded.types[:3], pairs)
    assert related.relations.shape == (2, len(model.relations)) and related.status.shape == (2, len(model.statuses))
    assert ((related.relations >= 0) & (related.relations <= 1)).all()
    assert np.allclose(related.status.sum(-1), 1, atol=1e-5)


def test_an_antecedent_has_a_score_a_pair(model: Model) -> None:
    pooled = model.pool(_first(model), _first(model).window.spans[:3])
    scores = model.link(pooled.vectors[1:], pooled.vectors[:2], np.zeros((2, FEATURES), np.float32))
    assert scores.shape == (2,) and np.isfinite(scores).all() and pooled.none.shape == (3,)


def test_spans_have_pieces_of_the_window(model: Model) -> None:
    window = _first(model).window
    first, last, width = pieces_of(window, window.spans)
    assert ((first >= 1) & (first <= last) & (last < len(window.ids) - 1) & (width >= 0)).all()


def test_a_missing_model_says_how_to_do_without(tmp_path: Path) -> None:
    with pytest.raises(KgError, match="--extractor patterns"):
        load_model(tmp_path)


spans = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 5), st.integers(0, 10)), max_size=25)


@given(spans=spans, nested=st.sampled_from([0.5, 1.1]))
def test_of_spans_that_cross_only_the_better_is_chosen(spans: list[tuple[int, int, int]], nested: float) -> None:
    first, last = (np.array([a for a, _, _ in spans], int), np.array([a + width for a, width, _ in spans], int))
    scores = np.array([score / 10 for *_, score in spans], np.float32)
    chosen = select_spans(scores, first, last, least=0.3, most=9, nested=nested)
    words = [set(range(first[i], last[i] + 1)) for i in chosen]
    assert len(chosen) <= 9 and all(scores[i] >= np.float32(0.3) for i in chosen)
    assert [scores[i] for i in chosen] == sorted((scores[i] for i in chosen), reverse=True)
    for number, later in enumerate(words):
        for earlier in words[:number]:
            inside = later <= earlier or earlier <= later
            assert not later & earlier or (inside and scores[chosen[number]] >= np.float32(nested))


@given(first=st.lists(st.integers(0, 10_000), max_size=8))
def test_distances_tell_left_from_right_and_never_leave_their_buckets(first: list[int]) -> None:
    table = distances(np.array(first, np.int64))
    assert ((table >= 0) & (table < DISTANCES)).all()
    for i, one in enumerate(first):
        for j, other in enumerate(first):
            assert (table[i, j] >= 8) == (other > one)
    nearness = gaps(np.array(first, np.int64))
    assert ((nearness >= 0) & (nearness < GAPS)).all() and (nearness == nearness.T).all()


_written = st.builds(
    Written,
    st.sampled_from(["It", "the", "’s", "Ada Brook's", "IBM", "the Firm", "."]) | st.text(max_size=8),
    st.integers(0, 99),
    st.integers(0, 99),
)


@given(one=_written, other=_written)
def test_features_of_any_two_mentions_lie_between_nothing_and_one(one: Written, other: Written) -> None:
    told = features(one, other)
    assert len(told) == FEATURES and all(0 <= value <= 1 for value in told)


@given(mentions=st.lists(_written, max_size=6))
def test_only_earlier_mentions_have_features(mentions: list[Written]) -> None:
    table = pair_features(mentions, most=3)
    for i, one in enumerate(mentions):
        for j, other in enumerate(mentions):
            told = features(one, other) if i - 3 <= j < i else [0.0] * FEATURES
            assert table[i, j].tolist() == pytest.approx(told)
