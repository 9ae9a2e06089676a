"""How far examples teach more than they say, and no further."""

from __future__ import annotations

from typing import Any

import pytest

from kg.extract.generalise import GENERALISED, Generalisation
from kg.extract.program import Rule, RuleTable
from kg.ontology import ClassDefinition, Ontology, Relation


@pytest.mark.parametrize("title", ["chief technology officer", "chief marketing officer", "chief data officer", "compliance officer"])
def test_two_officers_teach_a_third(tiny: Any, title: str) -> None:
    assert tiny.facts(f"Ada Brook is {title} at Norvane.") == [("Ada Brook", "holdsPosition", "Norvane")]


@pytest.mark.parametrize("title", ["deputy chief technology officer", "vice chief technology officer", "assistant officer", "neighbour"])
def test_a_deputy_is_no_officer(tiny: Any, title: str) -> None:
    assert not tiny.facts(f"Ada Brook is {title} at Norvane.")


def test_three_kinds_of_organization_teach_a_fourth(tiny: Any) -> None:
    assert tiny.facts("Norvane is a brewer from Ghent.") == [("Norvane", "headquarteredIn", "Ghent")]


@pytest.mark.parametrize("noun", ["platform", "neighbour", "present"])
def test_but_no_other_kind_of_thing(tiny: Any, noun: str) -> None:
    assert not tiny.facts(f"Norvane is a {noun} from Ghent.")


def test_a_class_label_may_have_a_hyphen(tiny: Any) -> None:
    assert tiny.facts("Norvane is a start-up from Ghent.") == [("Norvane", "headquarteredIn", "Ghent")]


def test_a_counter_example_is_an_exception_to_the_general_form(tiny: Any) -> None:
    assert not tiny.facts("Ada Brook is a police officer at Norvane.")


_ENDS = {"people": (("Person",), ("Organization",)), "firms": (("Company",), ("Organization",)), "places": (("Person",), ("Place",))}


@pytest.fixture
def ontology() -> Ontology:
    parents = {"Agent": (), "Person": ("Agent",), "Organization": ("Agent",), "Company": ("Organization",), "Place": ()}
    relations = [Relation(f"{kind}{number}", domain=d, range=r) for kind, (d, r) in _ENDS.items() for number in (1, 2)]
    return Ontology.of([ClassDefinition(name, parents=above) for name, above in parents.items()], relations)


def _taught(ontology: Ontology, heads: dict[str, list[str]], known: tuple[str, ...] = ()) -> tuple[Rule, ...]:
    """Return the rules of "officer" where each relation has these officers among its examples."""
    table, general = RuleTable(), Generalisation(ontology)
    for relation in known:
        table.vote(("officer",), relation, False, "an example")
    for relation, words in heads.items():
        for word in words:
            general.note(((f"{word}_officer",), ("officer",), ("officer",)), ontology.relations[relation], False)
    general.add_to(table)
    return table.rules().get(("officer",), ())


def test_one_filler_is_too_few(ontology: Ontology) -> None:
    assert not _taught(ontology, {"people1": ["chief", "chief"]})
    assert _taught(ontology, {"people1": ["chief", "press"]}) == (Rule("people1", False, 1),)


@pytest.mark.parametrize("against, kept", [(["financial"], ["firms1", "people1"]), (["financial", "press"], ["firms1"])])
def test_as_many_counter_examples_keep_a_relation_from_a_form(ontology: Ontology, against: list[str], kept: list[str]) -> None:
    table, general = RuleTable(), Generalisation(ontology)
    for relation in ("people1", "firms1"):
        for word in ("chief", "executive"):
            general.note(((f"{word}_officer",), ("officer",), ("officer",)), ontology.relations[relation], False)
    for word in against:
        general.deny(((f"{word}_officer",), ("officer",), ("officer",)), ontology.relations["people1"], False)
    general.add_to(table)
    assert [rule.relation for rule in table.rules()[("officer",)]] == kept


def test_between_the_same_kinds_the_one_with_more_fillers_wins(ontology: Ontology) -> None:
    assert [r.relation for r in _taught(ontology, {"people1": ["a", "b"], "people2": ["c", "d", "e"]})] == ["people2"]
    assert not _taught(ontology, {"people1": ["a", "b"], "people2": ["c", "d"]})


def test_relations_between_other_kinds_are_no_rivals(ontology: Ontology) -> None:
    fillers = {"people1": ["a", "b"], "places1": ["c", "d"], "firms1": ["e", "f"]}
    assert [rule.relation for rule in _taught(ontology, fillers)] == ["firms1", "people1", "places1"]


def test_an_example_of_the_general_form_itself_settles_it(ontology: Ontology) -> None:
    assert [rule.relation for rule in _taught(ontology, {"people1": ["a", "b", "c"]}, known=("people2",))] == ["people2"]


def test_a_kind_needs_three_heads(ontology: Ontology) -> None:
    for heads, expected in ((["bank", "firm"], []), (["bank", "firm", "shop"], [{GENERALISED}])):
        table, general = RuleTable(), Generalisation(ontology)
        for head in heads:
            general.note(((head,), (head,), ("{Organization}",)), ontology.relations["people1"], False)
        general.add_to(table)
        assert list(table.votes.get(("{Organization}",), {}).values()) == expected
