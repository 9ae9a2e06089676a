"""Our own gold stands in our own articles: every quote where the file says, every name known to the ontology, no file stale."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.make_gold import main, read_article
from kg.evaluate import GoldDocument, faults, load_floors, load_gold, score
from kg.ontology import load_ontology

ROOT = Path(__file__).resolve().parents[2]
GOLD = load_gold(ROOT / "data" / "gold")


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.document)
def test_quotes_stand_in_the_article(gold: GoldDocument) -> None:
    assert faults(gold, read_article(ROOT / "data" / "articles" / gold.document)) == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.document)
def test_nothing_is_noted_in_boilerplate(gold: GoldDocument) -> None:
    document = read_article(ROOT / "data" / "articles" / gold.document)
    required = [claim for claim in gold.claims if not claim.optional]
    assert [claim.quote for claim in required if document.is_skipped(claim.evidence.start, claim.evidence.end)] == []


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.document)
def test_ends_lie_in_the_evidence(gold: GoldDocument) -> None:
    ends = [(claim.evidence, end) for claim in gold.claims for end in (claim.subject, claim.object)]
    assert [end for evidence, end in ends if not (evidence.start <= end.start and end.end <= evidence.end)] == []


def test_every_article_has_gold() -> None:
    articles = {path.name for path in (ROOT / "data" / "articles").iterdir()}
    assert {gold.document for gold in GOLD} == articles


def test_gold_files_are_up_to_date() -> None:
    assert main(["--check"]) == 0


def test_gold_speaks_the_ontology() -> None:
    ontology = load_ontology(sorted((ROOT / "ontology").glob("*.ttl")))
    relations = {name for gold in GOLD for claim in gold.claims for name in claim.relations}
    classes = {name for gold in GOLD for entity in gold.entities for name in (entity.type, *entity.other_types)}
    assert relations <= set(ontology.relations)
    assert classes <= set(ontology.classes)


def test_floors_are_pinned() -> None:
    floors = load_floors(ROOT / "data" / "gold" / "floors.json")
    assert floors.precision >= 0.8
    assert floors.recall >= 0.6


def test_finding_nothing_is_below_the_floors() -> None:
    assert score(GOLD, {}).recall == 0
