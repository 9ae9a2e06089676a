"""`*.ttl` → classes, relations, domain and range, labels, examples: what can be extracted is what is declared here."""

from kg.ontology.append import Judged, append_examples, can_be_marked, marked
from kg.ontology.check import Finding, Severity, check
from kg.ontology.load import load_ontology
from kg.ontology.turtle import TurtleFile
from kg.ontology.values import ROOT, ClassDefinition, Example, LangString, Ontology, Place, Relation

__all__ = [
    "ROOT",
    "ClassDefinition",
    "Example",
    "Finding",
    "Judged",
    "LangString",
    "Ontology",
    "Place",
    "Relation",
    "Severity",
    "TurtleFile",
    "append_examples",
    "can_be_marked",
    "check",
    "load_ontology",
    "marked",
]
