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
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import torch
from tokenizers import Tokenizer

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.average import STEPS
from training.batches import Batch, collate
from training.checkpoints import load_encoder
from training.distil import HALVES, Lessons, Teachers, half_of
from training.epochs import Corpora, Reader, epoch_of, held_out, read_corpora
from training.inventory import Inventory
from training.keeper import Keeper
from training.losses import Losses
from training.network import Network
from training.schedule import Schedule
from training.shipped import shipped_state
from training.windows import Item

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
    parser.add_argument("--hold", type=float, default=0.0, metavar="SHARE", help="let the rate fall only after this share of the schedule")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--resume", action="store_true", help="go on from OUT/weights.pt")
    parser.add_argument("--shipped", type=Path, metavar="FOLDER", help="go on from the files that ship, of the same ontology")
    parser.add_argument("--average", type=int, default=STEPS, metavar="STEPS", help="how many the running average of the weights is over")
    parser.add_argument("--vocabulary", type=Path, metavar="FOLDER", help="whose tokenizer.json to read with, if not the base's")
    parser.add_argument("--half", type=int, choices=range(HALVES), help="train a teacher, on one half of the documents")
    parser.add_argument("--teachers", type=Path, nargs=HALVES, metavar="RUN", help="learn from those of half 0 and half 1 too")
    parser.add_argument("--teacher-base", type=Path, metavar="FOLDER", help="the teachers' --base")
    parser.add_argument("--share", type=float, default=0.5, help="the teachers' share of the loss")
    options = parser.parse_args(arguments)
    if bool(options.teachers) != bool(options.teacher_base):
        parser.error("--teachers and --teacher-base go together: what the teachers are, and what they grew from")
    options.out.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(options.seed)
    torch.set_num_threads(options.threads)
    train(options)
    return 0


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
    reader = Reader(load_tokenizer(options.vocabulary or options.base), inventory)
    corpora = read_corpora(options.data, reader, options.out / "silver.json")
    _tell(corpora)
    (options.out / "inventory.json").write_text(json.dumps(inventory.to_dict()), encoding="utf-8")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network, lessons = _network(options, inventory, device).to(device), _lessons(options, inventory, device)
    keeper = Keeper(network, held_out(options.data, reader), lessons.symmetric, options.out, options.average)
    _run(network, _epochs(corpora, lessons, options), lessons, options, keeper)


def _network(options: argparse.Namespace, inventory: Inventory, device: torch.device) -> Network:
    network = Network(load_encoder(options.base, options.dropout), len(inventory.types), len(inventory.relations))
    if options.resume:
        network.load_state_dict(torch.load(options.out / "weights.pt", map_location=device))
    elif options.shipped:
        network.load_state_dict(shipped_state(options.shipped))
    return network


def _lessons(options: argparse.Namespace, inventory: Inventory, device: torch.device) -> Lessons:
    symmetric = frozenset(inventory.relation_numbers[name] for name in inventory.symmetric)
    if not options.teachers:
        return Lessons(symmetric)
    return Lessons(symmetric, Teachers.load(options.teachers, options.teacher_base, inventory, device), options.share)


def _epochs(corpora: Corpora, lessons: Lessons, options: argparse.Namespace) -> Iterator[list[list[Item]]]:
    rng = random.Random(options.seed)
    for _ in range(options.epochs):
        items = epoch_of(corpora, rng)
        yield lessons.batches([i for i in items if options.half in (None, half_of(i))], options.pieces, rng)


def _tell(corpora: Corpora) -> None:
    for name, corpus in corpora.items():
        pieces, facts = sum(len(i.ids) for i in corpus.items), sum(len(i.facts) for i in corpus.items)
        print(f"{name}: {len(corpus.items)} windows, {pieces} pieces, {facts} facts, share {corpus.share}", flush=True)


def _run(network: Network, epochs: Iterator[list[list[Item]]], lessons: Lessons, options: argparse.Namespace, keeper: Keeper) -> None:
    optimizer, log, schedule, done = _optimizer(network, options.rate), Log(), None, 0
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    for epoch, batches in enumerate(epochs):
        schedule = schedule or Schedule(len(batches) * options.epochs, options.minutes, options.hold)
        for number, items in enumerate(batches, 1):
            scale = schedule.scale(done)
            where = f"epoch {epoch} batch {number}/{len(batches)} {schedule.spent:.1f} min rate {scale:.3f}"
            if not scale:
                return keeper.save(where)
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            log.add(_step(network, optimizer, collate(items, network.span_types.out_features), lessons), where, number)
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


def _step(network: Network, optimizer: torch.optim.Optimizer, batch: Batch, lessons: Lessons) -> Losses:
    parts = lessons.losses(network, batch.on(network.span_types.weight.device))
    optimizer.zero_grad()
    parts.total().backward()  # type: ignore[no-untyped-call]
    torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
    optimizer.step()
    return parts


if __name__ == "__main__":
    sys.exit(main())
