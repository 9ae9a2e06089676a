"""What every linker promises: knowledge that is closed, sorted, and independent of the order of the documents."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import Pipeline
from kg.lexicon import Lexicon
from kg.model import Annotation, Claim, Document, Knowledge, Literal
from kg.ports import Linker
from kg.resolve import LexicalLinker

TEXTS = (
    "Norvane acquired Castrel. Norvane was founded in 1998.",
    "Castrel, which Norvane acquired, is growing. Zelvane acquired Lumora.",
    "Ada Brook is the chief executive of Norvane.",
    "Norvane may acquire Brisework. Zelvane signed a partnership with Norvane.",
)
Parts = tuple[list[Annotation], list[Claim]]


@pytest.fixture(scope="session")
def linked_parts(tiny: Any) -> Parts:
    annotations = [tiny.annotator.annotate_one(Document.of(text, f"{i}.txt", issued=f"2024-05-0{i + 1}")) for i, text in enumerate(TEXTS)]
    return annotations, [claim for annotation in annotations for claim in tiny.extractor.extract(annotation)]


@pytest.fixture(scope="session", params=["lexical", "lexical with a lexicon", "lexical as shipped"])
def linker(request: pytest.FixtureRequest, tiny: Any, tiny_lexicon: Lexicon, pipeline: Pipeline) -> Linker:
    if request.param == "lexical as shipped":
        return pipeline.linker
    return LexicalLinker(tiny.ontology, Lexicon([]) if request.param == "lexical" else tiny_lexicon)


@pytest.fixture(scope="session")
def linked(linker: Linker, linked_parts: Parts) -> Knowledge:
    return linker.resolve(*linked_parts)


def test_keeps_the_port(linker: Linker) -> None:
    assert isinstance(linker, Linker)


def test_every_document_is_there(linked: Knowledge, linked_parts: Parts) -> None:
    assert {metadata.id for metadata in linked.documents} == {annotation.document.id for annotation in linked_parts[0]}


def test_ends_and_speakers_are_entities(linked: Knowledge) -> None:
    iris = {entity.iri for entity in linked.entities}
    for claim in linked.claims:
        ends = [claim.subject, *claim.speakers, *([] if isinstance(claim.object, Literal) else [claim.object])]
        assert set(ends) <= iris
    assert linked.claims and len(iris) == len(linked.entities)


def test_one_thing_is_one_entity_across_documents(linked: Knowledge) -> None:
    [norvane] = [entity for entity in linked.entities if entity.label == "Norvane"]
    [bought] = [claim for claim in linked.claims if claim.relation == "acquires" and len(claim.evidence) == 2]
    assert bought.subject == norvane.iri and len({evidence.document for evidence in bought.evidence}) == 2


def test_no_evidence_is_lost_or_made_up(linked: Knowledge, linked_parts: Parts) -> None:
    # A symmetric relation may be told the other way round, so that the ends of its evidence change places.
    said = {(claim.relation, claim.document, claim.evidence.start, claim.evidence.text) for claim in linked_parts[1]}
    assert {(claim.relation, e.document, e.start, e.text) for claim in linked.claims for e in claim.evidence} == said


def test_everything_is_sorted_and_unique(linked: Knowledge) -> None:
    assert list(linked.claims) == sorted(linked.claims, key=lambda claim: claim.sort_key)
    assert len({claim.id for claim in linked.claims}) == len(linked.claims)
    for row in (linked.documents, linked.entities):
        assert list(row) == sorted(row, key=lambda each: each.iri if hasattr(each, "iri") else each.id)
    assert all(one.start <= other.start for c in linked.claims for one, other in pairwise(c.evidence) if one.document == other.document)


def test_iris_are_iris(linked: Knowledge) -> None:
    for entity in linked.entities:
        assert urlsplit(entity.iri).scheme == "https" and not set(' <>"{}|\\^`') & set(entity.iri)
        assert entity.label and entity.label not in entity.aliases


@given(seed=st.integers(0, 999))
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_order_makes_no_difference(linker: Linker, linked: Knowledge, linked_parts: Parts, seed: int) -> None:
    annotations, claims = (list(part) for part in linked_parts)
    dice = random.Random(seed)
    dice.shuffle(annotations)
    dice.shuffle(claims)
    assert linker.resolve(annotations, claims) == linked


def test_nothing_makes_nothing(linker: Linker) -> None:
    assert linker.resolve([], []) == Knowledge((), (), ())
