"""The graph in a folder, with the base IRI and the run it was built with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

    from kg.graph import Run
    from kg.model import Knowledge
    from kg.ontology import Ontology
    from kg.vocab import Bases


@dataclass(frozen=True)
class OpenGraph:
    """What a folder holds, and what made it."""

    knowledge: Knowledge
    bases: Bases
    run: Run

    @cached_property
    def network(self) -> nx.MultiDiGraph:
        from kg.query import to_networkx

        return to_networkx(self.knowledge)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return {entity.iri: entity.label for entity in self.knowledge.entities}

    def label(self, iri: str) -> str:
        """Return the name of an entity."""
        return self._labels.get(iri, iri)

    def resolve(self, name: str) -> str:
        """Return the IRI of what a person calls `name`; raises EntityNameError."""
        from kg.query import resolve

        return resolve(self.knowledge.entities, name, bases=self.bases)


def open_graph(directory: Path) -> OpenGraph:
    """Return the graph in a folder; raises GraphError when there is none."""
    from kg.graph import GraphStore, from_store, origin

    store = GraphStore.open(directory)
    bases, run = origin(store)
    return OpenGraph(from_store(store), bases, run)


def load_program(files: Sequence[Path] = ()) -> Ontology:
    """Return the ontology that comes with the program, the user's settings' and the given files, in that order."""
    from kg.ontology import load_ontology
    from kg.resources import ontology_files
    from kg.settings import load_settings

    return load_ontology((*ontology_files(), *load_settings(ontology=tuple(files)).ontology))
