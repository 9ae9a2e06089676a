"""Train the model: `python -m training.train --data PATH --base FOLDER --out FOLDER [--epochs N]`.

`--data` holds the public corpora (one folder each, see `training.mix`), `--base` a BERT-shaped checkpoint. Writes `weights.pt` after
every epoch and the
log to stdout; `--resume` goes on from there. The same seed, data and number of threads give the same weights.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import torch
from tokenizers import Tokenizer

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.authored import read_authored
from training.batches import collate, shuffled
from training.encoder import load_encoder
from training.inventory import Inventory
from training.losses import losses
from training.mix import AUTHORED_SHARE, MIX
from training.network import Network
from training.passages import from_authored, from_examples
from training.silver import silver_marks
from training.windows import Item, items_of

EXAMPLES_SHARE = 1.0


def load_tokenizer(base: Path) -> Tokenizer:
    """Return a checkpoint's tokenizer, without padding or truncation."""
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def read_items(data: Path, tokenizer: Tokenizer, inventory: Inventory, silver: Path) -> dict[str, tuple[list[Item], float]]:
    """Return each corpus's windows and the share of them that an epoch sees."""
    ontology = load_ontology(ontology_files())
    marks = silver_marks(silver)
    found = {
        name: ([item for passage in read(data / folder, inventory, marks) for item in items_of(passage, tokenizer, inventory)], share)
        for name, (read, folder, share) in MIX.items()
    }
    authored = [item for document in read_authored(ontology) for item in items_of(from_authored(document), tokenizer, inventory)]
    examples = [item for passage in from_examples(ontology, inventory) for item in items_of(passage, tokenizer, inventory)]
    return found | {"authored": (authored, AUTHORED_SHARE), "examples": (examples, EXAMPLES_SHARE)}


def epoch_of(items: dict[str, tuple[list[Item], float]], rng: random.Random) -> list[Item]:
    """Draw one epoch: every corpus by its share."""
    return [item for corpus, share in items.values() for item in _share(corpus, share, rng)]


def _share(corpus: list[Item], share: float, rng: random.Random) -> Iterator[Item]:
    for _ in range(int(share)):
        yield from corpus
    yield from rng.sample(corpus, int(len(corpus) * (share % 1)))


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


def train(options: argparse.Namespace) -> None:
    """Train as the options say."""
    inventory = Inventory.of(load_ontology(ontology_files()), frozenset(options.without.split(",")))
    items = read_items(options.data, load_tokenizer(options.base), inventory, options.out / "silver.json")
    for name, (corpus, share) in items.items():
        pieces, facts = sum(len(i.ids) for i in corpus), sum(len(i.facts) for i in corpus)
        print(f"{name}: {len(corpus)} windows, {pieces} pieces, {facts} facts, share {share}")
    device = torch.device("cuda" if torch.cuda.is_available() else "cpu")
    network = Network(load_encoder(options.base), len(inventory.types), len(inventory.relations)).to(device)
    if options.resume:
        network.load_state_dict(torch.load(options.out / "weights.pt", map_location=device))
    (options.out / "inventory.json").write_text(json.dumps(inventory.to_dict()), encoding="utf-8")
    rng = random.Random(options.seed)
    symmetric = frozenset(inventory.relation_numbers[name] for name in inventory.symmetric)
    body = [p for n, p in network.named_parameters() if n.startswith("encoder.") and p.requires_grad]
    heads = [p for n, p in network.named_parameters() if not n.startswith("encoder.")]
    groups = [{"params": body, "lr": options.rate}, {"params": heads, "lr": options.rate * 8}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01, fused=True)
    begun, done, total = time.monotonic(), 0, 0
    rates = [group["lr"] for group in optimizer.param_groups]
    network.train()
    for epoch in range(options.epochs):
        batches = list(shuffled(epoch_of(items, rng), options.pieces, rng))
        total = total or len(batches) * options.epochs
        sums = torch.zeros(4)
        for number, batch_items in enumerate(batches, 1):
            spent = (time.monotonic() - begun) / 60
            share = max(done / total, spent / options.minutes)
            if share >= 1:
                break
            scale = min(1.0, (done + 1) / (0.06 * total), 25 * spent / options.minutes + 0.01 if options.minutes < 1e6 else 1.0) * max(
                0.02, 1 - share
            )
            for group, rate in zip(optimizer.param_groups, rates, strict=True):
                group["lr"] = rate * scale
            batch = collate(batch_items, len(inventory.types))
            batch = type(batch)(batch.items, *(getattr(batch, n).to(device) for n in list(batch.__dataclass_fields__)[1:]))
            parts = losses(network, batch, symmetric)
            optimizer.zero_grad()
            parts.total().backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 5.0)
            optimizer.step()
            done += 1
            sums += torch.stack([part.detach().cpu() for part in parts])
            if number % 50 == 0:
                means = " ".join(f"{name} {value:.3f}" for name, value in zip(parts._fields, sums / 50, strict=True))
                print(f"epoch {epoch} batch {number}/{len(batches)} {spent:.1f} min rate {scale:.3f} {means}", flush=True)
                sums.zero_()
            if number % 400 == 0:
                torch.save(network.state_dict(), options.out / "weights.pt")
        torch.save(network.state_dict(), options.out / "weights.pt")


if __name__ == "__main__":
    sys.exit(main())
