"""Each reader on a record of its corpus's form, made up here."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bench.corpora import Fact, Mark, Passage, core_company, fewrel, gum, knowledgenet, ner, product_corpus, re3d, redocred
from bench.corpora.files import files
from bench.corpora.values import closest

Reader = Callable[[Path], Iterator[Passage]]


def one(read: Reader, folder: Path, name: str, *records: dict[str, Any]) -> Passage:
    (folder / name).write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    (passage,) = read(folder)
    return passage


def told(passage: Passage) -> list[tuple[str, str, str]]:
    return [(passage.words(fact.subject), fact.relation, passage.words(fact.object)) for fact in passage.facts]


def test_knowledgenet(tmp_path: Path) -> None:
    facts = [{"subject": [0, 4], "object": [16, 19], "property": "CEO"}, {"subject": [0, 4], "object": [16, 19], "property": "FOUNDED_BY"}]
    record = {"doc": "7", "passage_start": 3, "passage_end": 23, "text": "Acme was led by Ann.", "annotated_properties": ["CEO"]}
    passage = one(knowledgenet.read, tmp_path, "fold1.jsonl", record | {"facts": facts})
    assert passage.id == "7:3:23"
    assert passage.marks == (Mark(0, 4), Mark(16, 19))
    assert [fact.relation for fact in passage.facts] == ["CEO", "FOUNDED_BY"]
    assert passage.annotated == {"CEO"}


def test_redocred_gives_the_nearest_mentions(tmp_path: Path) -> None:
    text = "Acme grew. Ann Lee runs Acme."
    entities = [
        {"type": "ORG", "mentions": [{"start": 0, "end": 4}, {"start": 24, "end": 28}]},
        {"type": "PER", "mentions": [{"start": 11, "end": 18}]},
    ]
    record = {"doc": "d", "text": text, "entities": entities, "facts": [{"h": 0, "t": 1, "property": "P488"}]}
    passage = one(redocred.read, tmp_path, "a_text_facts.jsonl", record)
    assert passage.marks == (Mark(0, 4, "ORG", 0), Mark(11, 18, "PER", 1), Mark(24, 28, "ORG", 0))
    assert passage.facts == (Fact(2, 1, "P488"),)
    assert passage.annotated == {"P488"}


@pytest.mark.parametrize(("invert", "expected"), [(0, ("Acme", "acquired_by", "Globex")), (1, ("Globex", "acquired_by", "Acme"))])
def test_core_turns_the_ends(tmp_path: Path, invert: int, expected: tuple[str, str, str]) -> None:
    ends = {"e1_start": 0, "e1_end": 0, "e2_start": 2, "e2_end": 2}
    record = {"id": "E1", "relation": "acquired_by", "invert_relation": invert, "context": ["Acme", "and", "Globex", "."]}
    assert told(one(core_company.read, tmp_path, "train.jsonl", record | ends)) == [expected]


def test_product_corpus_pairs_and_clusters(tmp_path: Path) -> None:
    words = {"Acme": "organization", "pumps": "product", "valves": "product", "We": "organization"}
    text = "Acme sells pumps and valves. We grow."
    entities = [{"id": word, "start": text.index(word), "end": text.index(word) + len(word), "type": type} for word, type in words.items()]
    sells = [("company", "Acme"), ("product", "pumps"), ("product", "valves")]
    same = [("source", "Acme"), ("target", "We")]
    relations = [
        {"type": type, "args": [{"role": role, "concept": concept} for role, concept in parts]}
        for type, parts in (("CompanyProvidesProduct", sells), ("Identity", same))
    ]
    (tmp_path / "kn_format.jsonl").write_text("{}", encoding="utf-8")
    passage = one(product_corpus.read, tmp_path, "train.jsonl", {"doc": "d", "text": text, "entities": entities, "relations": relations})
    assert [(subject, object) for subject, _, object in told(passage)] == [("Acme", "pumps"), ("Acme", "valves")]
    assert [mark.cluster for mark in passage.marks] == [0, None, None, 0]


def test_re3d_keeps_the_surest_type(tmp_path: Path) -> None:
    entities = [
        {"start": 0, "end": 3, "type": "Person", "confidence": 1},
        {"start": 0, "end": 3, "type": "Organisation", "confidence": 0.2},
    ]
    relations = [{"type": "InChargeOf", "subject": [0, 3], "object": [9, 12]}]
    passage = one(re3d.read, tmp_path, "re3d.jsonl", {"doc": "d", "text": "Ann runs it..", "entities": entities, "relations": relations})
    assert passage.marks == (Mark(0, 3, "Person"), Mark(9, 12))
    assert passage.facts == (Fact(0, 1, "InChargeOf"),)


def test_gum_numbers_the_clusters(tmp_path: Path) -> None:
    entities = [
        {"start": 0, "end": 3, "type": "person", "entity": "9", "has_proper_noun": True, "pronoun": False},
        {"start": 10, "end": 13, "type": "person", "entity": "9", "has_proper_noun": False, "pronoun": True},
        {"start": 14, "end": 17, "type": "animal", "entity": "4", "has_proper_noun": False, "pronoun": False},
    ]
    passage = one(gum.read, tmp_path, "gum.jsonl", {"doc": "d", "text": "Ann walks her dog", "entities": entities})
    assert [(mark.cluster, mark.kind) for mark in passage.marks] == [(0, "name"), (0, "pronoun"), (1, "nominal")]


def test_fewrel(tmp_path: Path) -> None:
    instance = {"tokens": ["Ann", "Lee", "and", "Bob"], "h": ["ann lee", "Q1", [[0, 1]]], "t": ["bob", "Q2", [[3]]]}
    (tmp_path / "val_wiki.json").write_text(json.dumps({"P26": [instance]}), encoding="utf-8")
    (passage,) = fewrel.read(tmp_path)
    assert told(passage) == [("Ann Lee", "P26", "Bob")]


def test_ner_takes_the_text_that_is_given(tmp_path: Path) -> None:
    tokens = {"tokens": ["Acme", "'s", "Ann", "Lee", "."], "tags": ["B-ORG", "O", "B-PER", "I-PER", "O"]}
    spaced = one(ner.read, tmp_path, "a.jsonl", tokens)
    assert [spaced.words(i) for i in range(2)] == ["Acme", "Ann Lee"]
    assert spaced.text == "Acme 's Ann Lee ."
    own = one(ner.read, tmp_path, "a.jsonl", tokens | {"text": "Acme's Ann Lee."})
    assert [own.words(i) for i in range(2)] == ["Acme", "Ann Lee"]
    other = one(ner.read, tmp_path, "a.jsonl", tokens | {"text": "Acme's dear Ann Lee."})
    assert other.text == spaced.text


def test_ner_reads_articles(tmp_path: Path) -> None:
    record = {"doc": "d", "text": "Paris dort", "entities": [{"start": 0, "end": 5, "type": "Location"}]}
    assert one(ner.read, tmp_path, "a.jsonl", record).marks == (Mark(0, 5, "Location"),)


def test_a_mark_outside_the_text_is_refused() -> None:
    with pytest.raises(ValueError, match="outside"):
        Passage("p", "Ann", (Mark(0, 4),))
    with pytest.raises(ValueError, match="without a mark"):
        Passage("p", "Ann", (Mark(0, 3),), (Fact(0, 1, "spouse"),))


def test_the_first_of_equally_near_mentions() -> None:
    assert closest([Mark(0, 1, cluster=0), Mark(2, 3, cluster=1), Mark(4, 5, cluster=0)], 0, 1) == (0, 1)


def test_a_folder_without_the_files(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        files(tmp_path, "*.jsonl")
