"""What the ontology in the package promises its extractors and its readers."""

from __future__ import annotations

import re

import pytest
from rdflib import Graph, Literal, URIRef

from kg.model import Status
from kg.ontology import ROOT, Ontology, check
from kg.resources import ontology_files
from kg.vocab import KG, OWL, RDF, RDFS, WDT, expand

FIXED_CLASSES = """Agent Person Organization Company GovernmentAgency Government InternationalOrganization University PoliticalParty
Association Division StockExchange MediaOutlet Court JointVenture Place Country City Region Facility Product Software Service Platform
Technology Brand Programme Project Label Standard Law Policy Industry Event""".split()

FIXED_RELATIONS = """partnersWith jointVentureOf subsidiaryOf divisionOf ownedBy ownsStakeIn acquires mergedWith investsIn raisedFunding
competesWith supplies customerOf awardsContract basedOn runsOn uses offers develops manufactures operates distributes launches launchedOn
approves certifies regulates holdsLabel issues compliesWith sues headquarteredIn locatedIn operatesIn agencyOf industry tradedOn brandOf
memberOf partOf inception dissolvedOn chiefExecutiveOf chairOf boardMemberOf holdsPosition worksFor foundedBy spouse childOf placeOfBirth
dateOfBirth dateOfDeath residence nationality educatedAt politicalAffiliation""".split()

# The shipped examples speak of nobody real, so that no extractor can learn a fact instead of a form.
REAL_NAMES = "Orange Capgemini Bleu Microsoft Azure ANSSI Thales Google OVHcloud S3NS Amazon Apple Gaia-X SecNumCloud".split()


def test_it_has_no_finding(shipped: Ontology) -> None:
    assert [str(finding) for finding in check(shipped)] == []


def test_it_declares_the_fixed_names(shipped: Ontology) -> None:
    assert not set(FIXED_CLASSES) - shipped.classes.keys()
    assert not set(FIXED_RELATIONS) - shipped.relations.keys()
    assert len(shipped.relations) >= 45


def test_every_relation_has_examples_in_both_languages(shipped: Ontology) -> None:
    for relation in shipped.relations.values():
        spoken = [example.lang for example in relation.examples]
        assert (spoken.count("en") >= 6, spoken.count("fr") >= 3) == (True, True), relation.name
        assert len(relation.counter_examples) >= 2, relation.name


def test_book_keeping_is_no_relation_and_no_class(shipped: Ontology) -> None:
    """Nothing is extracted for claims and evidence, and the noun "claim" types nothing."""
    assert not {"status", "confidence", "saidBy", "example", "sentence"} & shipped.relations.keys()
    assert not {"Claim", "Evidence", "Status"} & shipped.classes.keys()
    assert "claim" not in shipped.class_nouns("en")


def test_every_status_of_the_model_is_declared() -> None:
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    assert {str(status) for status in graph.subjects(RDF.type, KG.Status)} == {expand(status) for status in Status}


def test_every_class_is_below_the_root(shipped: Ontology) -> None:
    assert [name for name in shipped.classes if ROOT not in shipped.ancestors(name)] == []


@pytest.mark.parametrize(
    ("lang", "noun", "name"),
    [
        ("en", "operator", "Company"),
        ("en", "start-up", "Company"),
        ("en", "joint venture", "JointVenture"),
        ("en", "cloud platform", "Platform"),
        ("en", "watchdog", "GovernmentAgency"),
        ("en", "chief executive", "Person"),
        ("en", "certification", "Label"),
        ("en", "data centre", "Facility"),
        ("fr", "coentreprise", "JointVenture"),
        ("fr", "opérateur", "Company"),
        ("fr", "agence", "GovernmentAgency"),
        ("fr", "directrice générale", "Person"),
    ],
)
def test_nouns_name_their_class(shipped: Ontology, lang: str, noun: str, name: str) -> None:
    assert shipped.class_nouns(lang)[noun] == name


def test_kinds_of_relation(shipped: Ontology) -> None:
    symmetric = {relation.name for relation in shipped.relations.values() if relation.symmetric}
    literal = {relation.name: relation.literal for relation in shipped.relations.values() if relation.literal}
    assert symmetric == {"partnersWith", "mergedWith", "competesWith", "spouse"}
    assert literal.pop("raisedFunding") == "string"
    assert literal == dict.fromkeys(["launchedOn", "inception", "dissolvedOn", "dateOfBirth", "dateOfDeath"], "date")
    assert shipped.relations["supplies"].inverse == "customerOf"
    assert shipped.relations["subsidiaryOf"].transitive


def test_alignments_run_the_right_way() -> None:
    """Wikidata's "chief executive officer" leads from the organization to the person, so it is our relation's inverse."""
    graph = Graph()
    for path in ontology_files():
        graph.parse(path)
    assert (KG.chiefExecutiveOf, OWL.inverseOf, WDT.P169) in graph
    assert (KG.headquarteredIn, OWL.equivalentProperty, WDT.P159) in graph
    foreign = {o for p in (OWL.inverseOf, OWL.equivalentProperty) for o in graph.objects(None, p) if str(o).startswith(str(WDT))}
    assert all(re.fullmatch(r"P[1-9]\d*", str(o).removeprefix(str(WDT))) for o in foreign)
    assert len(foreign) >= 25


def test_several_domains_are_never_said_with_rdfs() -> None:
    """To other tools several rdfs:domain mean "all of these at once"."""
    for path in ontology_files():
        graph = Graph().parse(path)
        for predicate in (RDFS.domain, RDFS.range):
            subjects = list(graph.subjects(predicate, None))
            assert len(subjects) == len(set(subjects)), path.name


def test_examples_name_nobody_real(shipped: Ontology) -> None:
    real = re.compile(r"\b(" + "|".join(map(re.escape, REAL_NAMES)) + r")\b")
    sentences = [e.text for r in shipped.relations.values() for e in (*r.examples, *r.counter_examples)]
    assert [text for text in sentences if real.search(text)] == []


def test_literals_are_tagged_with_a_language() -> None:
    for path in ontology_files():
        for subject, predicate, value in Graph().parse(path):
            if isinstance(value, Literal) and isinstance(subject, URIRef) and predicate != OWL.versionInfo:
                assert value.language in ("en", "fr"), (subject, value)
