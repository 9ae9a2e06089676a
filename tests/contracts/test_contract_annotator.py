"""What every annotator promises: sentences and mentions that are slices of the document, in order, the same every time."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kg.annotate import SpacyAnnotator
from kg.annotate.model_names import ModelNamer
from kg.build import Pipeline
from kg.errors import DocumentError
from kg.model import Annotation, Document, Kind, Skip
from kg.neural.model import load_model
from kg.ontology import Ontology
from kg.ports import Annotator
from kg.resources import model_dir
from kg.settings import Settings

TEXTS = {
    "en": "Read this first.\n\nNorvane, a retailer from Leeds, acquired Castrel in 2019. It paid €5 million, Ada Brook said.",
    "fr": "À lire aussi.\n\nNorvane, une entreprise de Leeds, a racheté Castrel en 2019. Elle a payé 5 millions d’euros.",
}


def _document(language: str) -> Document:
    return Document.of(TEXTS[language], language=language, skips=[Skip(0, TEXTS[language].index("\n"), "caption")])


@pytest.fixture(params=["tiny", "shipped", "named by the model", "neural"])
def annotator(request: pytest.FixtureRequest, tiny: Any, pipeline: Pipeline) -> Annotator:
    """The parser's annotator with a small ontology of the tests' own, as it is shipped, with our model's names; and the model's own."""
    if request.param == "tiny":
        return tiny.annotator
    if request.param == "named by the model":
        return SpacyAnnotator(pipeline.ontology, pipeline.lexicon, ModelNamer(pipeline.ontology, load_model(model_dir())))
    return pipeline.annotator if request.param == "shipped" else _neural().annotator


@cache
def _neural() -> Pipeline:
    return Pipeline(Settings(extractor="neural"))


@pytest.fixture
def ontology(annotator: Annotator, tiny: Any, pipeline: Pipeline) -> Ontology:
    return tiny.ontology if annotator is tiny.annotator else pipeline.ontology


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
            assert all(type in ontology.classes or type == "Entity" for type in mention.types)


def test_a_chain_with_a_name_in_it_has_a_name(annotation: Annotation) -> None:
    named = {mention.cluster for mention in annotation.mentions if mention.kind is Kind.NAME}
    assert named and all(mention.entity for mention in annotation.mentions if mention.cluster in named)


def test_nothing_is_mentioned_where_nothing_is_said(annotator: Annotator, language: str) -> None:
    documents = [Document.of(text, language=language) for text in ("", " \n", "\u200b", "?!")]
    annotations = list(annotator.annotate(documents))
    assert [annotation.mentions for annotation in annotations] == [()] * 4
    assert annotations[0].sentences == annotations[1].sentences == ()


def test_a_language_that_nobody_reads_is_refused(annotator: Annotator) -> None:
    with pytest.raises(DocumentError, match="language 'de'"):
        list(annotator.annotate([Document.of("Norvane hat Castrel gekauft.", language="de")]))


def test_a_chain_has_one_type_and_one_name(annotation: Annotation) -> None:
    chains = {mention.cluster: (mention.types, mention.entity, mention.guessed) for mention in annotation.mentions}
    assert all((m.types, m.entity, m.guessed) == chains[m.cluster] for m in annotation.mentions)


def test_nothing_in_boilerplate(annotation: Annotation) -> None:
    assert not [s for s in annotation.sentences if annotation.document.is_skipped(s.start, s.end)]
    assert not [m for m in annotation.mentions if annotation.document.is_skipped(m.start, m.end)]


_LETTERS = st.text(st.sampled_from("aB .,!?’“”\n\t\u00a0é🎉-0\u200b\r"), min_size=1, max_size=60)
_WORDS = st.lists(
    st.sampled_from(
        [
            "Norvane",
            "bought",
            "the company.",
            "It",
            "€5 million",
            "in 2019,",
            "e\u0301",
            "\u0301",
            "👩‍👩‍👧",
            "\u202eשלום",
            "中文。",
            "\x00",
            "5 euroſ",
        ]
    )
)
_few = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@_few
@example(text="It " + "grew and " * 1500 + "stopped. Norvane paid.")
@example(text="Norvane" * 40)
@given(text=_LETTERS | _WORDS.map(" ".join))
def test_any_text_keeps_its_offsets(annotator: Annotator, language: str, text: str) -> None:
    [annotation] = annotator.annotate([Document.of(text, language=language, issued="2024-05-20")])
    assert all(0 <= sentence.start < sentence.end <= len(text) for sentence in annotation.sentences)
    assert list(annotation.mentions) == sorted(annotation.mentions)
    for mention in annotation.mentions:
        sentence = annotation.sentences[mention.sentence]
        assert mention.text == text[mention.start : mention.end] and sentence.start <= mention.start and mention.end <= sentence.end
        assert (mention.kind is Kind.LITERAL) == (mention.value is not None) == (mention.datatype is not None)


@_few
@given(text=_LETTERS)
@pytest.mark.parametrize("code", ["en", "fr"])
def test_a_parse_has_the_words_of_the_text_at_its_offsets(tiny: Any, code: str, text: str) -> None:
    [annotation] = tiny.annotator.annotate([Document.of(text, language=code)])
    tokens = [token for token in annotation.parse if not token.is_space]
    assert all(text[token.idx : token.idx + len(token)].replace("’", "'") == token.text.replace("’", "'") for token in tokens)
