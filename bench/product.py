"""Products that companies provide, on company web pages (the DFKI Product Corpus).

    python -m bench.product --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

A fact stands between two mentions; `overlap` and `exact` say how closely those of a claim have to fit. The relation is
annotated in full, so every prediction counts anyway and `strict` is `overlap`. `entity` asks only for the right company and
product, wherever the page says so. A graph has no thing without a name, and a good half of these products are kinds of goods ("steel
structures"): `at_mentions`, for `neural`, is what the model says of every pair of our mentions, named or not, and `given_mentions` what
it says of the corpus's own, both counted as `entity`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

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
from bench.entities import Entities, entities_of, facts_between_entities
from bench.given import mention_at
from bench.mapping import PRODUCT
from kg.build import Pipeline
from kg.extract.neural import NeuralExtractor
from kg.model import Annotation, Claim
from kg.neural.model import load_model
from kg.resources import model_dir

_CLASSES: Final = {"organization": "Company", "product": "Product"}


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


def given_mentions(passage: Passage, annotation: Annotation) -> Annotation:
    """Return an annotation with the page's own companies and products for mentions."""
    mentions = [
        mention_at(passage, number, annotation, _CLASSES[passage.marks[number].type], entity + len(passage.marks))
        for number, entity in enumerate(entities_of(passage))
        if passage.marks[number].type in _CLASSES
    ]
    return replace(annotation, mentions=tuple(sorted(mentions)))


def tables_at_mentions(passage: Passage, pipeline: Pipeline) -> dict[str, Tables]:
    """Return the counts of what the model says of every pair of mentions: of ours, unnamed ones too, and of the page's own."""
    extractor = NeuralExtractor(pipeline.ontology, load_model(model_dir()), support=0)
    ours = pipeline.annotate(document_of(passage))
    annotations = {"at_mentions": ours, "given_mentions": given_mentions(passage, ours)}
    return {name: tables_of(passage, each, extractor.at_mentions(each), pipeline)["entity"] for name, each in annotations.items()}


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "product", product_corpus.read(given.data))
    pipeline = pipeline_of(given)
    tables = [tables_of(passage, *pipeline.claims_of(document_of(passage)), pipeline) for passage in passages]
    if pipeline.settings.extractor == "neural":
        tables = [own | tables_at_mentions(passage, pipeline) for own, passage in zip(tables, passages, strict=True)]
    report: dict[str, Any] = {name: pooled(total(table[name] for table in tables)) for name in tables[0]}
    show(report | {"strict": report["overlap"]} | sizes(passages))


if __name__ == "__main__":
    main()
