"""The predicates and classes of the graph's own layer, as terms."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox

from kg.vocab import DCTERMS, KG, OA, OWL, PROV, RDF, RDFS, SDO, SKOS


def _kg(name: str) -> ox.NamedNode:
    return ox.NamedNode(str(KG) + name)


TYPE: Final = ox.NamedNode(str(RDF.type))
STATEMENT: Final = ox.NamedNode(str(RDF.Statement))
SUBJECT: Final = ox.NamedNode(str(RDF.subject))
PREDICATE: Final = ox.NamedNode(str(RDF.predicate))
OBJECT: Final = ox.NamedNode(str(RDF.object))

LABEL: Final = ox.NamedNode(str(RDFS.label))
ALIAS: Final = ox.NamedNode(str(SKOS.altLabel))
SAME_AS: Final = ox.NamedNode(str(OWL.sameAs))
EXACT_MATCH: Final = ox.NamedNode(str(SKOS.exactMatch))

MAIN_CLASS: Final = _kg("mainClass")

CLAIM: Final = _kg("Claim")
STATUS: Final = _kg("status")
CONFIDENCE: Final = _kg("confidence")
SAID_BY: Final = _kg("saidBy")
TIME: Final = _kg("time")
VALID_FROM: Final = _kg("validFrom")
VALID_UNTIL: Final = _kg("validUntil")
EXTRACTOR: Final = _kg("extractor")
LEXICAL: Final = _kg("lexicalForm")
DERIVED_FROM: Final = ox.NamedNode(str(PROV.wasDerivedFrom))
GENERATED_BY: Final = ox.NamedNode(str(PROV.wasGeneratedBy))

EVIDENCE: Final = _kg("Evidence")
SENTENCE: Final = _kg("sentence")
SUBJECT_START: Final = _kg("subjectStart")
SUBJECT_END: Final = _kg("subjectEnd")
OBJECT_START: Final = _kg("objectStart")
OBJECT_END: Final = _kg("objectEnd")
HAS_SOURCE: Final = ox.NamedNode(str(OA) + "hasSource")
START: Final = ox.NamedNode(str(OA) + "start")
END: Final = ox.NamedNode(str(OA) + "end")
EXACT: Final = ox.NamedNode(str(OA) + "exact")

IDENTIFIER: Final = ox.NamedNode(str(DCTERMS.identifier))
TITLE: Final = ox.NamedNode(str(DCTERMS.title))
CREATOR: Final = ox.NamedNode(str(DCTERMS.creator))
PUBLISHER: Final = ox.NamedNode(str(DCTERMS.publisher))
ISSUED: Final = ox.NamedNode(str(DCTERMS.issued))
LANGUAGE: Final = ox.NamedNode(str(DCTERMS.language))
SOURCE: Final = ox.NamedNode(str(DCTERMS.source))
BYLINE: Final = _kg("byline")
MEDIA_TYPE: Final = _kg("mediaType")
SOURCE_NAME: Final = _kg("sourceName")
GENRE_BASE: Final = str(SDO)

ACTIVITY: Final = ox.NamedNode(str(PROV.Activity))
SOFTWARE_VERSION: Final = ox.NamedNode(str(SDO.softwareVersion))
ONTOLOGY_HASH: Final = _kg("ontologyHash")

INFERRED: Final = _kg("inferred")
