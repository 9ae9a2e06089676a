"""GraphML and GEXF: the entities and the relations between them, for Gephi, yEd, Cytoscape and their like."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO
from xml.etree.ElementTree import ElementTree, indent

import networkx as nx

from kg.export.options import Options, select
from kg.export.text import xml_text
from kg.model import Knowledge, Status
from kg.query.network import to_networkx
from kg.vocab import local_name


@dataclass
class NetworkWriter:
    """Writes the network of the entities, claims of every status that the options let through among its edges."""

    name: str
    suffix: str
    encode: Callable[[nx.MultiDiGraph], bytes]
    options: Options

    def write(self, knowledge: Knowledge, out: BinaryIO) -> None:
        graph = to_networkx(select(knowledge, self.options), statuses=tuple(Status))
        out.write(self.encode(_flat(graph)))


def graphml(options: Options) -> NetworkWriter:
    return NetworkWriter("graphml", ".graphml", _graphml, options)


def gexf(options: Options) -> NetworkWriter:
    return NetworkWriter("gexf", ".gexf", _gexf, options)


def _flat(graph: nx.MultiDiGraph) -> nx.MultiDiGraph:
    """Return the graph with attributes that both formats can hold: text and numbers, every key the name of a relation."""
    flat = nx.MultiDiGraph()
    for node, data in graph.nodes(data=True):
        flat.add_node(node, **{name: xml_text(str(value)) for name, value in data.items()})
    for number, (source, target, relation, data) in enumerate(graph.edges(keys=True, data=True)):
        claims = " ".join(data["claims"])
        attributes = {"relation": relation, "label": local_name(relation), "status": data["status"], "confidence": data["confidence"]}
        flat.add_edge(source, target, key=f"e{number}", claims=claims, **attributes)
    return flat


def _graphml(graph: nx.MultiDiGraph) -> bytes:
    out = io.BytesIO()
    nx.write_graphml_xml(graph, out, named_key_ids=False)
    return out.getvalue() + b"\n"


def _gexf(graph: nx.MultiDiGraph) -> bytes:
    writer = nx.readwrite.gexf.GEXFWriter(encoding="utf-8", prettyprint=False, version="1.2draft")
    writer.add_graph(graph)
    for meta in writer.xml.iter("meta"):
        # networkx dates the file, and the same graph would have other bytes tomorrow.
        meta.attrib.pop("lastmodifieddate", None)
    indent(writer.xml)
    out = io.BytesIO()
    ElementTree(writer.xml).write(out, encoding="utf-8", xml_declaration=True)
    return out.getvalue() + b"\n"
