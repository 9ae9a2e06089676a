"""The pool of ordinary pairs that new relations are told from: `python -m training.background --data PATH --model FOLDER`.

The exported model reads training text as it reads documents, and some of the pairs it meets are kept, as vectors: of each relation a
few, of pairs with none the rest. `training.export` calls it, for the vectors are worth nothing with other weights.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.annotate.neural import NeuralAnnotator
from kg.extract.examples import marked_texts, vectors_of
from kg.extract.neural import pairs_in, relate
from kg.model import Document
from kg.neural.background import NONE, Background
from kg.neural.model import Model, Reading, load_model
from kg.ontology import Ontology, load_ontology
from kg.resources import ontology_files
from training.authored import read_authored
from training.inventory import Inventory
from training.mix import MIX
from training.passages import Mark, sentences_of

Row = tuple[NDArray[np.float32], int]

_CORPORA: Final = ("knowledgenet", "redocred", "product", "gum", "re3d")
_TEXTS: Final = 250
"""Texts read of each corpus."""
_ROWS: Final = 1500
_A_RELATION: Final = 8
"""Vectors kept of each relation: from examples, and as many from running text."""
_SURE: Final = 0.5


def training_texts(data: Path, ontology: Ontology, rng: random.Random) -> Iterator[str]:
    """Yield texts that training sees, as many of each corpus."""
    corpora = [[document.text for document in read_authored(ontology)]]
    inventory = Inventory.of(ontology)
    for name in _CORPORA:
        read, folder, _ = MIX[name]
        corpora.append([passage.text for passage in read(data / folder, inventory, _no_marks)])
    for texts in corpora:
        yield from rng.sample(texts, min(_TEXTS, len(texts)))


def _no_marks(text: str) -> list[Mark]:
    return []


def rows_of(texts: Iterable[str], annotator: NeuralAnnotator, model: Model) -> Iterator[Row]:
    """Yield every pair that the extractor would judge, and the relation that the model takes it for."""
    for text in texts:
        annotation = annotator.annotate_one(Document.of(text))
        reading = annotation.parse
        assert isinstance(reading, Reading)
        for encoded in reading.windows:
            placed, pairs = pairs_in(annotation, encoded, unnamed=True)
            if len(pairs):
                related = relate(model, encoded, placed, pairs)
                best = related.relations.argmax(1)
                yield from (
                    (x, int(r) if p[r] >= _SURE else NONE) for x, r, p in zip(related.features, best, related.relations, strict=True)
                )


def example_rows(ontology: Ontology, model: Model) -> Iterator[Row]:
    """Yield the marked pairs of the examples of every relation that the model knows."""
    for number, name in enumerate(model.relations):
        vectors = vectors_of(marked_texts(ontology.relations[name]), model, sentences_of)
        yield from ((x, number) for x in vectors.positives)


def chosen(running: Sequence[Row], examples: Sequence[Row], rng: random.Random) -> list[Row]:
    """Choose the rows of the pool, in an order of their own."""
    kept = [*_a_few_of_each(running, rng), *_a_few_of_each(examples, rng)]
    rest = [row for row in running if row[1] == NONE]
    return kept + rng.sample(rest, min(_ROWS - len(kept), len(rest)))


def _a_few_of_each(rows: Iterable[Row], rng: random.Random) -> Iterator[Row]:
    of: dict[int, list[Row]] = defaultdict(list)
    for row in rows:
        of[row[1]].append(row)
    for number in sorted(of.keys() - {NONE}):
        yield from rng.sample(of[number], min(_A_RELATION, len(of[number])))


def write_background(data: Path, folder: Path, seed: int = 1) -> Background:
    """Make the pool of a model and write it beside it."""
    ontology, model, rng = load_ontology(ontology_files()), load_model(folder), random.Random(seed)
    running = list(rows_of(training_texts(data, ontology, rng), NeuralAnnotator(ontology, model), model))
    rows = chosen(running, list(example_rows(ontology, model)), rng)
    pool = Background(np.stack([x for x, _ in rows]), np.array([number for _, number in rows], np.int16))
    pool.save(folder)
    return pool


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--model", type=Path, required=True)
    options = parser.parse_args(arguments)
    pool = write_background(options.data, options.model)
    print(f"{len(pool.x)} vectors, {(pool.relations != NONE).sum()} of them of a relation")
    return 0


if __name__ == "__main__":
    sys.exit(main())
