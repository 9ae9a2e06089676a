"""A part of a graph: what is around an entity, and what a query answers, drawn as claims."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from kg.errors import QueryError
from kg.graph import GraphStore, Run, to_quads
from kg.model import Document, Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Status
from kg.query import MADE_BY_QUERY, answer_of, around, part_of, query_store
from kg.vocab import Bases

BASE = Bases().entity
_SAID = (
    ("Acme", "partnersWith", "Globex", Status.ASSERTED),
    ("Globex", "acquires", "Initech", Status.PLANNED),
    ("Initech", "supplies", "Hooli", Status.ASSERTED),
    ("Acme", "acquires", "Hooli", Status.DENIED),
    ("Globex", "inception", Literal("1999", "gYear"), Status.PAST),
)


def quote(text: str, source: str) -> tuple[Metadata, Evidence]:
    document = Document.of(text, id=source)
    return document.metadata, document.evidence(0, len(text), sentence=0)


def knowledge() -> Knowledge:
    """Four companies in a chain, a denied short cut, a year, and one who only speaks; a document a claim."""
    documents, claims = [], []
    for number, (subject, relation, target, status) in enumerate(_SAID):
        metadata, evidence = quote(f"{subject} and {target}.", f"d{number}")
        documents.append(metadata)
        end = target if isinstance(target, Literal) else BASE + target
        claims.append(ResolvedClaim(BASE + subject, relation, end, status, 0.9, (evidence,)))
    claims[0] = replace(claims[0], speakers=(BASE + "Ann",))
    entities = [Entity(BASE + name, name, "Company") for name in ("Acme", "Globex", "Hooli", "Initech")]
    entities.append(Entity(BASE + "Ann", "Ann", "Person"))
    return Knowledge(tuple(documents), tuple(sorted(entities)), tuple(sorted(claims, key=lambda claim: claim.sort_key)))


def asked(sparql: str) -> Knowledge:
    known = knowledge()
    store = GraphStore.from_quads(to_quads(known, Bases(), Run("1", "x")))
    return part_of(known, query_store(store, sparql))


def names(part: Knowledge) -> list[str]:
    return [entity.label for entity in part.entities]


def said(part: Knowledge) -> list[tuple[str, str]]:
    return [(claim.subject.removeprefix(BASE), claim.relation) for claim in part.claims]


def test_one_step_around_takes_what_is_between_and_nothing_further() -> None:
    part = around(knowledge(), BASE + "Globex")
    assert names(part) == ["Acme", "Ann", "Globex", "Initech"]
    assert said(part) == [("Acme", "partnersWith"), ("Globex", "acquires"), ("Globex", "inception")]
    assert [document.id for document in part.documents] == ["d0", "d1", "d4"]


def test_a_denied_claim_is_no_step_but_is_kept_between_those_reached() -> None:
    assert "Hooli" not in names(around(knowledge(), BASE + "Acme", 1))
    assert ("Acme", "acquires") in said(around(knowledge(), BASE + "Acme", 3))
    assert around(knowledge(), BASE + "Acme", 3) == knowledge()


def test_nothing_is_around_who_is_not_there() -> None:
    with pytest.raises(KeyError):
        around(knowledge(), BASE + "Nobody")


def test_select_gives_its_entities_and_the_claims_between_them() -> None:
    part = asked("SELECT ?a ?b { ?a kg:partnersWith|kg:acquires ?b }")
    assert names(part) == ["Acme", "Ann", "Globex", "Initech"]
    assert said(part) == [("Acme", "partnersWith"), ("Globex", "acquires"), ("Globex", "inception")]
    assert part.claims[0] == knowledge().claims[1]


def test_select_of_claims_gives_them_with_their_ends() -> None:
    part = asked("SELECT ?claim { ?claim kg:status kg:denied }")
    assert (names(part), said(part)) == (["Acme", "Hooli"], [("Acme", "acquires")])


def test_construct_gives_the_claims_that_say_its_triples() -> None:
    part = asked("CONSTRUCT { ?a kg:acquires ?b . ?a kg:inception ?year } { ?a kg:acquires ?b ; kg:inception ?year }")
    assert said(part) == [("Globex", "acquires"), ("Globex", "inception")]
    assert all(claim.evidence for claim in part.claims)


def test_a_triple_that_nobody_says_is_made_by_the_query() -> None:
    part = asked("CONSTRUCT { ?a <https://my.org/reaches> ?c . ?a kg:partnersWith ?b } { ?a kg:partnersWith ?b . ?b kg:acquires ?c }")
    made = [claim for claim in part.claims if not claim.evidence]
    assert [(claim.subject, claim.relation, claim.object) for claim in made] == [
        (BASE + "Acme", "https://my.org/reaches", BASE + "Initech")
    ]
    assert made[0].extractors == MADE_BY_QUERY
    assert ("Acme", "partnersWith") in said(part)


def test_new_things_take_the_name_and_type_that_are_constructed_and_known_ones_keep_theirs() -> None:
    made = '<urn:deal> a kg:Program ; rdfs:label "The deal" ; <urn:of> ?b . ?b rdfs:label "Renamed"'
    part = asked(f"CONSTRUCT {{ {made} }} {{ ?a kg:acquires ?b FILTER(?b = id:Initech) }}")
    assert [(entity.label, entity.type) for entity in part.entities] == [("Initech", "Company"), ("The deal", "Program")]


def test_blank_nodes_are_called_the_same_in_every_run() -> None:
    sparql = "CONSTRUCT { ?a <urn:has> [ <urn:with> ?b ] } { ?a kg:partnersWith ?b }"
    first, second = asked(sparql), asked(sparql)
    assert first == second
    assert len(first.claims) == 2
    assert len([entity for entity in first.entities if entity.iri.startswith("urn:blank:")]) == 1


def test_describe_gives_what_is_said_of_one() -> None:
    assert said(asked("DESCRIBE id:Globex")) == [("Globex", "acquires"), ("Globex", "inception")]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("ASK { ?a ?b ?c }", "only the answer of"),
        ("SELECT ?a { ?a kg:nope ?b }", "names no entity"),
        ("SELECT ?y { ?a kg:inception ?y }", "no entity"),
    ],
)
def test_what_cannot_be_drawn_is_said(sparql: str, message: str) -> None:
    with pytest.raises(QueryError, match=message):
        asked(sparql)


@pytest.mark.parametrize(
    "sparql", ["SELECT ?a ?b { ?a kg:acquires ?b }", "CONSTRUCT { ?a kg:acquires ?b . ?b <urn:x> 'y' } { ?a kg:acquires ?b }"]
)
def test_a_graph_on_disk_answers_alike(tmp_path: Path, sparql: str) -> None:
    GraphStore.from_quads(to_quads(knowledge(), Bases(), Run("1", "x"))).save(tmp_path)
    assert part_of(knowledge(), answer_of(tmp_path, sparql)) == asked(sparql)


def test_a_graph_on_disk_refuses_what_cannot_be_drawn(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="only the answer of"):
        answer_of(tmp_path, "ASK { ?a ?b ?c }")
