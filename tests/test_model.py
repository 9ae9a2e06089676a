"""A claim's id: the same for the same words, another for another thing that the words stand for."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from kg.model import Claim, Document, Kind, Mention, Status

DOCUMENT = Document.of("Acme will acquire Globex, the Boston startup.", id="doc-1")


def _mention(start: int, end: int) -> Mention:
    return DOCUMENT.mention(start, end, type="Company", kind=Kind.NAME, sentence=0)


def _claim(subject: Mention, object: Mention, relation: str = "acquires", status: Status = Status.PLANNED) -> Claim:
    evidence = DOCUMENT.evidence(0, 45, sentence=0, subject=subject.span, object=object.span)
    return Claim("doc-1", relation, subject, object, evidence, status)


def _of_each(claim: Claim, subjects: int, objects: int) -> list[Claim]:
    """Return the claim of each thing that its ends stand for."""
    ways = product(range(subjects), range(objects))
    return [replace(claim, subject=replace(claim.subject, which=i), object=replace(claim.object, which=j)) for i, j in ways]


_MENTIONS = st.sampled_from(((0, 4), (18, 24), (26, 44))).map(lambda span: _mention(*span))
_CLAIMS = st.builds(_claim, _MENTIONS, _MENTIONS, st.sampled_from(("acquires", "owns")), st.sampled_from(Status))


def test_ids_never_change() -> None:
    assert _claim(_mention(0, 4), _mention(18, 24)).id == "81f36ca9c0cdb5cc"  # as in the README


@given(claim=_CLAIMS, subjects=st.integers(1, 4), objects=st.integers(1, 4))
def test_a_claim_of_each_thing_has_an_id_and_a_place_of_its_own(claim: Claim, subjects: int, objects: int) -> None:
    claims = _of_each(claim, subjects, objects)
    assert claims[0].id == claim.id
    assert len({each.id for each in claims}) == len({each.sort_key for each in claims}) == subjects * objects
    assert sorted(claims, key=lambda each: each.sort_key) == claims


@given(claims=st.lists(_CLAIMS, max_size=4), things=st.integers(1, 3))
def test_claims_that_differ_have_ids_that_differ(claims: list[Claim], things: int) -> None:
    found = [each for claim in claims for each in _of_each(claim, things, things)]
    assert len({each.id for each in found}) == len(set(found))
