"""Distillation: a network also learns what a larger one says of text that the larger one was not trained on (Hinton et al. 2015).

Two teachers are each trained on one half of the documents, and each teaches the other half.
"""

from __future__ import annotations

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, shuffled
from training.checkpoints import load_encoder
from training.inventory import Inventory
from training.losses import Losses, Reading, antecedents_before, losses, read
from training.network import Network
from training.windows import Item

HALVES: Final = 2


def half_of(item: Item) -> int:
    """Return which half of the documents a window is of: the same for all readings of a text, under other names or of another corpus."""
    return zlib.crc32(item.key.encode()) % HALVES


def in_halves(items: Sequence[Item], pieces: int, rng: random.Random) -> list[list[Item]]:
    """Return shuffled batches, each of one half only."""
    halves = ([item for item in items if half_of(item) == half] for half in range(HALVES))
    batches = [batch for half in halves for batch in shuffled(half, pieces, rng)]
    rng.shuffle(batches)
    return batches


class Teachers:
    """The teacher of each half, in the order of the halves they were trained on."""

    def __init__(self, networks: Sequence[Network]) -> None:
        self._networks = [network.eval().requires_grad_(False) for network in networks]

    @classmethod
    def load(cls, runs: Sequence[Path], base: Path, inventory: Inventory, device: torch.device) -> Teachers:
        """Read what `training.train --half 0` and `--half 1` kept."""
        return cls([_network(run, base, inventory).to(device) for run in runs])

    @torch.no_grad()
    def say(self, batch: Batch, mine: Reading, symmetric: frozenset[int]) -> Reading:
        """Return what the teacher that has not seen a batch says of its spans, and of the pairs that the student chose."""
        (half,) = {half_of(item) for item in batch.items}
        return read(self._networks[(half + 1) % HALVES], batch, symmetric, mine.pairs)


def _network(run: Path, base: Path, inventory: Inventory) -> Network:
    network = Network(load_encoder(base), len(inventory.types), len(inventory.relations))
    network.load_state_dict(torch.load(run / "best.pt", map_location="cpu"))
    return network


def soft_losses(mine: Reading, theirs: Reading, batch: Batch) -> Losses:
    """Return how far a network is from its teacher, in everything the teacher has a view on."""
    pairs, size = mine.pairs, batch.size
    among = pairs.there[:, :, None] & pairs.there[:, None] & ~torch.eye(pairs.there.shape[1], dtype=torch.bool, device=pairs.there.device)
    likely = torch.sigmoid(theirs.relations).amax(-1) * among
    return Losses(
        _binary(mine.types, theirs.types, (batch.last > 0)[..., None]) / size,
        _binary(mine.relations, theirs.relations, among[..., None]) / size,
        (_apart(mine.status, theirs.status) * likely).sum() / size,
        _link_loss(mine, theirs) / size,
    )


def _binary(mine: Tensor, theirs: Tensor, counts: Tensor) -> Tensor:
    return (F.binary_cross_entropy_with_logits(mine, torch.sigmoid(theirs), reduction="none") * counts).sum()


def _apart(mine: Tensor, theirs: Tensor) -> Tensor:
    return -(torch.softmax(theirs, -1) * torch.log_softmax(mine, -1)).sum(-1)


def _link_loss(mine: Reading, theirs: Reading) -> Tensor:
    if mine.links is None or theirs.links is None:
        return torch.zeros((), device=mine.types.device)
    allowed = antecedents_before(mine.pairs)
    return (_apart(mine.links.masked_fill(~allowed, -1e4), theirs.links.masked_fill(~allowed, -1e4)) * mine.pairs.anaphors).sum()


@dataclass(frozen=True)
class Lessons:
    """What a network learns from a batch: what is annotated and, if there are teachers, for a share of the loss what they say."""

    symmetric: frozenset[int]
    teachers: Teachers | None = None
    share: float = 0.0

    def losses(self, network: Network, batch: Batch) -> Losses:
        """Return the losses of a batch."""
        found = read(network, batch, self.symmetric)
        hard = losses(found, batch)
        if self.teachers is None:
            return hard
        soft = soft_losses(found, self.teachers.say(batch, found, self.symmetric), batch)
        return Losses(*((1 - self.share) * one + self.share * other for one, other in zip(hard, soft, strict=True)))

    def batches(self, items: Sequence[Item], pieces: int, rng: random.Random) -> list[list[Item]]:
        """Return an epoch's batches, each for one teacher."""
        return in_halves(items, pieces, rng) if self.teachers else list(shuffled(items, pieces, rng))
