"""The weights of the files that ship, as floats again: training can go on from what `training.export` wrote."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

_GRAPHS: Final = ("encode", "pool", "pairs", "links")
_QUANTIZED: Final = "_quantized"


def shipped_state(folder: Path) -> dict[str, Tensor]:
    """Return the weights in the files of a folder by their names in the network.

    What was quantized comes back rounded to its 127 steps a row, the embeddings of words too; a base still has those whole.
    """
    return {name: torch.from_numpy(value) for graph in _GRAPHS for name, value in _weights(onnx.load(folder / f"{graph}.onnx").graph)}


def _weights(graph: onnx.GraphProto) -> Iterator[tuple[str, Any]]:
    stored = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    for name in stored:
        if name.startswith("network.") and not name.endswith(("_scale", "_zero_point")):
            yield name.removeprefix("network.").removesuffix(_QUANTIZED), _floats(name, stored)
    for node in graph.node:
        if node.op_type in {"MatMul", "MatMulInteger"} and node.input[1] in stored:
            # The exporter turns a matrix that is multiplied from the right, and names it after nothing.
            yield _module(node.name) + ".weight", np.ascontiguousarray(_floats(node.input[1], stored).T)


def _module(node: str) -> str:
    return node.removeprefix("/").rpartition("/")[0].replace("/", ".")


def _floats(name: str, stored: dict[str, Any]) -> Any:
    if not name.endswith(_QUANTIZED):
        return stored[name].copy()
    base = name.removesuffix(_QUANTIZED)
    steps = stored[name].astype(np.float32) - stored[f"{base}_zero_point"].astype(np.float32)
    return steps * stored[f"{base}_scale"]
