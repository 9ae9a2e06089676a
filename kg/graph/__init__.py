"""Knowledge as RDF: the converter, the store, and the deterministic writers."""

from kg.graph.convert import Quads, from_store, to_quads
from kg.graph.jsonld import to_jsonld
from kg.graph.origin import origin
from kg.graph.rdflib_view import to_rdflib
from kg.graph.rdfxml import to_rdfxml
from kg.graph.run import Run
from kg.graph.store import QUADS_NAME, STORE_NAME, GraphStore
from kg.graph.texts import TEXTS_NAME, read_texts, to_lines
from kg.graph.turtle import default_graph, to_nquads, to_ntriples, to_trig, to_turtle

__all__ = [
    "QUADS_NAME",
    "STORE_NAME",
    "TEXTS_NAME",
    "GraphStore",
    "Quads",
    "Run",
    "default_graph",
    "from_store",
    "origin",
    "read_texts",
    "to_jsonld",
    "to_lines",
    "to_nquads",
    "to_ntriples",
    "to_quads",
    "to_rdflib",
    "to_rdfxml",
    "to_trig",
    "to_turtle",
]
