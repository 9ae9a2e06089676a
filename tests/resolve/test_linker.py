"""Which chains become one entity, and which never do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.lexicon import Lexicon
from kg.model import Annotation, Kind, Knowledge
from kg.ontology import Ontology
from kg.ports import Linker
from kg.resolve import LexicalLinker
from kg.vocab import Bases

Names = Callable[..., dict[str, tuple[str, ...]]]


@pytest.fixture(scope="module")
def linker(ontology: Ontology, lexicon: Lexicon) -> LexicalLinker:
    return LexicalLinker(ontology, lexicon, Bases(), all_entities=True)


@pytest.fixture(scope="module")
def entities(linker: LexicalLinker, say: Any, write: Any) -> Names:
    """Return slug → label and aliases, for documents each given as (words, class, chain) triples."""

    def resolve(*documents: list[tuple[Any, ...]], lang: str = "en") -> dict[str, tuple[str, ...]]:
        annotations = [write(f"d{n}", [say(*each) for each in said], lang) for n, said in enumerate(documents)]
        found = linker.resolve(annotations, []).entities
        return {e.iri.removeprefix("https://example.org/id/"): (e.label, *e.aliases) for e in found}

    return resolve


def test_it_is_a_linker(linker: LexicalLinker) -> None:
    assert isinstance(linker, Linker)
    assert linker.resolve([], []) == Knowledge((), (), ())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Acme", "Acme"),
        ("Acmé", "ACME"),
        ("Acme SA", "Acme"),
        ("Acme Group", "Acme"),
        ("Acme Corp.", "Acme Corporation"),
        ("The Acme", "Acme"),
    ],
)
def test_spellings_of_a_company_are_one_entity(entities: Names, one: str, other: str) -> None:
    assert len(entities([(one,)], [(other, "Organization")])) == 1


def test_two_legal_forms_are_two_companies(entities: Names) -> None:
    assert set(entities([("Merx KGaA",)], [("Merx Inc",)], [("Merx",)])) == {"Merx_KGaA", "Merx_Inc", "Merx"}


def test_a_legal_form_means_nothing_for_a_product(entities: Names) -> None:
    assert len(entities([("Spark Group", "Product")], [("Spark", "Product")])) == 2


def test_the_label_is_the_most_frequent_full_form(entities: Names) -> None:
    azure = entities([("Microsoft Azure", "Platform"), ("Azure", "Platform"), ("Azure", "Platform")])
    assert azure == {"Microsoft_Azure": ("Microsoft Azure", "Azure")}
    assert entities([("ACME",), ("Acme Group",)], [("Acme",), ("Acme",)]) == {"Acme": ("Acme", "ACME", "Acme Group")}


def test_only_names_are_aliases(entities: Names) -> None:
    said = [("Acme",), ("the company", "Company", 0, Kind.NOMINAL, "Acme"), ("it", "Company", 0, Kind.PRONOUN, "Acme")]
    assert entities(said) == {"Acme": ("Acme",)}


def test_a_chain_without_a_name_is_no_entity(entities: Names) -> None:
    assert entities([("the company", "Company", 0, Kind.NOMINAL, "the company"), ("it", "Company", -1, Kind.PRONOUN)]) == {}


def test_an_acronym_that_one_document_explains(entities: Names) -> None:
    explained = [("European Widget Board", "Organization"), ("EWB", "Organization")]
    assert entities(explained) == {"European_Widget_Board": ("European Widget Board", "EWB")}
    # What everybody calls it becomes its label.
    assert entities(explained, [("EWB", "Organization")]) == {"EWB": ("EWB", "European Widget Board")}
    assert len(entities([explained[0]], [("EWB", "Organization")])) == 2


def test_an_acronym_of_two_things_is_neither(entities: Names) -> None:
    one = [("European Widget Board", "Organization"), ("EWB", "Organization")]
    two = [("Eastern Water Bureau", "Organization"), ("EWB", "Organization")]
    assert len(entities(one, two, [("EWB", "Organization")])) == 3


def test_a_short_name_that_one_document_explains(entities: Names) -> None:
    full = [("Goldman Sachs",), ("Goldman",)]
    assert set(entities(full, [("Goldman",)])) == {"Goldman_Sachs"}
    assert len(entities([full[0]], [("Goldman",)])) == 2


def test_a_document_that_has_both_apart_keeps_them_apart(entities: Names) -> None:
    muddled, clear = [("Acme Cloud", "Company", 0), ("Acme", "Company", 0)], [("Acme Cloud", "Company", 0), ("Acme", "Company", 1)]
    assert set(entities(muddled, clear)) == {"Acme_Cloud", "Acme"}


def test_a_short_name_shared_by_two_companies_joins_neither(entities: Names) -> None:
    one, two = [("Deutsche Bank",), ("Deutsche",)], [("Deutsche Telekom",), ("Deutsche",)]
    assert len(entities(one, two, [("Deutsche",)])) == 3


def test_a_person_and_a_place_of_one_name(entities: Names) -> None:
    found = entities([("Washington", "Person")], [("Washington", "City")])
    assert found == {"Washington": ("Washington",), "Washington_DC": ("Washington, D.C.", "Washington")}


def test_two_things_of_one_name_are_told_by_their_class(entities: Names) -> None:
    assert set(entities([("Mercury",)], [("Mercury", "Person")])) == {"Mercury_(Company)", "Mercury_(Person)"}
    assert set(entities([("Mercury",)], [("Mercury", "Person")], [("Venus", "Product")])) == {
        "Mercury_(Company)",
        "Mercury_(Person)",
        "Venus",
    }


def test_the_thing_that_most_documents_mean_keeps_the_plain_name(entities: Names) -> None:
    company, person = [("Mercury",)], [("Mercury", "Person")]
    assert set(entities(company, person, company)) == {"Mercury", "Mercury_(Person)"}
    assert set(entities(company, person, company, person)) == {"Mercury_(Company)", "Mercury_(Person)"}


def test_a_name_of_the_lexicon_is_kept_for_it(entities: Names) -> None:
    assert set(entities([("France", "Person")])) == {"France_(Person)"}


def test_a_thing_of_unknown_class_goes_with_the_commoner_one(entities: Names) -> None:
    found = entities([("Mercury", "Entity")], [("Mercury", "Person")], [("Mercury",)], [("Mercury",)])
    assert set(found) == {"Mercury", "Mercury_(Person)"}


def test_a_generic_class_never_bridges_two_that_clash(linker: LexicalLinker, say: Any, write: Any) -> None:
    annotations = [write(f"d{n}", [say("Mercury", type)]) for n, type in enumerate(["Company", "Agent", "Person", "Agent"])]
    for entity in linker.resolve(annotations, []).entities:
        assert not {"Company", "Person"} <= set(entity.types)


def test_one_document_can_say_that_a_thing_is_two(entities: Names, linker: LexicalLinker, say: Any, write: Any) -> None:
    assert len(entities([("Blau", "Company")], [("Blau", "Platform")])) == 2
    one, two, three = write("a", [say("Blau")]), write("b", [say("Blau", "Platform")]), write("c", [say("Blau", other_types=("Platform",))])
    (entity,) = linker.resolve([one, two, three], []).entities
    assert entity.types == ("Company", "Platform")


def test_the_most_specific_classes_are_kept(linker: LexicalLinker, say: Any, write: Any) -> None:
    one = write("a", [say("Blau", "JointVenture", other_types=("Platform",))])
    two = write("b", [say("Blau", "Organization"), say("Blau", "Organization")])
    (entity,) = linker.resolve([one, two], []).entities
    assert entity.types == ("JointVenture", "Platform")


def test_a_name_outside_any_chain_is_an_entity(entities: Names) -> None:
    assert set(entities([("Acme", "Company", -1), ("Initech", "Company", -1), ("Acme", "Company", -1)])) == {"Acme", "Initech"}


# People


def test_people_who_share_a_surname_stay_apart(entities: Names) -> None:
    assert set(entities([("Anna Bell", "Person")], [("Carl Bell", "Person")])) == {"Anna_Bell", "Carl_Bell"}
    one, two = [("Anna Bell", "Person"), ("Bell", "Person")], [("Carl Bell", "Person"), ("Bell", "Person")]
    assert set(entities(one, two)) == {"Anna_Bell", "Carl_Bell"}


@pytest.mark.parametrize("short", ["A. Bell", "Dr Anna Bell", "anna bell", "ANNA BELL"])
def test_a_person_written_otherwise(entities: Names, short: str) -> None:
    found = entities([("Anna Maria Bell", "Person")], [(short, "Person")])
    assert found == {"Anna_Maria_Bell": ("Anna Maria Bell", short)}


def test_an_initial_of_two_people_is_neither(entities: Names) -> None:
    assert len(entities([("Anna Bell", "Person")], [("Alan Bell", "Person")], [("A. Bell", "Person")])) == 3


def test_an_initial_in_two_chains_joins_nobody(entities: Names) -> None:
    one, two = [("Anna Bell", "Person"), ("A. Bell", "Person")], [("Alan Bell", "Person"), ("A. Bell", "Person")]
    assert set(entities(one, two)) == {"Anna_Bell", "Alan_Bell"}


def test_a_surname_is_the_only_such_person_of_its_document(entities: Names) -> None:
    said = [("Anna Bell", "Person", 0), ("Bell", "Person", 1), ("Carl Orff", "Person", 2)]
    assert entities(said) == {"Anna_Bell": ("Anna Bell", "Bell"), "Carl_Orff": ("Carl Orff",)}


def test_a_surname_alone_is_nobody_of_another_document(entities: Names) -> None:
    assert set(entities([("Anna Bell", "Person")], [("Bell", "Person")], [("Bell", "Person")])) == {"Anna_Bell", "Bell"}


def test_a_surname_of_two_people_of_its_document_is_its_own(entities: Names) -> None:
    said = [("Anna Bell", "Person", 0), ("Carl Bell", "Person", 1), ("Bell", "Person", 2)]
    assert len(entities(said, [("Bell", "Person")])) == 4


def test_a_surname_is_never_a_company(entities: Names) -> None:
    assert len(entities([("Anna Bell", "Person", 0), ("Bell", "Person", 0)], [("Bell", "Company")])) == 2


# The lexicon


def test_a_demonym_counts_for_its_country(entities: Names) -> None:
    assert entities([("French", "Country", 0, Kind.NAME, "France")]) == {"France": ("France",)}
    assert entities([("French", "Country", 0)]) == {"France": ("France",)}


def test_languages_meet_in_the_lexicon(linker: LexicalLinker, say: Any, write: Any) -> None:
    documents = [write("a", [say("Germany", "Country")]), write("b", [say("Allemagne", "Country")], "fr")]
    (entity,) = linker.resolve(documents, []).entities
    assert (entity.label, entity.aliases) == ("Germany", ("Allemagne",))


def test_the_lexicon_knows_misspellings_and_links_out(linker: LexicalLinker, say: Any, write: Any) -> None:
    documents = [write("a", [say("Globbex")]), write("b", [say("Globex")]), write("c", [say("France", "Place")])]
    france, globex = linker.resolve(documents, []).entities
    assert globex.label == "Globex" and globex.aliases == ("Globbex",)
    assert france.same_as == ("http://www.wikidata.org/entity/Q142",) and france.types == ("Country",)


def test_two_entries_of_the_lexicon_are_never_one(entities: Names) -> None:
    one, two = [("Globex",), ("Globex",), ("Acme",)], [("Hooli",), ("Hooli",), ("Acme",)]
    assert set(entities(one, two)) == {"Globex", "Hooli"}


def test_the_name_that_coreference_found_is_a_form(entities: Names) -> None:
    assert set(entities([("Initeck", "Company", 0, Kind.NAME, "Initech")], [("Initech",), ("Initech",)])) == {"Initech"}


def test_a_misspelling_is_joined_by_its_own_chain_only(entities: Names) -> None:
    assert set(entities([("Initech",), ("Initech",), ("Initech",), ("Initeck",)], [("Initeck",)])) == {"Initech"}
    assert len(entities([("Initech",)], [("Initeck",)])) == 2


def test_the_lexicon_follows_the_base(ontology: Ontology, lexicon: Lexicon, say: Any, write: Any) -> None:
    linker = LexicalLinker(ontology, lexicon, Bases("https://data.example/id/"), all_entities=True)
    found = linker.resolve([write("a", [say("France", "Country"), say("Acme", cluster=1)])], []).entities
    assert [entity.iri for entity in found] == ["https://data.example/id/Acme", "https://data.example/id/France"]


# Explanations and independence of order


def test_every_merge_has_a_reason(linker: LexicalLinker, say: Any, write: Any) -> None:
    documents = [write(id, [say(name)]) for id, name in (("a", "Acme"), ("b", "Acme SA"), ("c", "ACME"), ("d", "Initech"), ("e", "Acme"))]
    resolution = linker.link(documents, [])
    rules = {(merge.one.document, merge.other.document): merge.rule for merge in resolution.reasons("https://example.org/id/Acme")}
    assert rules == {
        ("a", "e"): "same name",
        ("a", "c"): "same name but for case, accents or punctuation",
        ("a", "b"): 'same name but for legal form or a word such as "Group"',
    }
    assert resolution.reasons("https://example.org/id/Initech") == ()


def test_a_document_met_twice_counts_once(linker: LexicalLinker, say: Any, write: Any) -> None:
    document = write("a", [say("Acme"), say("Acme Group")])
    assert linker.resolve([document, document], []) == linker.resolve([document], [])
    moved = replace(document, document=replace(document.document, metadata=replace(document.document.metadata, source="0.txt")))
    assert linker.resolve([document, moved], []) == linker.resolve([moved, document], []) == linker.resolve([moved], [])


NAMES = st.sampled_from(
    [
        "Acme",
        "ACME",
        "Acme SA",
        "Acme Inc",
        "Acme Group",
        "AC",
        "Acme Cloud",
        "Bell",
        "Anna Bell",
        "A. Bell",
        "Alan Bell",
        "Mercury",
        "France",
        "French",
        "Washington",
    ]
)
TYPES = st.sampled_from(["Company", "Organization", "Person", "City", "Country", "Entity", "Agent", "Platform"])
MENTION = st.tuples(NAMES, TYPES, st.integers(-1, 2))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(documents=st.lists(st.lists(MENTION, min_size=1, max_size=5), min_size=1, max_size=6), data=st.data())
def test_the_order_of_documents_never_shows(linker: LexicalLinker, say: Any, write: Any, state: Any, documents: Any, data: Any) -> None:
    annotations = [write(f"d{n}", [say(*each) for each in said]) for n, said in enumerate(documents)]
    claims = [state(a, i, "partnersWith", i + 1) for a in annotations for i in range(len(a.mentions) - 1)]
    expected = linker.link(annotations, claims)
    shuffled: list[Annotation] = data.draw(st.permutations(annotations))
    assert linker.link(iter(shuffled), iter(data.draw(st.permutations(claims)))) == expected
    iris = [entity.iri for entity in expected.knowledge.entities]
    assert len(iris) == len(set(iris))
    assert {end for c in expected.knowledge.claims for end in (c.subject, c.object)} <= set(iris)


_SCRIPT = """
import sys
from conftest_of_resolve import annotate, claim, Said
from kg.lexicon import Lexicon
from kg.ontology import ClassDefinition, Ontology
from kg.resolve import LexicalLinker
ontology = Ontology.of([ClassDefinition(n) for n in ("Company", "Person", "City")], [])
names = ["Acme", "ACME", "Acme SA", "Bell", "Anna Bell", "A. Bell", "Alan Bell", "Mercury"]
types = ["Company", "Person", "City"] * 2
documents = [annotate(f"d{n}", [Said(x, t, i) for i, x in enumerate(names[n:] + names[:n])]) for n, t in enumerate(types)]
claims = [claim(a, i, "ownedBy", i + 1) for a in documents for i in range(7)]
print(LexicalLinker(ontology, Lexicon()).link(documents, claims))
"""


def test_the_hash_seed_never_shows(tmp_path: Path) -> None:
    (tmp_path / "conftest_of_resolve.py").write_text((Path(__file__).parent / "conftest.py").read_text(encoding="utf-8"), encoding="utf-8")
    root = Path(__file__).parents[2]
    outputs = set()
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": f"{tmp_path}{os.pathsep}{root}"}
        run = subprocess.run([sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, check=True)
        outputs.add(run.stdout)
    assert len(outputs) == 1 and "Anna Bell" in outputs.pop()
