"""Train the model: `python -m training.train --data PATH --base FOLDER --out FOLDER [--epochs N]`.

`--data` holds the public corpora (one folder each, see `training.mix`), `--base` a BERT-shaped checkpoint. Every few minutes it writes
`weights.pt`, a running average of the weights, from where `--resume` goes on, and `best.pt`, which did best on the text held out; the log
goes to stdout. The same seed, data and number of threads give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.average import Average
from training.batches import Batch, collate, shuffled
from training.encoder import load_encoder
from training.epochs import Corpora, Reader, epoch_of, held_out, read_corpora
from training.held import measure
from training.inventory import Inventory
from training.losses import Losses, losses
from training.network import Network
from training.windows import Item

RISE: Final = 300
"""Steps of a rising rate, at most."""
HEADS: Final = 8
"""How much faster the heads learn than the encoder, which has learned before."""
EVERY: Final = 50
SAVE: Final = 200


def load_tokenizer(base: Path) -> Tokenizer:
    """Return a checkpoint's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rate", type=float, default=1.2e-4)
    parser.add_argument("--pieces", type=int, default=1100, help="pieces a batch")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=1e9, help="end the schedule after so long, whatever the epochs")
    parser.add_argument("--without", default="", metavar="RELATION,…", help="relations to leave out, to be measured as new ones")
    parser.add_argument("--resume", action="store_true")
    options = parser.parse_args(arguments)
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    train(options)
    return 0


class Schedule:
    """The share of the full learning rate: a short rise, then down to nothing at the last step or minute, whichever comes first."""

    def __init__(self, steps: int, minutes: float) -> None:
        self._steps, self._minutes = steps, minutes
        self._begun = time.monotonic()
        self._rise = min(RISE, 0.06 * steps)

    @property
    def spent(self) -> float:
        return (time.monotonic() - self._begun) / 60

    def scale(self, step: int) -> float:
        """Return the share at a step, 0 when it is over."""
        left = 1 - max(step / self._steps, self.spent / self._minutes)
        return 0.0 if left <= 0 else min(1.0, (step + 1) / self._rise) * max(0.02, left)


class Log:
    """Prints the mean losses of every fifty batches."""

    def __init__(self) -> None:
        self._sums = torch.zeros(len(Losses._fields))

    def add(self, parts: Losses, where: str, number: int) -> None:
        self._sums += torch.stack([part.detach().cpu() for part in parts])
        if number % EVERY == 0:
            means = " ".join(f"{name} {value:.3f}" for name, value in zip(parts._fields, self._sums / EVERY, strict=True))
            print(f"{where} {means}", flush=True)
            self._sums.zero_()


def train(options: argparse.Namespace) -> None:
    """Train as the options say."""
    inventory = Inventory.of(load_ontology(ontology_files()), frozenset(options.without.split(",")))
    reader = Reader(load_tokenizer(options.base), inventory)
    corpora = read_corpora(options.data, reader, options.out / "silver.json")
    _tell(corpora)
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network(load_encoder(options.base), len(inventory.types), len(inventory.relations)).to(device)
    if options.resume:
        network.load_state_dict(torch.load(options.out / "weights.pt", map_location=device))
    (options.out / "inventory.json").write_text(json.dumps(inventory.to_dict()), encoding="utf-8")
    rng = random.Random(options.seed)
    epochs = (list(shuffled(epoch_of(corpora, rng), options.pieces, rng)) for _ in range(options.epochs))
    symmetric = frozenset(inventory.relation_numbers[name] for name in inventory.symmetric)
    _run(network, epochs, symmetric, options, Keeper(network, held_out(options.data, reader), symmetric, options.out))


class Keeper:
    """Saves the running average of the weights, and apart from it the state of it that did best on the text held out."""

    def __init__(self, network: Network, items: list[Item], symmetric: frozenset[int], folder: Path) -> None:
        self.average = Average(network)
        self._items, self._symmetric, self._folder = items, symmetric, folder
        self._best = self._kept_before(network)

    def _kept_before(self, network: Network) -> float:
        """Return how good the state is that an earlier run kept."""
        path = self._folder / "best.pt"
        if not path.exists():
            return -1.0
        earlier = deepcopy(network)
        earlier.load_state_dict(torch.load(path, map_location=network.span_types.weight.device))
        return measure(earlier, self._items, self._symmetric).mean

    def save(self, where: str) -> None:
        """Measure the average, say so, and write what is to be kept."""
        torch.save(self.average.network.state_dict(), self._folder / "weights.pt")
        held = measure(self.average.network, self._items, self._symmetric)
        print(f"{where} held out: types {held.types:.4f} relations {held.relations:.4f}", flush=True)
        if held.mean > self._best:
            self._best = held.mean
            torch.save(self.average.network.state_dict(), self._folder / "best.pt")


def _tell(corpora: Corpora) -> None:
    for name, corpus in corpora.items():
        pieces, facts = sum(len(i.ids) for i in corpus.items), sum(len(i.facts) for i in corpus.items)
        print(f"{name}: {len(corpus.items)} windows, {pieces} pieces, {facts} facts, share {corpus.share}", flush=True)


def _run(
    network: Network, epochs: Iterator[list[list[Item]]], symmetric: frozenset[int], options: argparse.Namespace, keeper: Keeper
) -> None:
    optimizer, log, schedule, done = _optimizer(network, options.rate), Log(), None, 0
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    for epoch, batches in enumerate(epochs):
        schedule = schedule or Schedule(len(batches) * options.epochs, options.minutes)
        for number, items in enumerate(batches, 1):
            scale = schedule.scale(done)
            where = f"epoch {epoch} batch {number}/{len(batches)} {schedule.spent:.1f} min rate {scale:.3f}"
            if not scale:
                return keeper.save(where)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            log.add(_step(network, optimizer, collate(items, network.span_types.out_features), symmetric), where, number)
            keeper.average.add(network)
            done += 1
            if number % SAVE == 0:
                keeper.save(where)
        keeper.save(f"epoch {epoch}")
    return None


def _optimizer(network: Network, rate: float) -> torch.optim.Optimizer:
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    return torch.optim.AdamW([{"params": body, "lr": rate}, {"params": heads, "lr": rate * HEADS}], weight_decay=0.01, fused=True)


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, symmetric: frozenset[int]) -> Losses:
    parts = losses(network, batch.on(network.span_types.weight.device), symmetric)
    optimizer.zero_grad()
    parts.total().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return parts


if __name__ == "__main__":
    sys.exit(main())
