"""What the network is asked to do better, in one number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import torch
from torch import Tensor
from torch.nn import functional as F

from training.batches import Batch, Pairs, choose
from training.network import Network


class Losses(NamedTuple):
    """The parts of the loss, each a sum over the batch divided by how much text it is."""

    types: Tensor
    relations: Tensor
    status: Tensor
    links: Tensor

    def total(self) -> Tensor:
        return 0.5 * self.types + self.relations + 0.5 * self.status + 0.25 * self.links


def gathered(values: Tensor, chosen: Tensor) -> Tensor:
    """Return the chosen spans' rows."""
    index = chosen if values.dim() == 2 else chosen[..., None].expand(-1, -1, values.shape[-1])
    return values.gather(1, index)


@dataclass(frozen=True)
class Reading:
    """What the network says of a batch, as logits, and of which pairs."""

    types: Tensor
    relations: Tensor
    status: Tensor
    links: Tensor | None
    pairs: Pairs


def is_half_faster(device: torch.device) -> bool:
    """Whether multiplying in bfloat16 takes less time: on a GPU and on processors with tiles, but on no other CPU."""
    return device.type != "cpu" or bool(torch.cpu.get_capabilities().get("amx_bf16"))


def read(network: Network, batch: Batch, symmetric: frozenset[int], pairs: Pairs | None = None) -> Reading:
    """Run the network over a batch, in bfloat16 where that is faster; without pairs, of those it finds worth it."""
    device = batch.ids.device
    with torch.autocast(device.type, dtype=torch.bfloat16, enabled=is_half_faster(device)):
        hidden, attention = network.encode(batch.ids, batch.cases, batch.mask)
        logits = network.type_spans(hidden, batch.first, batch.last, batch.width).float()
        scores = torch.sigmoid(logits.detach())
        pairs = pairs or choose(batch, scores, network.relations.out_features, symmetric).on(device)
        first, last = (gathered(t, pairs.chosen) for t in (batch.first, batch.last))
        vectors, looks = network.pool_spans(hidden, attention.to(hidden.dtype), first, last)
        x = network.pairs(hidden, vectors, looks, gathered(scores, pairs.chosen), pairs.distance, pairs.gap)
        links = network.links(vectors, pairs.features).float() if bool(pairs.anaphors.any()) else None
        return Reading(logits, network.relations(x).float(), network.status(x).float(), links, pairs)


def losses(found: Reading, batch: Batch) -> Losses:
    """Return how far a network is from what is annotated."""
    pairs, size = found.pairs, batch.size
    return Losses(
        (F.binary_cross_entropy_with_logits(found.types, batch.types, reduction="none") * batch.type_weights).sum() / size,
        (F.binary_cross_entropy_with_logits(found.relations, pairs.relations, reduction="none") * pairs.relation_weights).sum() / size,
        F.cross_entropy(found.status.flatten(0, 2), pairs.status.flatten(), ignore_index=-1, reduction="sum") / size,
        _link_loss(found.links, pairs) / size if found.links is not None else torch.zeros((), device=batch.ids.device),
    )


def antecedents_before(pairs: Pairs) -> Tensor:
    """Return which spans, and at last none, may be the antecedent of each: those before it of which it is known what they stand for."""
    k = pairs.anaphors.shape[1]
    known = pairs.anaphors[:, None, :].expand(-1, k, -1)
    before = torch.tril(torch.ones(k, k, dtype=torch.bool, device=known.device), -1)
    return torch.cat([known & before, torch.ones_like(known[..., :1])], -1)


def _link_loss(scores: Tensor, pairs: Pairs) -> Tensor:
    """Marginal likelihood of the right antecedents, of which any will do."""
    allowed = antecedents_before(pairs)
    all = torch.logsumexp(scores.masked_fill(~allowed, -1e4), -1)
    right = torch.logsumexp(scores.masked_fill(~(pairs.antecedents & allowed), -1e4), -1)
    return ((all - right) * pairs.anaphors).sum()
