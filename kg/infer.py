"""What follows from a graph and its ontology: five rules run to a fixpoint, into the graph `kg:inferred`.

The rules see entities, their types and plain triples, never claims: a denied claim stays data, whatever the ontology says.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.graph import GraphStore
from kg.graph.terms import node
from kg.ontology import Ontology
from kg.vocab import KG, OWL, RDF, RDFS, expand

# Scratch graphs; both are gone when the work is done.
_ALL: Final = "urn:claimgraph:all"
_SCHEMA: Final = "urn:claimgraph:schema"
_INFERRED: Final = f"{KG}inferred"
_PREFIXES: Final = f"PREFIX rdf: <{RDF}> PREFIX rdfs: <{RDFS}> PREFIX owl: <{OWL}>\n"

_COPY: Final = f"""
    INSERT {{ GRAPH <{_ALL}> {{ ?x ?p ?y }} }} WHERE {{ GRAPH <{_SCHEMA}> {{ ?p a rdf:Property }} ?x ?p ?y }} ;
    INSERT {{ GRAPH <{_ALL}> {{ ?x a ?class }} }} WHERE {{ ?x rdfs:label ?label ; a ?class }}
"""
_RULES: Final = {
    "subclass": ("?x a ?d", "?x a ?c", "?c rdfs:subClassOf+ ?d"),
    "subproperty": ("?x ?q ?y", "?x ?p ?y", "?p rdfs:subPropertyOf+ ?q"),
    "symmetric": ("?y ?p ?x", "?x ?p ?y . FILTER(isIRI(?y))", "?p a owl:SymmetricProperty"),
    "inverse": ("?y ?q ?x", "?x ?p ?y . FILTER(isIRI(?y))", "?p owl:inverseOf|^owl:inverseOf ?q"),
    "transitive": ("?x ?p ?z", "?x ?p ?y . ?y ?p ?z . FILTER(?x != ?z)", "?p a owl:TransitiveProperty"),
}
_FINISH: Final = f"""
    INSERT {{ GRAPH <{_INFERRED}> {{ ?x ?p ?y }} }} WHERE {{ GRAPH <{_ALL}> {{ ?x ?p ?y }} FILTER NOT EXISTS {{ ?x ?p ?y }} }} ;
    DROP SILENT GRAPH <{_ALL}> ; DROP SILENT GRAPH <{_SCHEMA}>
"""


def infer(store: GraphStore, ontology: Ontology) -> GraphStore:
    """Return a copy of a store, in memory, whose graph `kg:inferred` holds all that follows and is not stated.

    The rules are those of subclass, subproperty, symmetric, inverse and transitive; what an earlier run inferred is replaced.
    """
    result = GraphStore.from_quads(store.quads())
    result.update(f"DROP SILENT GRAPH <{_INFERRED}>")
    result.update(_PREFIXES + f"INSERT DATA {{ GRAPH <{_SCHEMA}> {{ {' '.join(_schema(ontology))} }} }}")
    result.update(_PREFIXES + _COPY)
    size = -1
    while size != len(result):
        size = len(result)
        for derived, stated, schema in _RULES.values():
            result.update(_rule(derived, stated, schema))
    result.update(_PREFIXES + _FINISH)
    return result


def _rule(derived: str, stated: str, schema: str) -> str:
    where = f"GRAPH <{_SCHEMA}> {{ {schema} }} GRAPH <{_ALL}> {{ {stated} }}"
    return f"{_PREFIXES}INSERT {{ GRAPH <{_ALL}> {{ {derived} }} }} WHERE {{ {where} }}"


def _schema(ontology: Ontology) -> Iterator[str]:
    """Yield what the rules need of an ontology, as Turtle statements."""
    for name, definition in ontology.classes.items():
        for parent in definition.parents:
            yield f"{_iri(name)} rdfs:subClassOf {_iri(parent)} ."
    for name, relation in ontology.relations.items():
        yield f"{_iri(name)} a rdf:Property ."
        for parent in relation.parents:
            yield f"{_iri(name)} rdfs:subPropertyOf {_iri(parent)} ."
        if relation.inverse is not None:
            yield f"{_iri(name)} owl:inverseOf {_iri(relation.inverse)} ."
        if relation.symmetric:
            yield f"{_iri(name)} a owl:SymmetricProperty ."
        if relation.transitive:
            yield f"{_iri(name)} a owl:TransitiveProperty ."


def _iri(name: str) -> str:
    return str(node(expand(name)))
