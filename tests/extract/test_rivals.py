"""Which claims compete for one place; no model is loaded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.rivals import Rivalry, Rivals
from kg.extract.weights import Signs, Weights
from kg.model import Claim, Document, Kind, Mention


def _claims(text: str, *facts: tuple[str, str, float]) -> list[Claim]:
    """Return claims of one sentence: subject, object, confidence, all of one relation."""
    document, numbers = Document.of(text), {name: n for n, name in enumerate(sorted({name for fact in facts for name in fact[:2]}))}

    def mention(name: str) -> Mention:
        start = text.index(name)
        ends = {"type": "Person", "kind": Kind.NAME, "sentence": 0, "cluster": numbers[name], "entity": name}
        return document.mention(start, start + len(name), **ends)  # type: ignore[arg-type]

    def claim(subject: Mention, object: Mention, sure: float) -> Claim:
        evidence = document.evidence(0, len(text), sentence=0, subject=subject.span, object=object.span)
        return Claim(document.id, "holdsPosition", subject, object, evidence, confidence=sure)

    return [claim(mention(one), mention(other), sure) for one, other, sure in facts]


def test_two_bodies_compete_for_one_post() -> None:
    text = "Ana Ruiz, mayor of Lorvik, met the premier of Oster."
    mayor, misread = _claims(text, ("Ana Ruiz", "Lorvik", 0.9), ("Ana Ruiz", "Oster", 0.4))
    rivals = Rivals([mayor, misread])
    assert rivals.of(misread) == Rivalry(subject=0.0, object=0.9)
    assert rivals.of(mayor) == Rivalry(subject=0.0, object=0.4)


def test_two_people_compete_for_one_body_and_the_surest_counts() -> None:
    text = "Ana Ruiz said that Tom Berg was told by Kim Lund that Oster agreed."
    claims = _claims(text, ("Ana Ruiz", "Oster", 0.9), ("Tom Berg", "Oster", 0.4), ("Kim Lund", "Oster", 0.3))
    assert [Rivals(claims).of(claim).subject for claim in claims] == [0.4, 0.9, 0.9]


@pytest.mark.parametrize(
    "words", ["Ana Ruiz and Tom Berg", "Ana Ruiz, Kim Lund and Tom Berg", "Ana Ruiz, Tom Berg", "Ana Ruiz as well as Tom Berg"]
)
def test_people_of_one_list_do_not(words: str) -> None:
    claims = _claims(f"{words} founded Oster.", ("Ana Ruiz", "Oster", 0.9), ("Tom Berg", "Oster", 0.8))
    assert [Rivals(claims).of(claim) for claim in claims] == [Rivalry(), Rivalry()]


def test_a_claim_is_no_rival_of_itself_nor_of_one_elsewhere() -> None:
    [claim] = _claims("Ana Ruiz runs Oster.", ("Ana Ruiz", "Oster", 0.9))
    other = replace(claim, relation="worksFor", object=replace(claim.object, cluster=7))
    elsewhere = replace(claim, object=replace(claim.object, cluster=7), evidence=replace(claim.evidence, sentence=3))
    assert Rivals([claim, claim, other, elsewhere]).of(claim) == Rivalry()


def test_years_compete_as_people_do() -> None:
    text = "Ana Ruiz was born in 1950 and died in 2012."
    born, misread = _claims(text, ("Ana Ruiz", "1950", 0.9), ("Ana Ruiz", "2012", 0.3))
    years = [
        replace(c, object=replace(c.object, kind=Kind.LITERAL, value=c.object.text, datatype="gYear", cluster=-1)) for c in (born, misread)
    ]
    assert Rivals(years).of(years[1]).object == 0.9


def test_a_rival_makes_a_claim_less_sure() -> None:
    mayor, misread = _claims(
        "Ana Ruiz, mayor of Lorvik, met the premier of Oster.", ("Ana Ruiz", "Lorvik", 0.9), ("Ana Ruiz", "Oster", 0.7)
    )
    alone = Weights().confidence(Signs.of(None, misread))
    assert Weights().confidence(Signs.of(None, misread, Rivals([mayor, misread]).of(misread))) < alone


def test_a_long_run_of_capitals_is_read_once() -> None:
    """A run of names was once split in every way there is, which takes longer than anybody waits."""
    between = "A" * 2_000
    claims = _claims(f"Ana Ruiz {between}! Tom Berg founded Oster.", ("Ana Ruiz", "Oster", 0.9), ("Tom Berg", "Oster", 0.8))
    assert Rivals(claims).of(claims[0]) == Rivalry(subject=0.8)
