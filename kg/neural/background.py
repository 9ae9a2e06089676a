"""Pair vectors of ordinary text, shipped with the model: what a new relation is told from. They are vectors only, no text."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.errors import KgError

Floats = NDArray[np.float32]

FILE: Final = "background.npz"
NONE: Final = -1
_LEVELS: Final = 127
_REMEDY: Final = "`python -m training.background` makes them anew"
_WEIGHTS: Final = ("model.json", "encode.onnx", "pool.onnx", "pairs.onnx")


@dataclass(frozen=True)
class Background:
    """Vectors of pairs, and of each the number of the relation that the model takes it for, or `NONE`."""

    x: Floats
    relations: NDArray[np.int16]

    def without(self, numbers: frozenset[int]) -> Floats:
        """Return the vectors of pairs that are not of some relations.

        >>> Background(np.zeros((3, 2), np.float32), np.array([NONE, 4, 5], np.int16)).without(frozenset({4})).shape
        (2, 2)
        """
        return self.x[~np.isin(self.relations, sorted(numbers))]

    def save(self, folder: Path) -> None:
        """Write the pool beside the model, eight bits a number."""
        scale = np.maximum(np.abs(self.x).max(0), 1e-6) / _LEVELS
        packed = np.clip(np.rint(self.x / scale), -_LEVELS, _LEVELS).astype(np.int8)
        np.savez(folder / FILE, x=packed, scale=scale.astype(np.float32), relations=self.relations, weights=np.array(weights_id(folder)))


@cache
def weights_id(folder: Path) -> str:
    """Return the hash of the weights that pair vectors depend on; raises KgError when they are not there."""
    try:
        return hashlib.sha256(b"".join((folder / name).read_bytes() for name in _WEIGHTS)).hexdigest()
    except OSError as error:
        raise KgError(f"no model in {folder}: {error}") from error


@cache
def load_background(folder: Path) -> Background:
    """Return the pool of a model's folder, read once; raises KgError when it is not there or was made with other weights."""
    path = folder / FILE
    try:
        with np.load(path) as told:
            pool, weights = Background(told["x"].astype(np.float32) * told["scale"], told["relations"]), str(told["weights"])
    except (OSError, ValueError, KeyError) as error:
        raise KgError(f"no background vectors in {path}: {error}; {_REMEDY}") from error
    if weights != weights_id(folder):
        raise KgError(f"the vectors in {path} were made with other weights; {_REMEDY}")
    return pool
