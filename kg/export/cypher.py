"""Cypher: statements that fill a property-graph database such as Neo4j; running them twice changes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from kg.export.options import Options, select
from kg.model import Knowledge, Status
from kg.query.network import to_networkx
from kg.vocab import local_name


@dataclass
class CypherWriter:
    """Writes one MERGE a node and one an edge; a node's label is its class, an edge's type its relation."""

    options: Options
    name: str = "cypher"
    suffix: str = ".cypher"

    def write(self, knowledge: Knowledge, out: BinaryIO) -> None:
        for statement in _statements(select(knowledge, self.options)):
            out.write(f"{statement};\n".encode())


def _statements(knowledge: Knowledge) -> Iterator[str]:
    graph = to_networkx(knowledge, statuses=tuple(Status))
    yield "CREATE CONSTRAINT entity_iri IF NOT EXISTS FOR (e:Entity) REQUIRE e.iri IS UNIQUE"
    for node, data in graph.nodes(data=True):
        label = f":{_name(local_name(data['type']))}" if data["type"] else ""
        values = {name: value for name, value in data.items() if name != "type"}
        yield f"MERGE (e:Entity {{iri: {_value(node)}}}) SET e{label or ':Entity'}, e += {_map(values)}"
    for source, target, relation, data in graph.edges(keys=True, data=True):
        ends = f"MATCH (a:Entity {{iri: {_value(source)}}}), (b:Entity {{iri: {_value(target)}}})"
        yield f"{ends} MERGE (a)-[r:{_name(local_name(relation))} {{relation: {_value(relation)}}}]->(b) SET r += {_map(data)}"


def _name(name: str) -> str:
    return "`" + name.replace("\\", "\\\\").replace("`", "``") + "`"


def _map(values: dict[str, Any]) -> str:
    return "{" + ", ".join(f"{_name(name)}: {_value(value)}" for name, value in sorted(values.items())) + "}"


def _value(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return repr(value) if isinstance(value, int | float) else _string(str(value))


def _string(text: str) -> str:
    """Return a Cypher string in which nothing but plain ASCII letters could be mistaken for syntax."""
    return "'" + "".join(character if character.isalnum() or character in " .,:/#%_()" else _escaped(character) for character in text) + "'"


def _escaped(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[index : index + 4]}" for index in range(0, len(units), 4))
