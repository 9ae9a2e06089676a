"""Sentences of our own with their predicates marked: `{acquired}`; the names are invented and known to a small lexicon."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from kg.annotate import SpacyAnnotator, parse_texts
from kg.extract.patterns import PatternExtractor
from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Claim, Document, Kind
from kg.ontology import LangString, Ontology, load_ontology
from kg.syntax import SyntaxGraph

_NAMES = {
    "Company": ("Norvane", "Castrel", "Lumora", "Brisework", "Tallidan"),
    "GovernmentAgency": ("Ofdata",),
    "Label": ("Clairmark",),
    "Platform": ("Nimbra",),
    "Person": ("Ada Brook", "Paul Merle", "Claire Vasset"),
}

_TURTLE = """@prefix kg: <https://example.org/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:Agent a owl:Class ; rdfs:label "agent"@en , "agent"@fr .
kg:Person a owl:Class ; rdfs:subClassOf kg:Agent ; rdfs:label "person"@en , "personne"@fr .
kg:Organization a owl:Class ; rdfs:subClassOf kg:Agent ; rdfs:label "organization"@en , "organisation"@fr .
kg:Company a owl:Class ; rdfs:subClassOf kg:Organization ; rdfs:label "company"@en , "entreprise"@fr .
kg:GovernmentAgency a owl:Class ; rdfs:subClassOf kg:Organization ; rdfs:label "agency"@en , "agence"@fr .
kg:Product a owl:Class ; rdfs:label "product"@en , "produit"@fr .
kg:Platform a owl:Class ; rdfs:subClassOf kg:Product ; rdfs:label "platform"@en , "plateforme"@fr .
kg:Label a owl:Class ; rdfs:label "label"@en , "label"@fr .
kg:acquires a owl:ObjectProperty ; rdfs:label "acquires"@en , "acquiert"@fr ; skos:definition "Buys."@en ;
    rdfs:domain kg:Organization ; rdfs:range kg:Organization ;
    kg:example "[s Acme] acquired [o Globex]."@en , "[s Acme] completed the acquisition of [o Globex]."@en ,
               "[s Acme] a racheté [o Globex]."@fr .
kg:chiefExecutiveOf a owl:ObjectProperty ; rdfs:label "chief executive of"@en , "directeur de"@fr ; skos:definition "Heads."@en ;
    rdfs:domain kg:Person ; rdfs:range kg:Organization ;
    kg:example "[s Jane Smith] is the chief executive of [o Acme]."@en , "[s Jane Smith], the chief executive of [o Acme], spoke."@en ,
               "[s Jane Smith] est la directrice d'[o Acme]."@fr .
kg:partnersWith a owl:ObjectProperty , owl:SymmetricProperty ; rdfs:label "partners with"@en ; skos:definition "Works with."@en ;
    rdfs:domain kg:Organization ; rdfs:range kg:Organization ;
    kg:example "[s Acme] signed a partnership with [o Globex]."@en , "[s Acme] travaille avec [o Globex]."@fr .
kg:approves a owl:ObjectProperty ; rdfs:label "approves"@en ; skos:definition "Allows."@en ;
    rdfs:domain kg:GovernmentAgency ; rdfs:range kg:Product ;
    kg:example "[s Ofcom] approved [o Zephyr]."@en , "[s Ofcom] a approuvé [o Zephyr]."@fr .
kg:basedOn a owl:ObjectProperty ; rdfs:label "based on"@en ; skos:definition "Is built on."@en ;
    rdfs:domain kg:Product ; rdfs:range kg:Product ;
    kg:example "[s Zephyr] is based on [o Cirrus]."@en .
"""


@dataclass(frozen=True)
class Marked:
    """A parsed text and the token indices of its marked predicates."""

    annotation: Annotation
    graph: SyntaxGraph
    predicates: tuple[int, ...]


Read = Callable[..., Marked]
Claims = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def small_ontology(tmp_path_factory: pytest.TempPathFactory) -> Ontology:
    path = tmp_path_factory.mktemp("ontology") / "small.ttl"
    path.write_text(_TURTLE, encoding="utf-8")
    return load_ontology([path])


@pytest.fixture(scope="session")
def small_annotator(small_ontology: Ontology) -> SpacyAnnotator:
    entries = [
        LexiconEntry(f"https://example.org/id/{name.replace(' ', '_')}", type, (LangString(name, "en"), LangString(name, "fr")))
        for type, names in _NAMES.items()
        for name in names
    ]
    return SpacyAnnotator(small_ontology, Lexicon(entries))


@pytest.fixture(scope="session")
def read(small_annotator: SpacyAnnotator) -> Read:
    """Reads a text whose predicates stand in braces."""

    def read_marked(text: str, language: str = "en", issued: str | None = "2024-05-20") -> Marked:
        pieces = re.split(r"\{([^}]*)\}", text)
        starts = [sum(map(len, pieces[:i])) for i in range(1, len(pieces), 2)]
        annotation = small_annotator.annotate_one(Document.of("".join(pieces), language=language, issued=issued))
        names = [mention.span for mention in annotation.mentions if mention.kind in (Kind.NAME, Kind.LITERAL)]
        predicates = tuple(token.i for token in annotation.parse if token.idx in starts)
        assert len(predicates) == len(starts), f"a mark of {text!r} is no token"
        return Marked(annotation, SyntaxGraph.of(annotation.parse, names), predicates)

    return read_marked


@pytest.fixture(scope="session")
def claims(small_ontology: Ontology, small_annotator: SpacyAnnotator) -> Claims:
    """Runs the whole pattern extractor with the small ontology."""
    extractor = PatternExtractor(small_ontology, parse_texts)

    def claims_of(text: str, language: str = "en") -> list[Claim]:
        return extractor.extract(small_annotator.annotate_one(Document.of(text, language=language, issued="2024-05-20")))

    return claims_of
