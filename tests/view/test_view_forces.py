"""Forces: what is connected ends near, what is not apart; many nodes are pushed nearly as exactly as few."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.view.apart import apart
from kg.view.forces import Web, arrange
from kg.view.repulsion import exact_repulsion, mesh_repulsion, repulsion

Pairs = list[tuple[int, int]]

PROGRAM = """
from kg.view.forces import Web, arrange
print(arrange(Web.of([1.0] * 2000, [(i, i // 3) for i in range(1, 2000)])))
"""


def web(count: int, pairs: Pairs) -> Web:
    return Web.of([1.0] * count, pairs)


def grid(side: int) -> Pairs:
    across = [(row * side + column, row * side + column + 1) for row in range(side) for column in range(side - 1)]
    return across + [(number, number + side) for number in range(side * (side - 1))]


def scatter(count: int) -> tuple[np.ndarray, np.ndarray]:
    numbers = np.random.default_rng(3)
    return 60.0 * (numbers.random(count) + 1j * numbers.random(count)), 0.5 + numbers.random(count)


def test_two_nodes_push_each_other_by_their_masses_over_the_distance() -> None:
    push = exact_repulsion(np.array([0j, 4j]), np.array([2.0, 6.0]))
    assert push.tolist() == [-1.5j, 0.5j]


def test_the_mesh_pushes_nearly_as_every_pair_does() -> None:
    places, masses = scatter(3000)
    exact, mesh = exact_repulsion(places, masses), mesh_repulsion(places, masses)
    error = np.abs(mesh - exact) / np.abs(exact)
    assert np.median(error) < 0.01
    assert np.percentile(error, 95) < 0.05


@pytest.mark.parametrize("places", [np.zeros(2000, complex), np.arange(2000) + 0j, np.array([0j] * 1999 + [1e6 + 0j])])
def test_the_mesh_copes_with_any_shape(places: np.ndarray) -> None:
    start = time.process_time()
    assert np.isfinite(mesh_repulsion(places, np.ones(2000))).all()
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("count", [40, 1600])
def test_pushes_cancel_out(count: int) -> None:
    places, masses = scatter(count)
    pushes = repulsion(places, masses) * masses
    assert abs(pushes.sum()) < 1e-6 * np.abs(pushes).sum()


def test_a_grid_unfolds_without_a_crossing() -> None:
    side = 9
    places = arrange(web(side * side, grid(side)))
    assert not [pair for pair in combinations(grid(side), 2) if not set(pair[0]) & set(pair[1]) and cross(places, pair)]


def cross(places: list[complex], pair: tuple[tuple[int, int], tuple[int, int]]) -> bool:
    (a, b), (c, d) = [(places[start], places[end]) for start, end in pair]

    def side(p: complex, q: complex, r: complex) -> float:
        return ((q - p).conjugate() * (r - p)).imag

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def test_clusters_stand_apart() -> None:
    pairs = [(block + a, block + b) for block in (0, 10, 20) for a, b in combinations(range(10), 2)] + [(0, 10), (10, 20)]
    places = np.array(arrange(web(30, pairs)))
    middles = [places[block : block + 10].mean() for block in (0, 10, 20)]
    widest = max(abs(places[block : block + 10] - middle).max() for block, middle in zip((0, 10, 20), middles, strict=True))
    assert min(abs(a - b) for a, b in combinations(middles, 2)) > 2 * widest


def test_leaves_surround_their_hub_evenly() -> None:
    places = np.array(arrange(web(41, [(0, leaf) for leaf in range(1, 41)])))
    angles = np.sort(np.angle(places[1:] - places[0]))
    assert np.diff(angles, append=angles[0] + 2 * np.pi).max() < 1.0


def test_a_longer_edge_is_drawn_longer() -> None:
    places = arrange(Web.of([1.0] * 3, [(0, 1), (1, 2)], [1.0, 6.0]))
    assert abs(places[1] - places[2]) > 1.3 * abs(places[0] - places[1])


def test_heavy_nodes_get_more_room() -> None:
    light, heavy = (arrange(Web.of([mass] * 2, [(0, 1)])) for mass in (1.0, 4.0))
    assert abs(heavy[0] - heavy[1]) > 1.2 * abs(light[0] - light[1])


def test_the_long_side_lies_across() -> None:
    places = np.array(arrange(web(40, [(number, number + 1) for number in range(39)])))
    assert np.std(places.real) > np.std(places.imag)


def test_nothing_and_one_node_are_placed() -> None:
    assert arrange(web(0, [])) == []
    assert arrange(web(1, [])) == [0j]


@given(st.integers(2, 40), st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None)
def test_every_node_gets_a_place_of_its_own(count: int, dice: random.Random) -> None:
    pairs = [(number, dice.randrange(number)) for number in range(1, count)]
    places = arrange(web(count, pairs))
    assert len(places) == count
    assert min(abs(a - b) for a, b in combinations(places, 2)) > 0.1
    assert places == arrange(web(count, pairs))


def test_processes_and_hash_seeds_agree() -> None:
    runs = [
        subprocess.run([sys.executable, "-c", PROGRAM], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert len(runs[0]) > 10_000


def test_boxes_come_off_each_other_and_the_rest_stays() -> None:
    points = np.array([[0.0, 0.0], [5.0, 1.0], [300.0, 0.0]])
    moved = apart(points, np.array([[20.0, 8.0]] * 3))
    assert (np.abs(moved[0] - moved[1]) >= np.array([40.0, 15.9])).any()
    assert moved[2].tolist() == [300.0, 0.0]
