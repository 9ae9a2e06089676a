"""Which relation two given companies have, in contexts of Wikipedia pages (CORE).

    python -m bench.core --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

The annotation is ours but for its mentions: the two given ends stand in it, and nothing else. The most confident claim between
them is the answer, no claim is `undefined`. `overlap` asks for the right label, `exact` for the right direction too, and
`strict` is `exact`; `undefined` is no label, so an answer there is wrong and never right. `accuracy` counts it as a label.
Asked for the likeliest of twelve labels, an extractor need not be as sure as of a claim in a graph: claims count from a confidence of 0.1.
`neural` answers with what the model says of the two ends, whatever it takes them for, from 0.2, picked on the part that is not reported.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from bench.common import Guess, Said, by_label, count, document_of, exact, guess, options, pipeline_of, pooled, sample, show, sizes, total
from bench.corpora import Passage, core_company
from bench.given import mention_at
from bench.mapping import CORE
from kg.build import Pipeline
from kg.evaluate import Counts
from kg.extract.neural import NeuralExtractor
from kg.model import Annotation, Claim, Kind, Mention, Span
from kg.neural.model import load_model
from kg.resources import model_dir

UNDEFINED = "undefined"
_ANY = "Organization"
_LEAST: Final = 0.1
_LEAST_AT_ENDS: Final = 0.2
Judge = Callable[[Annotation], list[Claim]]


def given_ends(passage: Passage, annotation: Annotation) -> Annotation:
    """Return an annotation with nothing but a passage's marks for mentions, each of the type that our own mention there has."""
    return replace(annotation, mentions=tuple(_mention(passage, number, annotation) for number in range(len(passage.marks))))


def _mention(passage: Passage, number: int, annotation: Annotation) -> Mention:
    mark = passage.marks[number]
    span = Span(mark.start, mark.end)
    ours = [mention for mention in annotation.mentions if mention.span.overlaps(span) and mention.kind is not Kind.LITERAL]
    fitting = max(ours, key=lambda mention: (mention.kind is Kind.NAME, -abs(mention.start - mark.start)), default=None)
    types = (fitting.type, fitting.other_types) if fitting else (_ANY, ())
    return mention_at(passage, number, annotation, types[0], number, types[1])


def judge_of(pipeline: Pipeline, least: float | None) -> Judge:
    """Return what says which claims an annotation with given ends makes, down to a confidence or its own least."""
    if pipeline.settings.extractor != "neural":
        return pipeline.extractor.extract
    least = _LEAST_AT_ENDS if least is None else least
    return NeuralExtractor(pipeline.ontology, load_model(model_dir()), least, support=0).at_mentions


def answer(passage: Passage, pipeline: Pipeline, judge: Judge) -> Guess:
    """Return the most confident claim between the two ends in the corpus's words, or nothing."""
    annotation = given_ends(passage, pipeline.annotate(document_of(passage)))
    claims = sorted(judge(annotation), key=lambda claim: (-claim.confidence, claim.sort_key))
    said = (guess(claim, CORE, pipeline.ontology, lambda mention: mention.cluster) for claim in claims)
    return next(filter(None, said), ())


def _same_label(one: Said, other: Said) -> bool:
    return one.label == other.label


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "core", core_company.read(given.data))
    pipeline = pipeline_of(given, min_confidence=_LEAST)
    judge = judge_of(pipeline, given.min_confidence)
    pairs = []
    for passage in passages:
        (fact,) = passage.facts
        gold = [Said(fact.relation, fact.subject, fact.object)] if fact.relation != UNDEFINED else []
        pairs.append((gold, [answer(passage, pipeline, judge)]))
    measures = {"overlap": _same_label, "exact": exact}
    sums = {name: total(count(gold, guesses, same, CORE) for gold, guesses in pairs) for name, same in measures.items()}
    right = sum(table.tp for table in sums["exact"].values()) + sum(not gold and not guesses[0] for gold, guesses in pairs)
    report: dict[str, Any] = {name: pooled(table) for name, table in sums.items()}
    report |= {"strict": report["exact"], "macro_f1": round(_macro(sums["exact"]), 4), "accuracy": round(right / len(pairs), 4)}
    show(report | {"relations": by_label(sums["exact"])} | sizes(passages))


def _macro(table: dict[str, Counts]) -> float:
    return sum(table.get(label, Counts()).f1 for label in CORE) / len(CORE)


if __name__ == "__main__":
    main()
