"""Does a graph keep to its ontology? SHACL shapes made from every relation's domain and range, checked by pyshacl.

pyshacl is an extra: `pip install 'claimgraph[shacl]'`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdfLiteral
from rdflib.collection import Collection
from rdflib.namespace import SH
from rdflib.term import Node

from kg.errors import SettingsError
from kg.model import Knowledge, Literal
from kg.ontology import Ontology, Relation
from kg.vocab import RDF, RDFS, XSD, expand, local_name

_SHAPE: Final = "urn:claimgraph:shape:"


@dataclass(frozen=True, order=True)
class Problem:
    """Something at one end of a relation that the ontology does not allow there; `focus` is an entity's IRI or a value."""

    relation: str
    focus: str
    message: str


def validate(knowledge: Knowledge, ontology: Ontology) -> list[Problem]:
    """Return what does not conform, sorted; an empty list where all does.

    Only claims with a plain triple are looked at. Raises SettingsError where pyshacl is not installed.
    """
    try:
        import pyshacl
    except ImportError as error:
        raise SettingsError("validation needs pyshacl; install it with: pip install 'claimgraph[shacl]'") from error
    _, results, _ = pyshacl.validate(_data(knowledge, ontology), shacl_graph=shapes(ontology), advanced=False)
    return sorted(set(_problems(results)))


def shapes(ontology: Ontology) -> Graph:
    """Return one SHACL node shape for each end of each relation that the ontology restricts."""
    graph = Graph()
    for relation in ontology.relations.values():
        if relation.domain:
            _class_shape(graph, relation, "subject", relation.domain)
        if relation.literal is not None:
            shape = _shape(graph, relation, "object", [relation.literal])
            _limit_datatype(graph, shape, relation.literal)
        elif relation.range:
            _class_shape(graph, relation, "object", relation.range)
    return graph


def _class_shape(graph: Graph, relation: Relation, end: str, classes: Iterable[str]) -> None:
    shape = _shape(graph, relation, end, classes)
    choices: list[Node] = []
    for name in classes:
        choice = BNode()
        graph.add((choice, SH["class"], URIRef(expand(name))))
        choices.append(choice)
    head = BNode()
    Collection(graph, head, choices)
    graph.add((shape, SH["or"], head))


def _limit_datatype(graph: Graph, shape: Node, literal: str) -> None:
    """A relation to a date takes a month or a year too: documents are seldom more precise."""
    kinds = ("date", "gYearMonth", "gYear") if literal == "date" else (literal,)
    options = [BNode() for _ in kinds]
    for option, kind in zip(options, kinds, strict=True):
        graph.add((option, SH.datatype, URIRef(str(XSD) + kind)))
    Collection(graph, head := BNode(), list(options))
    graph.add((shape, SH["or"], head))


def _shape(graph: Graph, relation: Relation, end: str, allowed: Iterable[str]) -> URIRef:
    shape = URIRef(f"{_SHAPE}{end}:{expand(relation.name)}")
    target = SH.targetSubjectsOf if end == "subject" else SH.targetObjectsOf
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, target, URIRef(expand(relation.name))))
    names = " or ".join(local_name(name) for name in allowed)
    graph.add((shape, SH.message, RdfLiteral(f"the {end} of {local_name(relation.name)} is no {names}")))
    return shape


def _data(knowledge: Knowledge, ontology: Ontology) -> Graph:
    """Return types, plain triples and the class tree: all that the shapes speak of."""
    graph = Graph()
    for entity in knowledge.entities:
        for name in entity.types:
            graph.add((URIRef(entity.iri), RDF.type, URIRef(expand(name))))
    for claim in knowledge.claims:
        if claim.status.is_plain:
            graph.add((URIRef(claim.subject), URIRef(expand(claim.relation)), _term(claim.object)))
    for name, definition in ontology.classes.items():
        for parent in definition.parents:
            graph.add((URIRef(expand(name)), RDFS.subClassOf, URIRef(expand(parent))))
    return graph


def _term(value: str | Literal) -> URIRef | RdfLiteral:
    if isinstance(value, Literal):
        return RdfLiteral(value.value, datatype=URIRef(str(XSD) + value.datatype), normalize=False)
    return URIRef(value)


def _problems(results: Graph) -> Iterator[Problem]:
    for result in results.subjects(RDF.type, SH.ValidationResult):
        shape = str(results.value(result, SH.sourceShape)).removeprefix(_SHAPE)
        message = str(results.value(result, SH.resultMessage))
        yield Problem(shape.partition(":")[2], str(results.value(result, SH.focusNode)), message)
