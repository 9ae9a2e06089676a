"""One claim a sentence, with the most direct words, the most guarded status, and confidence by noisy-or."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.merge import merge
from kg.model import Claim, Document, Kind, Mention, Status

DOCUMENT = Document.of("Alpha, it and the firm met Beta in 2019. Then Alpha met Beta.", id="d")
ALPHA = DOCUMENT.mention(0, 5, type="Company", kind=Kind.NAME, sentence=0, cluster=0)
IT = DOCUMENT.mention(7, 9, type="Company", kind=Kind.PRONOUN, sentence=0, cluster=0)
FIRM = DOCUMENT.mention(14, 22, type="Company", kind=Kind.NOMINAL, sentence=0, cluster=0)
BETA = DOCUMENT.mention(27, 31, type="Company", kind=Kind.NAME, sentence=0, cluster=1)


def _claim(subject: Mention = ALPHA, object: Mention = BETA, sentence: int = 0, **rest: Any) -> Claim:
    start, end = ((0, 40), (41, 61))[sentence]
    evidence = DOCUMENT.evidence(start, end, sentence=sentence, subject=subject.span, object=object.span)
    return Claim("d", rest.pop("relation", "knows"), subject, object, evidence, **rest)


def test_readings_of_a_sentence_are_one_claim() -> None:
    assert merge([_claim(), _claim()]) == [_claim()]
    assert len(merge([_claim(), _claim(sentence=1)])) == 2
    assert len(merge([_claim(), _claim(relation="owns")])) == 2
    assert len(merge([_claim(), _claim(BETA, ALPHA)])) == 2


@pytest.mark.parametrize("order", [(ALPHA, FIRM, IT), (IT, FIRM, ALPHA), (FIRM, IT, ALPHA)])
def test_the_most_direct_mention_stands(order: tuple[Mention, ...]) -> None:
    [claim] = merge(_claim(mention, confidence=0.9 if mention is IT else 0.5) for mention in order)
    assert claim.subject == ALPHA
    [claim] = merge(_claim(mention) for mention in order if mention is not ALPHA)
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
        [claim] = merge(_claim(status=status) for status in readings)
        assert claim.status is guarded


def test_confidence_rises_by_the_ways_and_not_the_number_of_readings() -> None:
    assert merge([_claim(confidence=0.5), _claim(confidence=0.5)])[0].confidence == 0.5
    assert merge([_claim(confidence=0.5), _claim(confidence=0.6)])[0].confidence == 0.8
    assert merge([_claim(confidence=0.9), _claim(confidence=0.95), _claim(confidence=0.96)])[0].confidence == 0.97


def test_a_date_is_kept_whichever_reading_has_it() -> None:
    [claim] = merge([_claim(confidence=0.9), _claim(confidence=0.5, time="2019")])
    assert (claim.time, claim.subject) == ("2019", ALPHA)


def test_literals_are_the_same_by_value() -> None:
    year = DOCUMENT.mention(35, 39, type="date", kind=Kind.LITERAL, sentence=0, cluster=7, value="2019", datatype="gYear")
    assert len(merge([_claim(object=year), _claim(object=replace(year, cluster=8))])) == 1
    assert len(merge([_claim(object=year), _claim(object=replace(year, value="2020"))])) == 2


_CLAIMS = st.lists(
    st.builds(
        _claim,
        subject=st.sampled_from((ALPHA, IT, FIRM)),
        sentence=st.sampled_from((0, 1)),
        relation=st.sampled_from(("knows", "owns")),
        status=st.sampled_from(Status),
        confidence=st.sampled_from((0.25, 0.5, 0.75)),
    ),
    max_size=8,
)


@given(claims=_CLAIMS, seed=st.integers(0, 99))
def test_order_and_repetition_make_no_difference(claims: list[Claim], seed: int) -> None:
    merged = merge(claims)
    shuffled = claims * 2
    random.Random(seed).shuffle(shuffled)
    assert merge(shuffled) == merge(merged) == merged
    assert merged == sorted(merged, key=lambda claim: claim.sort_key)
