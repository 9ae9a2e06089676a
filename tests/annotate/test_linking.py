"""Which mentions are one thing, told by a model of the tests' own that knows which pairs belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.found import Found, Words, kind_of
from kg.annotate.lexis_en import ENGLISH
from kg.annotate.linking import Clusters, link_mentions

_TOLD = Words(ENGLISH, frozenset({"company", "companies"}))


class _Model:
    """Scores the pairs it was told of, by their places among the mentions, and no other."""

    types = ("Person", "Organization")

    def __init__(self, scores: Mapping[tuple[int, int], float]) -> None:
        self.scores = scores

    def link(self, anaphors: Any, antecedents: Any, features: Any) -> Any:
        pairs = zip(anaphors[:, 0].tolist(), antecedents[:, 0].tolist(), strict=True)
        return np.array([self.scores.get((int(i), int(j)), -9.0) for i, j in pairs], np.float32)


def _link(
    words: Sequence[str], scores: Mapping[tuple[int, int], float], types: Sequence[tuple[float, float]] = ()
) -> tuple[list[int], dict[int, tuple[int, ...]]]:
    """Return the cluster of each mention, and what plurals stand for; every mention is a sentence of its own."""
    rows = np.array(types or [(0.0, 0.0)] * len(words), np.float32)
    found = [
        Found(0, (i, i), 100 * i, 100 * i + len(text), text, i, row, kind_of(text, _TOLD))
        for i, (text, row) in enumerate(zip(words, rows, strict=True))
    ]
    vectors = np.arange(len(words), dtype=np.float32)[:, None]
    clusters, several = link_mentions(_Model(scores), found, vectors, np.zeros(len(words), np.float32))  # type: ignore[arg-type]
    return [clusters.find(i) for i in range(len(words))], several


@given(size=st.integers(1, 12), data=st.data())
def test_a_cluster_is_known_by_its_first_whatever_order_it_was_joined_in(size: int, data: st.DataObject) -> None:
    pairs = data.draw(st.lists(st.tuples(st.integers(0, size - 1), st.integers(0, size - 1))))
    clusters, backwards, sets = Clusters(size), Clusters(size), [{i} for i in range(size)]
    for one, other in pairs:
        clusters.join(one, other)
        joined = sets[one] | sets[other]
        for i in joined:
            sets[i] = joined
    for one, other in reversed(pairs):
        backwards.join(other, one)
    assert [clusters.find(i) for i in range(size)] == [backwards.find(i) for i in range(size)] == [min(each) for each in sets]


def test_names_spelt_alike_are_one_without_the_model() -> None:
    assert _link(["Norvane", "Castrel", "Norvane’s", "NORVANE", "the Castrel"], {})[0] == [0, 1, 0, 0, 1]


def test_what_is_no_name_is_not_joined_by_its_spelling() -> None:
    assert _link(["the company", "it", "the company", "it"], {})[0] == [0, 1, 2, 3]


def test_a_pronoun_goes_to_its_best_antecedent() -> None:
    assert _link(["Norvane", "Castrel", "it"], {(2, 0): 1.0, (2, 1): 2.0})[0] == [0, 1, 1]


def test_none_is_better_than_an_antecedent_scored_below_it() -> None:
    assert _link(["Norvane", "it"], {(1, 0): -0.5})[0] == [0, 1]


@pytest.mark.parametrize(
    ("other", "joined"), [("Castrel", False), ("Norvane Foods", True), ("National Bank of Leeds", False), ("Northern Valley", False)]
)
def test_two_names_are_one_only_if_they_share_a_word(other: str, joined: bool) -> None:
    assert _link([other, "Norvane"], {(1, 0): 5.0})[0] == [0, 0 if joined else 1]


def test_or_if_one_is_made_of_the_initials_of_the_other() -> None:
    assert _link(["National Bank of Leeds", "NBL"], {(1, 0): 5.0})[0] == [0, 0]
    assert _link(["National Bank of Leeds", "NBR"], {(1, 0): 5.0})[0] == [0, 1]


def test_a_plural_stands_for_each_of_its_things() -> None:
    clusters, several = _link(["Norvane", "Castrel", "Norvane", "both companies"], {(3, 0): 1.0, (3, 1): 3.0, (3, 2): 2.0})
    assert (clusters[:3], several) == ([0, 1, 0], {3: (1, 0)})


def test_a_plural_stands_for_as_many_as_it_says() -> None:
    scores = {(3, 0): 1.0, (3, 1): 3.0, (3, 2): 2.0}
    assert _link(["Norvane", "Castrel", "Lumora", "the two companies"], scores)[1] == {3: (1, 2)}
    assert _link(["Norvane", "Castrel", "Lumora", "the three companies"], scores)[1] == {3: (1, 2, 0)}


def test_a_plural_of_unsaid_number_leaves_out_what_is_much_less_likely() -> None:
    assert _link(["Norvane", "Castrel", "Lumora", "they"], {(3, 0): 1.0, (3, 1): 9.0, (3, 2): 8.0})[1] == {3: (1, 2)}


def test_a_plural_with_one_antecedent_is_that_thing() -> None:
    assert _link(["Norvane", "Castrel", "they"], {(2, 0): 1.0}) == ([0, 1, 0], {})


def test_a_plural_that_goes_back_to_a_plural_stands_for_the_same_things() -> None:
    scores = {(2, 0): 2.0, (2, 1): 1.0, (3, 2): 5.0, (4, 3): 5.0}
    _, several = _link(["Norvane", "Castrel", "the two companies", "they", "their"], scores)
    assert several == {2: (0, 1), 3: (0, 1), 4: (0, 1)}


def test_no_mentions_or_one_need_no_model() -> None:
    assert (_link(["Norvane"], {}), _link([], {})) == (([0], {}), ([], {}))


@pytest.mark.parametrize(("foundation", "same"), [((0.1, 0.9), False), ((0.6, 0.7), True), ((0.9, 0.2), True)])
def test_a_foundation_is_not_the_person_it_is_named_after(foundation: tuple[float, float], same: bool) -> None:
    clusters, _ = _link(["Ada Brandt", "Ada Brandt Foundation"], {(1, 0): 5.0}, [(0.95, 0.0), foundation])
    assert (clusters[0] == clusters[1]) is same


def test_a_name_does_not_join_another_through_a_nominal() -> None:
    scores = {(1, 0): 5.0, (2, 1): 5.0, (3, 1): 5.0}
    assert _link(["Norvane", "the company", "Castrel", "Norvane Group"], scores)[0] == [0, 0, 2, 0]
    assert _link(["it", "Castrel"], {(1, 0): 5.0})[0] == [0, 0]
