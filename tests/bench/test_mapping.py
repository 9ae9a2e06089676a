"""The tables name relations that exist, in a direction that their classes allow."""

from __future__ import annotations

import pytest

from bench.mapping import CORE, KNOWLEDGENET, OBJECT_CLASS, PRODUCT, RE3D, SUBJECT_CLASS, TEXT2KG, WIKIDATA, Table, labels_of
from kg.ontology import load_ontology
from kg.resources import ontology_files

ONTOLOGY = load_ontology(ontology_files())
TABLES = {"knowledgenet": KNOWLEDGENET, "wikidata": WIKIDATA, "core": CORE, "product": PRODUCT, "re3d": RE3D, "text2kg": TEXT2KG}


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_every_relation_is_ours(table: Table) -> None:
    assert {relation for meanings in table.values() for relation, _ in meanings} <= ONTOLOGY.relations.keys()
    assert all(meanings and len(set(meanings)) == len(meanings) for meanings in table.values())


def test_classes_are_ours() -> None:
    assert {*SUBJECT_CLASS.values(), *OBJECT_CLASS.values()} <= ONTOLOGY.classes.keys()


def test_knowledgenet_has_no_two_words_for_a_direction() -> None:
    said = [(relation, flipped) for meanings in KNOWLEDGENET.values() for relation, flipped in meanings]
    assert len(said) == len(set(said))
    assert list(labels_of(KNOWLEDGENET, "chiefExecutiveOf", True)) == ["CEO"]
    assert list(labels_of(KNOWLEDGENET, "chiefExecutiveOf", False)) == ["EMPLOYEE_OR_MEMBER_OF"]
