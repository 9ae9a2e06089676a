"""Checkpoints of encoders as they are published, small enough to make on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

_SIZE, _INNER, _WORDS = 32, 48, 110
_CONFIG = {"hidden_size": _SIZE, "num_attention_heads": 4, "intermediate_size": _INNER, "num_hidden_layers": 2}
_BERT = {
    "model_type": "bert",
    "vocab_size": _WORDS,
    "max_position_embeddings": 16,
    "layers": "attention.self.query attention.self.key attention.self.value attention.output.dense",
    "norm": "attention.output.LayerNorm",
    "rest": {"embeddings.token_type_embeddings.weight": (2, _SIZE)},
}
_MPNET = {
    "model_type": "mpnet",
    "vocab_size": _WORDS + 5,
    "max_position_embeddings": 18,
    "layer_norm_eps": 1e-5,
    "relative_attention_num_buckets": 32,
    "layers": "attention.attn.q attention.attn.k attention.attn.v attention.attn.o",
    "norm": "attention.LayerNorm",
    "rest": {"encoder.relative_attention_bias.weight": (32, 4)},
}


def _shapes(kind: dict[str, object]) -> dict[str, tuple[int, ...]]:
    shapes: dict[str, tuple[int, ...]] = {
        "embeddings.word_embeddings.weight": (kind["vocab_size"], _SIZE),  # type: ignore[dict-item]
        "embeddings.position_embeddings.weight": (kind["max_position_embeddings"], _SIZE),  # type: ignore[dict-item]
        **kind["rest"],  # type: ignore[dict-item]
    }
    matrices = dict.fromkeys(str(kind["layers"]).split(), (_SIZE, _SIZE))
    matrices |= {"intermediate.dense": (_INNER, _SIZE), "output.dense": (_SIZE, _INNER)}
    for layer in ("encoder.layer.0", "encoder.layer.1"):
        for name, shape in matrices.items():
            shapes |= {f"{layer}.{name}.weight": shape, f"{layer}.{name}.bias": shape[:1]}
        for name in (str(kind["norm"]), "output.LayerNorm"):
            shapes |= {f"{layer}.{name}.weight": (_SIZE,), f"{layer}.{name}.bias": (_SIZE,)}
    return shapes | {"embeddings.LayerNorm.weight": (_SIZE,), "embeddings.LayerNorm.bias": (_SIZE,)}


@pytest.fixture
def checkpoint(tmp_path: Path) -> Callable[[str], Path]:
    """Return a function that writes a checkpoint of `bert` or `mpnet` shape and returns its folder."""
    torch = pytest.importorskip("torch", reason="training needs the extra `train`")
    from safetensors.torch import save_file

    def write(name: str) -> Path:
        kind, folder = {"bert": _BERT, "mpnet": _MPNET}[name], tmp_path / name
        folder.mkdir()
        torch.manual_seed(5)
        save_file({key: torch.randn(shape) for key, shape in _shapes(kind).items()}, folder / "model.safetensors")
        (folder / "config.json").write_text(json.dumps(_CONFIG | {k: v for k, v in kind.items() if k not in {"layers", "norm", "rest"}}))
        return folder

    return write
