"""What is said of each of several people in one sentence, and is not the others'."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.pairing import without_crossed, without_echoes, without_turned
from kg.model import Claim, Document, Kind
from kg.ontology import ClassDefinition, Ontology, Relation

TEXT = "The German chancellor Ada Brook and the British premier Paul Merle met."
DOCUMENT = Document.of(TEXT)
WORDS = ("German", "Ada Brook", "British", "Paul Merle")
ENDS = [
    DOCUMENT.mention(
        TEXT.index(words),
        TEXT.index(words) + len(words),
        type="Person" if " " in words else "Country",
        kind=Kind.NAME,
        sentence=0,
        cluster=number,
        entity=words,
    )
    for number, words in enumerate(WORDS)
]
POST = Relation("holdsPosition", domain=("Person",), range=("Country",))
ONTOLOGY = Ontology.of(
    [ClassDefinition("Person"), ClassDefinition("Country")], [POST, Relation("partnersWith", domain=("Country",), range=("Country",))]
)


def _claim(subject: str, object: str, confidence: float, relation: str = "holdsPosition") -> Claim:
    ends = ENDS[WORDS.index(subject)], ENDS[WORDS.index(object)]
    evidence = DOCUMENT.evidence(0, len(TEXT), sentence=0, subject=ends[0].span, object=ends[1].span)
    return Claim(DOCUMENT.id, relation, *ends, evidence, confidence=confidence)


OWN = [_claim("Ada Brook", "German", 0.95), _claim("Paul Merle", "British", 0.9)]


def test_a_neighbours_country_is_not_ones_own() -> None:
    crossed = [_claim("Ada Brook", "British", 0.8), _claim("Paul Merle", "German", 0.7)]
    assert without_crossed([*OWN, *crossed], ONTOLOGY) == OWN


def test_what_is_surer_than_one_of_the_pair_stays() -> None:
    claim = _claim("Ada Brook", "British", 0.92)
    assert without_crossed([*OWN, claim], ONTOLOGY) == [*OWN, claim]


def test_a_second_post_stays_where_nobody_else_has_one_of_his_own() -> None:
    claims = [OWN[0], _claim("Ada Brook", "British", 0.5)]
    assert without_crossed(claims, ONTOLOGY) == claims


def test_lists_share_what_they_share() -> None:
    # "A and B of X and Y": the words of each pair reach over those of the other.
    claims = [
        _claim("Ada Brook", "British", 0.9),
        _claim("Paul Merle", "German", 0.9),
        _claim("Ada Brook", "German", 0.8),
        _claim("Paul Merle", "British", 0.8),
    ]
    assert without_crossed(claims, ONTOLOGY) == claims


@given(st.lists(st.tuples(st.sampled_from(WORDS[1::2]), st.sampled_from(WORDS[::2]), st.floats(0.1, 1.0)), max_size=8))
def test_the_surest_claim_always_stays(said: list[tuple[str, str, float]]) -> None:
    claims = [_claim(*each) for each in said]
    kept = without_crossed(claims, ONTOLOGY)
    assert [claim for claim in claims if claim in kept] == kept
    if claims:
        assert max(claims, key=lambda claim: claim.confidence) in kept


def test_of_two_directions_the_surer_stays_unless_patterns_say_the_other() -> None:
    ontology = Ontology.of(
        [ClassDefinition("Person"), ClassDefinition("Country")], [Relation("sponsors"), Relation("meets", symmetric=True)]
    )
    one, other = _claim("Ada Brook", "Paul Merle", 0.9, "sponsors"), _claim("Paul Merle", "Ada Brook", 0.8, "sponsors")
    assert without_turned([one, replace(other, extractor="neural")], ontology) == [one]
    assert without_turned([one, replace(other, extractor="patterns")], ontology) == [one, replace(other, extractor="patterns")]
    later = replace(other, extractor="neural", evidence=replace(other.evidence, sentence=1))
    assert without_turned([one, later], ontology) == [one]  # "Ada Brook of Acme welcomed it" says nothing new of who sponsors whom
    both = [replace(claim, relation="meets", extractor="neural") for claim in (one, other)]
    assert without_turned(both, ontology) == both


def test_what_one_sentence_says_is_not_said_over_two_as_well() -> None:
    claim = replace(_claim("Ada Brook", "German", 0.9), extractor="neural")
    echo = replace(claim, subject=replace(claim.subject, sentence=1))
    assert without_echoes([claim, echo]) == [claim]
    assert without_echoes([echo]) == [echo]
    assert without_echoes([claim, replace(echo, extractor="patterns")]) == [claim, replace(echo, extractor="patterns")]
