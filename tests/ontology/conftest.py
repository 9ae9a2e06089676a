from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from kg.ontology import Ontology, load_ontology
from kg.resources import ontology_files

PREFIXES = """@prefix kg: <https://example.org/kg#> .
@prefix my: <https://my.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""

WriteTurtle = Callable[..., Path]


@pytest.fixture(scope="session")
def shipped() -> Ontology:
    return load_ontology(ontology_files())


@pytest.fixture
def write(tmp_path: Path) -> WriteTurtle:
    """Writes a Turtle file whose own text begins on line 8, after the prefixes."""

    def write_turtle(text: str, name: str = "my.ttl") -> Path:
        path = tmp_path / name
        path.write_text(PREFIXES + text, encoding="utf-8")
        return path

    return write_turtle
