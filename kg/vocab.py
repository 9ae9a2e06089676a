"""Namespaces and prefixes; nothing else in the package spells an IRI."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote

from rdflib.namespace import DCTERMS, OWL, PROV, RDF, RDFS, SDO, SKOS, XSD, Namespace

KG: Final = Namespace("https://example.org/kg#")
OA: Final = Namespace("http://www.w3.org/ns/oa#")
WDT: Final = Namespace("http://www.wikidata.org/prop/direct/")
WD: Final = Namespace("http://www.wikidata.org/entity/")
DEFAULT_BASE: Final = "https://example.org/id/"

__all__ = [
    "DCTERMS",
    "DEFAULT_BASE",
    "KG",
    "OA",
    "OWL",
    "PROV",
    "RDF",
    "RDFS",
    "SDO",
    "SKOS",
    "WD",
    "WDT",
    "XSD",
    "Bases",
    "compact",
    "expand",
    "local_name",
    "slug",
]

_FIXED_PREFIXES: Final = {
    "dcterms": str(DCTERMS),
    "kg": str(KG),
    "oa": str(OA),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SDO),
    "skos": str(SKOS),
    "wd": str(WD),
    "wdt": str(WDT),
    "xsd": str(XSD),
}


@dataclass(frozen=True)
class Bases:
    """Where the graph's own IRIs live: entities under `entity`, the rest beside it.

    >>> Bases("https://data.example/id/").claim
    'https://data.example/claim/'
    """

    entity: str = DEFAULT_BASE

    @property
    def _root(self) -> str:
        return self.entity.removesuffix("id/")

    @property
    def claim(self) -> str:
        return self._root + "claim/"

    @property
    def evidence(self) -> str:
        return self._root + "evidence/"

    @property
    def document(self) -> str:
        return self._root + "doc/"

    @property
    def run(self) -> str:
        return self._root + "run/"

    def prefixes(self) -> dict[str, str]:
        """Return every prefix the graph is written with, prefix to namespace."""
        own = {"id": self.entity, "claim": self.claim, "evidence": self.evidence, "doc": self.document, "run": self.run}
        return {**_FIXED_PREFIXES, **own}


def compact(iri: str) -> str:
    """Return the local name of an IRI of the `kg:` namespace, any other IRI unchanged.

    Classes and relations are called by this name everywhere outside RDF; `expand` is its inverse.

    >>> compact("https://example.org/kg#partnersWith"), compact("https://my.org/ns#sponsors")
    ('partnersWith', 'https://my.org/ns#sponsors')
    """
    return iri.removeprefix(str(KG))


def expand(name: str) -> str:
    """Return the IRI of a class or relation name made by `compact`.

    >>> expand("partnersWith")
    'https://example.org/kg#partnersWith'
    """
    return name if "://" in name or name.startswith("urn:") else str(KG) + name


def local_name(iri: str) -> str:
    """Return what follows the last `#`, `/` or `:`, for showing to people.

    >>> local_name("https://my.org/ns#sponsors"), local_name("partnersWith")
    ('sponsors', 'partnersWith')
    """
    return re.split(r"[#/:]", iri)[-1]


def slug(name: str) -> str:
    """Return a readable IRI segment for a name: words joined by `_`, anything unsafe percent-encoded.

    >>> slug("Microsoft Azure"), slug("Société Générale"), slug("AT&T")
    ('Microsoft_Azure', 'Soci%C3%A9t%C3%A9_G%C3%A9n%C3%A9rale', 'AT%26T')
    """
    return quote("_".join(name.split()), safe="-_.~")
