"""French trees made canonical: each sentence is invented, its names marked with brackets, and the edges are read by their words."""

from __future__ import annotations

import re

import pytest

from kg.annotate import parse_texts
from kg.model import Span
from kg.syntax import SyntaxGraph

_NAME = re.compile(r"\[([^\]]*)\]")


def graph_of(marked: str) -> SyntaxGraph:
    """Parse a sentence whose names stand in brackets, as a document's are parsed: the names masked."""
    pieces, spans, length = [], [], 0
    for i, piece in enumerate(_NAME.split(marked)):
        if i % 2:
            spans.append(Span(length, length + len(piece)))
        pieces.append(piece)
        length += len(piece)
    doc = next(iter(parse_texts(["".join(pieces)], "fr", [spans])))
    return SyntaxGraph.of(doc, spans)


def edges(marked: str) -> set[str]:
    """Return a sentence's edges as "fonder obj Acme", identities as "Acme = filiale" both ways round."""
    graph = graph_of(marked)

    def word(node: int) -> str:
        return graph.doc[node].text if node in graph.names else graph.doc[node].lemma_.lower()

    found = {f"{word(head)} {label} {word(child)}" for head, row in graph.down.items() for label, child in row}
    return found | {f"{word(node)} = {word(other)}" for node, others in graph.same.items() for other in others}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Tarvo], la filiale espagnole de [Calbris], a publié ses résultats.", {"Tarvo = filiale", "filiale de Calbris"}),
        ("Le patron de [Calbris], [Lantier], se dit confiant.", {"patron = Lantier", "patron de Calbris"}),
        ("[Calbris] et [Mirovane] lancent une coentreprise, [Tarvo].", {"coentreprise = Tarvo"}),
        ("Ancien ingénieur de [Mirovane], [Lantier] a fondé [Calbris].", {"ingénieur = Lantier", "fonder obj Calbris"}),
        ("Responsable du réseau de [Calbris], [Lantier] a suivi le chantier.", {"responsable = Lantier", "responsable de Calbris"}),
        ("[Calbris] a recruté [Lantier], ancien directeur technique de [Mirovane].", {"recruter obj Lantier", "Lantier = directeur"}),
        ("[Mirovane] discute avec [Tarvo], la société de [Calbris].", {"Tarvo = société", "société de Calbris"}),
        ("L'usine du groupe suédois [Calbris] ferme.", {"groupe = Calbris"}),
    ],
)
def test_a_noun_describes_the_name_beside_it(sentence: str, expected: set[str]) -> None:
    assert expected <= edges(sentence)


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("[Tarvo] est la filiale de [Calbris] ; [Mirovane], une direction de [Velbor], recrute.", "filiale = Mirovane"),
        ("[Calbris] a recruté [Lantier], ancien directeur technique de [Mirovane].", "recruter obj directeur"),
        ("[Mirovane] discute avec [Tarvo], la société de [Calbris].", "discuter avec société"),
        ("[Calbris], dont le siège est à [Dijon], recrute.", "siège = Dijon"),
        ("« Nous sommes prêts », estime [Lantier].", "estime = Lantier"),
        ("[Calbris], [Mirovane] et [Tarvo] ont signé.", "Calbris = Mirovane"),
        ("Selon [Calbris], [Mirovane] et [Tarvo], le marché recule.", "Tarvo = marché"),
    ],
)
def test_what_merely_stands_nearby_is_not_the_same(sentence: str, unwanted: str) -> None:
    assert unwanted not in edges(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Mirovane], rachetée en 2019 par [Calbris], a fermé son usine.", {"racheter obj Mirovane", "racheter subj Calbris"}),
        ("Le bureau appartient à [Mirovane], un éditeur de jeux installé à [Bordeaux].", {"installer obj éditeur", "installer à Bordeaux"}),
        ("[Calbris] est une entreprise fondée en 1998 et dirigée par [Lantier].", {"diriger obj entreprise", "diriger subj Lantier"}),
        ("[Tarvo], la filiale cloud de [Calbris], déjà certifiée [Clairmark], a gagné.", {"certifier obj filiale"}),
        ("[Calbris], déjà certifiée [Clairmark], a gagné.", {"certifier obj Calbris", "certifier as Clairmark"}),
        ("Fondée en 1998, [Calbris] fabrique des moteurs.", {"fonder obj Calbris"}),
    ],
)
def test_a_bare_participle_is_a_little_passive_clause(sentence: str, expected: set[str]) -> None:
    assert expected <= edges(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Pelmo], un outil que développe la société [Calbris], est gratuit.", {"développer subj société", "développer obj outil"}),
        ("Le label [Clairmark], que délivre [Ofdata], existe depuis 2010.", {"délivre subj Ofdata", "délivre obj label"}),
        ("« C'est un bon accord », estime [Lantier], directeur général de [Mirovane].", {"Lantier = directeur", "directeur de Mirovane"}),
    ],
)
def test_an_inverted_subject_stays_a_subject(sentence: str, expected: set[str]) -> None:
    assert expected <= edges(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Ferrand], la présidente de [Velbor], entrera au conseil de [Calbris].", {"entrer subj Ferrand"}),
        ("[Calbris] utilise [Pelmo], mais l'outil vieillit.", {"utiliser subj Calbris", "utiliser obj Pelmo"}),
        ("Le groupe [Calbris] a annoncé mardi avoir racheté [Mirovane].", {"racheter subj groupe", "racheter obj Mirovane"}),
        ("[Calbris] n'a pas racheté [Mirovane].", {"racheter subj Calbris", "racheter obj Mirovane"}),
        ("[Calbris] utilise depuis deux ans le logiciel [Pelmo].", {"utiliser subj Calbris", "utiliser obj logiciel"}),
        ("En partenariat avec [Voltana], [Calbris] lance un service.", {"lancer subj Calbris", "partenariat subj Calbris"}),
        ("[Calbris] commercialise le logiciel [Pelmo].", {"commercialiser subj Calbris", "commercialiser obj logiciel"}),
    ],
)
def test_a_verb_has_the_subject_and_object_beside_it(sentence: str, expected: set[str]) -> None:
    assert expected <= edges(sentence)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("[Calbris] a levé des fonds auprès de [Velbor].", {"lever auprès_de Velbor"}),
        ("[Calbris] a levé des fonds auprès de [Velbor] et de [Lunaire].", {"lever auprès_de Lunaire"}),
        ("[Pelmo] est hébergé depuis mai sur [Voltana].", {"héberger sur Voltana"}),
        ("[Calbris], dont le siège est à [Dijon], recrute.", {"siège de Calbris", "siège à Dijon"}),
        ("[Lantier], ancien directeur des achats de [Calbris], recrute.", {"directeur de Calbris"}),
        ("[Calbris] et sa filiale [Tarvo] ont signé l'accord.", {"filiale de son", "filiale = Tarvo"}),
    ],
)
def test_an_argument_hangs_from_what_it_belongs_to(sentence: str, expected: set[str]) -> None:
    assert expected <= edges(sentence)


@pytest.mark.parametrize(
    "sentence",
    ["[Ferrand] a été nommée directrice financière de [Calbris].", "[Calbris] a nommé [Ferrand] directrice financière."],
)
def test_who_is_named_something_is_it(sentence: str) -> None:
    assert {"nommer as directrice", "Ferrand = directrice"} <= edges(sentence)


@pytest.mark.parametrize(
    ("opening", "noun"), [("Ancienne ingénieure de [Corvane]", "ingénieure"), ("Responsable des achats de [Corvane]", "responsable")]
)
def test_an_opening_description_describes_a_pronoun_too(opening: str, noun: str) -> None:
    assert f"{noun} = lui" in edges(f"{opening}, elle raconte la migration.")
