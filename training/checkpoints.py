"""The weights of a published encoder under our names: BERT's, or MPNet's made to read BERT's pieces."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Final

from safetensors.torch import load_file
from torch import Tensor

from training.encoder import Encoder

State = dict[str, Tensor]

_BERT: Final = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "attended": "attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "norm2": "output.LayerNorm",
}
_MPNET: Final = _BERT | {
    "query": "attention.attn.q",
    "key": "attention.attn.k",
    "value": "attention.attn.v",
    "attended": "attention.attn.o",
    "norm": "attention.LayerNorm",
}
_OWN: Final = 4
"""MPNet's vocabulary is BERT's with so many pieces of its own before it, and one after it."""
_MARKS: Final = {0: 1, 101: 0, 102: 2}
"""BERT's padding, start and end of a text, and what they are among MPNet's own pieces."""
_FIRST: Final = 2
"""MPNet counts places from here."""


def load_encoder(folder: Path, dropout: float = 0.1) -> Encoder:
    """Return the encoder of a folder that holds `config.json` and `model.safetensors`; it reads the pieces of BERT's English vocabulary."""
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    given = {name.removeprefix("bert.").removeprefix("mpnet."): value for name, value in load_file(folder / "model.safetensors").items()}
    mpnet = config["model_type"] == "mpnet"
    ends = _mpnet_ends(given) if mpnet else _bert_ends(given)
    sizes = {"vocab_size": len(ends["words.weight"]), "max_position_embeddings": len(ends["positions.weight"])}
    encoder = Encoder(config | sizes, dropout)
    encoder.load_state_dict(encoder.state_dict() | ends | _layers(given, len(encoder.layers), _MPNET if mpnet else _BERT))
    return encoder


def _layers(given: State, count: int, names: dict[str, str]) -> State:
    norm = {f"norm.{kind}": given[f"embeddings.LayerNorm.{kind}"] for kind in ("weight", "bias")}
    return norm | {
        f"layers.{number}.{ours}.{kind}": given[f"encoder.layer.{number}.{theirs}.{kind}"]
        for number in range(count)
        for ours, theirs in names.items()
        for kind in ("weight", "bias")
    }


def _bert_ends(given: State) -> State:
    # Only the first segment is ever used, so its embedding can be added once and for all.
    places = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    return {"words.weight": given["embeddings.word_embeddings.weight"], "positions.weight": places}


def _mpnet_ends(given: State) -> State:
    theirs = given["embeddings.word_embeddings.weight"]
    words = theirs[_OWN:-1].clone()
    for bert, mpnet in _MARKS.items():
        words[bert] = theirs[mpnet]
    places = given["embeddings.position_embeddings.weight"][_FIRST:]
    return {"words.weight": words, "positions.weight": places, "ways.weight": given["encoder.relative_attention_bias.weight"]}
