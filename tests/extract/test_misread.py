"""Vetoes of what only a model says, by the words beside an end."""

from __future__ import annotations

from dataclasses import replace

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.combine import CombinedExtractor
from kg.extract.misread import without_adjectives, without_misread
from kg.model import Annotation, Claim, Document, Kind, Sentence
from kg.ontology import ClassDefinition, Example, Ontology, Relation

POST = Relation(
    "holdsPosition",
    domain=("Person",),
    range=("Organization", "Country"),
    counter_examples=(Example("Ada is the ambassador to Chad.", "en", (), ()),),
)
DEATH = Relation(
    "dateOfDeath",
    domain=("Person",),
    literal="date",
    counter_examples=(Example("Her death was announced on Friday.", "en", (), ()),),
)
CHILD = Relation(
    "childOf",
    domain=("Person",),
    range=("Person",),
    counter_examples=(Example("Mia is the daughter-in-law of Peter.", "en", (), ()),),
)
ONTOLOGY = Ontology.of(
    [ClassDefinition("Person"), ClassDefinition("Organization"), ClassDefinition("Place"), ClassDefinition("Country", parents=("Place",))],
    [
        POST,
        DEATH,
        CHILD,
        Relation("relatedTo", domain=("Person",), range=("Person",)),
        Relation("residence", domain=("Person",), range=("Place",)),
        Relation("accreditedTo", domain=("Person",), range=("Country",)),
        Relation("announcedOn", domain=("Person",), literal="date"),
    ],
)


class _Fixed:
    """An extractor that always says the same."""

    name = "fixed"

    def __init__(self, claims: list[Claim]) -> None:
        self._claims = claims

    def extract(self, annotation: Annotation) -> list[Claim]:
        return self._claims


def _doc(rows: list[tuple[str, str, int, str]]) -> Doc:
    """Return a parse of words, each with its part of speech, its head and its dependency; lemmas are the words, "announced" apart."""
    words = [word for word, *_ in rows]
    return Doc(
        spacy.blank("en").vocab,
        words=words,
        pos=[row[1] for row in rows],
        heads=[row[2] for row in rows],
        deps=[row[3] for row in rows],
        lemmas=[{"announced": "announce", "died": "die"}.get(word, word.lower()) for word in words],
    )


def _claim(doc: Doc, relation: str, subject: str, object: str, extractor: str = "neural") -> tuple[Annotation, Claim]:
    document = Document.of(doc.text)

    def mention(words: str, type: str, cluster: int) -> object:
        start = doc.text.index(words)
        literal = {"value": "2019-02-08", "datatype": "date"} if type == "date" else {}
        kind = Kind.LITERAL if literal else Kind.NAME
        return document.mention(start, start + len(words), type=type, kind=kind, sentence=0, cluster=cluster, entity=words, **literal)

    kind = "date" if object == "Friday" else "Country"
    one, other = mention(subject, "Person", 0), mention(object, kind, len(object))
    claim = Claim(
        document=document.id,
        relation=relation,
        subject=one,  # type: ignore[arg-type]
        object=other,  # type: ignore[arg-type]
        evidence=document.evidence(0, len(doc.text), sentence=0),
        confidence=0.8,
        extractor=extractor,
    )
    return Annotation(document, (Sentence(0, 0, len(doc.text)),), (one, other), doc), claim  # type: ignore[arg-type]


def _envoy(preposition: str, noun: str = "ambassador") -> Doc:
    return _doc(
        [
            ("The", "DET", 1, "det"),
            (noun, "NOUN", 5, "nsubj"),
            (preposition, "ADP", 1, "prep"),
            ("the", "DET", 4, "det"),
            ("Congo", "PROPN", 2, "pobj"),
            ("met", "VERB", 5, "ROOT"),
            ("Ada", "PROPN", 5, "dobj"),
        ]
    )


@pytest.mark.parametrize(
    "preposition, noun, relation, stays",
    [
        ("to", "ambassador", "holdsPosition", False),
        ("of", "ambassador", "holdsPosition", True),
        ("to", "delegate", "holdsPosition", True),
        ("to", "ambassador", "residence", True),
        ("to", "ambassador", "accreditedTo", True),
    ],
)
def test_an_envoy_has_no_post_of_his_host_where_the_ontology_says_so(preposition: str, noun: str, relation: str, stays: bool) -> None:
    annotation, claim = _claim(_envoy(preposition, noun), relation, "Ada", "Congo")
    assert (without_misread([claim], annotation, ONTOLOGY) == [claim]) is stays


