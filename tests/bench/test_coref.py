"""MUC, B³ and CEAF-e on clusters worked out by hand, and how our mentions are fitted to gold's."""

from __future__ import annotations

from collections.abc import Hashable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.coref import Clusters, b_cubed, ceaf_e, fit, gold_clusters, muc, of_types, our_clusters, scores
from bench.corpora import Mark
from kg.model import Annotation, Document, Kind, Span


def clusters(*groups: str) -> Clusters:
    return [frozenset[Hashable](group) for group in groups]


def test_the_example_of_the_reference_scorer() -> None:
    # Key {a b c} {d e f g}, response {a b} {c d} {f g h i}, from "Scoring coreference partitions of predicted mentions" (2014).
    figures = scores([(clusters("abc", "defg"), clusters("ab", "cd", "fghi"))])
    assert figures["muc"] == {"precision": 0.4, "recall": 0.4, "f1": 0.4}
    assert figures["b_cubed"] == {"precision": 0.5, "recall": 0.4167, "f1": 0.4545}
    assert figures["ceaf_e"] == {"precision": 0.4333, "recall": 0.65, "f1": 0.52}
    assert figures["f1"] == pytest.approx((0.4 + 0.4545 + 0.52) / 3, abs=1e-4)


def test_nothing_found() -> None:
    assert scores([(clusters("ab"), [])])["f1"] == 0
    assert scores([([], [])])["f1"] == 0


@given(st.lists(st.integers(0, 4), min_size=1, max_size=9))
def test_gold_itself_is_perfect(members: list[int]) -> None:
    gold = [group for number in range(5) if len(group := frozenset(i for i, own in enumerate(members) if own == number)) > 1]
    for measure in (muc, b_cubed, ceaf_e):
        part, whole = measure(gold, gold)
        assert part == pytest.approx(whole)


TEXT = "Nick Bos, of Helsinki, said he would."
DOCUMENT = Document.of(TEXT)
NICK = DOCUMENT.mention(0, 8, type="Person", kind=Kind.NAME, sentence=0, cluster=0)
HELSINKI = DOCUMENT.mention(13, 21, type="City", kind=Kind.NAME, sentence=0, cluster=1)
HE = DOCUMENT.mention(28, 30, type="Person", kind=Kind.PRONOUN, sentence=0, cluster=0)
MARKS = (Mark(0, 21, "person", 4), Mark(13, 21, "place", 2), Mark(28, 30, "person", 4))


def test_fitting_takes_the_nearest_mark_once() -> None:
    assert fit([NICK, HELSINKI, HE], MARKS) == {NICK: Span(0, 21), HELSINKI: Span(13, 21), HE: Span(28, 30)}
    assert fit([NICK], MARKS[2:]) == {NICK: NICK.span}


def test_clusters_of_two_or_more() -> None:
    annotation = Annotation(DOCUMENT, (), (NICK, HELSINKI, HE))
    gold = gold_clusters(MARKS)
    assert gold == [frozenset({Span(0, 21), Span(28, 30)})]
    assert our_clusters(annotation, MARKS, exact=False) == gold
    assert our_clusters(annotation, MARKS, exact=True) == [frozenset({Span(0, 8), Span(28, 30)})]


def test_clusters_of_some_types() -> None:
    gold, ours = [frozenset({Span(0, 21), Span(28, 30)})], [frozenset({Span(13, 21), Span(40, 41)}), frozenset({Span(13, 21)})]
    assert of_types((gold, ours), MARKS, {"person"}) == (gold, ours[:1])
    assert of_types((gold, ours), MARKS, {"place"}) == ([], ours)
