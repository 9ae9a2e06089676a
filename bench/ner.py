"""Names of people, organizations and places, beside those of the spaCy model that the annotator starts from.

    python -m bench.ner --data FOLDER [--part dev|heldout] [--limit N]

FOLDER holds one folder a data set (`uner_en_pud`, `wikigold`, `crossner`, `winer_fr`), each with a folder for every part; sets that are not
there are left out. Each sentence is a document of its own. `exact` asks for the same span and the same of the three types,
`overlap` for a span that overlaps; `strict` for the same span of any name whatever its type, and whatever the set's types are.
spaCy's spans are taken as they are, less a leading "the", and its nationalities are left out. All sets together are pooled in
`exact`, `overlap` and `strict` at the top.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from spacy.language import Language

from bench.common import document_of, options, pipeline_of, show, spread
from bench.corpora import Passage, ner
from kg.annotate.pipeline import load_model
from kg.build import Pipeline
from kg.evaluate import Counts
from kg.model import Kind, Span
from kg.ontology import Ontology

PER, ORG, LOC, OTHER = "PER", "ORG", "LOC", "OTHER"
CLASSES: Final = (("Person", PER), ("Organization", ORG), ("Place", LOC))
SPACY: Final = {"PERSON": PER, "PER": PER, "ORG": ORG, "GPE": LOC, "LOC": LOC, "FAC": LOC}
_NO_NAME: Final = frozenset({"NORP", "Date", "Hour", "DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"})


@dataclass(frozen=True)
class DataSet:
    """A data set: the files of a part (the first pattern that any fits), its language, and what its types are of ours."""

    files: tuple[str, ...]
    types: dict[str, str]
    language: str = "en"


_THREE: Final = {"PER": PER, "ORG": ORG, "LOC": LOC}
_POLITICS: Final = {"person": PER, "politician": PER, "organisation": ORG, "politicalparty": ORG, "location": LOC, "country": LOC}
SETS: Final = {
    "uner_en_pud": DataSet(("*.jsonl",), _THREE),
    "wikigold": DataSet(("*.jsonl",), _THREE),
    "crossner": DataSet(("politics_test.jsonl", "politics_dev.jsonl"), _POLITICS),
    "winer_fr": DataSet(("*.jsonl",), {"Person": PER, "Organization": ORG, "Location": LOC}, "fr"),
}


class Name(NamedTuple):
    """A name where it stands, and one of the three types, or OTHER."""

    span: Span
    type: str


def gold_names(passage: Passage, types: dict[str, str]) -> list[Name]:
    """Return the names marked in a passage, the outermost where they nest; dates and the like are none."""
    spans = [
        Name(Span(mark.start, mark.end), types.get(mark.type or "", OTHER)) for mark in passage.marks if mark.type not in ("Date", "Hour")
    ]
    return [name for name in spans if not any(other.span != name.span and other.span.contains(name.span) for other in spans)]


def our_names(passage: Passage, pipeline: Pipeline, language: str) -> list[Name]:
    """Return the names our annotator finds."""
    mentions = pipeline.annotate(document_of(passage, language)).mentions
    return [Name(mention.span, _type(mention.types, pipeline.ontology)) for mention in mentions if mention.kind is Kind.NAME]


def _type(types: Iterable[str], ontology: Ontology) -> str:
    return next((short for name, short in CLASSES if any(ontology.is_a(type, name) for type in types)), OTHER)


def spacy_names(passage: Passage, model: Language) -> list[Name]:
    """Return the names a spaCy model finds."""
    return [Name(span, SPACY.get(label, OTHER)) for span, label in _entities(passage, model) if label not in _NO_NAME]


def _entities(passage: Passage, model: Language) -> Iterator[tuple[Span, str]]:
    for entity in model(passage.text).ents:
        article = len("the ") if entity.text.startswith("the ") else 0
        yield Span(entity.start_char + article, entity.end_char), entity.label_


Same = Callable[[Name, Name], bool]
MEASURES: Final[dict[str, tuple[bool, Same]]] = {
    "exact": (True, lambda one, other: one == other),
    "overlap": (True, lambda one, other: one.type == other.type and one.span.overlaps(other.span)),
    "strict": (False, lambda one, other: one.span == other.span),
}


def compare(gold: Iterable[Name], found: Iterable[Name]) -> dict[str, Counts]:
    """Return the counts by measure."""
    counts = {}
    for measure, (is_typed, same) in MEASURES.items():
        wanted, given = ([name for name in names if not is_typed or name.type != OTHER] for names in (gold, found))
        right = sum(any(same(name, other) for other in given) for name in wanted)
        wrong = sum(not any(same(name, other) for other in wanted) for name in given)
        counts[measure] = Counts(right, wrong, len(wanted) - right)
    return counts


def measured(data: DataSet, passages: Iterable[Passage], pipeline: Pipeline) -> dict[str, dict[str, Counts]]:
    """Return the counts of ours and of spaCy's names on a data set."""
    model = load_model(data.language)
    sums = {who: dict.fromkeys(MEASURES, Counts()) for who in ("kg", "spacy")}
    for passage in passages:
        gold = gold_names(passage, data.types)
        found = {"kg": our_names(passage, pipeline, data.language), "spacy": spacy_names(passage, model)}
        for who, names in found.items():
            for measure, counts in compare(gold, names).items():
                sums[who][measure] += counts
    return sums


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--part", default="dev", help="the folder of each set to read (default: %(default)s)")
    given = parser.parse_args()
    report = _report(given, pipeline_of(given))
    if not report["sets"]:
        parser.error(f"{given.data} has none of {', '.join(SETS)} with a folder {given.part}")
    show(report)


def _report(given: argparse.Namespace, pipeline: Pipeline) -> dict[str, Any]:
    pool = dict.fromkeys(MEASURES, Counts())
    sets: dict[str, Any] = {}
    for name, data in SETS.items():
        folder: Path = given.data / name / given.part
        if not folder.is_dir():
            continue
        file = next(iter(found for pattern in data.files for found in sorted(folder.glob(pattern))))
        passages = spread(ner.read(file), given.limit)
        sums = measured(data, passages, pipeline)
        sets[name] = {who: {measure: counts.to_dict() for measure, counts in table.items()} for who, table in sums.items()}
        sets[name]["passages"] = len(passages)
        pool = {measure: pool[measure] + sums["kg"][measure] for measure in MEASURES}
    return {measure: counts.to_dict() for measure, counts in pool.items()} | {"sets": sets}


if __name__ == "__main__":
    main()
