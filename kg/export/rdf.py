"""The RDF formats. Turtle, N-Triples, JSON-LD and RDF/XML hold the default graph; TriG and N-Quads every graph."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO

from kg.export.options import Options, select
from kg.graph import Quads, default_graph, to_jsonld, to_nquads, to_ntriples, to_quads, to_rdfxml, to_trig, to_turtle
from kg.model import Knowledge

_Encode = Callable[[Quads, dict[str, str]], str | bytes]


@dataclass
class RdfWriter:
    """Writes knowledge as RDF; the same knowledge gives the same bytes."""

    name: str
    suffix: str
    encode: _Encode
    options: Options

    def write(self, knowledge: Knowledge, out: BinaryIO) -> None:
        quads = to_quads(select(knowledge, self.options), self.options.bases, self.options.run)
        data = self.encode(quads, self.options.bases.prefixes())
        out.write(data if isinstance(data, bytes) else data.encode())


def turtle(options: Options) -> RdfWriter:
    return RdfWriter("turtle", ".ttl", lambda quads, prefixes: to_turtle(default_graph(quads), prefixes), options)


def trig(options: Options) -> RdfWriter:
    return RdfWriter("trig", ".trig", to_trig, options)


def nquads(options: Options) -> RdfWriter:
    return RdfWriter("nquads", ".nq", lambda quads, _: to_nquads(quads), options)


def ntriples(options: Options) -> RdfWriter:
    return RdfWriter("ntriples", ".nt", lambda quads, _: to_ntriples(default_graph(quads)), options)


def jsonld(options: Options) -> RdfWriter:
    return RdfWriter("jsonld", ".jsonld", lambda quads, prefixes: to_jsonld(default_graph(quads), prefixes), options)


def rdfxml(options: Options) -> RdfWriter:
    return RdfWriter("rdfxml", ".rdf", lambda quads, prefixes: to_rdfxml(default_graph(quads), prefixes), options)
