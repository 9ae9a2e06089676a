"""Whose a title is that stands before a name."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from kg.extract.titles import without_borrowed
from kg.model import Annotation, Claim, Document, Kind, Mention, Sentence
from kg.ontology import ClassDefinition, Ontology, Relation

ONTOLOGY = Ontology.of(
    [ClassDefinition("Person"), ClassDefinition("PoliticalParty")],
    [
        Relation("politicalAffiliation", domain=("Person",), range=("PoliticalParty",)),
        Relation("foundedBy", domain=("PoliticalParty",), range=("Person",)),
    ],
)
PEOPLE = ("Ann Lee", "Tom Watson")


def _parse(text: str, tags: str) -> Doc:
    words = text.replace(".", " .").replace(",", " ,").replace("(", "( ").replace(")", " )").split()
    spaces = [not (word in "(" or following in (".", ",", ")", "")) for word, following in zip(words, [*words[1:], ""], strict=True)]
    return Doc(spacy.blank("en").vocab, words=words, spaces=spaces, pos=tags.split())


def _read(text: str, tags: str) -> tuple[Annotation, dict[str, Mention]]:
    document = Document.of(text)
    mentions = {
        words: document.mention(
            text.index(words),
            text.index(words) + len(words),
            type="Person" if words in PEOPLE else "PoliticalParty",
            kind=Kind.NAME,
            sentence=0,
            cluster=number,
            entity=words,
        )
        for number, words in enumerate((*PEOPLE, "Labour", "Parliament"))
        if words in text
    }
    parse = _parse(text, tags)
    assert parse.text == text
    return Annotation(document, (Sentence(0, 0, len(text)),), tuple(sorted(mentions.values())), parse), mentions


def _left(text: str, tags: str, subject: str, relation: str = "politicalAffiliation", object: str = "Labour") -> bool:
    annotation, mentions = _read(text, tags)
    ends = mentions[subject], mentions[object]
    evidence = annotation.document.evidence(0, len(text), sentence=0, subject=ends[0].span, object=ends[1].span)
    claim = Claim(annotation.document.id, relation, *ends, evidence)
    return without_borrowed([claim], annotation, ONTOLOGY) == [claim]


TITLE = ("Ann Lee met Labour MP Tom Watson.", "PROPN PROPN VERB PROPN PROPN PROPN PROPN PUNCT")


def test_a_title_is_not_that_of_the_person_named_before() -> None:
    assert not _left(*TITLE, "Ann Lee")
    assert _left(*TITLE, "Tom Watson")


def test_a_title_may_have_names_and_brackets_in_it() -> None:
    text = "Ann Lee met Labour MP (member of Parliament) Tom Watson."
    assert not _left(text, "PROPN PROPN VERB PROPN PROPN PUNCT NOUN ADP PROPN PUNCT PROPN PROPN PUNCT", "Ann Lee")


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("Ann Lee left Labour with Tom Watson.", "PROPN PROPN VERB PROPN ADP PROPN PROPN PUNCT"),
        ("Ann Lee left Labour said Tom Watson.", "PROPN PROPN VERB PROPN VERB PROPN PROPN PUNCT"),
        ("Ann Lee left Labour, Tom Watson.", "PROPN PROPN VERB PROPN PUNCT PROPN PROPN PUNCT"),
    ],
)
def test_other_words_between_make_no_title(text: str, tags: str) -> None:
    assert _left(text, tags, "Ann Lee")


def test_what_is_said_after_the_name_and_of_things_stays() -> None:
    assert _left("Labour MP Tom Watson met Ann Lee.", "PROPN PROPN PROPN PROPN VERB PROPN PROPN PUNCT", "Ann Lee")
    assert _left(*TITLE, "Labour", "foundedBy", "Ann Lee")


def test_without_a_parse_nothing_is_known() -> None:
    annotation, mentions = _read(*TITLE)
    bare = Annotation(annotation.document, annotation.sentences, annotation.mentions, None)
    evidence = bare.document.evidence(0, len(TITLE[0]), sentence=0, subject=mentions["Ann Lee"].span, object=mentions["Labour"].span)
    claim = Claim(bare.document.id, "politicalAffiliation", mentions["Ann Lee"], mentions["Labour"], evidence)
    assert without_borrowed([claim], bare, ONTOLOGY) == [claim]
