"""Turtle files → Ontology; several files are read in order, and a later file's relation replaces an earlier one's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rdflib import URIRef
from rdflib.term import Literal

from kg.errors import OntologyError
from kg.ids import content_id
from kg.ontology.turtle import TurtleFile
from kg.ontology.values import ClassDefinition, Example, LangString, Ontology, Place, Relation
from kg.vocab import KG, OWL, RDF, RDFS, SDO, SKOS, XSD, compact, expand, local_name

_ALIGNMENTS = (OWL.equivalentProperty, OWL.inverseOf, RDFS.subPropertyOf, SKOS.closeMatch, SKOS.broadMatch, SKOS.exactMatch, RDFS.seeAlso)
_PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)


def load_ontology(paths: Iterable[Path]) -> Ontology:
    """Read ontology files; raises OntologyError naming file and line for anything that cannot be understood."""
    classes: dict[str, ClassDefinition] = {}
    relations: dict[str, Relation] = {}
    texts: list[str] = []
    for path in paths:
        source = _Source(path)
        texts.append(source.text)
        for definition in source.classes():
            classes[definition.name] = _merged(classes.get(definition.name), definition)
        relations |= {relation.name: relation for relation in source.relations()}
    return Ontology.of(classes.values(), relations.values(), content_id(*texts))


def _merged(old: ClassDefinition | None, new: ClassDefinition) -> ClassDefinition:
    """A class declared twice keeps the labels and parents of both, so that a user's file can add a word to one of ours."""
    if old is None:
        return new
    labels, parents = dict.fromkeys(old.labels + new.labels), dict.fromkeys(old.parents + new.parents)
    return ClassDefinition(new.name, tuple(labels), tuple(parents), new.definition or old.definition, new.place)


class _Source(TurtleFile):
    """One ontology file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, str(KG))

    def classes(self) -> Iterable[ClassDefinition]:
        for subject in sorted(s for s in self.graph.subjects(RDF.type, OWL.Class) if isinstance(s, URIRef)):
            labels = (*self._strings(subject, RDFS.label), *self._strings(subject, SKOS.altLabel))
            definition = next((d.text for d in self._strings(subject, SKOS.definition)), "")
            yield ClassDefinition(
                compact(str(subject)), labels, self._names(subject, RDFS.subClassOf), definition, Place(self.path, self.line(subject))
            )

    def relations(self) -> Iterable[Relation]:
        properties = {subject for kind in _PROPERTIES for subject in self.graph.subjects(RDF.type, kind)}
        extracted = set(self.graph.subjects(KG.example, None))
        for subject in sorted(s for s in properties | extracted if isinstance(s, URIRef)):
            yield self._relation(subject)

    def _relation(self, subject: URIRef) -> Relation:
        ranges = self._names(subject, RDFS.range, SDO.rangeIncludes)
        literals = [local_name(name) for name in ranges if name.startswith(str(XSD))]
        kinds = set(self.graph.objects(subject, RDF.type))
        inverse = next((name for name in self._names(subject, OWL.inverseOf) if self._is_ours(name)), None)
        return Relation(
            name=compact(str(subject)),
            labels=self._strings(subject, RDFS.label),
            definitions=self._strings(subject, SKOS.definition),
            domain=self._names(subject, RDFS.domain, SDO.domainIncludes),
            range=tuple(name for name in ranges if not name.startswith(str(XSD))),
            literal=literals[0] if literals else None,
            symmetric=OWL.SymmetricProperty in kinds,
            transitive=OWL.TransitiveProperty in kinds,
            inverse=inverse,
            parents=tuple(name for name in self._names(subject, RDFS.subPropertyOf) if self._is_ours(name)),
            examples=self._examples(subject, KG.example),
            counter_examples=self._examples(subject, KG.counterExample),
            aligned=tuple(expand(name) for name in self._names(subject, *_ALIGNMENTS) if not self._is_ours(name)),
            place=Place(self.path, self.line(subject)),
        )

    def _is_ours(self, name: str) -> bool:
        """Whether a property is one of an ontology's own and not a foreign one it is aligned with."""
        iri = URIRef(expand(name))
        return "://" not in name or any((iri, RDF.type, kind) in self.graph for kind in _PROPERTIES)

    def _names(self, subject: URIRef, *predicates: URIRef) -> tuple[str, ...]:
        found = {o for predicate in predicates for o in self.graph.objects(subject, predicate) if isinstance(o, URIRef)}
        return tuple(sorted(compact(str(o)) for o in found))

    def _strings(self, subject: URIRef, predicate: URIRef) -> tuple[LangString, ...]:
        found = [o for o in self.graph.objects(subject, predicate) if isinstance(o, Literal)]
        return tuple(sorted(LangString(str(o), o.language or "en") for o in found))

    def _examples(self, subject: URIRef, predicate: URIRef) -> tuple[Example, ...]:
        examples = []
        for string in self._strings(subject, predicate):
            try:
                examples.append(Example.parse(string.text, string.lang))
            except ValueError as error:
                raise OntologyError(f"{compact(str(subject))}: {error}", self.path, self.line_of(string.text, subject)) from error
        return tuple(sorted(examples))
