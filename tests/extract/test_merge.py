"""One claim a sentence, with the most direct words, the most guarded status, and confidence by noisy-or."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.merge import merge
from kg.model import Claim, Document, Kind, Mention, Status
from kg.ontology import Ontology, Relation

DOCUMENT = Document.of("Alpha, it and the firm met Beta in 2019. Then Alpha met Beta.", id="d")
ALPHA = DOCUMENT.mention(0, 5, type="Company", kind=Kind.NAME, sentence=0, cluster=0)
IT = DOCUMENT.mention(7, 9, type="Company", kind=Kind.PRONOUN, sentence=0, cluster=0)
FIRM = DOCUMENT.mention(14, 22, type="Company", kind=Kind.NOMINAL, sentence=0, cluster=0)
BETA = DOCUMENT.mention(27, 31, type="Company", kind=Kind.NAME, sentence=0, cluster=1)
ONTOLOGY = Ontology.of([], [Relation("knows"), Relation("owns"), Relation("partnersWith", symmetric=True)])


def _claim(subject: Mention = ALPHA, object: Mention = BETA, sentence: int = 0, **rest: Any) -> Claim:
    start, end = ((0, 40), (41, 61))[sentence]
    evidence = DOCUMENT.evidence(start, end, sentence=sentence, subject=subject.span, object=object.span)
    return Claim("d", rest.pop("relation", "knows"), subject, object, evidence, **rest)


def _merge(claims: Iterable[Claim]) -> list[Claim]:
    return merge(claims, ONTOLOGY)


def test_readings_of_a_sentence_are_one_claim() -> None:
    assert _merge([_claim(), _claim()]) == [_claim()]
    assert len(_merge([_claim(), _claim(sentence=1)])) == 2
    assert len(_merge([_claim(), _claim(relation="owns")])) == 2
    assert len(_merge([_claim(), _claim(BETA, ALPHA)])) == 2


@pytest.mark.parametrize("order", [(ALPHA, FIRM, IT), (IT, FIRM, ALPHA), (FIRM, IT, ALPHA)])
def test_the_most_direct_mention_stands(order: tuple[Mention, ...]) -> None:
    [claim] = _merge(_claim(mention, confidence=0.9 if mention is IT else 0.5) for mention in order)
    assert claim.subject == ALPHA
    [claim] = _merge(_claim(mention) for mention in order if mention is not ALPHA)
    assert claim.subject == FIRM


@pytest.mark.parametrize(
    "guarded, other",
    [
        (Status.DENIED, Status.POSSIBLE),
        (Status.POSSIBLE, Status.PENDING),
        (Status.PENDING, Status.PLANNED),
        (Status.PLANNED, Status.PAST),
        (Status.PAST, Status.ASSERTED),
    ],
)
def test_the_most_guarded_status_stands(guarded: Status, other: Status) -> None:
    for readings in ([guarded, other], [other, guarded]):
        [claim] = _merge(_claim(status=status) for status in readings)
        assert claim.status is guarded


def test_confidence_rises_by_the_ways_and_not_the_number_of_readings() -> None:
    assert _merge([_claim(confidence=0.5), _claim(confidence=0.5)])[0].confidence == 0.5
    assert _merge([_claim(confidence=0.5), _claim(confidence=0.6)])[0].confidence == 0.8
    assert _merge([_claim(confidence=0.9), _claim(confidence=0.95), _claim(confidence=0.96)])[0].confidence == 0.97


def test_a_date_is_kept_whichever_reading_has_it() -> None:
    [claim] = _merge([_claim(confidence=0.9), _claim(confidence=0.5, time="2019")])
    assert (claim.time, claim.subject) == ("2019", ALPHA)


def test_literals_are_the_same_by_value() -> None:
    year = DOCUMENT.mention(35, 39, type="date", kind=Kind.LITERAL, sentence=0, cluster=7, value="2019", datatype="gYear")
    assert len(_merge([_claim(object=year), _claim(object=replace(year, cluster=8))])) == 1
    assert len(_merge([_claim(object=year), _claim(object=replace(year, value="2020"))])) == 2


_CLAIMS = st.lists(
    st.builds(
        _claim,
        subject=st.sampled_from((ALPHA, IT, FIRM)),
        sentence=st.sampled_from((0, 1)),
        relation=st.sampled_from(("knows", "owns", "partnersWith")),
        status=st.sampled_from(Status),
        confidence=st.sampled_from((0.25, 0.5, 0.75)),
    ),
    max_size=8,
)


@given(claims=_CLAIMS, seed=st.integers(0, 99))
def test_order_and_repetition_make_no_difference(claims: list[Claim], seed: int) -> None:
    merged = _merge(claims)
    shuffled = claims * 2
    random.Random(seed).shuffle(shuffled)
    assert _merge(shuffled) == _merge(merged) == merged
    assert merged == sorted(merged, key=lambda claim: claim.sort_key)


@given(claims=_CLAIMS, turned=st.lists(st.booleans(), min_size=8, max_size=8))
def test_only_a_symmetric_claim_is_the_same_either_way_round(claims: list[Claim], turned: list[bool]) -> None:
    ways = [_turned(claim) if turn else claim for claim, turn in zip(claims, turned, strict=False)]
    merged = _merge(ways)
    symmetric = {claim.evidence.sentence for claim in claims if claim.relation == "partnersWith"}
    others = {(c.relation, c.evidence.sentence, c.subject.cluster) for c in ways if c.relation != "partnersWith"}
    assert len(merged) == len(symmetric) + len(others)
    assert _merge(reversed(ways)) == merged


def _turned(claim: Claim) -> Claim:
    evidence = replace(claim.evidence, subject=claim.evidence.object, object=claim.evidence.subject)
    return replace(claim, subject=claim.object, object=claim.subject, evidence=evidence)
