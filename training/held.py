"""How well a network does on text that it isn't trained on: average precision, which asks for no threshold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from training.batches import collate, in_batches, len_of
from training.losses import read
from training.network import Network
from training.ranking import average_precision
from training.windows import Item

Counted = tuple[NDArray[np.float32], NDArray[np.bool_]]
_PIECES: Final = 2000


class Held(NamedTuple):
    """Average precision of the classes of spans and of the relations of pairs, the annotated mentions being given."""

    types: float
    relations: float

    @property
    def mean(self) -> float:
        return (self.types + self.relations) / 2


@torch.no_grad()
def measure(network: Network, items: Sequence[Item], symmetric: frozenset[int]) -> Held:
    """Return how well a network does on windows; leaves it as it was."""
    training = network.training
    network.eval()
    found = [_counts(network, batch, symmetric) for batch in in_batches(sorted(items, key=len_of), _PIECES)]
    network.train(training)
    return Held(*(_joined(parts) for parts in zip(*found, strict=True)))


def _joined(parts: Sequence[Counted]) -> float:
    scores, right = zip(*parts, strict=True)
    return average_precision(np.concatenate(scores), np.concatenate(right))


def _counts(network: Network, items: list[Item], symmetric: frozenset[int]) -> tuple[Counted, Counted]:
    batch = collate(items, network.span_types.out_features)
    found = read(network, batch.on(network.span_types.weight.device), symmetric)
    pairs = found.pairs
    return _counted(found.types, batch.types, batch.type_weights), _counted(found.relations, pairs.relations, pairs.relation_weights)


def _counted(scores: Tensor, right: Tensor, weights: Tensor) -> Counted:
    counts = weights.cpu() > 0
    return scores.cpu()[counts].numpy(), right.cpu()[counts].numpy() > 0.5
