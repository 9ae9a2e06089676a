"""Every term of our own that a graph is written with is declared in the ontology."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef

from kg.graph import names
from kg.resources import ontology_files
from kg.vocab import KG, RDFS, SKOS

_TERMS = sorted({value.value for value in vars(names).values() if isinstance(value, ox.NamedNode) and value.value.startswith(str(KG))})


@pytest.fixture(scope="module")
def declared() -> Graph:
    graph = Graph()
    for path in ontology_files():
        graph.parse(path, format="turtle")
    return graph


def test_there_are_terms_to_look_at() -> None:
    assert len(_TERMS) > 15


@pytest.mark.parametrize("term", _TERMS)
def test_a_term_has_a_label_in_both_languages_and_a_definition(declared: Graph, term: str) -> None:
    labels = {label.language for label in declared.objects(URIRef(term), RDFS.label)}
    assert labels >= {"en", "fr"}
    assert list(declared.objects(URIRef(term), SKOS.definition))
