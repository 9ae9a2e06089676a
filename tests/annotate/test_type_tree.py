"""Classes read off a row of probabilities, in a small tree of classes."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.annotate.type_tree import TypeTree
from kg.ontology import ClassDefinition, Ontology

_PARENTS = {
    "Agent": (),
    "Person": ("Agent",),
    "Organization": ("Agent",),
    "Company": ("Organization",),
    "JointVenture": ("Company",),
    "University": ("Organization",),
    "Place": (),
    "City": ("Place",),
}
_NAMES = ("City", "Company", "Date", "JointVenture", "Organization", "Person", "Place", "University")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return Ontology.of([ClassDefinition(name, (), parents) for name, parents in _PARENTS.items()], [])


@pytest.fixture(scope="module")
def tree(ontology: Ontology) -> TypeTree:
    return TypeTree(ontology, _NAMES)


def _row(**probabilities: float) -> np.ndarray:
    return np.array([probabilities.get(name, 0.0) for name in _NAMES], np.float32)


@pytest.mark.parametrize(
    ("row", "classes"),
    [
        (_row(Person=0.9), ("Person",)),
        (_row(Organization=0.9, Company=0.8, JointVenture=0.6), ("JointVenture",)),
        (_row(Organization=0.9, Company=0.8, JointVenture=0.3), ("Company",)),
        (_row(Organization=0.9, Company=0.4, University=0.5), ("University",)),
        (_row(Organization=0.9, JointVenture=0.9), ("Organization",)),
        (_row(Organization=0.9, Company=0.9, Place=0.7), ("Company", "Place")),
        (_row(Organization=0.9, Place=0.8, Person=0.7), ("Organization", "Place")),
        (_row(Organization=0.9, Place=0.4), ("Organization",)),
        (_row(Place=0.2, Person=0.1), ("Place",)),
        (_row(Date=0.9, Person=0.1), ("Person",)),
    ],
)
def test_the_likeliest_class_as_special_as_the_row_allows_and_one_more_that_is_likely(
    tree: TypeTree, row: np.ndarray, classes: tuple[str, ...]
) -> None:
    assert tree.leaves(row) == classes


def test_a_type_is_a_guess_when_no_class_is_likely(tree: TypeTree) -> None:
    assert tree.is_guess(_row(Organization=0.4, Company=0.9, Date=0.9))
    assert not tree.is_guess(_row(Organization=0.5))


def test_the_top_of_a_class_has_no_parent_among_the_model_s(tree: TypeTree) -> None:
    assert [tree.top(name) for name in _NAMES] == [
        *("Place", "Organization", "Date", "Organization", "Organization", "Person", "Place", "Organization")
    ]


def test_a_class_whose_parent_the_model_does_not_know_hangs_from_the_next_above(ontology: Ontology) -> None:
    tree = TypeTree(ontology, ("JointVenture", "Organization", "City"))
    assert (tree.top("JointVenture"), tree.top("City")) == ("Organization", "City")
    assert tree.leaves(np.array([0.8, 0.9, 0.6], np.float32)) == ("JointVenture", "City")


@given(values=st.lists(st.floats(0, 1, width=32), min_size=len(_NAMES), max_size=len(_NAMES)))
def test_any_row_has_one_or_two_classes_of_different_trees(ontology: Ontology, tree: TypeTree, values: list[float]) -> None:
    row = np.array(values, np.float32)
    classes = tree.leaves(row)
    assert 1 <= len(classes) <= 2 and len({tree.top(name) for name in classes}) == len(classes)
    tops = [row[tree.number(tree.top(name))] for name in classes]
    assert tops[0] == max(row[tree.number(name)] for name in ("Organization", "Person", "Place"))
    assert tree.is_guess(row) == (tops[0] < 0.5)
    assert all(ontology.is_a(name, tree.top(name)) and name in ontology.classes for name in classes)
