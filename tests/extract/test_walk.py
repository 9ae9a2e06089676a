"""The steps of a walk: up to a predicate, across to what describes an argument, down to the other end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.annotate import parse_texts
from kg.extract import walk
from kg.extract.compile import shortest_walks
from kg.model import Span
from kg.syntax import SyntaxGraph

NAMES = ("Norvane", "Castrel", "Lumora", "Ada Brook")


@dataclass(frozen=True)
class Sketch:
    """A sentence's graph, its nodes found by their words."""

    text: str
    graph: SyntaxGraph

    def at(self, words: str) -> int:
        start = self.text.index(words)
        node = self.graph.head(start, start + len(words))
        assert node is not None
        return node

    def first_steps(self, words: str) -> set[str]:
        return {move.steps[0] for move in walk.start(self.graph, self.at(words))}

    def walks(self, one: str, other: str) -> list[tuple[str, ...]]:
        return [specific for specific, _, _ in shortest_walks(self.graph, self.at(one), self.at(other))]


@pytest.fixture(scope="session")
def sketch() -> Callable[[str], Sketch]:
    def draw(text: str) -> Sketch:
        names = [Span(text.index(name), text.index(name) + len(name)) for name in NAMES if name in text]
        [doc] = parse_texts([text], "en", [names])
        return Sketch(text, SyntaxGraph.of(doc, names, {"retailer": "Organization", "officer": "Person"}))

    return draw


Draw = Callable[[str], Sketch]


def test_up_to_a_verb_and_down_again(sketch: Draw) -> None:
    active, passive = sketch("Norvane acquired Castrel."), sketch("Castrel was acquired by Norvane.")
    assert active.walks("Norvane", "Castrel") == passive.walks("Norvane", "Castrel") == [("<subj acquire", ">obj")]
    assert active.walks("Castrel", "Norvane") == [("<obj acquire", ">subj")]


def test_a_preposition_is_the_edge(sketch: Draw) -> None:
    assert sketch("Norvane relies on Castrel.").walks("Norvane", "Castrel") == [("<subj rely", ">on")]


def test_across_to_a_noun_that_describes(sketch: Draw) -> None:
    for text in (
        "Ada Brook is the chairman of Norvane.",
        "Ada Brook, the chairman of Norvane, spoke.",
        "Norvane's chairman Ada Brook spoke.",
    ):
        assert sketch(text).walks("Ada Brook", "Norvane") == [("= chairman", ">of")]
        assert sketch(text).walks("Norvane", "Ada Brook") == [("<of chairman", "=")]


def test_a_verb_and_its_noun_are_one_predicate(sketch: Draw) -> None:
    graph = sketch("Norvane signed a partnership with Castrel.")
    assert graph.walks("Norvane", "Castrel") == [("<subj LV+partnership", ">with")]
    assert graph.walks("Castrel", "Norvane") == [("<with LV+partnership", ">subj")]


def test_a_verb_without_its_noun_says_nothing(sketch: Draw) -> None:
    graph = sketch("Norvane signed a partnership with Castrel.")
    bare = [move for move in walk.start(graph.graph, graph.at("Norvane")) if move.steps == ("<subj sign",)]
    assert bare and all(move.place.only == graph.at("partnership") for move in bare)
    ends = {end for move in bare for _, end in walk.ends(graph.graph, move.place)}
    assert ends == {graph.at("partnership")}


def test_a_walk_that_has_turned_down_never_climbs(sketch: Draw) -> None:
    graph = sketch("Norvane praised the chairman of Castrel.")
    down = walk.Place(graph.at("praised"), descending=True)
    assert {move.edge[0] for move in walk.onward(graph.graph, down)} == {">"}
    assert not [move for move in walk.onward(graph.graph, walk.Place(graph.at("chairman"), descending=True)) if move.edge.startswith("<")]


def test_only_names_begin_below_themselves(sketch: Draw) -> None:
    graph = sketch("Norvane, a retailer, praised Castrel.")
    assert "self " in graph.first_steps("Norvane")
    assert "self " not in graph.first_steps("retailer")


def test_a_noun_is_called_by_its_words_its_head_and_its_kind(sketch: Draw) -> None:
    graph = sketch("Ada Brook is chief technology officer at Norvane.")
    [move] = [m for m in walk.start(graph.graph, graph.at("Ada Brook")) if m.edge == "="]
    assert move.labels == ("chief_technology_officer", "technology_officer", "officer", "{Person}")
    assert move.readings == ("= chief_technology_officer", "= officer", "= {Person}")


def test_a_bound_word_stays_with_its_noun(sketch: Draw) -> None:
    graph = sketch("Ada Brook is vice chairman of Norvane.")
    [move] = [m for m in walk.start(graph.graph, graph.at("Ada Brook")) if m.edge == "="]
    assert move.labels == ("vice_chairman",)


def test_unconnected_or_far_ends_have_no_walk(sketch: Draw) -> None:
    assert not sketch("Norvane grew. Castrel shrank.").walks("Norvane", "Castrel")
    far = "Norvane grew in the time of the visit of the friend of the aunt of the owner of the rival of Castrel."
    assert not sketch(far).walks("Norvane", "Castrel")


def test_only_the_fewest_steps_count(sketch: Draw) -> None:
    assert {len(steps) for steps in sketch("Norvane acquired Castrel, the retailer that Lumora runs.").walks("Norvane", "Castrel")} == {2}
