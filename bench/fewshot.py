"""New relations from ten examples: four KnowledgeNet properties that the model has never been told of.

    python -m bench.fewshot --data FOLDER --model FOLDER [--examples 10] [--draws 5] [--fold 3] [--limit N]

`--data` holds the folds, `--model` a model exported after training `--without childOf,chiefExecutiveOf,educatedAt,subsidiaryOf`.
A draw takes as many passages of the other two folds for each property, marks their facts as an ontology's examples do, and has the
heads fitted from these alone.

`overlap` is the official counting at every pair of mentions, on passages annotated for the property; `claims` counts what `kg extract`
prints, each claim at all mentions of its two things. In both, ends that no name stands for count, as the passages are cut out of
documents. Fires are claims per 1,000 words: `fires_absent` in passages annotated as holding no such fact, chosen by the corpus because
they look as if they did, where every one is false; `fires_elsewhere` in passages not annotated for the property, where some are
true.
`shipped` is the same with the relation's own examples and counter-examples in the ontology instead of drawn passages, `joined` with both.
"""

from __future__ import annotations

import argparse
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from pathlib import Path
from statistics import fmean, pstdev
from typing import Any, Final

from bench.common import Tables, count, document_of, gold_of, guess, overlap, show, spread, total
from bench.corpora import Passage, knowledgenet
from bench.knowledgenet import at_every_mention
from kg.annotate.neural import NeuralAnnotator
from kg.annotate.sentences import split_sentences
from kg.evaluate import Counts
from kg.extract.learned import HeadLearner
from kg.extract.neural import NeuralExtractor
from kg.lexicon import load_lexicon
from kg.model import Annotation, Claim, Document, Span
from kg.neural.model import Model, load_model
from kg.ontology import Example, Ontology, load_ontology
from kg.resources import lexicon_files, ontology_files

HELD_OUT: Final = {
    "CEO": (("chiefExecutiveOf", True),),
    "CHILD_OF": (("childOf", False),),
    "EDUCATED_AT": (("educatedAt", False),),
    "SUBSIDIARY_OF": (("subsidiaryOf", False),),
}


def bounds(text: str) -> list[tuple[int, int]]:
    """Return the offsets of a text's sentences."""
    return [(sentence.start, sentence.end) for sentence in split_sentences(Document.of(text))]


def examples_of(passage: Passage, label: str) -> Iterator[Example]:
    """Yield a passage's facts as ontology examples, one for each subject."""
    flipped = HELD_OUT[label][0][1]
    objects: dict[Span, list[Span]] = defaultdict(list)
    for fact in passage.facts:
        if fact.relation == label:
            ends = [Span(mark.start, mark.end) for mark in (passage.marks[fact.subject], passage.marks[fact.object])]
            subject, object = reversed(ends) if flipped else ends
            objects[subject].append(object)
    return (Example(passage.text, "en", (subject,), tuple(sorted(found))) for subject, found in sorted(objects.items()))


def drawn(ontology: Ontology, passages: Sequence[Passage], size: int, seed: int, *, added: bool = False) -> Ontology:
    """Return the ontology with the examples of each property replaced by those of some passages drawn at random, or `added` to them."""
    rng, relations = random.Random(seed), dict(ontology.relations)
    for label, ((name, _),) in HELD_OUT.items():
        able = [passage for passage in passages if any(fact.relation == label for fact in passage.facts)]
        examples = [example for passage in rng.sample(able, size) for example in examples_of(passage, label)]
        own = relations[name]
        kept = (own.examples, own.counter_examples) if added else ((), ())
        relations[name] = replace(own, examples=(*kept[0], *examples), counter_examples=kept[1])
    return Ontology.of(ontology.classes.values(), relations.values(), ontology.digest)


@dataclass
class Tally:
    """What one set of examples was worth."""

    at_pairs: list[Tables] = field(default_factory=list)
    at_things: list[Tables] = field(default_factory=list)
    fires: dict[str, dict[str, int]] = field(default_factory=lambda: {"absent": defaultdict(int), "elsewhere": defaultdict(int)})

    def report(self, words: Mapping[str, Mapping[str, int]]) -> dict[str, Any]:
        tables = {"overlap": total(self.at_pairs), "claims": total(self.at_things)}
        scores = {name: {label: _f1(table.get(label, Counts())) for label in HELD_OUT} for name, table in tables.items()}
        rates = {
            f"fires_{kind}": {label: 1000 * fires[label] / max(words[kind].get(label, 0), 1) for label in HELD_OUT}
            for kind, fires in self.fires.items()
        }
        micro = {f"{name}_micro": _ratios(table) for name, table in tables.items()}
        return {name: row | {"mean": fmean(row.values())} for name, row in (scores | rates).items()} | micro


