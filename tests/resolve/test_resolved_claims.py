"""Claims of mentions → claims of entities."""

from __future__ import annotations

from typing import Any

import pytest

from kg.lexicon import Lexicon
from kg.model import Kind, Literal, Status
from kg.ontology import Ontology
from kg.resolve import LexicalLinker

BASE = "https://example.org/id/"


@pytest.fixture(scope="module")
def linker(ontology: Ontology, lexicon: Lexicon) -> LexicalLinker:
    return LexicalLinker(ontology, lexicon)


def test_a_claim_of_two_documents_is_one_with_both_evidences(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    documents = [write(id, [say("Acme"), say(other, cluster=1)]) for id, other in (("b", "Initech SA"), ("a", "Initech"))]
    claims = [state(document, 0, "ownedBy", 1, confidence=0.8, extractor=name) for document, name in zip(documents, "yx", strict=True)]
    (claim,) = linker.resolve(documents, claims).claims
    assert (claim.subject, claim.relation, claim.object) == (BASE + "Acme", "ownedBy", BASE + "Initech")
    assert [evidence.document for evidence in claim.evidence] == ["a", "b"]
    assert claim.confidence == 0.96 and claim.extractors == ("x", "y")


def test_the_same_words_count_once(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Acme"), say("Initech", cluster=1)])
    claims = [state(document, 0, "ownedBy", 1, confidence=sure, extractor=name) for sure, name in ((0.5, "x"), (0.7, "y"), (0.7, "y"))]
    (claim,) = linker.resolve([document, document], claims).claims
    assert claim.confidence == 0.7 and len(claim.evidence) == 1 and claim.extractors == ("x", "y")


def test_nothing_is_certain(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    documents = [write(f"d{n}", [say("Acme"), say("Initech", cluster=1)]) for n in range(5)]
    (claim,) = linker.resolve(documents, [state(d, 0, "ownedBy", 1, confidence=1.0) for d in documents]).claims
    assert claim.confidence == 0.99


def test_a_symmetric_relation_is_told_one_way(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Initech"), say("Acme", cluster=1)])
    claims = [state(document, 0, "partnersWith", 1, confidence=0.9), state(document, 1, "partnersWith", 0, confidence=0.5)]
    (claim,) = linker.resolve([document], claims).claims
    assert (claim.subject, claim.object) == (BASE + "Acme", BASE + "Initech")
    (evidence,) = claim.evidence
    assert claim.confidence == 0.9
    assert evidence.subject is not None and document.document.slice(evidence.subject.start, evidence.subject.end) == "Acme"
    assert len(linker.resolve([document], [state(document, 0, "ownedBy", 1), state(document, 1, "ownedBy", 0)]).claims) == 2


def test_status_and_time_tell_claims_apart(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Acme"), say("Initech", cluster=1)])
    ways = [{}, {"status": Status.DENIED}, {"status": Status.PAST}, {"status": Status.PAST, "time": "2021"}]
    found = linker.resolve([document], [state(document, 0, "ownedBy", 1, **way) for way in ways]).claims
    assert [(c.status, c.time) for c in found] == [("asserted", None), ("denied", None), ("past", None), ("past", "2021")]


def test_a_noun_stands_for_the_name_of_its_chain(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    nouns = [say("the firms", "Company", n, Kind.NOMINAL) for n in (0, 1)]
    document = write("a", [say("Acme"), say("Initech", cluster=1), *nouns, say("Blau", "Platform", 2)])
    found = linker.resolve([document], [state(document, 4, "ownedBy", 2), state(document, 4, "ownedBy", 3)]).claims
    assert [claim.object for claim in found] == [BASE + "Acme", BASE + "Initech"]


def test_an_end_without_a_name_drops_the_claim_and_the_entity(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Acme"), say("a rival", "Company", 1, Kind.NOMINAL), say("it", "Company", -1, Kind.PRONOUN)])
    knowledge = linker.resolve([document], [state(document, 0, "ownedBy", 1), state(document, 2, "ownedBy", 0)])
    assert knowledge.claims == () and knowledge.entities == ()
    assert [metadata.id for metadata in knowledge.documents] == ["a"]


def test_nothing_is_related_to_itself(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Acme"), say("Acme SA", cluster=1), say("Initech", cluster=2)])
    (claim,) = linker.resolve([document], [state(document, 0, "ownedBy", 1), state(document, 0, "ownedBy", 2)]).claims
    assert claim.object == BASE + "Initech"


def test_a_literal_is_its_value(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    year = say("the year 2021", "Literal", -1, Kind.LITERAL, value="2021", datatype="gYear")
    document = write("a", [say("Acme"), year])
    knowledge = linker.resolve([document], [state(document, 0, "inception", 1)])
    assert knowledge.claims[0].object == Literal("2021", "gYear")
    assert [entity.label for entity in knowledge.entities] == ["Acme"]


def test_a_speaker_is_an_entity(linker: LexicalLinker, say: Any, write: Any, state: Any) -> None:
    document = write("a", [say("Acme"), say("Initech", cluster=1), say("Anna Bell", "Person", 2), say("Bystander", "Person", 3)])
    knowledge = linker.resolve([document], [state(document, 0, "ownedBy", 1, speaker=2)])
    assert knowledge.claims[0].speakers == (BASE + "Anna_Bell",)
    assert [entity.label for entity in knowledge.entities] == ["Acme", "Anna Bell", "Initech"]


def test_things_without_claims_are_kept_when_asked_and_move_no_iri(
    ontology: Ontology, lexicon: Lexicon, say: Any, write: Any, state: Any
) -> None:
    document = write("a", [say("Mercury"), say("Initech", cluster=1), say("Mercury", "Person", 2), say("Zeta", cluster=3)])
    claims = [state(document, 0, "ownedBy", 1)]
    few = LexicalLinker(ontology, lexicon).resolve([document], claims)
    many = LexicalLinker(ontology, lexicon, all_entities=True).resolve([document], claims)
    assert [entity.iri for entity in few.entities] == [BASE + "Initech", BASE + "Mercury"]
    assert [entity.iri for entity in many.entities] == [BASE + "Initech", BASE + "Mercury", BASE + "Mercury_(Person)", BASE + "Zeta"]
    assert few.claims == many.claims


def test_documents_are_sorted(linker: LexicalLinker, say: Any, write: Any) -> None:
    documents = [write(id, [say("Acme")]) for id in "cab"]
    assert [metadata.id for metadata in linker.resolve(documents, []).documents] == ["a", "b", "c"]
