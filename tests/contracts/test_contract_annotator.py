"""What every annotator promises: sentences and mentions that are slices of the document, in order, the same every time."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.build import Pipeline
from kg.model import Annotation, Document, Kind, Skip
from kg.ontology import Ontology
from kg.ports import Annotator

TEXTS = {
    "en": "Read this first.\n\nNorvane, a retailer from Leeds, acquired Castrel in 2019. It paid €5 million, Ada Brook said.",
    "fr": "À lire aussi.\n\nNorvane, une entreprise de Leeds, a racheté Castrel en 2019. Elle a payé 5 millions d’euros.",
}


def _document(language: str) -> Document:
    return Document.of(TEXTS[language], language=language, skips=[Skip(0, TEXTS[language].index("\n"), "caption")])


@pytest.fixture(params=["tiny", "shipped"])
def annotator(request: pytest.FixtureRequest, tiny: Any, pipeline: Pipeline) -> Annotator:
    """The annotator with a small ontology of the tests' own, and as it is shipped."""
    return tiny.annotator if request.param == "tiny" else pipeline.annotator


@pytest.fixture
def ontology(annotator: Any) -> Ontology:
    return annotator.ontology


@pytest.fixture(params=sorted(TEXTS))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def annotation(annotator: Annotator, language: str) -> Annotation:
    [annotation] = annotator.annotate([_document(language)])
    return annotation


def test_keeps_the_port(annotator: Annotator) -> None:
    assert isinstance(annotator, Annotator)


def test_one_annotation_a_document_in_order_whatever_stands_beside_it(annotator: Annotator) -> None:
    documents = [_document("en"), _document("fr"), Document.of("Prices fell."), _document("en")]
    together = list(annotator.annotate(documents))
    assert [annotation.document for annotation in together] == documents
    assert together == [next(iter(annotator.annotate([document]))) for document in documents]


def test_sentences_are_numbered_and_do_not_overlap(annotation: Annotation) -> None:
    sentences = annotation.sentences
    assert [sentence.index for sentence in sentences] == list(range(len(sentences))) and len(sentences) >= 2
    assert all(one.end <= other.start for one, other in pairwise(sentences))


def test_mentions_are_slices_of_their_sentences(annotation: Annotation) -> None:
    text = annotation.document.text
    assert list(annotation.mentions) == sorted(annotation.mentions) and annotation.mentions
    for mention in annotation.mentions:
        assert mention.text == text[mention.start : mention.end] == mention.text.strip()
        sentence = annotation.sentences[mention.sentence]
        assert sentence.start <= mention.start and mention.end <= sentence.end


def test_finds_the_names_and_the_date(annotation: Annotation) -> None:
    names = {mention.text for mention in annotation.mentions if mention.kind is Kind.NAME}
    assert {"Norvane", "Castrel", "Leeds"} <= names
    assert [mention.value for mention in annotation.mentions if mention.text == "2019"] == ["2019"]


def test_every_mention_is_in_a_chain_with_a_type_of_the_ontology(annotation: Annotation, ontology: Ontology) -> None:
    for mention in annotation.mentions:
        assert mention.cluster >= 0
        if mention.kind is Kind.LITERAL:
            assert mention.value and mention.datatype
        else:
            assert mention.entity and all(type in ontology.classes or type == "Entity" for type in mention.types)


def test_a_chain_has_one_type_and_one_name(annotation: Annotation) -> None:
    chains = {mention.cluster: (mention.types, mention.entity, mention.guessed) for mention in annotation.mentions}
    assert all((m.types, m.entity, m.guessed) == chains[m.cluster] for m in annotation.mentions)


def test_nothing_in_boilerplate(annotation: Annotation) -> None:
    assert not [s for s in annotation.sentences if annotation.document.is_skipped(s.start, s.end)]
    assert not [m for m in annotation.mentions if annotation.document.is_skipped(m.start, m.end)]


_LETTERS = st.text(st.sampled_from("aB .,!?’“”\n\t\u00a0é🎉-0\u200b\r"), min_size=1, max_size=60)


@given(text=_LETTERS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.parametrize("code", ["en", "fr"])
def test_any_text_keeps_its_offsets(tiny: Any, code: str, text: str) -> None:
    [annotation] = tiny.annotator.annotate([Document.of(text, language=code)])
    for mention in annotation.mentions:
        assert mention.text == text[mention.start : mention.end]
    assert all(0 <= sentence.start < sentence.end <= len(text) for sentence in annotation.sentences)
    tokens = [token for token in annotation.parse if not token.is_space]
    assert all(text[token.idx : token.idx + len(token)].replace("’", "'") == token.text.replace("’", "'") for token in tokens)
