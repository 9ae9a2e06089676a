"""What a training leaves on disk: its running average, and the state of it that did best on text held out."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import torch

from training.average import STEPS, Average
from training.held import measure
from training.network import Network
from training.windows import Item


class Keeper:
    """Saves the running average of the weights, and apart from it the state of it that did best on the text held out."""

    def __init__(self, network: Network, items: list[Item], symmetric: frozenset[int], folder: Path, steps: int = STEPS) -> None:
        self.average = Average(network, steps)
        self._items, self._symmetric, self._folder = items, symmetric, folder
        self._best = self._kept_before(network)

    def _kept_before(self, network: Network) -> float:
        """Return how good the state is that an earlier run kept."""
        path = self._folder / "best.pt"
        if not path.exists():
            return -1.0
        earlier = deepcopy(network)
        earlier.load_state_dict(torch.load(path, map_location=network.span_types.weight.device))
        return measure(earlier, self._items, self._symmetric).mean

    def save(self, where: str) -> None:
        """Measure the average, say so, and write what is to be kept."""
        torch.save(self.average.network.state_dict(), self._folder / "weights.pt")
        held = measure(self.average.network, self._items, self._symmetric)
        print(f"{where} held out: types {held.types:.4f} relations {held.relations:.4f}", flush=True)
        if held.mean > self._best:
            self._best = held.mean
            torch.save(self.average.network.state_dict(), self._folder / "best.pt")
