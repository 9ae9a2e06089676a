"""The overview map: every entity in one circle, circles apart, the same whatever the order of what is said."""

from __future__ import annotations

import random
from itertools import combinations

from kg.view.communities import MANY, Communities, communities_of
from kg.view.growth import growth_order

CIRCLE = 20


def circles(count: int, loners: int = 0) -> tuple[list[str], list[tuple[str, str]]]:
    """Groups that hold together around their first member, a chain of single links between them, and loners."""
    links = [(f"g{g}-{n}", f"g{g}-{other}") for g in range(count) for n in range(1, CIRCLE) for other in {0, n // 2}]
    links += [(f"g{g}-1", f"g{g + 1}-2") for g in range(count - 1)]
    return growth_order([*{end for link in links for end in link}, *(f"x{n}" for n in range(loners))], links), links


def map_of(ids: list[str], links: list[tuple[str, str]]) -> Communities:
    groups = {id: "Person" if id.endswith(("1", "3")) else "Organization" for id in ids}
    return communities_of(ids, {id: f"Name of {id}" for id in ids}, groups, links)


def test_a_graph_that_is_seen_whole_has_no_map() -> None:
    ids, links = circles(MANY // CIRCLE)
    assert len(ids) == MANY
    assert map_of(ids, links).records() == {}


def test_circles_are_what_holds_together_named_by_their_main_entities() -> None:
    ids, links = circles(20)
    found = map_of(ids, links)
    assert [circle.count for circle in found.circles] == [CIRCLE] * 20
    assert {circle.names[0] for circle in found.circles} == {f"Name of g{number}-0" for number in range(20)}
    assert {circle.group for circle in found.circles} == {"Organization"}
    assert len({found.owner[ids.index(f"g7-{number}")] for number in range(CIRCLE)}) == 1
    assert len(found.ties) == sum(count for *_, count in found.ties) == 19


def test_what_belongs_to_nothing_is_the_last_circle_without_a_name() -> None:
    ids, links = circles(16, loners=7)
    *_, last = map_of(ids, links).records()["communities"]
    assert (last["count"], last["names"], last["rest"]) == (7, (), True)
    assert map_of(ids, links).owner[ids.index("x3")] == 16


def test_there_are_never_more_circles_than_one_can_take_in() -> None:
    ids, links = circles(130, loners=5)
    found = map_of(ids, links)
    assert 20 < len(found.circles) <= 37
    assert sorted(set(found.owner)) == list(range(len(found.circles)))
    assert sum(circle.count for circle in found.circles) == len(ids) == 130 * CIRCLE + 5


def test_no_circle_and_no_name_lies_on_another() -> None:
    for count in (16, 130):
        found = map_of(*circles(count)).circles
        for one, other in combinations(found, 2):
            across, down = max(one.r, 76) + max(other.r, 76), max(one.r, 26) + max(other.r, 26)
            assert abs(one.x - other.x) >= across or abs(one.y - other.y) >= down


def test_the_map_is_wider_than_high() -> None:
    found = map_of(*circles(130)).circles
    width, height = (max(values) - min(values) for values in ([circle.x for circle in found], [circle.y for circle in found]))
    assert 0.9 < width / height < 2.5


def test_neither_the_order_of_links_nor_their_direction_matters() -> None:
    ids, links = circles(40)
    mixed = [link[::-1] for link in links]
    random.Random(1).shuffle(mixed)
    assert map_of(ids, mixed) == map_of(ids, links)
