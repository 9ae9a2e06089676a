"""What every extractor promises: claims of the ontology's relations, each with the words that make it."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from kg.build import Pipeline
from kg.model import Annotation, Claim, Document, Kind, Skip
from kg.ontology import Ontology
from kg.ports import Extractor
from kg.settings import Settings

_ENGLISH = (
    "Norvane acquired Castrel. Share this story. Lumora acquired Tallidan.\n\n"
    "Norvane was founded in 1998. It may acquire Brisework, said Ada Brook, the chief executive of Norvane.\n\n"
    "Norvane signed a partnership with Lumora. Castrel's investment in Brisework paid off."
)
_FRENCH = "Norvane a acquis Castrel.\n\nLumora, qui a acquis Tallidan, est une entreprise."
SKIPPED = "Lumora acquired Tallidan."


def _annotation(tiny: Any, language: str) -> Annotation:
    start = _ENGLISH.index(SKIPPED)
    skips = [Skip(start, start + len(SKIPPED), "caption")] if language == "en" else []
    text = _ENGLISH if language == "en" else _FRENCH
    [annotation] = tiny.annotator.annotate([Document.of(text, language=language, skips=skips)])
    return annotation


@pytest.fixture(params=["patterns", "patterns as shipped", "neural", "both"])
def case(request: pytest.FixtureRequest, tiny: Any, pipeline: Pipeline) -> tuple[Extractor, Ontology]:
    """An extractor and its ontology; another implementation is a line here."""
    if request.param in ("neural", "both"):
        return _pipeline(request.param).extractor, pipeline.ontology
    return (tiny.extractor, tiny.ontology) if request.param == "patterns" else (pipeline.extractor, pipeline.ontology)


@cache
def _pipeline(extractor: str) -> Pipeline:
    return Pipeline(Settings(extractor=extractor))


@pytest.fixture(params=["en", "fr"])
def annotation(request: pytest.FixtureRequest, tiny: Any) -> Annotation:
    return _annotation(tiny, str(request.param))


@pytest.fixture
def claims(case: tuple[Extractor, Ontology], annotation: Annotation) -> list[Claim]:
    return case[0].extract(annotation)


def test_keeps_the_port(case: tuple[Extractor, Ontology]) -> None:
    assert isinstance(case[0], Extractor)


def test_finds_something(claims: list[Claim]) -> None:
    assert ("Norvane", "acquires", "Castrel") in [(c.subject.entity, c.relation, c.object.entity) for c in claims]


def test_evidence_is_a_slice_of_the_document(annotation: Annotation, claims: list[Claim]) -> None:
    for claim in claims:
        assert claim.document == claim.evidence.document == annotation.document.id
        assert claim.evidence.text == annotation.document.text[claim.evidence.start : claim.evidence.end]
        assert (claim.evidence.subject, claim.evidence.object) == (claim.subject.span, claim.object.span)


def test_ends_are_mentions_of_the_annotation(annotation: Annotation, claims: list[Claim]) -> None:
    known = {(m.span, m.text, m.kind, m.cluster, m.entity) for m in annotation.mentions}
    for claim in claims:
        for end in (claim.subject, claim.object, *(() if claim.speaker is None else (claim.speaker,))):
            assert (end.span, end.text, end.kind, end.cluster, end.entity) in known


def test_relations_and_their_ends_are_the_ontologys(case: tuple[Extractor, Ontology], claims: list[Claim]) -> None:
    ontology = case[1]
    for claim in claims:
        relation = ontology.relations[claim.relation]
        assert (relation.literal is not None) == (claim.object.kind is Kind.LITERAL)
        for mention, allowed in ((claim.subject, relation.domain), (claim.object, relation.range)):
            if mention.kind is not Kind.LITERAL and allowed:
                assert any(ontology.compatible(type, each) for type in mention.types for each in allowed)


def test_nothing_from_boilerplate(annotation: Annotation, claims: list[Claim]) -> None:
    for claim in claims:
        for part in (claim.subject, claim.object, claim.evidence):
            assert not annotation.document.is_skipped(part.start, part.end)
    assert ("Lumora", "acquires", "Tallidan") not in [
        (c.subject.text, c.relation, c.object.text) for c in claims if annotation.document.language == "en"
    ]


def test_the_same_claims_every_time_in_document_order(
    case: tuple[Extractor, Ontology], annotation: Annotation, claims: list[Claim], tiny: Any
) -> None:
    assert case[0].extract(annotation) == claims == case[0].extract(_annotation(tiny, annotation.document.language))
    assert claims == sorted(claims, key=lambda claim: claim.sort_key)
    assert len({claim.id for claim in claims}) == len(claims)


def test_signs_its_claims(case: tuple[Extractor, Ontology], claims: list[Claim]) -> None:
    signed = {name for claim in claims for name in claim.extractor.split("+")}
    assert claims and signed <= {case[0].name, "patterns", "neural"}
    assert all(0 < claim.confidence < 1 for claim in claims)


def test_nothing_from_nothing(case: tuple[Extractor, Ontology], tiny: Any) -> None:
    for text in ("", " \n ", "Prices fell."):
        [annotation] = tiny.annotator.annotate([Document.of(text)])
        assert case[0].extract(annotation) == []
