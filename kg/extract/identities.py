"""Identities that types forbid: a company is not the person whom the parser set it beside.

In "Ann Lee, director of Acme, a company that …" parsers hang "a company" from Ann Lee as readily as from Acme.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from kg.model import Annotation, Kind, Mention
from kg.ontology import Ontology
from kg.syntax import SyntaxGraph


def sorted_out(graph: SyntaxGraph, annotation: Annotation, ontology: Ontology) -> SyntaxGraph:
    """Return the graph with every noun that cannot be the name beside it set beside the nearest name before it that it can be."""
    names = {graph.head(m.start, m.end): m for m in annotation.mentions if m.kind is Kind.NAME}
    moved: dict[int, set[int]] = {node: set(others) for node, others in graph.same.items()}
    for node, others in graph.same.items():
        kind = graph.kind(node)
        for other in others if kind is not None else ():
            mention = names.get(other)
            if mention is not None and not _could_be(mention, str(kind), ontology):
                moved[node].discard(other)
                moved[other].discard(node)
                _rejoin(graph, node, other, str(kind), names, moved, ontology)
    return replace(graph, same={node: tuple(sorted(others)) for node, others in moved.items() if others})


def _could_be(mention: Mention, kind: str, ontology: Ontology) -> bool:
    return mention.guessed or any(ontology.compatible(type, kind) for type in mention.types)


def _rejoin(
    graph: SyntaxGraph,
    noun: int,
    wrong: int,
    kind: str,
    names: Mapping[int | None, Mention],
    moved: dict[int, set[int]],
    ontology: Ontology,
) -> None:
    between = [node for node in names if node is not None and wrong < node < noun and _could_be(names[node], kind, ontology)]
    if between:
        moved.setdefault(max(between), set()).add(noun)
        moved[noun].add(max(between))
