"""Facts about people and companies in passages of web pages, counted as KnowledgeNet's official evaluation counts.

    python -m bench.knowledgenet --data FOLD.jsonl [--extractor patterns|neural|both] [--limit N] [--predictions FILE]

Each passage is a document of its own. A claim is put forward at the two mentions where it is made. `overlap` and `exact` are
the official figures: what is found of a property that was not annotated in a passage does not count. In `strict` (spans
overlap) it does. The corpus marks a fact at every mention that states it, relative pronouns too; `coreferent` (spans
overlap) puts each claim forward at all mentions that corefer with its ends. `at_mentions`, for `neural`, is what the model
says of every pair of mentions by itself, also of people whom a passage only calls "he": what systems that label pairs report. Names
and pronouns are all that the corpus marks, so nominals ("an American actor") are no mentions there; `at_nominals_too` has them.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

from bench.common import (
    Everything,
    Guess,
    Said,
    by_label,
    count,
    document_of,
    exact,
    gold_of,
    guess,
    options,
    overlap,
    pipeline_of,
    pooled,
    show,
    sizes,
    spread,
    total,
)
from bench.corpora import Passage, knowledgenet
from bench.mapping import KNOWLEDGENET
from kg.build import Pipeline
from kg.extract.neural import NeuralExtractor
from kg.model import Annotation, Claim, Document, Kind, Mention
from kg.neural.model import load_model
from kg.ontology import Ontology
from kg.resources import model_dir


def guesses_of(claims: Iterable[Claim], ontology: Ontology) -> list[Guess]:
    """Return claims in KnowledgeNet's words; a symmetric one is said both ways, as the corpus has it."""
    return [(said,) for claim in claims for said in guess(claim, KNOWLEDGENET, ontology)]


def at_every_mention(annotation: Annotation, claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims at each pair of mentions that corefer with their ends."""
    clusters: dict[int, list[Mention]] = defaultdict(list)
    for mention in annotation.mentions:
        if mention.kind is not Kind.LITERAL:
            clusters[mention.cluster].append(mention)
    for claim in claims:
        ends = ([end] if end.kind is Kind.LITERAL else clusters[end.cluster] or [end] for end in (claim.subject, claim.object))
        for subject, object in product(*ends):
            yield replace(claim, subject=subject, object=object)


def scores(passages: Iterable[Passage], guesses: Iterable[list[Guess]]) -> dict[str, Any]:
    """Return the official figures, and the strict one."""
    tables: dict[str, list[Any]] = {"overlap": [], "exact": [], "strict": []}
    for passage, found in zip(passages, guesses, strict=True):
        gold = gold_of(passage, KNOWLEDGENET)
        known = passage.annotated | {fact.label for fact in gold}
        tables["overlap"].append(count(gold, found, overlap, known))
        tables["exact"].append(count(gold, found, exact, known))
        tables["strict"].append(count(gold, found, overlap, Everything()))
    sums = {name: total(rows) for name, rows in tables.items()}
    return {name: pooled(table) for name, table in sums.items()} | {"properties": by_label(sums["overlap"])}


def measured(passages: list[Passage], pipeline: Pipeline) -> tuple[dict[str, Any], list[list[Guess]]]:
    """Return the report on the passages, and what was found in each."""
    found, everywhere = [], []
    paired: dict[str, list[list[Guess]]] = {"at_mentions": [], "at_nominals_too": []}
    pairs = pairs_of(pipeline)
    for passage in passages:
        annotation, claims = pipeline.claims_of(document_of(passage))
        all_pairs = pairs(document_of(passage))
        paired["at_nominals_too"].append(guesses_of(all_pairs, pipeline.ontology))
        paired["at_mentions"].append(guesses_of(without_nominals(all_pairs), pipeline.ontology))
        found.append(guesses_of(claims, pipeline.ontology))
        everywhere.append(guesses_of(at_every_mention(annotation, claims), pipeline.ontology))
    report = scores(passages, found)
    properties = report.pop("properties")
    report["coreferent"] = scores(passages, everywhere)["overlap"]
    if pipeline.settings.extractor == "neural":
        for name, guesses in paired.items():
            report[name] = {measure: counts for measure, counts in scores(passages, guesses).items() if measure != "properties"}
    return report | {"properties": properties} | sizes(passages), found


def pairs_of(pipeline: Pipeline) -> Callable[[Document], list[Claim]]:
    """Return a function from a document to what the model says of each pair of mentions; nothing for other extractors."""
    if pipeline.settings.extractor != "neural":
        return lambda document: []
    extractor = NeuralExtractor(pipeline.ontology, load_model(model_dir()))
    return lambda document: extractor.at_mentions(pipeline.annotate(document))


def without_nominals(claims: Iterable[Claim]) -> Iterator[Claim]:
    """Yield the claims between names, pronouns and values."""
    return (claim for claim in claims if Kind.NOMINAL not in (claim.subject.kind, claim.object.kind))


def write_predictions(path: Path, passages: Iterable[Passage], guesses: Iterable[list[Guess]]) -> None:
    """Write what was found in the form of the corpus, for other scorers."""
    with path.open("w", encoding="utf-8") as out:
        for passage, found in zip(passages, guesses, strict=True):
            doc, start, end = passage.id.rsplit(":", 2)
            record = {"doc": doc, "passage_start": int(start), "passage_end": int(end)}
            print(json.dumps(record | {"facts": [_fact(said) for (said,) in found]}), file=out)


def _fact(said: Said) -> dict[str, Any]:
    ends = {name: [span.start, span.end] for name, span in (("subject", said.subject), ("object", said.object))}
    return ends | {"property": said.label}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--predictions", type=Path, help="write what was found here too")
    given = parser.parse_args()
    passages = spread(knowledgenet.read(given.data), given.limit)
    report, found = measured(passages, pipeline_of(given))
    if given.predictions:
        write_predictions(given.predictions, passages, found)
    show(report)


if __name__ == "__main__":
    main()
