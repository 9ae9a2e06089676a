"""Products that companies provide, on company web pages (the DFKI Product Corpus).

    python -m bench.product --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

A fact stands between two mentions; `overlap` and `exact` say how closely those of a claim have to fit. The relation is
annotated in full, so every prediction counts anyway and `strict` is `overlap`. `entity` asks only for the right company and
product, wherever the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bench.common import (
    Tables,
    count,
    document_of,
    exact,
    gold_of,
    guess,
    options,
    overlap,
    pipeline_of,
    pooled,
    sample,
    show,
    sizes,
    total,
)
from bench.corpora import Passage, product_corpus
from bench.entities import Entities, facts_between_entities
from bench.mapping import PRODUCT
from kg.build import Pipeline
from kg.model import Annotation, Claim


def tables_of(passage: Passage, annotation: Annotation, claims: Iterable[Claim], pipeline: Pipeline) -> dict[str, Tables]:
    """Return the counts of a page by measure."""
    claims = list(claims)
    gold = gold_of(passage, PRODUCT)
    at = [guess(claim, PRODUCT, pipeline.ontology) for claim in claims]
    entities = Entities(passage, annotation)
    between = [guess(claim, PRODUCT, pipeline.ontology, entities.of) for claim in claims]
    return {
        "overlap": count(gold, at, overlap, PRODUCT),
        "exact": count(gold, at, exact, PRODUCT),
        "entity": count(facts_between_entities(passage, PRODUCT), between, exact, PRODUCT),
    }


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "product", product_corpus.read(given.data))
    pipeline = pipeline_of(given)
    tables = [tables_of(passage, *pipeline.claims_of(document_of(passage)), pipeline) for passage in passages]
    report: dict[str, Any] = {name: pooled(total(table[name] for table in tables)) for name in ("overlap", "exact", "entity")}
    show(report | {"strict": report["overlap"]} | sizes(passages))


if __name__ == "__main__":
    main()
