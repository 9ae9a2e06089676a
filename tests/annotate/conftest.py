"""A small ontology and lexicon of our own, so that these tests do not move when the shipped ones grow."""

from collections.abc import Callable

import pytest

from kg.annotate import SpacyAnnotator
from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Document
from kg.ontology import ClassDefinition, LangString, Ontology

_CLASSES = {
    "Agent": ("", "", ""),
    "Person": ("Agent", "person", "personne"),
    "Organization": ("Agent", "organization, organisation, partner", "organisation, partenaire"),
    "Company": (
        "Organization",
        "company, operator, firm, group, start-up, startup, maker",
        "entreprise, société, opérateur, groupe, start-up",
    ),
    "JointVenture": ("Company", "joint venture, venture", "coentreprise"),
    "GovernmentAgency": ("Organization", "agency, ministry, regulator", "agence, ministère"),
    "Government": ("Organization", "government", "gouvernement"),
    "University": ("Organization", "university", "université"),
    "Place": ("", "place", "lieu"),
    "Country": ("Place", "country", "pays"),
    "City": ("Place", "city", "ville"),
    "Product": ("", "product", "produit"),
    "Platform": ("Product", "platform, cloud platform", "plateforme"),
    "Software": ("Product", "software", "logiciel"),
    "Service": ("Product", "service", "service"),
    "Programme": ("", "programme, program", "programme"),
    "Law": ("", "law", "loi"),
    "Event": ("", "event", "événement"),
}


def _labels(english: str, french: str) -> tuple[LangString, ...]:
    texts = [(word, lang) for words, lang in ((english, "en"), (french, "fr")) for word in words.split(", ") if word]
    return tuple(LangString(word, lang) for word, lang in texts)


@pytest.fixture(scope="session")
def small_ontology() -> Ontology:
    return Ontology.of(
        [ClassDefinition(name, _labels(en, fr), (parent,) if parent else ()) for name, (parent, en, fr) in _CLASSES.items()], []
    )


@pytest.fixture(scope="session")
def small_lexicon() -> Lexicon:
    names = (LangString("France", "en"), LangString("France", "fr"))
    demonyms = tuple(LangString(word, lang) for word, lang in (("French", "en"), ("français", "fr"), ("française", "fr")))
    return Lexicon([LexiconEntry("https://example.org/id/France", "Country", names, demonyms=demonyms)])


@pytest.fixture(scope="session")
def annotate(small_ontology: Ontology, small_lexicon: Lexicon) -> Callable[..., Annotation]:
    annotator = SpacyAnnotator(small_ontology, small_lexicon)
    return lambda text, **metadata: annotator.annotate_one(Document.of(text, **metadata))
