"""The network: one encoder; heads for mentions, antecedents, relations and status."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.model import Status
from kg.neural.antecedents import FEATURES
from kg.neural.pairs import DISTANCES, GAPS
from kg.neural.windows import LONGEST
from training.dropout import Dropout
from training.encoder import Encoder

STATUSES = tuple(str(status) for status in Status)


@dataclass(frozen=True)
class Sizes:
    """Widths of the heads."""

    span: int = 192
    pair: int = 256
    link: int = 128


class Network(nn.Module):
    """Joint span model: typed spans, an antecedent for each, and for ordered pairs of spans relations and a status.

    Pairs see what both spans attend to (localized context pooling, Zhou et al. 2021), their product, types and distance.
    """

    def __init__(self, encoder: Encoder, types: int, relations: int, sizes: Sizes | None = None) -> None:
        super().__init__()
        sizes = sizes or Sizes()
        d = encoder.size
        self.encoder = encoder
        self.span_first, self.span_last = nn.Linear(d, sizes.span), nn.Linear(d, sizes.span)
        self.span_width = nn.Embedding(LONGEST, sizes.span)
        self.span_types = nn.Linear(sizes.span, types)
        self.pool = nn.Linear(3 * d, sizes.pair)
        self.subject, self.object = nn.Linear(sizes.pair, sizes.pair), nn.Linear(sizes.pair, sizes.pair)
        self.subject_product = nn.Linear(sizes.pair, sizes.pair, bias=False)
        self.object_product = nn.Linear(sizes.pair, sizes.pair, bias=False)
        self.context = nn.Linear(d, sizes.pair)
        self.subject_type, self.object_type = nn.Linear(types, sizes.pair, bias=False), nn.Linear(types, sizes.pair, bias=False)
        self.distance, self.gap = nn.Embedding(DISTANCES, sizes.pair), nn.Embedding(GAPS, sizes.pair)
        self.pair_norm, self.pair_mix = nn.LayerNorm(sizes.pair), nn.Linear(sizes.pair, sizes.pair)
        self.relations, self.status = nn.Linear(sizes.pair, relations), nn.Linear(sizes.pair, len(STATUSES))
        self.link_anaphor, self.link_antecedent = nn.Linear(sizes.pair, sizes.link), nn.Linear(sizes.pair, sizes.link)
        self.link_features = nn.Linear(FEATURES, sizes.link)
        self.link_mix, self.link_score = nn.Linear(2 * sizes.link, sizes.link), nn.Linear(sizes.link, 1)
        self.link_none = nn.Linear(sizes.pair, 1)
        self.drop = Dropout(0.15)
        nn.init.constant_(self.span_types.bias, -4.0)
        nn.init.constant_(self.relations.bias, -5.0)
        encoder.words.weight.requires_grad = False

    def encode(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        return self.encoder(ids, cases, mask)  # type: ignore[no-any-return]

    def type_spans(self, hidden: Tensor, first: Tensor, last: Tensor, width: Tensor) -> Tensor:
        """Return a logit a class for every span; `first` and `last` are its outer pieces, `width` its words less one."""
        rows = torch.arange(hidden.shape[0], device=hidden.device)[:, None]
        mixed = self.span_first(hidden)[rows, first] + self.span_last(hidden)[rows, last] + self.span_width(width)
        return self.span_types(F.gelu(mixed))  # type: ignore[no-any-return]

    def pool_spans(self, hidden: Tensor, attention: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, Tensor]:
        """Return a vector a span, and what each attends to by head."""
        rows = torch.arange(hidden.shape[0], device=hidden.device)[:, None]
        at = torch.arange(hidden.shape[1], device=hidden.device)
        inside = ((at >= first[..., None]) & (at <= last[..., None])).to(hidden.dtype)
        inside = inside / inside.sum(-1, keepdim=True).clamp(min=1)
        ends = torch.cat([hidden[rows, first], hidden[rows, last], inside @ hidden], -1)
        vectors = self.drop(torch.relu(self.pool(ends)))
        return vectors, torch.einsum("bkl,bhlm->bkhm", inside, attention)

    def pairs(self, hidden: Tensor, vectors: Tensor, looks: Tensor, types: Tensor, distance: Tensor, gap: Tensor) -> Tensor:
        """Return the representation of every ordered pair of spans, K × K."""
        both = torch.einsum("bihm,bjhm->bijm", looks, looks)
        both = both / (both.sum(-1, keepdim=True) + 1e-6)
        context = torch.einsum("bijm,bmd->bijd", both, hidden)
        subject = self.subject(vectors) + self.subject_type(types)
        object = self.object(vectors) + self.object_type(types)
        product = self.subject_product(vectors)[:, :, None] * self.object_product(vectors)[:, None]
        mixed = subject[:, :, None] + object[:, None] + product + self.context(context) + self.distance(distance) + self.gap(gap)
        return F.gelu(self.pair_mix(self.drop(F.gelu(self.pair_norm(mixed)))))

    def links(self, vectors: Tensor, features: Tensor) -> Tensor:
        """Return the score of span j as antecedent of span i, and last of none: K × (K + 1)."""
        one, other = self.link_anaphor(vectors)[:, :, None], self.link_antecedent(vectors)[:, None]
        told = self.link_features(features)
        mixed = torch.cat([F.gelu(one + other + told), one * other], -1)
        scores = self.link_score(F.gelu(self.link_mix(mixed))).squeeze(-1)
        return torch.cat([scores, self.link_none(vectors)], -1)
