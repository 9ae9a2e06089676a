"""What two extractors say of a claim becomes one confidence; no model is loaded."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.combine import CombinedExtractor
from kg.extract.weights import Signs, Weights
from kg.model import Annotation, Claim, Document, Kind, Sentence, Status
from kg.ontology import ClassDefinition, Ontology, Relation

TEXT = "Norvane acquired Castrel. It rained. Lumora closed."
DOCUMENT = Document.of(TEXT)
NAMES = [
    DOCUMENT.mention(TEXT.index(name), TEXT.index(name) + len(name), type="Company", kind=Kind.NAME, sentence=at, cluster=n, entity=name)
    for n, (name, at) in enumerate((("Norvane", 0), ("Castrel", 0), ("Lumora", 2)))
]
ANNOTATION = Annotation(DOCUMENT, (Sentence(0, 0, 25), Sentence(1, 26, 36), Sentence(2, 37, 51)), tuple(NAMES))
ONTOLOGY = Ontology.of([], [Relation("acquires"), Relation("partnersWith", symmetric=True)])
p = st.floats(0.0, 1.0)


class _Fixed:
    """An extractor that always says the same."""

    name = "fixed"

    def __init__(self, claims: list[Claim]) -> None:
        self._claims = claims

    def extract(self, annotation: Annotation) -> list[Claim]:
        return self._claims


def _claim(confidence: float, extractor: str = "patterns", *, relation: str = "acquires", object: int = 1) -> Claim:
    ends = NAMES[0], NAMES[object]
    evidence = DOCUMENT.evidence(0, len(TEXT), sentence=ends[1].sentence, subject=ends[0].span, object=ends[1].span)
    return Claim(DOCUMENT.id, relation, *ends, evidence, confidence=confidence, extractor=extractor)


def _both(one: list[Claim], other: list[Claim], known: Collection[str] = ("acquires", "partnersWith"), least: float = 0.5) -> list[Claim]:
    return CombinedExtractor(_Fixed(one), _Fixed(other), ONTOLOGY, known, least).extract(ANNOTATION)


def test_agreement_makes_a_claim_surer_and_the_leading_status_stands() -> None:
    [both] = _both([replace(_claim(0.8), status=Status.PLANNED)], [_claim(0.9, "neural")])
    assert both.confidence > 0.8
    assert (both.status, both.extractor) == (Status.PLANNED, "patterns+neural")


def test_the_silence_of_the_second_speaks_against_a_claim() -> None:
    [doubted] = _both([_claim(0.8)], [], least=0.0)
    assert (doubted.confidence < 0.8, doubted.extractor) == (True, "patterns")
    assert _both([_claim(0.8)], [], least=0.6) == []


@pytest.mark.parametrize(("claim", "known"), [(_claim(0.4), ()), (_claim(0.4, object=2), ("acquires",))])
def test_but_not_where_it_could_not_have_spoken(claim: Claim, known: Collection[str]) -> None:
    assert _both([claim], [], known, least=0.9) == [claim]


def test_a_relation_it_only_learned_may_still_agree() -> None:
    [both] = _both([_claim(0.8)], [_claim(0.95, "neural")], known=())
    assert both.extractor == "patterns+neural"


def test_a_symmetric_claim_is_the_same_either_way_round() -> None:
    for relation, count in (("partnersWith", 1), ("acquires", 2)):
        one, other = _claim(0.8, relation=relation), _claim(0.9, "neural", relation=relation)
        assert len(_both([one], [replace(other, subject=other.object, object=other.subject)], least=0.0)) == count


def test_the_second_alone_needs_to_be_sure() -> None:
    assert _both([], [_claim(0.1, "neural")]) == []
    assert [claim.extractor for claim in _both([], [_claim(0.98, "neural")])] == ["neural"]


@given(one=p, other=p, more=p)
def test_confidence_rises_with_what_either_says(one: float, other: float, more: float) -> None:
    low, high = min(other, more), max(other, more)
    assert _sure(one, low) <= _sure(one, high)
    assert _sure(low, one) <= _sure(high, one)
    assert _sure(None, other) <= _sure(1.0, other)
    assert 0.0 <= _sure(one, None) <= 0.99


def _sure(leading: float | None, second: float | None) -> float:
    claims = (_claim(leading) if leading is not None else None, _claim(second, "neural") if second is not None else None)
    return Weights().confidence(Signs.of(*claims))


def test_what_the_ends_are_counts_too() -> None:
    claim = _claim(0.8)
    it = replace(claim, subject=replace(claim.subject, kind=Kind.PRONOUN))
    guessed = replace(claim, subject=replace(claim.subject, guessed=True))
    plain = Weights().confidence(Signs.of(claim, None))
    assert Weights().confidence(Signs.of(it, None)) < plain
    assert Weights().confidence(Signs.of(guessed, None)) < plain
    assert Signs.of(_claim(0.8, object=2), None).apart == 1.0
    with pytest.raises(ValueError, match="nobody makes"):
        Signs.of(None, None)


def test_what_crosses_the_posts_of_two_people_is_not_made() -> None:
    text = "The German chancellor Ada Brook met the British premier Paul Merle."
    document = Document.of(text)
    words = ("German", "Ada Brook", "British", "Paul Merle")
    ends = [
        document.mention(text.index(w), text.index(w) + len(w), type="Person", kind=Kind.NAME, sentence=0, cluster=n, entity=w)
        for n, w in enumerate(words)
    ]
    evidence = document.evidence(0, len(text), sentence=0)
    said = [(1, 0, 0.95), (3, 2, 0.9), (1, 2, 0.7)]
    claims = [Claim(document.id, "holdsPosition", ends[s], ends[o], evidence, confidence=sure) for s, o, sure in said]
    ontology = Ontology.of([ClassDefinition("Person")], [Relation("holdsPosition", domain=("Person",))])
    annotation = Annotation(document, (Sentence(0, 0, len(text)),), tuple(ends))
    found = CombinedExtractor(_Fixed([]), _Fixed(claims), ontology, ["holdsPosition"], 0.5).extract(annotation)
    assert [(claim.subject.entity, claim.object.entity) for claim in found] == [("Ada Brook", "German"), ("Paul Merle", "British")]
