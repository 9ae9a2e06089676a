"""Canonical edges: many ways of saying one thing give one edge. Names stand in brackets; all are invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate import parse_texts
from kg.model import Span
from kg.syntax import SyntaxGraph


def graph_of(text: str, language: str = "en") -> SyntaxGraph:
    pieces = re.split(r"\[([^\]]*)\]", text)
    starts = [sum(map(len, pieces[:i])) for i in range(1, len(pieces), 2)]
    names = [Span(start, start + len(name)) for start, name in zip(starts, pieces[1::2], strict=True)]
    return SyntaxGraph.of(parse_texts(["".join(pieces)], language, [names])[0], names)


def shown(graph: SyntaxGraph, node: int) -> str:
    """Return a name in full, any other word by its lemma."""
    words = [token.text for token in graph.doc if graph.node[token.i] == node]
    return " ".join(words) if node in graph.names else graph.doc[node].lemma_.lower()


def edges(graph: SyntaxGraph) -> set[tuple[str, str, str]]:
    return {(shown(graph, head), label, shown(graph, child)) for head, row in graph.down.items() for label, child in row}


def same(graph: SyntaxGraph) -> set[frozenset[str]]:
    return {frozenset((shown(graph, one), shown(graph, other))) for one, others in graph.same.items() for other in others}


BUYING = {("acquire", "subj", "Norvane"), ("acquire", "obj", "Castrel")}


@pytest.mark.parametrize(
    "text",
    [
        "[Norvane] acquired [Castrel].",
        "[Castrel] was acquired by [Norvane].",
        "[Castrel] has been acquired by [Norvane].",
        "[Norvane], which acquired [Castrel], is growing.",
        "[Castrel], which [Norvane] acquired, is growing.",
        "[Castrel], which was acquired by [Norvane], is growing.",
        "[Castrel], acquired by [Norvane] in 2019, is growing.",
        "[Norvane] plans to acquire [Castrel].",
        "[Norvane] is expected to acquire [Castrel].",
        "[Castrel] is to be acquired by [Norvane].",
        "[Norvane] grew and acquired [Castrel].",
        "[Norvane] acquired and closed [Castrel].",
        "[Norvane] acquired [Lumora] and [Castrel].",
        "[Lumora] and [Norvane] acquired [Castrel].",
        "[Norvane] has agreed to acquire [Castrel].",
        "[Norvane] grew by acquiring [Castrel].",
        "[Norvane] acquired the likes of [Castrel].",
        "[Norvane] promised [Lumora] to acquire [Castrel].",
        "[Lumora] persuaded [Norvane] to acquire [Castrel].",
    ],
)
def test_who_does_what_to_whom_does_not_depend_on_the_construction(text: str) -> None:
    assert edges(graph_of(text)) >= BUYING


@pytest.mark.parametrize(
    "text",
    [
        "[Norvane] grew and [Lumora] acquired [Castrel].",
        "[Norvane], which [Castrel] acquired, is growing.",
        "[Norvane] said that [Lumora] acquired [Castrel].",
        "[Norvane] persuaded [Lumora] to acquire [Castrel].",
    ],
)
def test_who_only_stands_near_a_verb_does_nothing(text: str) -> None:
    assert ("acquire", "subj", "Norvane") not in edges(graph_of(text))


@pytest.mark.parametrize(
    "text",
    [
        "[Ada Brook], the boss of [Norvane], left.",
        "[Ada Brook], boss of [Norvane], left.",
        "[Ada Brook] is the boss of [Norvane].",
        "[Norvane]'s boss, [Ada Brook], left.",
        "[Norvane] boss [Ada Brook] left the room.",
        "[Ada Brook], who is the boss of [Norvane], left.",
        "They appointed [Ada Brook] as boss of [Norvane].",
        "[Ada Brook] was named boss of [Norvane].",
        "[Ada Brook] became the boss of [Norvane].",
    ],
)
def test_a_title_describes_a_name_wherever_it_stands(text: str) -> None:
    graph = graph_of(text)
    assert ("boss", "of", "Norvane") in edges(graph)
    assert frozenset(("boss", "Ada Brook")) in same(graph)


@pytest.mark.parametrize(
    "text",
    [
        "They run a platform called [Nimbra].",
        "They run a platform dubbed “[Nimbra]”.",
        "The platform is called [Nimbra].",
        "They run [Nimbra], a platform.",
        "They run the [Nimbra] platform, or rather the platform [Nimbra].",
    ],
)
def test_what_a_thing_is_called_is_the_thing(text: str) -> None:
    assert frozenset(("platform", "Nimbra")) in same(graph_of(text))


@pytest.mark.parametrize(
    ("text", "edge"),
    [
        ("The [Leeds]-based grocer grew.", ("base", "in", "Leeds")),
        ("The [Norvane]-owned grocer grew.", ("own", "subj", "Norvane")),
        ("The [Norvane]-owned grocer grew.", ("own", "obj", "grocer")),
        ("[Norvane] works with [Castrel].", ("work", "with", "Castrel")),
        ("[Norvane] took over [Castrel].", ("take", "obj", "Castrel")),
        ("The rules that [Norvane] relies on are strict.", ("rely", "subj", "Norvane")),
        ("[Norvane], whose boss left, grew.", ("boss", "of", "Norvane")),
        ("A platform based on [Nimbra] opened.", ("base", "on", "Nimbra")),
        ("A firm making [Nimbra] opened.", ("make", "subj", "firm")),
    ],
)
def test_a_construction_has_its_canonical_edge(text: str, edge: tuple[str, str, str]) -> None:
    assert edge in edges(graph_of(text))


FRENCH_BUYING = {("racheter", "subj", "Norvane"), ("racheter", "obj", "Castrel")}


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe [Norvane] a annoncé un rachat. [Norvane] a racheté [Castrel].",
        "[Norvane], qui a racheté [Castrel], embauche.",
        "[Castrel], racheté par [Norvane] en 2019, embauche.",
        "[Norvane] veut racheter [Castrel].",
        "[Norvane] va racheter [Castrel].",
    ],
)
def test_french_constructions_give_the_same_edges(text: str) -> None:
    assert edges(graph_of(text, "fr")) >= FRENCH_BUYING


@pytest.mark.parametrize(
    "text",
    [
        "[Claire Vasset], directrice de [Norvane], a parlé.",
        "[Claire Vasset] est directrice de [Norvane].",
        "La directrice de [Norvane], [Claire Vasset], a parlé.",
        "[Claire Vasset] a été nommée directrice de [Norvane].",
    ],
)
def test_a_french_title_describes_a_name(text: str) -> None:
    graph = graph_of(text, "fr")
    assert ("directrice", "de", "Norvane") in edges(graph) or ("directeur", "de", "Norvane") in edges(graph)
    assert {frozenset((title, "Claire Vasset")) for title in ("directrice", "directeur")} & same(graph)


@pytest.mark.parametrize("name", ["Norvane", "Acme"])
def test_what_a_bought_thing_is_does_not_describe_the_buyer(name: str) -> None:
    text = f"{name} has agreed to acquire mailbeam, a Danish cloud provider based in Aarhus."
    graph = SyntaxGraph.of(parse_texts([text], "en")[0], [Span(0, len(name))])
    assert same(graph) == {frozenset(("mailbeam", "provider"))}


def test_who_a_sentence_is_told_by_is_no_apposition() -> None:
    graph = graph_of(
        "[Kenyalang Air] will stop flying to [Perth] at the end of July and return two leased [Fokker F70s], "
        "the Kuching-based airline announced on Wednesday."
    )
    assert not any("airline" in pair for pair in same(graph))


def test_a_transparent_noun_lets_what_is_meant_through() -> None:
    assert ("buy", "obj", "Castrel") in edges(graph_of("[Norvane] wants to buy the likes of [Castrel]."))


_WORDS = st.lists(
    st.sampled_from(["Norvane", "Castrel", "acquired", "and", "the", "boss", "of", "in", "which", ",", "'s"]), min_size=1, max_size=12
)


@settings(max_examples=25, deadline=None)
@given(_WORDS, st.data())
def test_names_collapse_to_one_node_and_edges_join_nodes(words: list[str], data: st.DataObject) -> None:
    doc = parse_texts([" ".join(words)], "en")[0]
    first = data.draw(st.integers(0, len(doc) - 1))
    last = data.draw(st.integers(first, len(doc) - 1))
    span = Span(doc[first].idx, doc[last].idx + len(doc[last]))
    graph = SyntaxGraph.of(doc, [span])
    node = graph.head(span.start, span.end)
    assert node is not None and node in graph.names
    assert {graph.node[i] for i in range(first, last + 1)} == {node}
    ends = {end for head, row in graph.down.items() for _, child in row for end in (head, child)} | set(graph.same)
    assert all(graph.node[end] == end for end in ends)


@settings(max_examples=15, deadline=None)
@given(_WORDS)
def test_edges_are_the_same_both_ways_and_every_time(words: list[str]) -> None:
    doc = parse_texts([" ".join(words)], "en")[0]
    graph = SyntaxGraph.of(doc)
    down = {(head, label, child) for head, row in graph.down.items() for label, child in row}
    up = {(head, label, child) for child, row in graph.up.items() for label, head in row}
    assert down == up
    assert all(one in graph.same[other] for one, others in graph.same.items() for other in others)
    again = SyntaxGraph.of(doc)
    assert (graph.up, graph.down, graph.same) == (again.up, again.down, again.same)
