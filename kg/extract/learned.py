"""Relations that the model was not trained on, learned from an ontology's examples when it is loaded, and kept between runs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from math import log1p
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.extract.examples import Split, Vectors, marked_texts, vectors_of
from kg.extract.kept import cache_dir, keep
from kg.ids import content_id
from kg.neural.background import load_background, weights_id
from kg.neural.heads import Head, Weighing, fit_head
from kg.neural.model import Model
from kg.ontology import Example, Ontology, Relation

LANGUAGE: Final = "en"
FEWEST: Final = 3
"""Examples below which a relation is left to the patterns."""
_CLEAR, _A_REAL_ONE, _LOWEST = 3.5, 1.5, -1.0
"""Measured on KnowledgeNet's fold 2 (`bench/fewshot.py`): where heads of four relations were equally careful in running text."""
_SHORT, _LONG = 8, 20
"""Words of a sentence that was written to be an example, and of one from a document."""


def allowance(texts: Iterable[str]) -> float:
    """Return what is added to a head's score in running text, in logits.

    Sentences written to be examples are short and clear, and beside them every sentence of a document looks doubtful; that is made
    good here, the less, the more of the examples come from documents themselves.

    >>> allowance(["Acme hired Ann."] * 10)
    3.5
    >>> said = "Acme, which makes anvils and is based in Leeds, said on Monday that it had hired Ann Lee as an adviser."
    >>> round(allowance([said] * 10), 1)
    -0.1
    """
    real = sum(min(max((len(text.split()) - _SHORT) / (_LONG - _SHORT), 0.0), 1.0) for text in texts)
    return max(_CLEAR - _A_REAL_ONE * log1p(real), _LOWEST)


class HeadLearner:
    """Fits the heads of an ontology's new relations; one that an earlier run fitted from the same words and model is read again."""

    def __init__(self, model: Model, split: Split, folder: Path | None = None, weighing: Weighing | None = None) -> None:
        self._model = model
        self._split = split
        self._folder = folder or cache_dir().parent / "heads"
        self.weighing = weighing or Weighing()

    def heads(self, ontology: Ontology) -> dict[str, Head]:
        """Return a head for every relation that is new to the model and has examples enough."""
        return {name: head for name in self.new(ontology) if (head := self.head(ontology.relations[name]))}

    def new(self, ontology: Ontology) -> list[str]:
        """Return the relations that the model was not trained on and that have examples enough."""
        return [relation.name for relation in ontology.relations.values() if self._is_new(relation)]

    def _is_new(self, relation: Relation) -> bool:
        return relation.name not in self._model.relations and sum(e.lang == LANGUAGE for e in relation.examples) >= FEWEST

    def head(self, relation: Relation) -> Head | None:
        """Return the head of one relation, from the cache or fitted; None when the model sees no pair of its examples."""
        path = self._folder / f"{self._key(relation)}.json"
        try:
            return Head.from_dict(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            head = self._fitted(relation)
        if head is not None:
            keep(path, json.dumps(head.to_dict()))
        return head

    def vectors(self, relation: Relation) -> Vectors:
        """Return the pair vectors of a relation's examples and counter-examples."""
        return vectors_of(marked_texts(relation, LANGUAGE), self._model, self._split)

    def _fitted(self, relation: Relation) -> Head | None:
        found = self.vectors(relation)
        if len(found.positives) < FEWEST:
            return None
        head = fit_head(found.positives, found.negatives, self.far(relation), self.weighing)
        said = sorted({example.text for example in relation.examples if example.lang == LANGUAGE})
        return replace(head, bias=head.bias + allowance(said))

    def far(self, relation: Relation) -> NDArray[np.float32]:
        """Return the background that a relation is told from: what the model takes for it or a broader one says nothing against it."""
        broader = frozenset(n for n, name in enumerate(self._model.relations) if name in (relation.name, *relation.parents))
        return load_background(self._model.folder).without(broader)

    def _key(self, relation: Relation) -> str:
        said = [part for example in _english(relation) for part in (example.text, str(example.subjects), str(example.objects))]
        kind = (str(relation.symmetric), str(len(relation.counter_examples)), *sorted(relation.parents))
        return content_id(*kind, *said, str(self.weighing), weights_id(self._model.folder), _code())


def _english(relation: Relation) -> Iterator[Example]:
    return (e for e in (*relation.examples, *relation.counter_examples) if e.lang == LANGUAGE)


@cache
def _code() -> str:
    """Return the hash of the code that fits, so that a head is never older than it."""
    package = Path(__file__).parent.parent
    files = (*sorted((package / "neural").glob("*.py")), package / "extract" / "examples.py", Path(__file__))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
