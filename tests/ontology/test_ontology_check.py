"""Each rule of the check, with an ontology that breaks it and one that does not."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.ontology import ClassDefinition, Example, Finding, LangString, Ontology, Place, Relation, Severity, check, load_ontology
from kg.resources import ontology_files

LABELS = (LangString("thing", "en"), LangString("chose", "fr"))


def made(name: str, *parents: str, nouns: tuple[str, ...] = ()) -> ClassDefinition:
    labels = (LangString(name.lower(), "en"), LangString(f"le {name.lower()}", "fr"), *(LangString(noun, "en") for noun in nouns))
    return ClassDefinition(name, labels, parents, "A definition.", Place(Path("my.ttl"), 1))


def examples(*marked: str, lang: str = "en") -> tuple[Example, ...]:
    return tuple(Example.parse(each, lang) for each in marked)


def complete(name: str, verb: str, **changes: object) -> Relation:
    """A relation with nothing to find fault with."""
    english = examples(*(f"[s Acme] {verb} [o Globex] {i} times." for i in range(6)))
    french = examples(*(f"[s Acme] {verb} [o Globex] {i} fois." for i in range(3)), lang="fr")
    relation = Relation(
        name,
        labels=LABELS,
        definitions=(LangString("A definition.", "en"),),
        domain=("Company",),
        range=("Company",),
        examples=(*english, *french),
        counter_examples=examples(f"[s Acme] was not {verb} [o Globex].", f"[s Acme] never {verb} [o Globex]."),
        place=Place(Path("my.ttl"), 7),
    )
    return replace(relation, **changes)  # type: ignore[arg-type]


def ontology_of(*relations: Relation, classes: tuple[ClassDefinition, ...] = ()) -> Ontology:
    return Ontology.of((made("Company"), made("City"), *classes), relations)


def messages(ontology: Ontology, severity: Severity) -> list[str]:
    return [finding.message for finding in check(ontology) if finding.severity is severity]


def test_a_complete_ontology_has_no_finding() -> None:
    assert check(ontology_of(complete("buys", "buys"), complete("sues", "sues"))) == []


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"labels": (LangString("buys", "en"),)}, "no label in fr"),
        ({"labels": (LangString("achète", "fr"),)}, "no label in en"),
        ({"definitions": ()}, "no definition"),
        ({"domain": ()}, "no domain"),
        ({"range": ()}, "no range"),
        ({"examples": examples("[s Acme] buys [o Globex].")}, "1 of at least 6 examples in en"),
        ({"examples": ()}, "not extracted from documents in fr"),
    ],
)
def test_what_is_missing_is_a_warning(changes: dict[str, object], words: str) -> None:
    ontology = ontology_of(complete("buys", "buys", **changes))
    assert any(words in message for message in messages(ontology, Severity.WARNING))
    assert messages(ontology, Severity.ERROR) == []


def test_a_class_without_words_is_a_warning() -> None:
    found = messages(ontology_of(classes=(ClassDefinition("Ship", (LangString("ship", "en"),)),)), Severity.WARNING)
    assert [message.split(":")[0] for message in found] == ["Ship has no definition", "Ship has no label in fr"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"domain": ("Compny",)}, "the domain names the class Compny, which is not declared; did you mean Company?"),
        ({"range": ("Zebra",)}, "the range names the class Zebra, which is not declared"),
        ({"literal": "date"}, "is both xsd:date and Company"),
        ({"symmetric": True, "range": ("City",)}, "symmetric"),
        ({"inverse": "boughtBy"}, "the inverse of boughtBy, which is not declared"),
        ({"parents": ("trades",)}, "a sub-property of trades, which is not declared"),
        ({"parents": ("buys",)}, "a sub-property of itself"),
    ],
)
def test_what_is_wrong_is_an_error(changes: dict[str, object], words: str) -> None:
    assert any(words in message for message in messages(ontology_of(complete("buys", "buys", **changes)), Severity.ERROR))


def test_a_foreign_class_or_parent_need_not_be_declared() -> None:
    ship = made("Ship", "https://schema.org/Vehicle")
    relation = complete("buys", "buys", range=("https://schema.org/Vehicle",))
    assert messages(ontology_of(relation, classes=(ship,)), Severity.ERROR) == []


def test_an_unknown_parent_class_is_an_error() -> None:
    assert any("Vehicle" in message for message in messages(ontology_of(classes=(made("Ship", "Vehicle"),)), Severity.ERROR))


def test_a_cycle_of_classes_is_an_error_at_each_of_them() -> None:
    found = messages(ontology_of(classes=(made("A", "B"), made("B", "C"), made("C", "A"), made("D", "A"))), Severity.ERROR)
    assert [message.split()[0] for message in found] == ["A", "B", "C"]


def test_an_inverse_must_be_mutual_and_mirrored() -> None:
    one_sided = ontology_of(complete("buys", "buys", inverse="boughtBy"), complete("boughtBy", "was bought by"))
    assert any("does not say so" in message for message in messages(one_sided, Severity.WARNING))
    crooked = ontology_of(
        complete("buys", "buys", inverse="boughtBy", range=("City",)), complete("boughtBy", "was bought by", inverse="buys")
    )
    assert any("mirror" in message for message in messages(crooked, Severity.ERROR))
    good = ontology_of(complete("buys", "buys", inverse="boughtBy"), complete("boughtBy", "was bought by", inverse="buys"))
    assert check(good) == []


def test_a_sub_property_keeps_within_its_parent() -> None:
    relations = complete("visits", "visits", parents=("buys",), range=("City",)), complete("buys", "buys")
    assert any("whose range does not hold" in message for message in messages(ontology_of(*relations), Severity.WARNING))


def test_one_noun_for_two_classes_is_a_warning() -> None:
    ontology = ontology_of(classes=(made("Ship", nouns=("Vessel",)), made("Cup", nouns=("vessel",))))
    assert any('"vessel"@en names Cup and Ship' in message for message in messages(ontology, Severity.WARNING))


def test_counter_examples_are_asked_for_only_where_types_do_not_tell_relations_apart() -> None:
    bare = complete("buys", "buys", counter_examples=())
    assert check(ontology_of(bare)) == []
    assert check(ontology_of(bare, complete("visits", "visits", range=("City",)))) == []
    found = messages(ontology_of(bare, complete("sues", "sues")), Severity.WARNING)
    assert len(found) == 1 and "0 of at least 2 counter-examples" in found[0] and "sues" in found[0]


def test_the_same_example_of_two_relations_is_a_warning() -> None:
    twice = ontology_of(complete("buys", "buys"), complete("acquires", "buys"))
    assert any("have the same example" in message for message in messages(twice, Severity.WARNING))
    assert check(ontology_of(complete("buys", "buys"), complete("acquires", "buys", parents=("buys",)))) == []
    other_ends = complete("soldTo", "sells", examples=complete("buys", "buys").examples[:0] + _swapped(complete("buys", "buys").examples))
    assert not any("same example" in message for message in messages(ontology_of(complete("buys", "buys"), other_ends), Severity.WARNING))


def _swapped(old: tuple[Example, ...]) -> tuple[Example, ...]:
    return tuple(replace(each, subjects=each.objects, objects=each.subjects) for each in old)


@pytest.mark.parametrize("how", ["itself", "sub-property", "inverse", "symmetric"])
def test_a_counter_example_that_an_example_makes_true_is_an_error(how: str) -> None:
    buys = complete("buys", "buys")
    against = {"counter_examples": buys.examples[:2]}
    turned = {"counter_examples": _swapped(buys.examples[:2])}
    relations = {
        "itself": (complete("buys", "buys", **against),),
        "sub-property": (complete("trades", "trades", **against), complete("buys", "buys", parents=("trades",))),
        "inverse": (complete("sells", "sells", inverse="buys", **turned), complete("buys", "buys", inverse="sells")),
        "symmetric": (complete("buys", "buys", symmetric=True, **turned),),
    }[how]
    assert any("an example makes true" in message for message in messages(ontology_of(*relations), Severity.ERROR))


def test_a_counter_example_may_be_another_relations_example() -> None:
    buys = complete("buys", "buys")
    assert check(ontology_of(buys, complete("sues", "sues", counter_examples=buys.examples[:2]))) == []


def test_findings_come_in_the_order_of_the_files() -> None:
    places = [Place(Path("b.ttl"), 3), Place(Path("a.ttl"), 20), Place(Path("a.ttl"), 3)]
    relations = [complete(name, name, labels=(), place=place) for name, place in zip(("one", "two", "three"), places, strict=True)]
    found = check(ontology_of(*relations))
    assert [(str(f.place.path), f.place.line) for f in found if f.place] == [("a.ttl", 3)] * 2 + [("a.ttl", 20)] * 2 + [("b.ttl", 3)] * 2


def test_a_finding_reads_like_a_compilers() -> None:
    assert str(Finding(Severity.ERROR, "no", Place(Path("my.ttl"), 3))) == "my.ttl:3: error: no"
    assert str(Finding(Severity.WARNING, "no")) == "warning: no"


def test_a_users_smallest_file_gets_warnings_only(write) -> None:
    marked = " ,\n        ".join(f'"[s Acme] sponsors the [o Globex Cup] {i} times."@en' for i in range(6))
    path = write(f"kg:sponsors kg:example\n        {marked} .\n")
    found = [finding for finding in check(load_ontology([*ontology_files(), path])) if finding.place and finding.place.path == path]
    assert found and {finding.severity for finding in found} == {Severity.WARNING}
    assert {finding.place.line for finding in found if finding.place} == {8}
