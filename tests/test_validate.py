"""A graph that breaks its ontology is told where."""

from __future__ import annotations

import sys

import pytest

from kg.errors import SettingsError
from kg.model import Entity, Knowledge, Literal, ResolvedClaim, Status
from kg.ontology import ClassDefinition, Ontology, Relation
from kg.validate import Problem, shapes, validate
from kg.vocab import DEFAULT_BASE, KG

ONTOLOGY = Ontology.of(
    [ClassDefinition("Company", parents=("Organization",)), ClassDefinition("Organization"), ClassDefinition("Person")],
    [
        Relation("acquires", domain=("Organization",), range=("Organization",)),
        Relation("worksFor", domain=("Person",), range=("Organization", "Person")),
        Relation("inception", domain=("Organization",), literal="gYear"),
        Relation("relatedTo"),
    ],
)


def iri(name: str) -> str:
    return DEFAULT_BASE + name


def knowledge(*claims: tuple[str, str, str | Literal, Status]) -> Knowledge:
    entities = (Entity(iri("Acme"), "Acme", "Company"), Entity(iri("Ann"), "Ann", "Person"))
    return Knowledge(
        (),
        entities,
        tuple(ResolvedClaim(iri(s), r, o if isinstance(o, Literal) else iri(o), status, 1.0, ()) for s, r, o, status in claims),
    )


def test_a_shape_for_each_restricted_end() -> None:
    assert sorted(str(shape).partition(str(KG))[2] for shape in set(shapes(ONTOLOGY).subjects()) if "shape" in str(shape)) == [
        *("acquires", "acquires", "inception", "inception", "worksFor", "worksFor")
    ]


def test_a_graph_that_conforms() -> None:
    pytest.importorskip("pyshacl")
    good = knowledge(
        ("Acme", "acquires", "Acme", Status.ASSERTED),
        ("Ann", "worksFor", "Acme", Status.PLANNED),
        ("Acme", "inception", Literal("1999", "gYear"), Status.ASSERTED),
        ("Ann", "acquires", "Ann", Status.DENIED),
    )
    assert validate(good, ONTOLOGY) == []


def test_problems_name_relation_and_focus() -> None:
    pytest.importorskip("pyshacl")
    bad = knowledge(("Acme", "acquires", "Ann", Status.ASSERTED), ("Acme", "inception", Literal("1999-01-01", "date"), Status.ASSERTED))
    assert validate(bad, ONTOLOGY) == [
        Problem(f"{KG}acquires", iri("Ann"), "the object of acquires is no Organization"),
        Problem(f"{KG}inception", "1999-01-01", "the object of inception is no gYear"),
    ]


def test_without_pyshacl_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(SettingsError, match=r"claimgraph\[shacl\]"):
        validate(knowledge(), ONTOLOGY)
