"""The words between two mentions, and what they find where the tree does not help."""

from __future__ import annotations

from typing import Any

import pytest

from kg.annotate import parse_texts
from kg.extract.patterns import PatternExtractor
from kg.extract.program import Program
from kg.extract.surface import middle


def _middle(text: str, first: str, last: str, lang: str = "en") -> tuple[str, ...] | None:
    [doc] = parse_texts([text], lang)
    return middle(doc, text.index(first) + len(first), text.index(last))


@pytest.mark.parametrize(
    "text",
    [
        "Norvane acquired Castrel.",
        "Norvane has acquired Castrel.",
        "Norvane had quickly acquired Castrel.",
    ],
)
def test_only_what_matters_is_kept_by_its_lemma(text: str) -> None:
    assert _middle(text, "Norvane", "Castrel") == ("acquire/v",)


def test_modifiers_that_say_nothing_are_dropped() -> None:
    assert _middle("Ada is the new head of Norvane.", "Ada", "Norvane") == ("head/n", "of")


def test_french_contractions_are_undone() -> None:
    text = "Ada dirige le service du groupe Norvane. Ada dirige le service des groupes Norvane."
    assert "de" in (_middle(text, "Ada", "Norvane", "fr") or ())


@pytest.mark.parametrize(
    "text",
    [
        "Norvane and Castrel.",
        "Norvane, Castrel.",
        "Norvane, which once acquired Castrel.",
        "Norvane with Castrel.",
        "Norvane grew. It bought Castrel.",
        "Norvane owns shops near offices beside streets behind parks below hills around Castrel.",
    ],
)
def test_nothing_where_nothing_is_said_or_too_much(text: str) -> None:
    assert _middle(text, "Norvane", "Castrel") is None


def test_an_empty_stretch_has_no_middle() -> None:
    [doc] = parse_texts(["Norvane"], "en")
    assert middle(doc, 7, 7) is None and middle(doc, 7, 3) is None


def test_words_are_found_where_the_tree_has_no_walk(tiny: Any) -> None:
    surface = PatternExtractor(tiny.ontology, parse_texts, lambda o, lang, p: Program({}, {}, tiny.program(lang).surface))
    trees = PatternExtractor(tiny.ontology, parse_texts, lambda o, lang, p: Program(tiny.program(lang).paths, {}, {}))
    headline = tiny.annotate("Norvane: now acquired, Castrel")
    assert not trees.extract(headline)
    [claim] = surface.extract(headline)
    assert (claim.subject.text, claim.relation, claim.object.text) == ("Norvane", "acquires", "Castrel")
    assert claim.confidence < trees.extract(tiny.annotate("Norvane acquired Castrel."))[0].confidence
