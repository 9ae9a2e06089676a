"""Knowledge as RDF: the converter, the store, and the deterministic writers."""

from kg.graph.convert import Run, from_store, to_quads
from kg.graph.rdflib_view import to_rdflib
from kg.graph.store import QUADS_NAME, STORE_NAME, GraphStore
from kg.graph.turtle import to_nquads, to_ntriples, to_trig, to_turtle

__all__ = [
    "QUADS_NAME",
    "STORE_NAME",
    "GraphStore",
    "Run",
    "from_store",
    "to_nquads",
    "to_ntriples",
    "to_quads",
    "to_rdflib",
    "to_trig",
    "to_turtle",
]
