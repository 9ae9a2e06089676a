"""A BERT encoder in plain PyTorch, loaded from a safetensors checkpoint: any BERT-shaped base will do."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional as F

from kg.neural.pieces import CASES
from training.dropout import dropout

_NAMES: Final = {
    "attention.self.query": "query",
    "attention.self.key": "key",
    "attention.self.value": "value",
    "attention.output.dense": "attended",
    "attention.output.LayerNorm": "norm",
    "intermediate.dense": "widen",
    "output.dense": "narrow",
    "output.LayerNorm": "norm2",
}


class Layer(nn.Module):
    """One transformer layer; `forward` returns its attention when asked, which is the slow way."""

    def __init__(self, size: int, inner: int, heads: int, dropout: float) -> None:
        super().__init__()
        self.heads, self.dropout = heads, dropout
        self.query, self.key, self.value, self.attended = (nn.Linear(size, size) for _ in range(4))
        self.widen, self.narrow = nn.Linear(size, inner), nn.Linear(inner, size)
        self.norm, self.norm2 = nn.LayerNorm(size, eps=1e-12), nn.LayerNorm(size, eps=1e-12)

    def forward(self, x: Tensor, bias: Tensor, *, explain: bool = False) -> tuple[Tensor, Tensor | None]:
        q, k, v = (self._split(f(x)) for f in (self.query, self.key, self.value))
        weights = None
        if explain or self.training:
            weights = torch.softmax(q @ k.transpose(-1, -2) * (q.shape[-1] ** -0.5) + bias, -1)
            mixed = dropout(weights, self.dropout, self.training) @ v
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
        self.heads, self.dropout = int(config["num_attention_heads"]), dropout
        self.words = nn.Embedding(int(config["vocab_size"]), size)
        self.positions = nn.Embedding(int(config["max_position_embeddings"]), size)
        self.cases = nn.Embedding(CASES, size)
        self.norm = nn.LayerNorm(size, eps=1e-12)
        inner, count = int(config["intermediate_size"]), int(config["num_hidden_layers"])
        self.layers = nn.ModuleList(Layer(size, inner, self.heads, dropout) for _ in range(count))
        nn.init.zeros_(self.cases.weight)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        places = torch.arange(ids.shape[1], device=ids.device)
        x = self.norm(self.words(ids) + self.positions(places) + self.cases(cases))
        x = dropout(x, self.dropout, self.training)
        bias = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        weights = None
        for number, layer in enumerate(self.layers):
            x, weights = layer(x, bias, explain=number == len(self.layers) - 1)
        assert weights is not None
        return x, weights


def load_encoder(folder: Path, dropout: float = 0.1) -> Encoder:
    """Return the encoder of a folder that holds `config.json` and `model.safetensors` in BERT's naming."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    encoder = Encoder(config, dropout)
    given = {name.removeprefix("bert."): value for name, value in load_file(folder / "model.safetensors").items()}
    state = dict(encoder.state_dict())
    state["words.weight"] = given["embeddings.word_embeddings.weight"]
    # Only the first segment is ever used, so its embedding can be added once and for all.
    state["positions.weight"] = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    for kind in ("weight", "bias"):
        state[f"norm.{kind}"] = given[f"embeddings.LayerNorm.{kind}"]
        for number in range(len(encoder.layers)):
            for theirs, ours in _NAMES.items():
                state[f"layers.{number}.{ours}.{kind}"] = given[f"encoder.layer.{number}.{theirs}.{kind}"]
    encoder.load_state_dict(state)
    return encoder
