"""The lexicon: what is found, what is not, what a user's file changes, and how a wrong file is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OntologyError
from kg.lexicon import Lexicon, load_lexicon
from kg.ontology import ClassDefinition, Ontology

SHIPPED = Path(__file__).parents[1] / "data" / "lexicon.ttl"
PREFIXES = """@prefix id: <https://example.org/id/> .
@prefix kg: <https://example.org/kg#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix wd: <http://www.wikidata.org/entity/> .
"""


@pytest.fixture(scope="module")
def shipped() -> Lexicon:
    return load_lexicon([SHIPPED])


def write(folder: Path, body: str, name: str = "my.ttl") -> Path:
    path = folder / name
    path.write_text(PREFIXES + body, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "lang", "label"),
    [
        ("France", "en", "France"),
        ("US", "en", "United States"),
        ("U.S.", "en", "United States"),
        ("États-Unis", "fr", "United States"),
        ("Royaume-Uni", "fr", "United Kingdom"),
        ("GERMANY", "en", "Germany"),
        ("Côte d’Ivoire", "fr", "Ivory Coast"),
        ("European\n Commission", "en", "European Commission"),
        ("OTAN", "fr", "North Atlantic Treaty Organization"),
        ("Mexico", "en", "Mexico"),
        ("Mexico", "fr", "Mexico City"),
        ("Bruxelles", "en", "Brussels"),
    ],
)
def test_names_are_found_in_their_language(shipped: Lexicon, text: str, lang: str, label: str) -> None:
    entry = shipped.find(text, lang)
    assert entry is not None and entry.label == label


@pytest.mark.parametrize(
    ("text", "lang"), [("us", "en"), ("Us", "en"), ("un", "fr"), ("who", "en"), ("turkey", "en"), ("UA", "en"), ("Acme", "en"), ("", "en")]
)
def test_common_words_are_no_names(shipped: Lexicon, text: str, lang: str) -> None:
    assert shipped.find(text, lang) is None


@pytest.mark.parametrize(
    ("text", "lang", "label"),
    [
        ("French", "en", "France"),
        ("Germans", "en", "Germany"),
        ("European", "en", "Europe"),
        *[(form, "fr", "France") for form in ("français", "Français", "française", "Françaises")],
        ("grecque", "fr", "Greece"),
        ("sud-coréennes", "fr", "South Korea"),
    ],
)
def test_demonyms_lead_to_their_place(shipped: Lexicon, text: str, lang: str, label: str) -> None:
    entry = shipped.find_demonym(text, lang)
    assert entry is not None and entry.label == label


def test_a_demonym_in_small_letters_is_no_english_one_and_no_name(shipped: Lexicon) -> None:
    assert shipped.find_demonym("polish", "en") is None
    assert shipped.find("French", "en") is None


def test_the_shipped_lexicon_keeps_its_promises(shipped: Lexicon) -> None:
    assert len(shipped) >= 200
    for entry in shipped:
        assert {label.lang for label in entry.labels} == {"en", "fr"}, entry.iri
        for label in entry.labels:
            assert shipped.find(label.text, label.lang) is entry, label
    wikidata = [link for entry in shipped for link in entry.same_as]
    assert len(wikidata) == len(set(wikidata))


def test_an_entry_says_what_it_is(shipped: Lexicon) -> None:
    france = shipped.find("France", "fr")
    assert france is not None and france is shipped.entry("https://example.org/id/France")
    assert (france.type, france.other_types) == ("Country", ())
    assert france.same_as == ("http://www.wikidata.org/entity/Q142",)
    assert "French Republic" in france.aliases and "France" not in france.aliases and "French" not in france.aliases


def test_names_of_a_language_can_be_walked(shipped: Lexicon) -> None:
    assert shipped.names("fr")["Allemagne"].label == "Germany"
    assert "Allemagne" not in shipped.names("en")
    assert shipped.demonyms("fr")["italiennes"].label == "Italy"
    with pytest.raises(TypeError):
        shipped.names("en")["Utopia"] = shipped.names("en")["France"]  # type: ignore[index]


def test_a_misspelling_is_found_and_not_shown(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, 'id:Acme a kg:Company ; skos:prefLabel "Acme"@en ; skos:hiddenLabel "Acmee"@en .')])
    entry = lexicon.find("Acmee", "en")
    assert entry is not None and entry.label == "Acme" and entry.aliases == ()


def test_a_name_without_a_language_is_of_every_language(tmp_path: Path) -> None:
    lexicon = load_lexicon([write(tmp_path, 'id:Acme a kg:Company ; skos:prefLabel "Acme" ; owl:sameAs wd:Q1 .')])
    assert lexicon.find("Acme", "de") is not None and "Acme" in lexicon.names("fr")


def test_of_two_entries_with_one_name_the_first_wins(tmp_path: Path) -> None:
    body = 'id:Zeta a kg:City ; skos:prefLabel "Springfield"@en .\nid:Alpha a kg:City ; skos:prefLabel "Springfield"@en .'
    found = load_lexicon([write(tmp_path, body)]).find("Springfield", "en")
    assert found is not None and found.iri.endswith("Zeta")


def test_a_later_file_takes_a_name_over(tmp_path: Path) -> None:
    mine = write(tmp_path, 'id:Paris_Holding a kg:Company ; skos:prefLabel "Paris Holding"@en ; skos:altLabel "Paris"@en .')
    lexicon = load_lexicon([SHIPPED, mine])
    found = lexicon.find("Paris", "en")
    assert found is not None and found.type == "Company"
    assert lexicon.entry("https://example.org/id/Paris") is not None


def test_a_later_file_extends_an_entry(tmp_path: Path) -> None:
    mine = write(tmp_path, 'id:Czech_Republic skos:prefLabel "Czechia"@en ; skos:altLabel "Bohemia"@en .')
    entry = load_lexicon([SHIPPED, mine]).find("Bohemia", "en")
    assert entry is not None and entry.type == "Country"
    assert entry.label == "Czechia" and entry.label_in("fr") == "République tchèque"
    assert "Czech Republic" in entry.aliases and entry.same_as == ("http://www.wikidata.org/entity/Q213",)


@pytest.mark.parametrize(
    ("body", "line", "words"),
    [
        ('\nid:Acme skos:prefLabel "Acme"@en .', 7, "no class"),
        ("\n\nid:Acme a kg:Company .", 8, "no skos:prefLabel"),
        ('id:Acme a kg:Compny ; skos:prefLabel "Acme"@en .', 6, "no class 'Compny'"),
        ("id:Acme a kg:Company ; skos:prefLabel Acme .", 6, "no Turtle"),
    ],
)
def test_a_wrong_file_is_refused_with_its_line(tmp_path: Path, body: str, line: int, words: str) -> None:
    path = write(tmp_path, body)
    ontology = Ontology.of([ClassDefinition("Company")], [])
    with pytest.raises(OntologyError) as caught:
        load_lexicon([path], ontology)
    assert caught.value.path == path and caught.value.line == line
    assert words in str(caught.value)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match=r"none\.ttl"):
        load_lexicon([tmp_path / "none.ttl"])
