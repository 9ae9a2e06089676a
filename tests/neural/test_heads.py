"""Heads fitted to vectors of our own; no model is read."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import KgError
from kg.neural.background import NONE, Background, load_background
from kg.neural.heads import Floats, Head, Weighing, fit_head

_WIDTH = 12


def _vectors(seed: int, count: int, toward: int | None = None) -> Floats:
    """Return random vectors; `toward` makes one number of them large."""
    x = np.random.default_rng(seed).normal(size=(count, _WIDTH)).astype(np.float32)
    if toward is not None:
        x[:, toward] += 6
    return x


def test_a_head_tells_its_relation_from_near_and_far() -> None:
    head = fit_head(_vectors(1, 10, toward=0), _vectors(2, 20, toward=1), _vectors(3, 300))
    assert (head.scores(_vectors(4, 50, toward=0)) >= 0.5).mean() > 0.8
    assert (head.scores(_vectors(5, 50, toward=1)) >= 0.5).mean() < 0.05
    assert (head.scores(_vectors(6, 500)) >= 0.5).mean() < 0.01


def test_more_weight_on_the_background_makes_a_head_more_careful() -> None:
    given = _vectors(1, 10, toward=0), _vectors(2, 20), _vectors(3, 300)
    bold, careful = (fit_head(*given, Weighing(far=far)) for far in (1.0, 100.0))
    asked = _vectors(4, 200)
    assert careful.scores(asked).mean() < bold.scores(asked).mean()


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), positives=st.integers(1, 12), near=st.integers(0, 12))
def test_the_same_vectors_give_the_same_head(seed: int, positives: int, near: int) -> None:
    given = _vectors(seed, positives, toward=0), _vectors(seed + 1, near), _vectors(seed + 2, 40)
    one, other = fit_head(*given), fit_head(*given)
    assert one.weights.tobytes() == other.weights.tobytes() and one.bias == other.bias
    assert np.isfinite(one.weights).all() and np.isfinite(one.bias)


@settings(deadline=None, max_examples=25)
@given(seed=st.integers(0, 10_000), rng=st.randoms(use_true_random=False))
def test_the_order_of_the_vectors_makes_no_difference_that_counts(seed: int, rng: object) -> None:
    positives, near, far = _vectors(seed, 8, toward=0), _vectors(seed + 1, 6), _vectors(seed + 2, 60)
    turned = fit_head(positives[::-1], near[::-1], far[::-1])
    asked = _vectors(seed + 3, 30)
    assert np.allclose(fit_head(positives, near, far).scores(asked), turned.scores(asked), atol=1e-4)


def test_a_constant_number_is_no_harm() -> None:
    x = np.ones((5, _WIDTH), np.float32)
    assert np.isfinite(fit_head(x, x, x).weights).all()


def test_a_head_is_read_as_it_was_written() -> None:
    head = fit_head(_vectors(1, 4, toward=0), _vectors(2, 4), _vectors(3, 40))
    again = Head.from_dict(head.to_dict())
    assert again.weights.tobytes() == head.weights.tobytes() and again.bias == head.bias


def _model_folder(folder: Path) -> Path:
    for name in ("model.json", "encode.onnx", "pool.onnx", "pairs.onnx"):
        (folder / name).write_text("weights", encoding="utf-8")
    return folder


def test_a_background_is_read_as_it_was_written_but_for_rounding(tmp_path: Path) -> None:
    pool = Background(_vectors(1, 30), np.array([NONE] * 29 + [4], np.int16))
    pool.save(_model_folder(tmp_path))
    again = load_background(tmp_path)
    assert np.abs(again.x - pool.x).max() < np.abs(pool.x).max() / 200
    assert again.without(frozenset({4})).shape == (29, _WIDTH)


def test_the_same_background_is_the_same_file(tmp_path: Path) -> None:
    pool = Background(_vectors(1, 30), np.full(30, NONE, np.int16))
    files = []
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
        pool.save(_model_folder(tmp_path / name))
        files.append((tmp_path / name / "background.npz").read_bytes())
    assert files[0] == files[1]


def test_a_background_of_other_weights_is_refused(tmp_path: Path) -> None:
    Background(_vectors(1, 3), np.full(3, NONE, np.int16)).save(_model_folder(tmp_path))
    other = tmp_path / "other"
    other.mkdir()
    _model_folder(other)
    (other / "pairs.onnx").write_text("retrained", encoding="utf-8")
    (other / "background.npz").write_bytes((tmp_path / "background.npz").read_bytes())
    with pytest.raises(KgError, match="other weights"):
        load_background(other)


def test_no_background_is_said_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"training\.background"):
        load_background(tmp_path)
