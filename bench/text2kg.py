"""Triples of sentences by the ontologies of Text2KGBench.

    python -m bench.text2kg --data FOLDER [--extractor patterns|neural|both] [--limit N] [--examples N] [--predictions FOLDER]

FOLDER holds the benchmark's data sets, each with `ground_truth`, `ontologies` and `train`. Its ontologies have no definitions, only labels
with a domain and a range, so there are two ways to meet them, each with figures of its own:

`known`: the relations that we have ourselves, under the benchmark's labels (`bench.mapping`).
`taught`: those, and the others as a user would add them: by up to `--examples` sentences of the ontology's own train part that have
both ends in so many words. Relations with numbers, dates and the like for objects cannot be taught so, and stay out.

`exact` is the paper's figure: the mean over sentences, then ontologies, with relations that gold lacks left out of what was found.
`strict` counts every prediction, over all sentences; `overlap` counts so too, but takes ends of which one contains the other for
the same. `shared` has the three for the gold of those relations alone that could be found at all. Gold's ends are titles of
a knowledge base, both literally in the sentence for about 54 to 67 % of the triples. `--limit` is per ontology.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench.common import allows, options, pipeline_of, show, spread
from bench.corpora.files import records
from bench.mapping import TEXT2KG, labels_of
from bench.triples import Triple, scores
from kg.build import Pipeline
from kg.evaluate import Counts
from kg.model import Claim, Document, Mention
from kg.ontology import Ontology

NAMESPACE: Final = "https://example.org/text2kg#"
_DATES: Final = frozenset({"date", "gYear", "gYearMonth"})
_MONTHS: Final = "January February March April May June July August September October November December".split()
_NO_TEACHING: Final = frozenset('[]"\\')


@dataclass(frozen=True)
class Sentence:
    """A sentence and the triples that the benchmark has for it."""

    id: str
    text: str
    triples: tuple[Triple, ...]


@dataclass(frozen=True)
class Task:
    """An ontology of the benchmark: its data set, its name, its labels, and its sentences to test and to learn from."""

    dataset: str
    name: str
    labels: tuple[str, ...]
    test: tuple[Sentence, ...]
    train: tuple[Sentence, ...]

    @cached_property
    def uses(self) -> Counter[str]:
        """How often the train part has each label."""
        return Counter(triple.relation.replace("_", " ").strip() for sentence in self.train for triple in sentence.triples)


def tasks(root: Path) -> Iterator[Task]:
    """Yield the ontologies of a folder, by data set and number."""
    paths = sorted(root.glob("*/ground_truth/*_ground_truth.jsonl"), key=lambda path: (path.parts[-3], int(path.stem.split("_")[1])))
    for path in paths:
        name, folder = path.name.removesuffix("_ground_truth.jsonl"), path.parent.parent
        [described] = [
            p for p in folder.glob("ontologies/*.json") if p.stem.removeprefix("ont_") == f"{name.removeprefix('ont_')}_ontology"
        ]
        labels = tuple(dict.fromkeys(relation["label"].strip() for relation in json.loads(described.read_text("utf-8"))["relations"]))
        train = folder / "train" / f"{name}_train.jsonl"
        lessons = map(_sentence, records(train)) if train.exists() else ()
        yield Task(folder.name, name, labels, tuple(map(_sentence, records(path))), tuple(lessons))


def _sentence(record: dict[str, Any]) -> Sentence:
    if "triples" in record:
        triples = [(triple["sub"], triple["rel"], triple["obj"]) for triple in record["triples"]]
    else:
        triples = [(record["sub_label"], record["rel_label"], record["obj_label"])]
    return Sentence(record["id"], record["sent"], tuple(Triple(*map(str, triple)) for triple in triples))


def taught(task: Task, most: int) -> dict[str, list[str]]:
    """Return example sentences, both ends marked, of the labels that we have no relation for."""
    examples: dict[str, list[str]] = {}
    for sentence in task.train:
        for triple in sentence.triples:
            label = triple.relation.replace("_", " ").strip()
            known = examples.setdefault(label, [])
            if label in task.labels and label not in TEXT2KG and len(known) < most and (marked := example(sentence.text, triple)):
                known.append(marked)
    return {label: found for label, found in examples.items() if found}


def example(text: str, triple: Triple) -> str | None:
    """Return a sentence with both ends of a triple marked, when it names each once and neither inside the other.

    >>> example("Ann runs Acme.", Triple("Acme", "leader", "Ann_(singer)"))
    '[o Ann] runs [s Acme].'
    """
    places = [_place(text, end) for end in (triple.subject, triple.object)]
    if None in places or _NO_TEACHING & set(text):
        return None
    (start, end, mark), (second, last, other) = sorted((*place, mark) for place, mark in zip(places, "so", strict=True) if place)
    if second < end:
        return None
    return f"{text[:start]}[{mark} {text[start:end]}]{text[end:second]}[{other} {text[second:last]}]{text[last:]}"


def _place(text: str, label: str) -> tuple[int, int] | None:
    words = re.sub(r"\s*\([^)]*\)$", "", label.replace("_", " ").strip('" '))
    if not any(map(str.isalpha, words)):
        return None
    found = list(re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text))
    return found[0].span() if len(found) == 1 else None


def turtle(examples: Mapping[str, Iterable[str]]) -> str:
    """Return an ontology that declares labels by their examples, as a user would."""
    lines = [
        f"@prefix t: <{NAMESPACE}> .",
        "@prefix kg: <https://example.org/kg#> .",
        "@prefix owl: <http://www.w3.org/2002/07/owl#> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    ]
    for number, (label, sentences) in enumerate(examples.items()):
        said = " ,\n        ".join(f"{json.dumps(' '.join(sentence.split()), ensure_ascii=False)}@en" for sentence in sentences)
        lines.append(f"t:r{number} a owl:ObjectProperty ; rdfs:label {json.dumps(label)}@en ;")
        lines.append(f"    rdfs:domain kg:Entity ; rdfs:range kg:Entity ;\n    kg:example {said} .")
    return "\n".join(lines) + "\n"


def triples_of(claims: Iterable[Claim], task: Task, own: Mapping[str, str], ontology: Ontology) -> list[Triple]:
    """Return claims in the benchmark's words; `own` gives the label of each relation that was taught.

    Of the labels that a relation of ours has in an ontology, a claim gets the one that the train part has most of.
    """
    found = []
    for claim in claims:
        said = [(own[claim.relation], False)] if claim.relation in own else _said(claim, task, ontology)
        if said:
            label, flipped = max(said, key=lambda one: task.uses[one[0]])
            ends = [_title(end, task.dataset) for end in (claim.subject, claim.object)]
            subject, object = reversed(ends) if flipped else ends
            found.append(Triple(subject, label.replace(" ", "_"), object))
    return list(dict.fromkeys(found))


def _said(claim: Claim, task: Task, ontology: Ontology) -> list[tuple[str, bool]]:
    return [
        (label, flipped)
        for flipped in (False, True)
        for label in labels_of(TEXT2KG, claim.relation, flipped)
        if label in task.labels and allows(label, claim, flipped, ontology)
    ]


def _title(mention: Mention, dataset: str) -> str:
    if mention.value is None or mention.datatype not in _DATES:
        return mention.value or mention.entity or mention.text
    if dataset.startswith("dbpedia"):
        return mention.value
    year, month, day = (*mention.value.split("-"), "01", "01")[:3]
    return f"{day} {_MONTHS[int(month) - 1]} {year}"


def answers(pipeline: Pipeline, task: Task, own: Mapping[str, str]) -> list[list[Triple]]:
    """Return what is found in each sentence of the test."""
    documents = (Document.of(sentence.text, source=sentence.id) for sentence in task.test)
    return [triples_of(pipeline.claims_of(document)[1], task, own, pipeline.ontology) for document in documents]


def figures(task: Task, found: list[list[Triple]], known: Iterable[str]) -> dict[str, Any]:
    """Return the figures on all gold, and on that of the labels known."""
    labels = {label.replace(" ", "_") for label in known}
    gold = [list(sentence.triples) for sentence in task.test]
    shared = [[triple for triple in triples if triple.relation.replace(" ", "_") in labels] for triples in gold]
    return {
        **scores(list(zip(gold, found, strict=True))),
        "shared": scores([(wanted, given) for wanted, given in zip(shared, found, strict=True) if wanted or given]),
        "sentences": len(gold),
        "triples": sum(map(len, gold)),
        "shared_triples": sum(map(len, shared)),
    }


def means(rows: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return the paper's figures averaged over ontologies, and the others over all sentences."""
    rows = list(rows)
    paper = {part: round(sum(row["paper"][part] for row in rows) / len(rows), 4) for part in ("precision", "recall", "f1")}
    return {"exact": paper} | {name: sum((row[name] for row in rows), Counts()).to_dict() for name in ("strict", "overlap")}


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--examples", type=int, default=12, help="most sentences for a relation; 0 teaches none (default: %(default)s)")
    parser.add_argument("--predictions", type=Path, help="write what was found here too, a folder a way, a file an ontology")
    given = parser.parse_args()
    plain = pipeline_of(given)
    rows: dict[str, dict[str, dict[str, Any]]] = {"known": {}, "taught": {}}
    for task in tasks(given.data):
        small = Task(task.dataset, task.name, task.labels, tuple(spread(task.test, given.limit)), task.train)
        ways = {"known": (answers(plain, small, {}), tuple(TEXT2KG))}
        if given.examples:
            ways["taught"] = _after_lessons(given, small)
        for way, (found, labels) in ways.items():
            rows[way][f"{task.dataset}/{task.name}"] = figures(small, found, labels)
            if given.predictions:
                _write(given.predictions / way / task.dataset / f"{task.name}.jsonl", small, found)
    report = {way: _summary(table) for way, table in rows.items() if table}
    if not report:
        parser.error(f"{given.data} has no */ground_truth/*_ground_truth.jsonl")
    show({name: report["known"][name] for name in ("overlap", "exact", "strict")} | report)


