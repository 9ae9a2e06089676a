"""Who says a marked predicate, and about when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.context import Context
from kg.extract.quotes import quotations

SPEAKERS = {
    "en": [
        ("Norvane said that it {owned} Castrel.", "Norvane"),
        ("Ada Brook told reporters that Norvane {owns} Castrel.", "Ada Brook"),
        ("Norvane {owns} Castrel, Ada Brook said.", "Ada Brook"),
        ("Norvane will {buy} Castrel, Ada Brook said on Monday, and Lumora will go.", "Ada Brook"),
        ("According to Lumora, Norvane {owns} Castrel.", "Lumora"),
        ("Norvane {owns} Castrel, according to Ada Brook.", "Ada Brook"),
        ("Lumora denied that Norvane had {acquired} Castrel.", "Lumora"),
        ("Lumora denied a report that Norvane was about to {acquire} Castrel.", "Lumora"),
        ('"We {work} with Castrel," said Ada Brook.', "Ada Brook"),
        ('"Prices fell. We {work} with Castrel now," said Ada Brook.', "Ada Brook"),
        ('"Prices fell," said Ada Brook. "We {work} with Castrel now."', "Ada Brook"),
        ('Ada Brook said: "We {work} with Castrel."', "Ada Brook"),
        ("Norvane's chief, Ada Brook, said that it {owned} Castrel.", "Ada Brook"),
        # Not said by anybody but the author:
        ("Norvane {owns} Castrel.", None),
        ("Norvane would not say whether it {owns} Castrel.", None),
        ("Ada Brook, who {runs} Norvane, said that prices fell.", None),
        ('"Prices fell," said Ada Brook, who {runs} Norvane.', None),
        ('Norvane {owns} Castrel. "Prices fell," said Ada Brook.', None),
        ("Analysts said that Norvane {owned} Castrel.", None),
        ("Lumora said that Castrel, a {unit} of Norvane, was closed.", None),
        ("Norvane {owns} Castrel; according to Lumora, prices fell.", None),
    ],
    "fr": [
        ("Norvane a annoncé qu'elle {rachèterait} Castrel.", "Norvane"),
        ("Selon Norvane, l'entreprise {détient} Castrel.", "Norvane"),
        ("D'après Claire Vasset, l'entreprise {détient} Castrel.", "Claire Vasset"),
        ("« Nous {travaillons} avec Castrel », explique Claire Vasset.", "Claire Vasset"),
        ("« Les prix baissent. Nous {travaillons} avec Castrel », explique Claire Vasset.", "Claire Vasset"),
        ("L'hébergeur {appartient} désormais à Castrel, explique Claire Vasset.", "Claire Vasset"),
        ("« Les prix baissent », explique Claire Vasset, la {directrice} de Castrel.", None),
        ("Selon des rumeurs, l'entreprise {détient} Castrel.", None),
    ],
}

TIMES = {
    "en": [
        ("Norvane {acquired} Castrel in 2020.", "2020"),
        ("Norvane {acquired} Castrel on 15 October 2021.", "2021-10-15"),
        ("In 2020, Norvane {acquired} Castrel.", "2020"),
        ("Norvane {acquired} Castrel, a firm in Leeds, in 2019.", "2019"),
        ("Norvane has {owned} Castrel since 2019.", "2019/.."),
        ("Ada Brook {worked} for Castrel until 2019.", "../2019"),
        ("Ada Brook {worked} for Castrel from 2015 to 2019.", "2015/2019"),
        ("Ada Brook {worked} for Castrel between 2015 and 2019.", "2015/2019"),
        ("Ada Brook has been chief {executive} of Castrel since 2019.", "2019/.."),
        ("Ada Brook {became} chief {executive} of Castrel in March 2023.", "2023-03/.."),
        ("Ada Brook {left} Castrel in 2020.", "../2020"),
        ("Ada Brook has {run} Castrel since her father died in 2019.", "2019/.."),
        ("Norvane will {acquire} Castrel by the end of 2025.", "2025"),
        ("Norvane will {acquire} Castrel by 2025.", "../2025"),
        ("Norvane plans to {acquire} Castrel in 2025.", "2025"),
        ("Norvane {completed} the {acquisition} of Castrel in 2020.", "2020"),
        # The date of another clause:
        ("Norvane {owns} Castrel, which was founded in 1999.", None),
        ("Norvane, founded in 1999, {owns} Castrel.", None),
        ("Norvane said in May 2023 that it {owned} Castrel.", None),
        ("Ada Brook, a {director} of Castrel, left Norvane in 2020.", None),
        ("Norvane bought Lumora in 2017 and {acquired} Castrel in 2020.", "2020"),
        ("Norvane {bought} Lumora in 2017 and acquired Castrel in 2020.", "2017"),
        ("Norvane {owns} Castrel.", None),
    ],
    "fr": [
        ("Norvane a {racheté} Castrel en 2020.", "2020"),
        ("L'entreprise a été {rachetée} par Norvane le 15 octobre 2021.", "2021-10-15"),
        ("Elle {dirige} l'entreprise depuis 2019.", "2019/.."),
        ("Elle a {dirigé} l'entreprise jusqu'en 2019.", "../2019"),
        ("Claire Vasset a {dirigé} Castrel de 2015 à 2019.", "2015/2019"),
        ("Norvane {détient} l'entreprise, qui a été fondée en 1999.", None),
    ],
}


def cases(table: dict[str, list[tuple[str, str | None]]]) -> list[object]:
    return [pytest.param(language, *case, id=f"{language}: {case[0]}") for language, rows in table.items() for case in rows]


@pytest.mark.parametrize(("language", "text", "speaker"), cases(SPEAKERS))
def test_speaker_of_a_predicate(read, language: str, text: str, speaker: str | None) -> None:
    marked = read(text, language)
    found = Context(marked.annotation, marked.graph).speaker(marked.predicates)
    assert (found and found.entity) == speaker


@pytest.mark.parametrize(("language", "text", "time"), cases(TIMES))
def test_time_of_a_predicate(read, language: str, text: str, time: str | None) -> None:
    marked = read(text, language)
    sentence = next(s for s in marked.annotation.sentences if s.start <= marked.annotation.parse[marked.predicates[0]].idx < s.end)
    assert Context(marked.annotation, marked.graph).time(marked.predicates, sentence.index) == time


def test_a_date_that_is_an_end_of_the_claim_is_not_its_time(read) -> None:
    marked = read("Norvane was {founded} in 1999.")
    date = next(mention for mention in marked.annotation.mentions if mention.value == "1999")
    context = Context(marked.annotation, marked.graph)
    assert context.time(marked.predicates, 0) == "1999"
    assert context.time(marked.predicates, 0, date) is None


def quoted(*words: str) -> list[str]:
    doc = Doc(Vocab(), words=list(words))
    return [doc[start:end].text for start, end in quotations(doc)]


def test_quotations_are_found_in_every_style_of_marks() -> None:
    assert quoted("“", "Yes", "”", "and", "«", "oui", "»", "and", '"', "no", '"') == ["Yes", "oui", "no"]


def test_a_quotation_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert quoted("“", "Yes", ".", "\n\n", "He", "said", "“", "no", "”") == ["no"]


@given(st.lists(st.sampled_from(['"', "“", "”", "«", "»", "word", ".", "\n\n"]), max_size=30))
def test_quotations_lie_in_order_and_apart(words: list[str]) -> None:
    found = quotations(Doc(Vocab(), words=words))
    assert all(start <= end for start, end in found)
    assert all(one[1] < other[0] for one, other in pairwise(found))
