"""What the model's own annotator promises besides the contract; what it finds is for the benchmarks to judge."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import NeuralAnnotator
from kg.build import Pipeline
from kg.errors import DocumentError
from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Document, Kind, Skip
from kg.neural.model import Model, Reading, load_model
from kg.ontology import LangString, Ontology, load_ontology
from kg.resources import model_dir, ontology_files
from kg.settings import Settings

TEXT = (
    "Norvane, a retailer from Leeds, acquired Castrel in 2019. It paid €5 million.\n\n"
    "Both companies are run by Ada Brook. Norvane and Castrel grew in May, she said."
)
_PARTS = [
    "Norvane",
    "Castrel",
    "the two companies",
    "They",
    "it",
    "Ada Brook",
    "said.",
    "acquired",
    "in 2019,",
    "€5 million",
    "\n\n",
    "the firm’s",
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ontology_files())


@pytest.fixture(scope="module")
def annotator(ontology: Ontology) -> NeuralAnnotator:
    return NeuralAnnotator(ontology, load_model(model_dir()))


def _document(text: str = TEXT) -> Document:
    return Document.of(text, issued="2024-05-20")


def _chains(annotation: Annotation) -> dict[int, set[object]]:
    chains: dict[int, set[object]] = {}
    for m in annotation.mentions:
        chains.setdefault(m.cluster, set()).add((m.types, m.entity, m.guessed, m.kind is Kind.LITERAL))
    return chains


def _numbered(annotation: Annotation) -> dict[object, list[int]]:
    """Return the numbers of the things that the same words stand for."""
    numbers: dict[object, list[int]] = {}
    for m in annotation.mentions:
        numbers.setdefault(m.span, []).append(m.which)
    return numbers


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(_PARTS) | st.text(max_size=5), max_size=40).map(" ".join))
def test_every_chain_is_of_one_thing(annotator: NeuralAnnotator, text: str) -> None:
    annotation = annotator.annotate_one(_document(text))
    assert all(cluster >= 0 and len(told) == 1 for cluster, told in _chains(annotation).items())
    assert len(set(annotation.mentions)) == len(annotation.mentions)
    assert all(found == list(range(len(found))) for found in _numbered(annotation).values())


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.lists(st.sampled_from(_PARTS) | st.text(max_size=5), max_size=40).map(" ".join))
def test_mentions_overlap_only_inside_one_another_and_never_literals(annotator: NeuralAnnotator, text: str) -> None:
    mentions = annotator.annotate_one(_document(text)).mentions
    for one in mentions:
        for other in mentions:
            if one.span != other.span and one.span.overlaps(other.span):
                assert one.span.contains(other.span) or other.span.contains(one.span)
                assert Kind.LITERAL not in (one.kind, other.kind)


def test_nothing_is_mentioned_twice_where_a_sentence_is_read_again(annotator: NeuralAnnotator) -> None:
    annotation = annotator.annotate_one(_document("Norvane acquired Castrel. " * 40))
    assert len(annotation.parse.windows) > 1
    names = [m.start for m in annotation.mentions if m.text == "Norvane"]
    assert names == sorted(set(names)) and len(names) > 30


def test_a_literal_is_its_value_and_a_thing_of_its_own(annotator: NeuralAnnotator) -> None:
    literals = [m for m in annotator.annotate_one(_document()).mentions if m.kind is Kind.LITERAL]
    assert [(m.text, m.type, m.entity, m.value, m.datatype) for m in literals] == [
        ("2019", "date", "2019", "2019", "gYear"),
        ("€5 million", "amount", "5000000 EUR", "5000000 EUR", "string"),
        ("May", "date", "2024-05", "2024-05", "gYearMonth"),
    ]
    assert len({m.cluster for m in literals}) == 3


def test_the_same_document_is_annotated_alike_whatever_was_read_before(ontology: Ontology, annotator: NeuralAnnotator) -> None:
    fresh = NeuralAnnotator(ontology, Model(model_dir())).annotate_one(_document())
    others = [_document("Prices fell."), _document(""), _document(TEXT + " Prices fell."), _document()]
    assert fresh.mentions and [list(annotator.annotate([other, _document()]))[1] for other in others] == [fresh] * 4


def test_a_paragraph_of_boilerplate_has_no_mention(annotator: NeuralAnnotator) -> None:
    document = Document.of(TEXT, skips=[Skip(0, TEXT.index("\n"), "caption")])
    annotation = annotator.annotate_one(document)
    assert annotation.mentions and min(mention.start for mention in annotation.mentions) > TEXT.index("\n")


def test_the_parse_is_the_reading(annotator: NeuralAnnotator) -> None:
    assert isinstance(annotator.annotate_one(_document()).parse, Reading)


def test_names_of_one_thing_in_the_lexicon_are_one_with_its_label_and_type(ontology: Ontology) -> None:
    labels = tuple(LangString(name, "en") for name in ("Norvane", "Castrel"))
    lexicon = Lexicon([LexiconEntry("https://example.org/id/Norvane", "Product", labels)])
    annotation = NeuralAnnotator(ontology, load_model(model_dir()), lexicon).annotate_one(_document())
    known = [m for m in annotation.mentions if m.text in ("Norvane", "Castrel")]
    assert len(known) >= 2 and {m.text for m in known} == {"Norvane", "Castrel"}
    assert {(m.cluster, m.entity, m.type, m.guessed) for m in known} == {(known[0].cluster, "Norvane", "Product", False)}


def test_a_french_document_is_refused_and_left_to_the_parser_by_a_pipeline(annotator: NeuralAnnotator) -> None:
    document = Document.of("Norvane a racheté Castrel.", source="essai", language="fr")
    with pytest.raises(DocumentError, match="essai: the model does not read language 'fr'"):
        annotator.annotate_one(document)
    annotation = Pipeline(Settings(extractor="neural")).annotate(document)
    assert annotation.mentions and not isinstance(annotation.parse, Reading)
