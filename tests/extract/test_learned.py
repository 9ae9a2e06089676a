"""Relations that the model was not trained on, learned from examples of our own with the shipped weights."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from kg.build import Pipeline
from kg.extract.examples import marked_texts, vectors_of
from kg.extract.learned import FEWEST, HeadLearner
from kg.extract.strength import Strength, strength, weaknesses
from kg.model import Document, Span
from kg.neural.model import Model, load_model
from kg.ontology import Example, Ontology, Relation
from kg.resources import model_dir
from kg.settings import Settings

_SAID = (
    "[s Ann Lee] taught [o Tom Ray] to play the cello.",
    "[o Ida Holt] was a pupil of [s Carl Moss] in Vienna.",
    "[s Jane Poole], who taught [o Mark Dunn] and [o Rose Kerr], died in 1990.",
    "[o Eva Stern] studied the violin under [s Max Adler].",
    "[s Paul Voss] was the teacher of the pianist [o Nina Falk].",
    "[o Hugo Brandt], a student of [s Lena Weiss], won the prize.",
    "[s Omar Haddad]'s pupils include [o Sara Nouri].",
    "[s Peter Lang] gave lessons to [o Clara Wolf].",
)
_NOT = ("[s Ann Lee] married [o Tom Ray] in 1950.", "[s Carl Moss] met [o Ida Holt] in Vienna.")
TEACHES = Relation(
    "teaches",
    domain=("Person",),
    range=("Person",),
    examples=tuple(sorted(Example.parse(said, "en") for said in _SAID)),
    counter_examples=tuple(Example.parse(said, "en") for said in _NOT),
)


def _whole(text: str) -> list[tuple[int, int]]:
    return [(0, len(text))]


@cache
def _model() -> Model:
    return load_model(model_dir())


@pytest.fixture
def learner(tmp_path: Path) -> HeadLearner:
    return HeadLearner(_model(), _whole, tmp_path)


def _scored(learner: HeadLearner, *said: str) -> list[float]:
    """Return the head's scores of the marked pair of some sentences."""
    head = learner.head(TEACHES)
    assert head is not None
    texts = [marked_texts(replace(TEACHES, examples=(Example.parse(each, "en"),), counter_examples=())) for each in said]
    return [float(head.scores(vectors_of(text, _model(), _whole).positives)[0]) for text in texts]


def test_a_new_sentence_scores_above_its_reverse_and_another_relation(learner: HeadLearner) -> None:
    right, turned, other = _scored(
        learner,
        "[s Rita Blum] taught [o Karl Ott] the piano.",
        "[o Rita Blum] taught [s Karl Ott] the piano.",
        "[s Rita Blum] was born in the same year as [o Karl Ott].",
    )
    assert right > turned and right > other


def test_the_same_examples_give_the_same_head_whatever_their_order(learner: HeadLearner, tmp_path: Path) -> None:
    turned = replace(TEACHES, examples=TEACHES.examples[::-1])
    one, other = learner.head(TEACHES), HeadLearner(_model(), _whole, tmp_path / "other").head(turned)
    assert one is not None and one.to_dict() == (other.to_dict() if other else None)


def test_a_head_is_kept_until_a_word_changes(learner: HeadLearner, tmp_path: Path) -> None:
    first = learner.head(TEACHES)
    [kept] = tmp_path.glob("*.json")
    before = kept.stat().st_mtime_ns
    again = HeadLearner(_model(), _whole, tmp_path).head(TEACHES)
    assert first is not None and again is not None and again.to_dict() == first.to_dict()
    assert kept.stat().st_mtime_ns == before
    learner.head(replace(TEACHES, counter_examples=()))
    assert len(list(tmp_path.glob("*.json"))) == 2


def test_a_broken_file_of_the_cache_is_fitted_anew(learner: HeadLearner, tmp_path: Path) -> None:
    first = learner.head(TEACHES)
    [kept] = tmp_path.glob("*.json")
    kept.write_text("{", encoding="utf-8")
    again = learner.head(TEACHES)
    assert first is not None and again is not None and again.to_dict() == first.to_dict()


