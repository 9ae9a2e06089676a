"""Guessed types take what the document's claims ask for; claims that then do not fit are dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kg.extract.settle import fits, retype, settle, without_general
from kg.model import Annotation, Claim, Document, Kind, Mention, Sentence
from kg.ontology import ClassDefinition, Ontology, Relation

_PARENTS = {
    "Agent": (),
    "Person": ("Agent",),
    "Organization": ("Agent",),
    "Company": ("Organization",),
    "Product": (),
    "Platform": ("Product",),
    "Place": (),
}
_TEXT = "Alpha Beta Gamma 2019"
_PLACES = {"Alpha": 0, "Beta": 6, "Gamma": 11, "2019": 17}


@pytest.fixture
def ontology() -> Ontology:
    firms, things = ("Organization",), ("Product",)
    relations = [
        Relation("acquires", domain=firms, range=firms),
        Relation("approves", domain=firms, range=things),
        Relation("inception", domain=firms, literal="date"),
        Relation("knows"),
        Relation("touches", domain=("Organization", "Product"), range=firms),
        Relation("runsOn", domain=things, range=things),
    ]
    return Ontology.of([ClassDefinition(name, parents=parents) for name, parents in _PARENTS.items()], relations)


def _mention(name: str, type: str, **rest: Any) -> Mention:
    kind = rest.pop("kind", Kind.LITERAL if name == "2019" else Kind.NAME)
    start = _PLACES[name]
    return Mention(start, start + len(name), name, type, kind, 0, cluster=list(_PLACES).index(name), **rest)


def _claim(subject: Mention, relation: str, object: Mention, confidence: float = 0.75) -> Claim:
    evidence = Document.of(_TEXT, id="d").evidence(0, len(_TEXT), sentence=0, subject=subject.span, object=object.span)
    return Claim("d", relation, subject, object, evidence, confidence=confidence)


Types = Callable[[list[Claim]], list[tuple[str, str, str]]]


@pytest.fixture
def settled(ontology: Ontology) -> Types:
    return lambda claims: [(c.subject.type, c.relation, c.object.type) for c in settle(claims, ontology)]


ALPHA, BETA = _mention("Alpha", "Company"), _mention("Beta", "Company")
GUESS = _mention("Gamma", "Person", guessed=True)


def test_a_guess_gives_way_to_one_claim(settled: Types) -> None:
    assert settled([_claim(GUESS, "acquires", ALPHA)]) == [("Organization", "acquires", "Company")]


def test_a_guess_that_fits_stays_as_narrow_as_it_is(settled: Types) -> None:
    guess = replace(GUESS, type="Company")
    assert settled([_claim(guess, "acquires", ALPHA)]) == [("Company", "acquires", "Company")]


def test_a_known_type_never_gives_way(settled: Types) -> None:
    known = replace(GUESS, guessed=False)
    assert settled([_claim(known, "acquires", ALPHA)]) == []


def test_the_majority_wins_and_the_rest_is_dropped(settled: Types) -> None:
    claims = [_claim(GUESS, "acquires", ALPHA), _claim(GUESS, "acquires", BETA), _claim(ALPHA, "approves", GUESS)]
    assert settled(claims) == [("Organization", "acquires", "Company")] * 2


def test_a_surer_claim_weighs_more(settled: Types) -> None:
    claims = [_claim(GUESS, "acquires", ALPHA, 0.6), _claim(ALPHA, "approves", GUESS, 0.9)]
    assert settled(claims) == [("Company", "approves", "Product")]
    claims = [_claim(GUESS, "acquires", ALPHA, 0.9), _claim(ALPHA, "approves", GUESS, 0.6)]
    assert settled(claims) == [("Organization", "acquires", "Company")]


def test_the_guess_itself_has_a_say(settled: Types) -> None:
    guess = replace(GUESS, type="Platform")
    assert settled([_claim(guess, "acquires", ALPHA, 0.3)]) == []
    assert settled([_claim(guess, "acquires", ALPHA, 0.5)]) == [("Organization", "acquires", "Company")]


def test_a_relation_that_allows_several_kinds_splits_its_vote(settled: Types) -> None:
    claims = [_claim(GUESS, "touches", ALPHA, 0.8), _claim(GUESS, "runsOn", _mention("Beta", "Product"), 0.5)]
    assert settled(claims) == [("Product", "touches", "Company"), ("Product", "runsOn", "Product")]


def test_relations_without_domain_ask_for_nothing(settled: Types) -> None:
    assert settled([_claim(GUESS, "knows", ALPHA)]) == [("Person", "knows", "Company")]


def test_a_literal_is_left_alone(settled: Types) -> None:
    year = _mention("2019", "date", value="2019", datatype="gYear")
    assert settled([_claim(ALPHA, "inception", year)]) == [("Company", "inception", "date")]


def test_every_mention_of_a_chain_is_settled_alike(ontology: Ontology) -> None:
    beside = replace(_mention("Beta", "Person", guessed=True), cluster=GUESS.cluster)
    claims = [_claim(GUESS, "acquires", ALPHA), _claim(beside, "acquires", ALPHA)]
    assert {claim.subject.type for claim in settle(claims, ontology)} == {"Organization"}
    annotation = Annotation(Document.of(_TEXT, id="d"), (Sentence(0, 0, len(_TEXT)),), (ALPHA, beside, GUESS))
    assert [m.type for m in retype(annotation, settle(claims[:1], ontology)).mentions] == ["Company", "Organization", "Organization"]


def test_the_order_of_the_claims_makes_no_difference(ontology: Ontology) -> None:
    claims = [_claim(GUESS, "acquires", ALPHA), _claim(ALPHA, "approves", GUESS), _claim(GUESS, "knows", BETA)]
    forth, back = settle(claims, ontology), settle(reversed(claims), ontology)
    assert forth == list(reversed(back))


def test_what_fits(ontology: Ontology) -> None:
    assert fits(ALPHA, ("Organization",), ontology) and fits(_mention("Beta", "Agent"), ("Organization",), ontology)
    assert not fits(ALPHA, ("Person", "Product"), ontology)
    assert fits(replace(ALPHA, other_types=("Platform",)), ("Product",), ontology)
    assert fits(ALPHA, (), ontology)


def test_end_to_end_a_name_bought_is_a_company_though_it_was_approved_like_a_product(tiny: Any) -> None:
    assert [c.object.type for c in tiny.claims("Ofdata approved Zelvane.")] == ["Product"]
    assert tiny.facts("Zelvane acquired Norvane. Ofdata approved Zelvane.") == [("Zelvane", "acquires", "Norvane")]


def test_what_is_general_goes_only_where_the_special_is_about_as_sure() -> None:
    relations = [Relation("worksFor"), Relation("runs", parents=("worksFor",))]
    ontology = Ontology.of([ClassDefinition(name, parents=parents) for name, parents in _PARENTS.items()], relations)
    ends = _mention("Alpha", "Person"), _mention("Beta", "Organization")
    general = _claim(ends[0], "worksFor", ends[1], 0.9)
    for special, left in ((0.8, ["runs"]), (0.05, ["worksFor", "runs"])):
        claims = [general, _claim(ends[0], "runs", ends[1], special)]
        assert [claim.relation for claim in without_general(claims, ontology)] == left


def test_a_range_of_many_classes_counts_once_and_leaves_a_guess_alone() -> None:
    classes = [ClassDefinition(name, parents=parents) for name, parents in (_PARENTS | {"Country": ("Place",), "City": ("Place",)}).items()]
    ontology = Ontology.of(
        classes, [Relation("holds", range=("Organization", "City", "Country")), Relation("leads", range=("Organization",))]
    )
    for guess, relation, type in (("Country", "holds", "Country"), ("Place", "holds", "Place"), ("Place", "leads", "Organization")):
        [claim] = settle([_claim(_mention("Alpha", "Person"), relation, _mention("Beta", guess, guessed=True))], ontology)
        assert claim.object.type == type


def test_what_is_hardly_believed_settles_nothing(settled: Types) -> None:
    # Asked for with a low confidence, a claim must not change what the surer ones agree on.
    alpha, beta = _mention("Alpha", "Agent", guessed=True), _mention("Beta", "Organization")
    sure = _claim(alpha, "acquires", beta, 0.6)
    doubtful = [_claim(alpha, "runsOn", _mention("Gamma", "Product"), 0.4) for _ in range(5)]
    assert settled([sure, *doubtful])[0] == settled([sure])[0]