@pytest.mark.parametrize(
    "verb, relation, stays", [("announced", "dateOfDeath", False), ("died", "dateOfDeath", True), ("announced", "announcedOn", True)]
)
def test_the_day_of_the_news_is_not_that_of_the_death(verb: str, relation: str, stays: bool) -> None:
    doc = _doc([("Ada", "PROPN", 1, "nsubj"), (verb, "VERB", 1, "ROOT"), ("on", "ADP", 1, "prep"), ("Friday", "PROPN", 2, "pobj")])
    annotation, claim = _claim(doc, relation, "Ada", "Friday")
    assert (without_misread([claim], annotation, ONTOLOGY) == [claim]) is stays


def test_the_day_of_what_is_announced_stays() -> None:
    rows = [
        ("Ada", "PROPN", 1, "nsubj"),
        ("announced", "VERB", 1, "ROOT"),
        ("retirement", "NOUN", 1, "dobj"),
        ("on", "ADP", 2, "prep"),
        ("Friday", "PROPN", 5, "compound"),
        ("morning", "NOUN", 3, "pobj"),
    ]
    annotation, claim = _claim(_doc(rows), "dateOfDeath", "Ada", "Friday")
    assert without_misread([claim], annotation, ONTOLOGY) == [claim]
    rows[3] = ("on", "ADP", 1, "prep")
    annotation, claim = _claim(_doc(rows), "dateOfDeath", "Ada", "Friday")
    assert without_misread([claim], annotation, ONTOLOGY) == []


@pytest.mark.parametrize(
    "text, relation, stays",
    [
        ("Ada , son-in-law of Congo", "childOf", False),
        ("Ada , son of Congo", "childOf", True),
        ("Ada , son-in-law of Congo", "relatedTo", True),
        ("Ada , son-in-law of Karl Berg , is a son of Congo", "childOf", True),
    ],
)
def test_a_son_in_law_is_no_child_where_the_ontology_says_so(text: str, relation: str, stays: bool) -> None:
    doc = Doc(spacy.blank("en").vocab, words=text.split())
    annotation, claim = _claim(doc, relation, "Ada", "Congo")
    assert (without_misread([claim], annotation, ONTOLOGY) == [claim]) is stays


def test_an_amount_that_is_announced_is_no_day() -> None:
    doc = _doc([("Ada", "PROPN", 1, "nsubj"), ("announced", "VERB", 1, "ROOT"), ("Friday", "PROPN", 1, "dobj")])
    annotation, claim = _claim(doc, "dateOfDeath", "Ada", "Friday")
    amount = replace(claim, object=replace(claim.object, datatype="string"))
    assert without_misread([claim, amount], annotation, ONTOLOGY) == [amount]


def test_both_extractors_together_are_held_to_it() -> None:
    annotation, claim = _claim(_envoy("to"), "holdsPosition", "Ada", "Congo")
    assert CombinedExtractor(_Fixed([]), _Fixed([claim]), ONTOLOGY, (), 0.0).extract(annotation) == []
    annotation, adjective, whole = _described()
    both = CombinedExtractor(_Fixed([adjective, whole]), _Fixed([]), ONTOLOGY, (), 0.0)
    assert both.extract(annotation) == [whole]


def _described() -> tuple[Annotation, Claim, Claim]:
    rows = [
        ("Ada", "PROPN", 4, "nsubj"),
        ("the", "DET", 3, "det"),
        ("Swedish", "ADJ", 3, "amod"),
        ("president", "NOUN", 0, "appos"),
        ("met", "VERB", 4, "ROOT"),
        ("of", "ADP", 3, "prep"),
        ("Acme", "PROPN", 5, "pobj"),
    ]
    annotation, adjective = _claim(_doc(rows), "holdsPosition", "Ada", "Swedish")
    return annotation, adjective, _claim(_doc(rows), "holdsPosition", "Ada", "Acme")[1]


def test_an_adjective_of_a_post_holds_none_where_of_says_whose_it_is() -> None:
    annotation, adjective, whole = _described()
    assert without_adjectives([adjective, whole], annotation, ONTOLOGY) == [whole]
    assert without_adjectives([adjective], annotation, ONTOLOGY) == [adjective]


def test_a_document_that_was_not_parsed_keeps_its_claims() -> None:
    annotation, claim = _claim(_envoy("to"), "holdsPosition", "Ada", "Congo")
    bare = Annotation(annotation.document, annotation.sentences, annotation.mentions, None)
    assert without_misread([claim], bare, ONTOLOGY) == without_adjectives([claim], bare, ONTOLOGY) == [claim]