def _after_lessons(given: argparse.Namespace, task: Task) -> tuple[list[list[Triple]], tuple[str, ...]]:
    examples = taught(task, given.examples)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "taught.ttl"
        file.write_text(turtle(examples), encoding="utf-8")
        pipeline = pipeline_of(given, ontology=(file,))
        own = {f"{NAMESPACE}r{number}": label for number, label in enumerate(examples)}
        return answers(pipeline, task, own), (*TEXT2KG, *examples)


def _summary(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    sets = sorted({name.split("/")[0] for name in table})
    return {
        **means(table.values()),
        "shared": means(row["shared"] for row in table.values()),
        "datasets": {each: means(row for name, row in table.items() if name.startswith(each)) for each in sets},
        "ontologies": {name: _shown(row) for name, row in table.items()},
    }


def _shown(row: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "paper_f1": row["paper"]["f1"],
        "strict_f1": round(row["strict"].f1, 4),
        "shared_paper_f1": row["shared"]["paper"]["f1"],
        "shared_strict_f1": round(row["shared"]["strict"].f1, 4),
        **{name: row[name] for name in ("sentences", "triples", "shared_triples")},
    }


def _write(path: Path, task: Task, found: list[list[Triple]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    answers = ({"id": sentence.id, "triples": triples} for sentence, triples in zip(task.test, found, strict=True))
    path.write_text("".join(f"{json.dumps(answer, ensure_ascii=False)}\n" for answer in answers), encoding="utf-8")


if __name__ == "__main__":
    main()
