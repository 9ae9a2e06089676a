"""Facts of whole Wikipedia abstracts, between entities however they are mentioned.

    python -m bench.redocred --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

Only the Wikidata properties that we have a relation for count, on both sides. An end of a claim stands for the entity that is
marked there, or that its chain of coreference names (`bench.entities`); `overlap` and `exact` say how closely a mention has
to fit a mark. The corpus is annotated in full, so every prediction counts anyway and `strict` is `overlap`. `one_sentence` is
the recall of the facts whose entities are mentioned together in a sentence; the others take more reading.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from bench.common import Tables, by_label, count, document_of, exact, guess, options, pipeline_of, pooled, sample, show, sizes, total
from bench.corpora import Fact, Passage, redocred
from bench.entities import Entities, facts_between_entities
from bench.mapping import WIKIDATA
from kg.build import Pipeline
from kg.model import Annotation, Claim, Sentence


def tables_of(passage: Passage, annotation: Annotation, claims: Iterable[Claim], pipeline: Pipeline) -> dict[str, Tables]:
    """Return the counts of a document by measure and property."""
    gold = facts_between_entities(passage, WIKIDATA)
    claims = list(claims)
    tables = {}
    for name in ("overlap", "exact"):
        entities = Entities(passage, annotation, exact=name == "exact")
        guesses = [guess(claim, WIKIDATA, pipeline.ontology, entities.of) for claim in claims]
        tables[name] = count(gold, guesses, exact, WIKIDATA)
        if name == "overlap":
            near = [said for said, fact in gold.items() if _together(passage, fact, annotation.sentences)]
            tables["one_sentence"] = count(near, guesses, exact, ())
    return tables


def _together(passage: Passage, fact: Fact, sentences: Iterable[Sentence]) -> bool:
    ends = passage.marks[fact.subject], passage.marks[fact.object]
    return any(all(sentence.start <= end.start < sentence.end for end in ends) for sentence in sentences)


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "redocred", redocred.read(given.data))
    pipeline = pipeline_of(given)
    tables = [tables_of(passage, *pipeline.claims_of(document_of(passage)), pipeline) for passage in passages]
    sums = {name: total(table[name] for table in tables) for name in ("overlap", "exact", "one_sentence")}
    report: dict[str, Any] = {name: pooled(sums[name]) for name in ("overlap", "exact")}
    report |= {"strict": report["overlap"], "one_sentence": {"recall": pooled(sums["one_sentence"])["recall"]}}
    show(report | {"properties": by_label(sums["overlap"])} | sizes(passages))


if __name__ == "__main__":
    main()
