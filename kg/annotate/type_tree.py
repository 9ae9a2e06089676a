"""The model's classes as the tree that the ontology makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.ontology import ROOT, Ontology

Floats = NDArray[np.float32]
SURE: Final = 0.5
_CHILD: Final = 0.5


class TypeTree:
    """Reads classes off a row of probabilities, one for each of `names`."""

    def __init__(self, ontology: Ontology, names: Sequence[str]) -> None:
        self._numbers = {name: number for number, name in enumerate(names)}
        self._parents = {name: self._parent(name, ontology) for name in names}
        self._tops = [name for name in names if self._parents[name] is None and name in ontology.classes]

    def number(self, name: str) -> int:
        """Return the place of a class in a row."""
        return self._numbers[name]

    def top(self, name: str) -> str:
        """Return the class without a parent that a class lies under."""
        return self.path(name)[0]

    def path(self, name: str) -> tuple[str, ...]:
        """Return a class and those it lies under, the most general first."""
        parent = self._parents[name]
        return (name,) if parent is None else (*self.path(parent), name)

    def leaves(self, row: Floats) -> tuple[str, ...]:
        """Return the likeliest class and at most one other that is likely too, each as special as the row allows."""
        ranked = sorted(self._tops, key=lambda name: (-row[self._numbers[name]], name))
        sure = [name for name in ranked if name == ranked[0] or row[self._numbers[name]] >= SURE]
        return tuple(self._descend(name, row) for name in sure[:2])

    def is_guess(self, row: Floats) -> bool:
        """Whether no class is likely."""
        return bool(max(row[self._numbers[name]] for name in self._tops) < SURE)

    def _descend(self, name: str, row: Floats) -> str:
        children = [each for each, parent in self._parents.items() if parent == name]
        best = max(children, key=lambda each: (row[self._numbers[each]], each), default=None)
        if best is None or row[self._numbers[best]] < _CHILD * row[self._numbers[name]]:
            return name
        return self._descend(best, row)

    def _parent(self, name: str, ontology: Ontology) -> str | None:
        """Return the nearest class above that the model knows too."""
        return next((each for each in ontology.ancestors(name)[1:] if each in self._numbers and each not in (ROOT, "Agent")), None)
