"""The relation between two given ends, through the whole pipeline."""

from __future__ import annotations

import pytest

from bench.common import Said
from bench.core import answer, given_ends, judge_of
from bench.corpora import Mark, Passage
from kg.build import Pipeline
from kg.model import Document
from kg.settings import load_settings

pytestmark = pytest.mark.model


def passage(text: str, one: str, other: str) -> Passage:
    return Passage("p", text, tuple(Mark(text.index(words), text.index(words) + len(words)) for words in (one, other)))


def test_the_ends_are_all_that_is_left(pipeline: Pipeline) -> None:
    given = passage("Leeds-based Acme sold it to Globex .", "it", "Globex")
    annotation = given_ends(given, pipeline.annotate(Document.of(given.text)))
    assert [(mention.text, mention.cluster, mention.guessed) for mention in annotation.mentions] == [("it", 0, True), ("Globex", 1, True)]


def test_the_answer_has_the_direction_of_the_corpus(pipeline: Pipeline) -> None:
    ends = "Lumora Ltd", "Castrel Ltd"
    judge = judge_of(pipeline, None)
    assert answer(passage("Lumora Ltd acquired Castrel Ltd in 2019 .", *ends), pipeline, judge) == (Said("acquired_by", 1, 0),)
    assert answer(passage("Lumora Ltd is far away . Castrel Ltd is , too .", *ends), pipeline, judge) == ()


def test_the_model_is_asked_of_the_ends_whatever_it_takes_them_for() -> None:
    pipeline = Pipeline(load_settings(extractor="neural"))
    given = passage("It acquired the old mill by the river in 2019 .", "It", "the old mill by the river")
    annotation = given_ends(given, pipeline.annotate(Document.of(given.text)))
    assert pipeline.extractor.extract(annotation) == []
    assert answer(given, pipeline, judge_of(pipeline, None)) == (Said("acquired_by", 1, 0),)
