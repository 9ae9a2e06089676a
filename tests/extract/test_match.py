"""Programs of a rule or two, run over one sentence: which mentions, through which words, by which method."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract.match import Match, Matcher
from kg.extract.program import Program, Rule
from kg.model import Kind
from kg.syntax import SyntaxGraph

RULE, REVERSED = Rule("does", False, 1), Rule("does", True, 1)
Run = Callable[..., list[Match]]


@pytest.fixture
def run(tiny: Any) -> Run:
    """Runs tables of signatures over a text."""

    def matches(text: str, paths: Any = None, halves: Any = None, surface: Any = None) -> list[Match]:
        annotation = tiny.annotate(text)
        names = [m.span for m in annotation.mentions if m.kind in (Kind.NAME, Kind.LITERAL)]
        graph = SyntaxGraph.of(annotation.parse, names, tiny.ontology.noun_branches("en"))
        return list(Matcher(annotation, graph, Program(paths or {}, halves or {}, surface or {})).matches())

    return matches


def _ends(match: Match) -> tuple[str | None, str | None]:
    return match.subject and match.subject.text, match.object and match.object.text


def test_a_walk_is_followed_from_the_end_it_starts_at(run: Run) -> None:
    [forth] = run("Norvane acquired Castrel.", {("<subj acquire", ">obj"): (RULE,)})
    [back] = run("Norvane acquired Castrel.", {("<obj acquire", ">subj"): (REVERSED,)})
    assert _ends(forth) == _ends(back) == ("Norvane", "Castrel")
    assert forth.method == "path" and forth.predicates == back.predicates


def test_the_predicates_are_the_words_on_the_way(run: Run, tiny: Any) -> None:
    text = "Norvane signed a partnership with Castrel."
    [match] = run(text, {("<subj LV+partnership", ">with"): (RULE,)})
    assert [tiny.annotate(text).parse[i].text for i in match.predicates] == ["signed", "partnership"]


def test_a_description_is_marked(run: Run) -> None:
    text = "Ada Brook, chief executive of Norvane, left."
    across = run(text, {("= chief_executive", ">of"): (RULE,)})
    up = run(text, {("<of chief_executive", "="): (REVERSED,)})
    assert across and up and all(m.descriptive and _ends(m) == ("Ada Brook", "Norvane") for m in (*across, *up))
    assert not run("Norvane acquired Castrel.", {("<subj acquire", ">obj"): (RULE,)})[0].descriptive


def test_every_reading_is_told_by_how_loose_it_is(run: Run) -> None:
    paths = {("= chief_technology_officer", ">of"): (RULE,), ("= officer", ">of"): (RULE,)}
    matches = run("Ada Brook is chief technology officer at Norvane.", paths)
    assert {match.generality for match in matches} == {0, 2}


def test_a_walk_without_a_word_says_so(run: Run) -> None:
    [match] = run("Norvane, of Ghent, makes shoes.", {("self ", ">of"): (RULE,)})
    assert match.wordless and not run("Norvane sits in Leeds.", {("<subj sit", ">in"): (RULE,)})[0].wordless


def test_a_half_rule_knows_one_end(run: Run) -> None:
    text, signature = "Norvane formed the joint venture.", ("<subj LV+joint_venture",)
    [subject] = run(text, halves={signature: (Rule("does", False, 1, "subject"),)})
    [object] = run(text, halves={signature: (Rule("does", False, 1, "object"),)})
    assert (_ends(subject), _ends(object)) == ((None, "Norvane"), ("Norvane", None))
    assert {subject.method, object.method} == {"focus"}


def test_all_relations_of_a_signature_match(run: Run) -> None:
    rules = (RULE, Rule("undoes", False, 3))
    assert [m.rule.relation for m in run("Norvane acquired Castrel.", {("<subj acquire", ">obj"): rules})] == ["does", "undoes"]


def test_a_name_stands_for_the_nominal_beside_it(run: Run) -> None:
    matches = run("Norvane acquired the retailer Castrel.", {("<subj acquire", ">obj"): (RULE,)})
    assert [_ends(match) for match in matches] == [("Norvane", "Castrel")]


def test_a_thing_does_nothing_to_itself(run: Run) -> None:
    assert not run("Norvane grew when it acquired Norvane.", {("<subj acquire", ">obj"): (RULE,)})


class TestSurface:
    def test_matches_the_words_between_in_either_order(self, run: Run) -> None:
        [forth] = run("Norvane acquired Castrel.", surface={("acquire/v",): (RULE,)})
        [back] = run("Norvane acquired Castrel.", surface={("acquire/v",): (REVERSED,)})
        assert (_ends(forth), _ends(back)) == (("Norvane", "Castrel"), ("Castrel", "Norvane"))
        assert forth.method == "surface"

    def test_reaches_no_further_than_the_next_name(self, run: Run) -> None:
        assert [_ends(m) for m in run("Norvane acquired Castrel, Lumora and Tallidan.", surface={("acquire/v",): (RULE,)})] == [
            ("Norvane", "Castrel")
        ]
        assert not run("Norvane acquired Castrel for Lumora.", surface={("acquire/v", "castrel/n", "for"): (RULE,)})

    def test_stays_in_its_sentence(self, run: Run) -> None:
        assert not run("Norvane acquired. Castrel grew.", surface={("acquire/v",): (RULE,)})

    def test_has_the_content_words_as_predicates(self, run: Run, tiny: Any) -> None:
        text = "Norvane signed a partnership with Castrel."
        [match] = run(text, surface={("sign/v", "partnership/n", "with"): (RULE,)})
        assert [tiny.annotate(text).parse[i].text for i in match.predicates] == ["signed", "partnership"]
