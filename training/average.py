"""A running average of a network's weights, which does better on other text than the last of them (Polyak and Juditsky 1992)."""

from __future__ import annotations

from copy import deepcopy
from typing import Final

import torch

from training.network import Network

STEPS: Final = 500
"""How many steps count, about."""


class Average:
    """Averages what it is given, later states more and the first few alike; `network` holds the average."""

    def __init__(self, network: Network, steps: int = STEPS) -> None:
        self.network = deepcopy(network)
        self._steps, self._least = 0, 1 / steps

    @torch.no_grad()
    def add(self, network: Network) -> None:
        """Let a state count."""
        self._steps += 1
        part = max(self._least, 1 / (self._steps + 1))
        mine = [value for value in self.network.state_dict().values() if value.is_floating_point()]
        theirs = [value for value in network.state_dict().values() if value.is_floating_point()]
        torch._foreach_lerp_(mine, theirs, part)
