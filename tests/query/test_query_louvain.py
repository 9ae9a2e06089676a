"""Groups of a network: what belongs together is together, whatever the order, and as well as networkx finds it."""

from __future__ import annotations

import random

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.query import grouped

PAIRS = st.lists(st.tuples(st.integers(0, 14), st.integers(0, 14)), max_size=40)


def parts_of(groups: list[int]) -> list[set[int]]:
    return [{node for node, group in enumerate(groups) if group == number} for number in range(max(groups) + 1)]


def ring_of_cliques(cliques: int, size: int) -> list[tuple[int, int]]:
    inside = [(base + a, base + b) for base in range(0, cliques * size, size) for a in range(size) for b in range(a)]
    return inside + [(base, (base + size + 1) % (cliques * size)) for base in range(0, cliques * size, size)]


def test_cliques_are_told_apart() -> None:
    assert grouped(40, ring_of_cliques(8, 5)) == [node // 5 for node in range(40)]


def test_nodes_without_edges_are_groups_of_their_own() -> None:
    assert grouped(3, []) == [0, 1, 2]
    assert grouped(0, []) == []


def test_a_loop_ties_nothing() -> None:
    assert grouped(2, [(0, 0), (1, 1)]) == [0, 1]


@given(PAIRS, st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_direction_do_not_matter(pairs: list[tuple[int, int]], shuffle: random.Random) -> None:
    mixed = [pair if shuffle.random() < 0.5 else pair[::-1] for pair in pairs]
    shuffle.shuffle(mixed)
    assert grouped(15, mixed) == grouped(15, pairs)


@given(PAIRS)
@settings(max_examples=60, deadline=None)
def test_a_group_is_inside_one_component(pairs: list[tuple[int, int]]) -> None:
    graph = nx.Graph(pairs)
    graph.add_nodes_from(range(15))
    component = {node: number for number, nodes in enumerate(nx.connected_components(graph)) for node in nodes}
    assert all(len({component[node] for node in part}) == 1 for part in parts_of(grouped(15, pairs)))


def test_the_groups_are_about_as_good_as_those_of_networkx() -> None:
    dice = random.Random(3)
    pairs = [(a, dice.randrange(a // 20 * 20, a // 20 * 20 + 20) if dice.random() < 0.8 else dice.randrange(400)) for a in range(400)] * 2
    pairs += [(a, dice.randrange(a // 20 * 20, a // 20 * 20 + 20)) for a in range(400)]
    graph = nx.Graph()
    graph.add_nodes_from(range(400))
    for one, other in pairs:
        if one != other:
            graph.add_edge(one, other, weight=graph.get_edge_data(one, other, {"weight": 0})["weight"] + 1)
    without_loops = [pair for pair in pairs if pair[0] != pair[1]]
    ours = nx.community.modularity(graph, parts_of(grouped(400, without_loops)))
    theirs = nx.community.modularity(graph, nx.community.louvain_communities(graph, seed=1))
    assert ours > 0.97 * theirs > 0.5
