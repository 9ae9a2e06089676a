"""Counting of string triples, and how an ontology is taught from sentences."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.text2kg import NAMESPACE, Sentence, Task, example, figures, means, tasks, taught, triples_of, turtle
from bench.triples import Triple, loose, paper, strict
from kg.evaluate import Counts
from kg.model import Claim, Document, Kind
from kg.ontology import load_ontology
from kg.resources import ontology_files

GOLD = [Triple("Acme_Cloud", "key person", "Ann_Lee_(manager)"), Triple("Acme_Cloud", "city", "Leeds")]
FOUND = [Triple("Acme Cloud", "key_person", "Ann Lee"), Triple("acme cloud", "city", "Leeds"), Triple("Acme Cloud", "owner", "Bob")]


def test_the_paper_leaves_out_relations_that_gold_lacks() -> None:
    assert paper(GOLD, FOUND) == (0.5, 0.5, 0.5)
    assert paper(GOLD, []) == (0, 0, 0)


def test_everything_counts_when_strict() -> None:
    assert strict(GOLD, [*FOUND, FOUND[1]]) == Counts(tp=1, fp=2, fn=1)
    assert loose(GOLD, FOUND) == Counts(tp=2, fp=1, fn=0)


@pytest.mark.parametrize(
    ("text", "triple", "marked"),
    [
        ("Ann runs Acme.", ("Acme", "r", "Ann"), "[o Ann] runs [s Acme]."),
        ("Ann runs Acme Cloud.", ("Acme_Cloud", "r", '"Ann"'), "[o Ann] runs [s Acme Cloud]."),
        ("Ann runs Acme and Acme Cloud.", ("Acme", "r", "Ann"), None),
        ("Ann Lee, an Ann.", ("Ann Lee", "r", "Lee"), None),
        ("Acme has 300 people.", ("Acme", "r", "300"), None),
        ("Ann [sic] runs Acme.", ("Acme", "r", "Ann"), None),
    ],
)
def test_examples(text: str, triple: tuple[str, str, str], marked: str | None) -> None:
    assert example(text, Triple(*triple)) == marked


TRAIN = tuple(
    Sentence(film, f"{film} was filmed by Ann.", (Triple(film, "film_crew", "Ann"), Triple(film, "city", "Leeds"))) for film in "ABC"
)
TASK = Task("dbpedia_webnlg", "ont_1_film", ("film crew", "city", "location", "birthDate"), (), TRAIN)


def test_only_what_we_have_no_relation_for_is_taught(tmp_path: Path) -> None:
    examples = taught(TASK, 2)
    assert examples == {"film crew": ["[s A] was filmed by [o Ann].", "[s B] was filmed by [o Ann]."]}
    (tmp_path / "t.ttl").write_text(turtle(examples), encoding="utf-8")
    relation = load_ontology((*ontology_files(), tmp_path / "t.ttl")).relations[f"{NAMESPACE}r0"]
    assert relation.label() == "film crew"
    assert [each.text for each in relation.examples] == ["A was filmed by Ann.", "B was filmed by Ann."]


def test_claims_in_the_words_of_an_ontology() -> None:
    document = Document.of("Acme is in Leeds; Ann, 2 May 1999.")
    acme = document.mention(0, 4, type="Company", kind=Kind.NAME, sentence=0)
    leeds = document.mention(11, 16, type="City", kind=Kind.NAME, sentence=0)
    ann = document.mention(18, 21, type="Person", kind=Kind.NAME, sentence=0)
    born = document.mention(23, 33, type="Entity", kind=Kind.LITERAL, sentence=0, value="1999-05-02", datatype="date")
    evidence = document.evidence(0, 34, sentence=0)
    claims = [
        Claim(document.id, relation, subject, object, evidence)
        for relation, subject, object in (("locatedIn", acme, leeds), ("dateOfBirth", ann, born), (f"{NAMESPACE}r0", acme, ann))
    ]
    ontology = load_ontology(ontology_files())
    assert triples_of(claims, TASK, {f"{NAMESPACE}r0": "film crew"}, ontology) == [
        Triple("Acme", "city", "Leeds"),
        Triple("Ann", "birthDate", "1999-05-02"),
        Triple("Acme", "film_crew", "Ann"),
    ]
    tekgen = Task("wikidata_tekgen", TASK.name, TASK.labels, (), ())
    assert triples_of(claims[1:2], tekgen, {}, ontology) == [Triple("Ann", "birthDate", "02 May 1999")]


def test_a_folder_of_the_benchmark(tmp_path: Path) -> None:
    root = tmp_path / "wikidata_tekgen"
    made = {"sub": "A", "rel": "maker", "obj": "Ann"}
    records = {
        "ground_truth/ont_2_film_ground_truth.jsonl": {"id": "t1", "sent": "A, by Ann.", "triples": [made]},
        "train/ont_2_film_train.jsonl": {"id": "r1", "sent": "B, by Bob.", "sub_label": "B", "rel_label": "maker", "obj_label": "Bob"},
        "ontologies/2_film_ontology.json": {"relations": [{"label": "maker "}]},
    }
    for name, record in records.items():
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text(json.dumps(record), encoding="utf-8")
    (task,) = tasks(tmp_path)
    assert (task.dataset, task.name, task.labels) == ("wikidata_tekgen", "ont_2_film", ("maker",))
    assert task.train[0].triples == (Triple("B", "maker", "Bob"),)
    row = figures(task, [[Triple("A", "maker", "Ann")]], ["maker"])
    assert means([row])["exact"]["f1"] == means([row["shared"]])["strict"]["f1"] == 1