def _f1(counts: Counts) -> float:
    return float(counts.to_dict()["f1"])


def _ratios(table: Tables) -> dict[str, float]:
    told = sum(table.values(), Counts()).to_dict()
    return {name: float(told[name]) for name in ("precision", "recall", "f1")}


def kind_of(passage: Passage, label: str) -> str | None:
    """Whether a passage is one where the relation is `absent`, or that was not annotated for it (`elsewhere`), or neither."""
    if label not in passage.annotated:
        return "elsewhere"
    return None if any(fact.relation == label for fact in passage.facts) else "absent"


def add(tally: Tally, passage: Passage, extractor: NeuralExtractor, annotation: Annotation, ontology: Ontology) -> None:
    """Count what an extractor finds in a passage."""
    gold = [said for said in gold_of(passage, HELD_OUT) if said.label in passage.annotated]
    claims = extractor.extract(annotation)
    at_pairs, at_things = extractor.at_mentions(annotation), at_every_mention(annotation, claims)
    for tables, found in ((tally.at_pairs, at_pairs), (tally.at_things, at_things)):
        tables.append(count(gold, [guess(claim, HELD_OUT, ontology) for claim in found], overlap, passage.annotated))
    for label in _labels(claims):
        kind = kind_of(passage, label)
        if kind is not None:
            tally.fires[kind][label] += 1


def _labels(claims: Iterable[Claim]) -> Iterator[str]:
    labels = {name: label for label, ((name, _),) in HELD_OUT.items()}
    return (labels[claim.relation] for claim in claims if claim.relation in labels)


def words_of(passages: Iterable[Passage]) -> dict[str, dict[str, int]]:
    """Return how many words there are of each kind of passage, by property."""
    words: dict[str, dict[str, int]] = {"absent": defaultdict(int), "elsewhere": defaultdict(int)}
    for passage in passages:
        for label in HELD_OUT:
            if (kind := kind_of(passage, label)) is not None:
                words[kind][label] += len(passage.text.split())
    return words


def measured(passages: Sequence[Passage], model: Model, ontologies: Sequence[Ontology]) -> list[dict[str, Any]]:
    """Return a report for each set of examples."""
    shipped = load_ontology(ontology_files())
    annotator = NeuralAnnotator(shipped, model, load_lexicon(lexicon_files(), shipped))
    learner = HeadLearner(model, bounds)
    extractors = [NeuralExtractor(ontology, model, heads=learner.heads(ontology), unnamed=True) for ontology in ontologies]
    tallies = [Tally() for _ in ontologies]
    for passage in passages:
        annotation = annotator.annotate_one(document_of(passage))
        for tally, extractor in zip(tallies, extractors, strict=True):
            add(tally, passage, extractor, annotation, shipped)
    words = words_of(passages)
    return [tally.report(words) for tally in tallies]


def spread_of(reports: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Return mean and standard deviation of every figure over the draws."""
    return {
        table: {name: {"mean": round(fmean(values), 3), "sd": round(pstdev(values), 3)} for name, values in _columns(reports, table)}
        for table in reports[0]
    }


def _columns(reports: Sequence[Mapping[str, Any]], table: str) -> Iterator[tuple[str, list[float]]]:
    return ((name, [report[table][name] for report in reports]) for name in reports[0][table])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of KnowledgeNet's folds")
    parser.add_argument("--model", type=Path, required=True, help="a model trained without the four relations")
    parser.add_argument("--examples", type=int, default=10)
    parser.add_argument("--draws", type=int, default=5)
    parser.add_argument("--fold", type=int, default=3, help="the fold to measure on; examples come from the other two of 1 to 3")
    parser.add_argument("--limit", type=int, help="take about so many passages, spread evenly over the fold")
    given = parser.parse_args()
    model = load_model(given.model)
    known = [name for ((name, _),) in HELD_OUT.values() if name in model.relations]
    if known:
        parser.error(f"the model was trained on {', '.join(known)}")
    folds = {number: list(knowledgenet.read(given.data / f"fold{number}.jsonl")) for number in (1, 2, 3)}
    others = reduce(list.__add__, (folds[number] for number in folds if number != given.fold))
    shipped = load_ontology(ontology_files())
    draws = [[drawn(shipped, others, given.examples, seed, added=added) for seed in range(given.draws)] for added in (False, True)]
    passages = spread(folds[given.fold], given.limit)
    reports = measured(passages, model, [*draws[0], *draws[1], shipped])
    alone, joined = spread_of(reports[: given.draws]), spread_of(reports[given.draws : -1])
    sizes = {"examples": given.examples, "draws": given.draws, "passages": len(passages)}
    show(sizes | alone | {"joined": joined, "shipped": spread_of(reports[-1:])})


if __name__ == "__main__":
    main()
