"""How what patterns and model say of a claim should be weighed together: logistic regression on two golds.

    python -m bench.fusion --data ARTICLES

Every claim that either makes, however unlikely, is right or wrong by the English documents of `data/gold`, by every other article of the
real-news gold, which the patterns were less made for, and by `bench/authored`; the weights of `kg.extract.weights` are those printed.
Precision and recall by least confidence are told for each, and for the other articles, which nothing was fitted on.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from bench import authored_gold
from bench.common import show
from bench.gold_news import GOLD, load
from kg.build import Pipeline
from kg.evaluate import GoldDocument, load_gold
from kg.evaluate.match import Matcher
from kg.extract.combine import UNLIKELY, is_judged
from kg.extract.merge import key_of
from kg.extract.neural import NeuralExtractor
from kg.extract.rivals import Rivals
from kg.extract.weights import Signs, Weights
from kg.model import Document
from kg.neural.model import load_model
from kg.read import read_file
from kg.resources import data_dir, model_dir
from kg.settings import load_settings

Floats = NDArray[np.float64]
_RIDGE: Final = 0.5


class Table:
    """A row a claim: what is said of it, whether it is right, and which fact it states."""

    def __init__(self, pairs: Iterable[tuple[GoldDocument, Document]], pipeline: Pipeline) -> None:
        symmetric = [name for name, relation in pipeline.ontology.relations.items() if relation.symmetric]
        model = load_model(model_dir())
        neural = NeuralExtractor(pipeline.ontology, model, UNLIKELY)
        rows: list[tuple[float, ...]] = []
        self.right: list[bool] = []
        self.facts: list[tuple[str, int] | None] = []
        self.required = 0
        for gold, document in pairs:
            matcher = Matcher(gold, symmetric)
            numbers = {id(fact): number for number, fact in enumerate(matcher.facts)}
            self.required += sum(fact.is_required for fact in matcher.facts)
            annotation = pipeline.annotate(document)
            said = {key_of(claim, pipeline.ontology): claim for claim in pipeline.extractor.extract(annotation)}
            heard = {key_of(claim, pipeline.ontology): claim for claim in neural.extract(annotation)}
            rivals = Rivals([*said.values(), *heard.values()])
            for key in said | heard:
                if key not in heard and not is_judged(said[key], model.relations):
                    continue
                claim = said.get(key) or heard[key]
                fact = matcher.fact(claim)
                rows.append(Signs.of(said.get(key), heard.get(key), rivals.of(claim)))
                self.right.append(fact is not None)
                self.facts.append((gold.document, numbers[id(fact)]) if fact is not None and fact.is_required else None)
        self.rows = np.array(rows, np.float64)

    def at(self, weights: Floats, least: float) -> dict[str, float]:
        """Return precision of claims and recall of facts when only claims of a confidence are made."""
        kept = np.nonzero(_confidence(self.rows, weights) >= least)[0]
        right = sum(self.right[i] for i in kept)
        facts = {self.facts[i] for i in kept} - {None}
        return {"least": least, "precision": round(right / max(1, len(kept)), 4), "recall": round(len(facts) / self.required, 4)}


def _confidence(rows: Floats, weights: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-(weights[0] + rows @ weights[1:]))))


def fit(rows: Floats, right: Floats) -> Floats:
    """Return base and weights of a ridge logistic regression, by Newton's method.

    >>> weights = fit(np.array([[1.0], [1.0], [0.0], [0.0]] * 9), np.array([1.0, 1.0, 0.0, 0.0] * 9))
    >>> bool(weights[1] > 0 > weights[0])
    True
    """
    x = np.hstack([np.ones((len(rows), 1)), rows])
    ridge = np.diag([0.0, *[_RIDGE] * rows.shape[1]])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        gradient = x.T @ (p - right) + ridge @ weights
        weights -= np.linalg.solve((x.T * (p * (1 - p))) @ x + ridge, gradient)
    return weights


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="where the articles of the real-news gold are")
    given = parser.parse_args()
    pipeline = Pipeline(load_settings(extractor="both"))
    pipeline.__dict__["extractor"] = pipeline._patterns
    known = load_gold(data_dir() / "gold")
    read = [(gold, document) for gold in known for document in read_file(data_dir() / "articles" / gold.document)]
    own = Table([(gold, document) for gold, document in read if document.language == "en"], pipeline)
    news = list(load(GOLD, given.data))
    fitted, kept = Table(news[::2], pipeline), Table(news[1::2], pipeline)
    authored = Table(authored_gold.load(pipeline.ontology), pipeline)
    seen = (own, fitted, authored)
    weights = fit(np.vstack([table.rows for table in seen]), np.array([right for table in seen for right in table.right], np.float64))
    report: dict[str, Any] = {"weights": dict(zip(Weights._fields, weights.round(2).tolist(), strict=True))}
    tables = {"own": own, "news_fitted": fitted, "authored": authored, "news_kept": kept}
    show(report | {name: [table.at(weights, round(0.3 + 0.05 * i, 2)) for i in range(11)] for name, table in tables.items()})


if __name__ == "__main__":
    main()
