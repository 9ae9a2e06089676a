"""`*.ttl` → classes, relations, domain and range, labels, examples: what can be extracted is what is declared here."""

from kg.ontology.check import Finding, Severity, check
from kg.ontology.load import load_ontology
from kg.ontology.turtle import TurtleFile
from kg.ontology.values import ROOT, ClassDefinition, Example, LangString, Ontology, Place, Relation

__all__ = [
    "ROOT",
    "ClassDefinition",
    "Example",
    "Finding",
    "LangString",
    "Ontology",
    "Place",
    "Relation",
    "Severity",
    "TurtleFile",
    "check",
    "load_ontology",
]
