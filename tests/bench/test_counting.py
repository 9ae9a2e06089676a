"""Counting as KnowledgeNet's official evaluation does, and how a claim is put in a corpus's words."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bench.common import Everything, Said, count, exact, guess, overlap, pooled, spread, total
from bench.corpora import Fact, Mark, Passage
from bench.entities import Entities, facts_between_entities
from bench.knowledgenet import at_every_mention, guesses_of, scores
from bench.mapping import KNOWLEDGENET, WIKIDATA
from kg.evaluate import Counts
from kg.model import Annotation, Claim, Document, Kind, Mention, Sentence, Span
from kg.ontology import load_ontology
from kg.resources import ontology_files

ONTOLOGY = load_ontology(ontology_files())
DOCUMENT = Document.of("Acme was led by Ann Lee. She lives in Leeds.")
ANN = DOCUMENT.mention(16, 23, type="Person", kind=Kind.NAME, sentence=0, cluster=1)
SHE = DOCUMENT.mention(25, 28, type="Person", kind=Kind.PRONOUN, sentence=1, cluster=1)
ACME = DOCUMENT.mention(0, 4, type="Company", kind=Kind.NAME, sentence=0, cluster=0)
LEEDS = DOCUMENT.mention(38, 43, type="City", kind=Kind.NAME, sentence=1, cluster=2)
ANNOTATION = Annotation(DOCUMENT, (Sentence(0, 0, 24), Sentence(1, 25, 44)), (ACME, ANN, SHE, LEEDS))


def claim(relation: str, subject: Mention, object: Mention) -> Claim:
    return Claim(DOCUMENT.id, relation, subject, object, DOCUMENT.evidence(0, 44, sentence=0))


def said(label: str, subject: tuple[int, int], object: tuple[int, int]) -> Said:
    return Said(label, Span(*subject), Span(*object))


FOUNDED = said("FOUNDED_BY", (12, 20), (0, 3))
FOUND = [
    (said("FOUNDED_BY", (12, 16), (0, 3)),),
    (said("FOUNDED_BY", (0, 3), (12, 16)),),
    (said("CEO", (0, 3), (12, 16)),),
]


@pytest.mark.parametrize(
    ("same", "annotated", "expected"),
    [
        (overlap, {"FOUNDED_BY"}, (1, 1, 0)),
        (overlap, Everything(), (1, 2, 0)),
        (exact, {"FOUNDED_BY"}, (0, 2, 1)),
        (exact, (), (0, 0, 1)),
    ],
)
def test_the_example_of_the_official_rule(same: Callable[[Said, Said], bool], annotated: set[str], expected: tuple[int, int, int]) -> None:
    counts = pooled(count([FOUNDED], FOUND, same, annotated))
    assert (counts["tp"], counts["fp"], counts["fn"]) == expected


def test_two_facts_may_be_found_by_one_guess_and_a_guess_counts_once() -> None:
    gold = [FOUNDED, said("FOUNDED_BY", (14, 18), (0, 3))]
    table = count(gold, [FOUND[0], FOUND[0], FOUND[1], FOUND[1]], overlap, {"FOUNDED_BY"})
    assert table == {"FOUNDED_BY": Counts(tp=2, fp=1, fn=0)}


def test_a_guess_with_several_words_is_right_with_any_and_wrong_once() -> None:
    either = (said("P17", (0, 1), (2, 3)), said("P131", (0, 1), (2, 3)))
    assert count([either[1]], [either], exact, Everything()) == {"P131": Counts(tp=1)}
    assert total([count([], [either], exact, {"P131"})]) == {"P131": Counts(fp=1)}
    assert count([], [()], exact, Everything()) == {}


def test_a_claim_turned_and_narrowed_by_class() -> None:
    led = claim("chiefExecutiveOf", ANN, ACME)
    assert guess(led, KNOWLEDGENET, ONTOLOGY) == (
        Said("EMPLOYEE_OR_MEMBER_OF", ANN.span, ACME.span),
        Said("CEO", ACME.span, ANN.span),
    )
    assert guess(claim("memberOf", ACME, ACME), KNOWLEDGENET, ONTOLOGY) == ()
    assert guess(claim("sues", ANN, ACME), KNOWLEDGENET, ONTOLOGY) == ()


def test_a_symmetric_claim_is_said_both_ways() -> None:
    assert guesses_of([claim("spouse", ANN, SHE)], ONTOLOGY) == [
        (Said("SPOUSE", ANN.span, SHE.span),),
        (Said("SPOUSE", SHE.span, ANN.span),),
    ]


def test_a_claim_at_every_mention() -> None:
    claims = list(at_every_mention(ANNOTATION, [claim("residence", SHE, LEEDS)]))
    assert [(each.subject.text, each.object.text) for each in claims] == [("Ann Lee", "Leeds"), ("She", "Leeds")]


def test_knowledgenet_figures() -> None:
    marks = (Mark(0, 4), Mark(20, 23))
    passage = Passage("d:0:44", DOCUMENT.text, marks, (Fact(0, 1, "CEO"),), frozenset({"CEO"}))
    figures = scores([passage], [guesses_of([claim("chiefExecutiveOf", ANN, ACME), claim("residence", SHE, LEEDS)], ONTOLOGY)])
    parts = {name: (figures[name]["tp"], figures[name]["fp"], figures[name]["fn"]) for name in ("overlap", "exact", "strict")}
    assert parts == {"overlap": (1, 0, 0), "exact": (0, 1, 1), "strict": (1, 2, 0)}


def test_entities_at_a_mark_or_through_the_chain() -> None:
    marks = (Mark(0, 4, "ORG", 7), Mark(20, 23, "PER", 3), Mark(38, 43, "LOC", 5))
    passage = Passage("d", DOCUMENT.text, marks, (Fact(1, 2, "P551"), Fact(1, 2, "P551"), Fact(0, 1, "P999")))
    lenient = Entities(passage, ANNOTATION)
    assert [lenient.of(mention) for mention in (ACME, ANN, SHE, LEEDS)] == [7, 3, 3, 5]
    assert Entities(passage, ANNOTATION, exact=True).of(SHE) == SHE
    assert list(facts_between_entities(passage, WIKIDATA)) == [Said("P551", 3, 5)]
    assert guess(claim("residence", SHE, LEEDS), WIKIDATA, ONTOLOGY, lenient.of) == (Said("P551", 3, 5),)


def test_marks_without_clusters_are_entities_of_their_own() -> None:
    passage = Passage("d", DOCUMENT.text, (Mark(0, 4), Mark(16, 23)))
    entities = Entities(passage, ANNOTATION)
    assert entities.of(ACME) != entities.of(ANN)


def test_the_sample_is_spread() -> None:
    assert spread(range(6), 3) == [0, 2, 4]
    assert spread(range(2), 3) == spread(range(2), None) == [0, 1]
