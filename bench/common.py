"""What the benchmarks on third-party corpora share: options, the pipeline under test, the sample, and the counting of facts."""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from bench.corpora import Passage
from bench.mapping import OBJECT_CLASS, SUBJECT_CLASS, Table, labels_of
from bench.splits import is_reported
from kg.build import Pipeline
from kg.evaluate import Counts
from kg.model import Claim, Document, Mention, Span
from kg.ontology import Ontology
from kg.settings import load_settings

T = TypeVar("T")
Tables = dict[str, Counts]


class Said(NamedTuple):
    """A fact in a corpus's own label and direction; its ends are spans, or numbers of entities."""

    label: str
    subject: Any
    object: Any


Guess = tuple[Said, ...]
"""One claim, said in each of the ways that a corpus has for it; it is right when any of them is."""


def options(description: str | None, *, is_split: bool = False) -> argparse.ArgumentParser:
    """Return the options all these benchmarks have; `is_split` when training sees a part of the data."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the corpus: a file, or the folder that holds it")
    parser.add_argument("--extractor", choices=("patterns", "neural", "both"), help="default: what the settings say")
    parser.add_argument("--min-confidence", type=float, help="of a claim that counts; default: the extractor's own")
    parser.add_argument("--limit", type=int, help="take about so many passages, spread evenly over the corpus")
    if is_split:
        parser.add_argument("--reported", action="store_true", help="only the documents that training never sees (bench.splits)")
    return parser


def sample(given: argparse.Namespace, corpus: str, passages: Iterable[Passage]) -> list[Passage]:
    """Return the passages to measure on."""
    return spread((p for p in passages if not given.reported or is_reported(corpus, p.id)), given.limit)


def pipeline_of(given: argparse.Namespace, **settings: Any) -> Pipeline:
    """Return the pipeline under test."""
    chosen = {"extractor": given.extractor, "min_confidence": given.min_confidence}
    return Pipeline(load_settings(**settings | {name: value for name, value in chosen.items() if value is not None}))


def spread(items: Iterable[T], limit: int | None) -> list[T]:
    """Return at most so many items, evenly spaced.

    >>> spread(range(10), 4)
    [0, 2, 5, 7]
    """
    items = list(items)
    if limit is None or limit >= len(items):
        return items
    return [items[number * len(items) // limit] for number in range(limit)]


def document_of(passage: Passage, language: str = "en") -> Document:
    """Return a passage's text as a document of its own."""
    return Document.of(passage.text, source=passage.id, language=language)


def guess(claim: Claim, table: Table, ontology: Ontology, end: Callable[[Mention], Any] = lambda mention: mention.span) -> Guess:
    """Return a claim in a corpus's words, in the order of its table; nothing when the corpus has no word for it, or an end has no value."""
    ends = end(claim.subject), end(claim.object)
    if None in ends:
        return ()
    relation = ontology.relations.get(claim.relation)
    said = [
        Said(label, *turned)
        for flipped, turned in ((False, ends), (True, ends[::-1]))
        for label in labels_of(table, claim.relation, flipped)
        if allows(label, claim, flipped, ontology)
    ]
    if relation is not None and relation.symmetric:
        said += [Said(one.label, one.object, one.subject) for one in said]
    return tuple(dict.fromkeys(said))


def allows(label: str, claim: Claim, flipped: bool, ontology: Ontology) -> bool:
    """Whether a claim's ends are of the classes that a label asks for."""
    subject, object = (claim.object, claim.subject) if flipped else (claim.subject, claim.object)
    wanted = ((subject, SUBJECT_CLASS.get(label)), (object, OBJECT_CLASS.get(label)))
    return all(name is None or any(ontology.is_a(type, name) for type in mention.types) for mention, name in wanted)


def overlap(one: Said, other: Said) -> bool:
    """Whether two facts have one label and their spans overlap."""
    return one.label == other.label and one.subject.overlaps(other.subject) and one.object.overlaps(other.object)


def exact(one: Said, other: Said) -> bool:
    """Whether two facts are the same."""
    return one == other


def count(gold: Iterable[Said], guesses: Iterable[Guess], same: Callable[[Said, Said], bool], annotated: Container[str]) -> Tables:
    """Return the counts of one passage by label, as KnowledgeNet's official evaluation counts.

    A gold fact is found when any guess is the same; a guess that is the same as none is wrong only when a label of it was
    `annotated` in full. What is guessed twice counts once.
    """
    tally: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    guesses = list(dict.fromkeys(filter(None, guesses)))
    right = set()
    for fact in gold:
        hits = [guess for guess in guesses if any(same(fact, said) for said in guess)]
        right.update(hits)
        tally[fact.label][0 if hits else 2] += 1
    for guess in guesses:
        if guess not in right and (known := [said.label for said in guess if said.label in annotated]):
            tally[known[0]][1] += 1
    return {label: Counts(*cells) for label, cells in tally.items()}


class Everything:
    """A container that contains whatever is asked for."""

    def __contains__(self, item: object) -> bool:
        return True


def gold_of(passage: Passage, table: Table) -> list[Said]:
    """Return a passage's facts that we have a relation for, between spans."""
    spans = [Span(mark.start, mark.end) for mark in passage.marks]
    return [Said(fact.relation, spans[fact.subject], spans[fact.object]) for fact in passage.facts if fact.relation in table]


def total(tables: Iterable[Mapping[str, Counts]]) -> Tables:
    """Return the sum of the counts, by label."""
    sums: defaultdict[str, Counts] = defaultdict(Counts)
    for table in tables:
        for label, counts in table.items():
            sums[label] += counts
    return dict(sorted(sums.items()))


def pooled(table: Mapping[str, Counts]) -> dict[str, Any]:
    """Return counts and ratios over all labels together."""
    return sum(table.values(), Counts()).to_dict()


def by_label(table: Mapping[str, Counts]) -> dict[str, Any]:
    """Return counts and ratios of each label."""
    return {label: counts.to_dict() for label, counts in table.items()}


def show(report: Mapping[str, Any]) -> None:
    """Print the JSON object that every benchmark prints last."""
    print(json.dumps(report, indent=1))


def sizes(passages: Sequence[Passage]) -> dict[str, int]:
    """Return how much was read."""
    return {"passages": len(passages), "facts": sum(len(passage.facts) for passage in passages)}
