"""What an epoch of training reads: the public corpora by their shares, and our own documents under new names each time."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.annotated import CORPORA, HELD_OUT, read_annotated
from training.authored import AuthoredDocument, read_authored
from training.inventory import Inventory
from training.mix import ANNOTATED_SHARE, AUTHORED_SHARE, MIX
from training.passages import Passage, from_authored, from_examples
from training.renamed import Pool, renamed
from training.silver import silver_marks
from training.windows import Item, items_of

EXAMPLES_SHARE: Final = 1.0


@dataclass(frozen=True)
class Reader:
    """Makes windows of documents."""

    tokenizer: Tokenizer
    inventory: Inventory

    def items(self, passages: Iterable[Passage]) -> list[Item]:
        return [item for passage in passages for item in items_of(passage, self.tokenizer, self.inventory)]

    def windows(self, documents: Iterable[AuthoredDocument]) -> list[Item]:
        return self.items(map(from_authored, documents))


@dataclass(frozen=True)
class Fixed:
    """Windows that are the same in every epoch."""

    items: list[Item]
    share: float

    def draw(self, rng: random.Random) -> Iterator[Item]:
        """Yield as many windows as the share says, at random where it isn't whole."""
        for _ in range(int(self.share)):
            yield from self.items
        yield from rng.sample(self.items, int(len(self.items) * (self.share % 1)))


@dataclass(frozen=True)
class Renamed:
    """Documents annotated in full, of which every reading has other names."""

    documents: list[AuthoredDocument]
    share: float
    pool: Pool
    reader: Reader

    @cached_property
    def items(self) -> list[Item]:
        return self.reader.windows(self.documents)

    def draw(self, rng: random.Random) -> Iterator[Item]:
        """Yield as many windows as the share says."""
        for _ in range(int(self.share)):
            yield from self._windows(self.documents, rng)
        yield from self._windows(rng.sample(self.documents, int(len(self.documents) * (self.share % 1))), rng)

    def _windows(self, documents: list[AuthoredDocument], rng: random.Random) -> list[Item]:
        return self.reader.items(from_authored(renamed(document, self.pool, rng), document.text) for document in documents)


Corpora = dict[str, Fixed | Renamed]


def read_corpora(data: Path, reader: Reader, silver: Path) -> Corpora:
    """Return every corpus that is trained on."""
    ontology, marks = load_ontology(ontology_files()), silver_marks(silver)
    found: Corpora = {
        name: Fixed(reader.items(read(data / folder, reader.inventory, marks)), share) for name, (read, folder, share) in MIX.items()
    }
    documents = {f"annotated {name}": list(read_annotated(name, data)) for name in CORPORA if name != HELD_OUT}
    for document in read_authored(ontology):
        documents.setdefault("authored news" if document.place.startswith("news-") else "authored", []).append(document)
    pool = Pool.of(document for some in documents.values() for document in some)
    for name, some in documents.items():
        found[name] = Renamed(some, AUTHORED_SHARE if name == "authored" else ANNOTATED_SHARE, pool, reader)
    return found | {"examples": Fixed(reader.items(from_examples(ontology, reader.inventory)), EXAMPLES_SHARE)}


def held_out(data: Path, reader: Reader) -> list[Item]:
    """Return the windows that choose between the states of a training."""
    return reader.windows(list(read_annotated(HELD_OUT, data)))


def epoch_of(corpora: Corpora, rng: random.Random) -> list[Item]:
    """Draw one epoch: every corpus by its share."""
    return [item for corpus in corpora.values() for item in corpus.draw(rng)]
