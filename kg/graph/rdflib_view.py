"""The graph as rdflib's: the same store underneath, nothing copied."""

from __future__ import annotations

from oxrdflib import OxigraphStore
from rdflib import Dataset

from kg.graph.store import GraphStore


def to_rdflib(store: GraphStore) -> Dataset:
    """Return a view of a store as an rdflib dataset; queries given as strings run in Oxigraph."""
    return Dataset(store=OxigraphStore(store=store.oxigraph))
