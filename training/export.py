"""Weights → all that ships: `python -m training.export --base FOLDER --weights FILE --data PATH --out FOLDER`.

The int8 ONNX files, the tokenizer, the names of the outputs, and the background that new relations are learned against
(`training.background`), which is worth nothing with other weights.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from torch.nn import functional as F

from kg.neural.antecedents import FEATURES
from training.background import write_background
from training.checkpoints import load_encoder
from training.network import STATUSES, Network


class _Encode(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor, first: Tensor, last: Tensor, width: Tensor) -> tuple[Tensor, ...]:
        hidden, attention = self.network.encode(ids, cases, mask)
        return hidden, attention, torch.sigmoid(self.network.type_spans(hidden, first, last, width))


class _Pool(nn.Module):
    """One window's chosen spans: vectors, what they attend to, and the score of having no antecedent."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, hidden: Tensor, attention: Tensor, first: Tensor, last: Tensor) -> tuple[Tensor, ...]:
        vectors, looks = self.network.pool_spans(hidden[None], attention[None], first[None], last[None])
        return vectors[0], looks[0], self.network.link_none(vectors[0])[:, 0]


class _Pairs(nn.Module):
    """Pairs of one window given as two lists, so that only those worth asking about are computed."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, hidden: Tensor, vectors: Tensor, looks: Tensor, types: Tensor, one: Tensor, other: Tensor, distance: Tensor, gap: Tensor
    ) -> tuple[Tensor, ...]:
        n = self.network
        both = (looks[one] * looks[other]).sum(1)
        context = (both / (both.sum(-1, keepdim=True) + 1e-6)) @ hidden
        subject, object = n.subject(vectors) + n.subject_type(types), n.object(vectors) + n.object_type(types)
        product = n.subject_product(vectors)[one] * n.object_product(vectors)[other]
        mixed = subject[one] + object[other] + product + n.context(context) + n.distance(distance) + n.gap(gap)
        x = F.gelu(n.pair_mix(F.gelu(n.pair_norm(mixed))))
        return x, n.relations(x), n.status(x), context


class _Links(nn.Module):
    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, anaphor: Tensor, antecedent: Tensor, features: Tensor) -> Tensor:
        n = self.network
        one, other = n.link_anaphor(anaphor), n.link_antecedent(antecedent)
        mixed = torch.cat([F.gelu(one + other + n.link_features(features)), one * other], -1)
        return n.link_score(F.gelu(n.link_mix(mixed)))[:, 0]  # type: ignore[no-any-return]


class Graph(NamedTuple):
    """A part of the network to write: example inputs, the names of inputs and outputs, and which of their axes vary."""

    name: str
    module: nn.Module
    inputs: tuple[Tensor, ...]
    given: list[str]
    made: list[str]
    axes: dict[str, dict[int, str]]


def _encode_graph(n: Network) -> Graph:
    ids, spans = torch.randint(5, 999, (2, 17)), torch.randint(1, 9, (2, 30))
    axes = {name: {0: "b", 1: "l"} for name in ("ids", "cases", "mask", "hidden")}
    axes |= {name: {0: "b", 1: "s"} for name in ("first", "last", "width", "types")} | {"attention": {0: "b", 2: "l", 3: "l"}}
    inputs = (ids, torch.zeros_like(ids), torch.ones_like(ids), spans, spans + 1, torch.ones_like(spans))
    given = ["ids", "cases", "mask", "first", "last", "width"]
    return Graph("encode", _Encode(n), inputs, given, ["hidden", "attention", "types"], axes)


def _pool_graph(n: Network) -> Graph:
    some, heads = torch.tensor([0, 1, 1]), n.encoder.heads
    axes = {"hidden": {0: "l"}, "attention": {1: "l", 2: "l"}, "looks": {0: "k", 2: "l"}}
    axes |= {name: {0: "k"} for name in ("first", "last", "vectors", "none")}
    inputs = (torch.rand(17, n.encoder.size), torch.rand(heads, 17, 17), some, some + 1)
    return Graph("pool", _Pool(n), inputs, ["hidden", "attention", "first", "last"], ["vectors", "looks", "none"], axes)


def _pairs_graph(n: Network) -> Graph:
    some, pair = torch.tensor([0, 1, 1]), n.relations.in_features
    spans = (torch.rand(4, pair), torch.rand(4, n.encoder.heads, 17), torch.rand(4, n.span_types.out_features))
    given = ["hidden", "vectors", "looks", "types", "one", "other", "distance", "gap"]
    made = ["x", "relations", "status", "context"]
    axes = {"hidden": {0: "l"}, "looks": {0: "k", 2: "l"}, "vectors": {0: "k"}, "types": {0: "k"}}
    axes |= {name: {0: "n"} for name in (*given[4:], *made)}
    return Graph("pairs", _Pairs(n), (torch.rand(17, n.encoder.size), *spans, some, some + 1, some, some), given, made, axes)


def _links_graph(n: Network) -> Graph:
    pair, names = n.relations.in_features, ["anaphor", "antecedent", "features"]
    inputs = (torch.rand(3, pair), torch.rand(3, pair), torch.rand(3, FEATURES))
    return Graph("links", _Links(n), inputs, names, ["score"], {name: {0: "n"} for name in (*names, "score")})


def export(network: Network, out: Path) -> None:
    """Write the four graphs, the encoder quantized."""
    network.eval()
    out.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, torch.no_grad():
        for make in (_encode_graph, _pool_graph, _pairs_graph, _links_graph):
            _write(make(network), Path(folder), out)


def _write(graph: Graph, scratch: Path, out: Path) -> None:
    whole = scratch / f"{graph.name}.onnx"
    options: dict[str, Any] = {"input_names": graph.given, "output_names": graph.made, "dynamic_axes": graph.axes}
    torch.onnx.export(graph.module, graph.inputs, str(whole), opset_version=17, dynamo=False, **options)
    if graph.name != "encode":
        # Small, and quantized numbers would depend on what else is asked in the same call.
        shutil.copy(whole, out / whole.name)
        return
    # Seven bits: with eight, processors without VNNI overflow, and the same text would give other numbers there.
    quantize_dynamic(whole, out / whole.name, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True)


def mean_of(paths: Sequence[Path]) -> dict[str, Tensor]:
    """Return the mean of several states of one training (Wortsman et al. 2022)."""
    states = [torch.load(path, map_location="cpu") for path in paths]
    return {name: sum(state[name] for state in states) / len(states) for name in states[0]}  # type: ignore[misc]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--weights", type=Path, nargs="+", required=True, metavar="FILE", help="of several the mean is taken")
    parser.add_argument("--data", type=Path, required=True, help="the public corpora, as for training")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--temperature", type=float, default=1.0, help="of the relations, as bench.reliability fits it")
    options = parser.parse_args(arguments)
    inventory = json.loads((options.weights[0].parent / "inventory.json").read_text(encoding="utf-8"))
    network = Network(load_encoder(options.base), len(inventory["types"]), len(inventory["relations"]))
    network.load_state_dict(mean_of(options.weights))
    export(network, options.out)
    shutil.copy(options.base / "tokenizer.json", options.out / "tokenizer.json")
    told = inventory | {"statuses": list(STATUSES), "temperature": {"relations": options.temperature}}
    (options.out / "model.json").write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")
    write_background(options.data, options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
