"""Inference adds what follows, apart from what is stated, and leaves claims alone."""

from __future__ import annotations

import pytest

from kg.graph import GraphStore, Run, from_store, to_nquads, to_quads
from kg.infer import infer
from kg.model import Entity, Knowledge, Literal, ResolvedClaim, Status
from kg.ontology import ClassDefinition, Ontology, Relation
from kg.vocab import DEFAULT_BASE, Bases

ONTOLOGY = Ontology.of(
    [ClassDefinition("Company", parents=("Organization",)), ClassDefinition("Organization", parents=("Agent",)), ClassDefinition("Agent")],
    [
        Relation("partnersWith", symmetric=True),
        Relation("subsidiaryOf", transitive=True, inverse="hasSubsidiary", parents=("relatedTo",)),
        Relation("relatedTo"),
        Relation("inception", literal="gYear", symmetric=True),
    ],
)


def iri(name: str) -> str:
    return DEFAULT_BASE + name


def claim(subject: str, relation: str, object: str | Literal, status: Status = Status.ASSERTED) -> ResolvedClaim:
    return ResolvedClaim(iri(subject), relation, object if isinstance(object, Literal) else iri(object), status, 1.0, ())


KNOWLEDGE = Knowledge(
    (),
    tuple(Entity(iri(name), name, "Company") for name in "ABCD"),
    (
        claim("A", "inception", Literal("1999", "gYear")),
        claim("A", "partnersWith", "D"),
        claim("A", "subsidiaryOf", "B"),
        claim("B", "subsidiaryOf", "C"),
        claim("C", "subsidiaryOf", "A", Status.DENIED),
    ),
)


def inferred() -> GraphStore:
    return infer(GraphStore.from_quads(to_quads(KNOWLEDGE, Bases(), Run("1", "2"))), ONTOLOGY)


@pytest.mark.parametrize(
    "triple",
    [
        "id:A a kg:Agent",
        "id:A kg:relatedTo id:B",
        "id:D kg:partnersWith id:A",
        "id:B kg:hasSubsidiary id:A",
        "id:A kg:subsidiaryOf id:C",
        "id:C kg:hasSubsidiary id:A",
        "id:A kg:relatedTo id:C",
    ],
)
def test_what_follows_is_in_its_own_graph(triple: str) -> None:
    store = inferred()
    assert store.query(f"ASK {{ GRAPH kg:inferred {{ {triple} }} }}", Bases().prefixes())
    assert not store.query(f"ASK {{ {triple} }}", Bases().prefixes())


def test_nothing_else_follows() -> None:
    [row] = inferred().query("SELECT (COUNT(*) AS ?n) { GRAPH kg:inferred { ?s ?p ?o } }", Bases().prefixes())  # type: ignore[union-attr]
    # 4 entities x 2 classes, the mirror, 3 x hasSubsidiary, 1 x subsidiaryOf, 3 x relatedTo
    assert row["n"].value == "16"


def test_what_was_stated_stays() -> None:
    before = GraphStore.from_quads(to_quads(KNOWLEDGE, Bases(), Run("1", "2")))
    after = infer(before, ONTOLOGY)
    assert from_store(after) == KNOWLEDGE
    assert set(before.quads()) < set(after.quads())
    assert {str(quad.graph_name) for quad in set(after.quads()) - set(before.quads())} == {"<https://example.org/kg#inferred>"}


def test_inferring_twice_changes_nothing() -> None:
    once = inferred()
    assert to_nquads(infer(once, ONTOLOGY).quads()) == to_nquads(once.quads())
