"""The model's extractor and annotator on sentences of our own; no parser is loaded for them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection
from functools import cache

import pytest

from kg.build import Pipeline
from kg.errors import SettingsError
from kg.extract.attribution import Attribution
from kg.extract.combine import CombinedExtractor
from kg.model import Annotation, Claim, Document, Status
from kg.settings import Settings

TEXT = "Norvane, a retailer based in Leeds, acquired Castrel in 2019. Its chief executive, Ada Brook, was born in Dublin."


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Settings(extractor="neural"))


def _claims(text: str) -> list[Claim]:
    return _pipeline().claims_of(Document.of(text))[1]


def test_finds_claims_with_exact_words() -> None:
    document = Document.of(TEXT)
    claims = _pipeline().claims_of(document)[1]
    assert ("Norvane", "acquires", "Castrel") in [(c.subject.entity, c.relation, c.object.entity) for c in claims]
    for claim in claims:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.extractor == "neural"


def test_the_same_document_gives_the_same_claims() -> None:
    assert _claims(TEXT) == Pipeline(Settings(extractor="neural")).claims_of(Document.of(TEXT))[1]


def test_no_parser_is_loaded() -> None:
    code = f"import sys, kg; kg.extract({TEXT!r}, kg.Settings(extractor='neural')); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_french_is_read_by_patterns() -> None:
    document = Document.of("Norvane a racheté Castrel en 2019.", language="fr")
    assert {claim.extractor for claim in _pipeline().claims_of(document)[1]} <= {"patterns"}


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(SettingsError, match="guess"):
        Settings(extractor="guess")


class _Fixed:
    """An extractor that always says the same."""

    def __init__(self, name: str, claims: list[Claim]) -> None:
        self.name, self._claims = name, claims

    def extract(self, annotation: Annotation) -> list[Claim]:
        return self._claims


def _claim(annotation: Annotation, confidence: float, extractor: str, status: Status = Status.ASSERTED) -> Claim:
    subject, object = sorted(m for m in annotation.mentions if m.text in ("Norvane", "Castrel"))
    evidence = annotation.document.evidence(0, len(annotation.document.text), sentence=0, subject=subject.span, object=object.span)
    return Claim(annotation.document.id, "acquires", subject, object, evidence, status, confidence, extractor=extractor)


def test_agreement_makes_a_claim_surer_and_the_leading_status_stands() -> None:
    annotation = _pipeline().annotate(Document.of("Norvane acquired Castrel."))
    one, other = _claim(annotation, 0.8, "patterns", Status.PLANNED), _claim(annotation, 0.5, "neural")
    [both] = _combined([one], [other]).extract(annotation)
    assert both.confidence > 0.8
    assert (both.status, both.extractor) == (Status.PLANNED, "patterns+neural")


def test_the_silence_of_the_second_speaks_against_a_claim_of_what_it_knows() -> None:
    annotation = _pipeline().annotate(Document.of("Norvane acquired Castrel."))
    claim = _claim(annotation, 0.8, "patterns")
    [doubted] = _combined([claim], [], least=0.0).extract(annotation)
    [unknown] = _combined([claim], [], known=()).extract(annotation)
    assert doubted.confidence < unknown.confidence == 0.8
    assert (doubted.extractor, unknown.extractor) == ("patterns", "patterns")


def test_the_second_alone_needs_to_be_sure() -> None:
    annotation = _pipeline().annotate(Document.of("Norvane acquired Castrel."))
    assert _combined([], [_claim(annotation, 0.3, "neural")]).extract(annotation) == []
    [claim] = _combined([], [_claim(annotation, 0.98, "neural")]).extract(annotation)
    assert claim.extractor == "neural"


def _combined(one: list[Claim], other: list[Claim], known: Collection[str] = ("acquires",), least: float = 0.5) -> CombinedExtractor:
    return CombinedExtractor(_Fixed("a", one), _Fixed("b", other), _pipeline().ontology, known, least)


def test_speaker_and_time_are_read_off_the_words_around() -> None:
    annotation = _pipeline().annotate(Document.of("Norvane acquired Castrel in 2019, Ada Brook said."))
    ends = [m for m in annotation.mentions if m.text in ("Norvane", "Castrel")]
    attribution = Attribution(annotation)
    speaker = attribution.speaker(*ends)
    assert speaker is not None and speaker.text == "Ada Brook"
    assert attribution.time(*ends) == "2019"
