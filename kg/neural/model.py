"""The model's files, loaded once, and the four questions it answers about a document."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
import onnxruntime as ort
from numpy.typing import NDArray
from tokenizers import Tokenizer

from kg.errors import KgError
from kg.neural.pairs import distances, gaps
from kg.neural.pieces import Ints, cut_pieces
from kg.neural.windows import Window, cut_windows

Floats = NDArray[np.float32]
_GRAPHS: Final = ("encode", "pool", "pairs", "links")


class Encoded(NamedTuple):
    """A window as the encoder read it; `types` has a probability a class for every span of `window.spans`."""

    window: Window
    hidden: Floats
    attention: Floats
    types: Floats


class Pooled(NamedTuple):
    """Chosen spans of one window: a vector each, where each looks, and the score of having no antecedent."""

    vectors: Floats
    looks: Floats
    none: Floats


class Related(NamedTuple):
    """Pairs of spans of one window: representation, relation probabilities, status probabilities, and the words both ends look at."""

    x: Floats
    relations: Floats
    status: Floats
    context: Floats

    @property
    def features(self) -> Floats:
        """What new relations are learned from: what the model makes of a pair, and the words that made it."""
        return np.concatenate([self.x, self.context], 1)


@dataclass(frozen=True)
class Reading:
    """A document as the model read it: what an annotation carries as its `parse` on the neural path."""

    windows: tuple[Encoded, ...]


class Model:
    """Runs on one thread; the same document gives the same numbers."""

    def __init__(self, folder: Path) -> None:
        told = _told(folder)
        self.folder = folder
        self.types: tuple[str, ...] = tuple(told["types"])
        self.relations: tuple[str, ...] = tuple(told["relations"])
        self.statuses: tuple[str, ...] = tuple(told["statuses"])
        self.temperature = float(told["temperature"]["relations"])
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._last: tuple[object, Reading] | None = None
        self._sessions = {name: _session(folder / f"{name}.onnx") for name in _GRAPHS}

    def read(self, text: str, sentences: Sequence[tuple[int, int]]) -> Reading:
        """Return a text as the encoder sees it, window by window; sentences are offsets. The last text is remembered."""
        asked = (text, tuple(sentences))
        if self._last is None or self._last[0] != asked:
            windows = cut_windows(cut_pieces(self._tokenizer, text, sentences))
            self._last = asked, Reading(tuple(self._encode(window) for window in windows if len(window.spans)))
        return self._last[1]

    def _encode(self, window: Window) -> Encoded:
        """Read one window by itself: with others beside it, padding costs more than a batch saves, and moves the numbers by a hair."""
        first, last, width = pieces_of(window, window.spans)
        given = {"ids": window.ids, "cases": window.cases, "mask": np.ones_like(window.ids), "first": first, "last": last, "width": width}
        hidden, attention, types = self._sessions["encode"].run(None, {name: array[None] for name, array in given.items()})
        return Encoded(window, hidden[0], attention[0], types[0])

    def pool(self, encoded: Encoded, spans: Ints) -> Pooled:
        """Return vectors for some spans (rows of first and last word) of a window."""
        first, last, _ = pieces_of(encoded.window, spans)
        return Pooled(
            *self._sessions["pool"].run(None, {"hidden": encoded.hidden, "attention": encoded.attention, "first": first, "last": last})
        )

    def relate(self, encoded: Encoded, spans: Ints, types: Floats, pairs: Ints) -> Related:
        """Return what holds between pairs (rows of subject and object) of some spans."""
        pooled = self.pool(encoded, spans)
        first, _, _ = pieces_of(encoded.window, spans)
        one, other = np.ascontiguousarray(pairs[:, 0]), np.ascontiguousarray(pairs[:, 1])
        given = {
            "hidden": encoded.hidden,
            "vectors": pooled.vectors,
            "looks": pooled.looks,
            "types": types,
            "one": one,
            "other": other,
            "distance": distances(first)[one, other],
            "gap": gaps(encoded.window.words[4][spans[:, 0]])[one, other],
        }
        x, relations, status, context = self._sessions["pairs"].run(None, given)
        return Related(x, _sigmoid(relations / self.temperature), _softmax(status), context)

    def link(self, anaphors: Floats, antecedents: Floats, features: Floats) -> Floats:
        """Return the score of each antecedent for its anaphor, row by row."""
        [scores] = self._sessions["links"].run(None, {"anaphor": anaphors, "antecedent": antecedents, "features": features})
        return np.asarray(scores, np.float32)


def pieces_of(window: Window, spans: Ints) -> Ints:
    """Return first piece, last piece and words less one of some spans, a row each."""
    _, _, first, last, _ = window.words
    return np.stack([first[spans[:, 0]], last[spans[:, 1]], spans[:, 1] - spans[:, 0]])


@cache
def load_model(folder: Path) -> Model:
    """Return the model of a folder; raises KgError when it is not there."""
    return Model(folder)


def _told(folder: Path) -> dict[str, Any]:
    try:
        told: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise KgError(f"no model in {folder}: {error}; `--extractor patterns` works without one") from error
    return told


def _session(path: Path) -> ort.InferenceSession:
    options = ort.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    return ort.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def _softmax(x: Floats) -> Floats:
    scaled = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(scaled / scaled.sum(-1, keepdims=True), np.float32)
