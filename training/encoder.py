"""A BERT-like encoder in plain PyTorch: learned places, as BERT has them, and MPNet's bias for how far apart two pieces stand."""

from __future__ import annotations

import math
from typing import Any, Final

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from kg.neural.pieces import CASES
from training.dropout import dropout

_FAR: Final = 128


def buckets(length: int, count: int) -> Tensor:
    """Return the class of the way from each place to each other: near ones apart, farther ones by logarithm (Raffel et al. 2020).

    >>> buckets(3, 32)
    tensor([[ 0, 17, 18],
            [ 1,  0, 17],
            [ 2,  1,  0]])
    """
    places = torch.arange(length)
    way = places[:, None] - places
    half, near = count // 2, count // 4
    far = near + (torch.log(way.abs().clamp(min=1) / near) / math.log(_FAR / near) * (half - near)).long()
    return torch.where(way < 0, half, 0) + torch.where(way.abs() < near, way.abs(), far.clamp(max=half - 1))


class Layer(nn.Module):
    """One transformer layer; `forward` returns its attention when asked, which is the slow way."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float, eps: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.attended = (nn.Linear(size, size) for _ in range(4))
        self.widen, self.narrow = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm, self.norm2 = nn.LayerNorm(size, eps=eps), nn.LayerNorm(size, eps=eps)

    def forward(self, x: Tensor, bias: Tensor, *, explain: bool = False) -> tuple[Tensor, Tensor | None]:
        q, k, v = (self._split(f(x)) for f in (self.query, self.key, self.value))
        weights = None
        if explain:
            weights = torch.softmax(q @ k.transpose(-1, -2) * (q.shape[-1] ** -0.5) + bias, -1)
            mixed = weights @ v
        else:
            mixed = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        mixed = mixed.transpose(1, 2).flatten(2)
        x = self.norm(x + dropout(self.attended(mixed), self.dropout, self.training))
        inner = self.narrow(F.gelu(self.widen(x)))
        return self.norm2(x + dropout(inner, self.dropout, self.training)), weights

    def _split(self, x: Tensor) -> Tensor:
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)


class Encoder(nn.Module):
    """Piece ids and cases → a vector a piece, and the last layer's attention.

    How words are written comes in as an embedding that starts at nothing, as the base knows lower case only.
    """

    def __init__(self, config: dict[str, Any], dropout: float = 0.1) -> None:
        super().__init__()
        size = self.size = int(config["hidden_size"])
        eps = float(config.get("layer_norm_eps", 1e-12))
        self.heads, self.dropout = int(config["num_attention_heads"]), dropout
        self.words = nn.Embedding(int(config["vocab_size"]), size)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), size)
        self.cases = nn.Embedding(CASES, size)
        self.norm = nn.LayerNorm(size, eps=eps)
        inner, count = int(config["intermediate_size"]), int(config["num_hidden_layers"])
        self.layers = nn.ModuleList(Layer(size, inner, self.heads, dropout, eps) for _ in range(count))
        ways = int(config.get("relative_attention_num_buckets", 0))
        self.ways = nn.Embedding(ways, self.heads) if ways else None
        if self.ways is not None:
            self.ways.weight.requires_grad = False
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(places) + self.cases(cases))
        x = dropout(x, self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        if self.ways is not None:
            bias = bias + self.ways(buckets(ids.shape[1], self.ways.num_embeddings).to(ids.device)).permute(2, 0, 1)
        weights = None
        for number, layer in enumerate(self.layers):
            x, weights = layer(x, bias, explain=number == len(self.layers) - 1)
        assert weights is not None
        return x, weights