def test_only_relations_that_are_new_and_have_examples_are_learned(learner: HeadLearner) -> None:
    few = replace(TEACHES, name="fewer", examples=TEACHES.examples[: FEWEST - 1])
    french = replace(TEACHES, name="enseigne", examples=tuple(replace(e, lang="fr") for e in TEACHES.examples))
    known = replace(TEACHES, name="acquires")
    assert learner.new(Ontology.of([], [few, french, known, TEACHES])) == ["teaches"]


def test_what_is_marked_and_what_is_not() -> None:
    [text] = marked_texts(replace(TEACHES, examples=(Example.parse(_SAID[2], "en"),), counter_examples=()))
    vectors = vectors_of([text], _model(), _whole)
    assert len(text.held) == len(vectors.positives) == 2
    assert len(vectors.negatives) >= 4, "both reversed, and the two pupils of one another"
    assert (vectors.groups == 0).all()


def test_of_two_readings_of_one_text_the_example_wins_over_the_counter_example() -> None:
    both = Example.parse("[s Ann] taught [o Tom].", "en"), Example.parse("[o Ann] taught [s Tom].", "en")
    [text] = marked_texts(Relation("teaches", examples=(both[0],), counter_examples=both))
    assert text.held == {(Span(0, 3), Span(11, 14))} and text.denied == {(Span(11, 14), Span(0, 3))}


def test_strength_counts_examples_recognised_from_the_others(learner: HeadLearner) -> None:
    vectors = {"teaches": learner.vectors(TEACHES)}
    told = strength(TEACHES, vectors, Ontology.of([], [TEACHES]), learner)
    assert told.examples == len(_SAID) and 0 <= told.recognised <= told.examples and told.confused == ()
    assert told == strength(TEACHES, vectors, Ontology.of([], [TEACHES]), learner)


def test_two_relations_with_like_examples_are_confused_unless_one_follows_from_the_other(learner: HeadLearner) -> None:
    twin = replace(TEACHES, name="instructs")
    vectors = {name: learner.vectors(TEACHES) for name in ("teaches", "instructs")}
    told = strength(TEACHES, vectors, Ontology.of([], [TEACHES, twin]), learner)
    assert [name for name, _, _ in told.confused] == ["instructs"]
    below = Ontology.of([], [TEACHES, replace(twin, parents=("teaches",))])
    assert strength(TEACHES, vectors, below, learner).confused == ()


def test_weaknesses_say_what_to_do() -> None:
    told = Strength("teaches", 10, recognised=3, alarms=4, confused=(("worksFor", 5, 9),))
    messages = [finding.message for finding in weaknesses(told, TEACHES)]
    assert len(messages) == 3
    assert "3 of its 10 examples" in messages[0] and "4 of its own sentences" in messages[1] and "worksFor, 5 of whose 9" in messages[2]
    assert list(weaknesses(Strength("teaches", 10, recognised=9), TEACHES)) == []


def test_a_relation_of_the_user_s_is_extracted_by_the_model_and_not_otherwise(tmp_path: Path) -> None:
    said = " , ".join(f'"{each}"@en' for each in _SAID)
    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "@prefix kg: <https://example.org/kg#> . @prefix owl: <http://www.w3.org/2002/07/owl#> . "
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        f"kg:teaches a owl:ObjectProperty ; rdfs:domain kg:Person ; rdfs:range kg:Person ; kg:example {said} .\n",
        encoding="utf-8",
    )
    document = Document.of(Example.parse(_SAID[0], "en").text)
    pipeline = Pipeline(Settings(extractor="neural", ontology=(mine,)))
    claims = pipeline.claims_of(document)[1]
    assert [(c.subject.text, c.relation, c.object.text, c.extractor) for c in claims if c.relation == "teaches"] == [
        ("Ann Lee", "teaches", "Tom Ray", "neural")
    ]
    assert not any(c.relation == "teaches" for c in Pipeline(Settings(extractor="neural")).claims_of(document)[1])


def test_scores_of_one_direction_only(learner: HeadLearner) -> None:
    from kg.extract.neural import one_way

    scores, pairs = np.array([0.9, 0.8], np.float32), np.array([[0, 1], [1, 0]])
    assert one_way(scores, pairs).tolist() == [pytest.approx(0.9), 0.0]


def test_learning_loads_no_parser() -> None:
    code = "import sys, kg.extract.learned, kg.extract.candidates, kg.extract.strength; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
