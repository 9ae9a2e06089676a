"""The model's extractor and annotator on sentences of our own; no parser is loaded for them."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.annotate.sentences import split_sentences
from kg.build import Pipeline
from kg.errors import SettingsError
from kg.extract.attribution import Attribution
from kg.extract.neural import NeuralExtractor
from kg.model import Annotation, Claim, Document, Kind, Skip
from kg.neural.model import Model, load_model
from kg.ontology import Ontology
from kg.resources import model_dir
from kg.settings import Settings

TEXT = "Norvane, a retailer based in Leeds, acquired Castrel in 2019. Its chief executive, Ada Brook, was born in Dublin."


@cache
def _pipeline() -> Pipeline:
    return Pipeline(Settings(extractor="neural"))


def _claims(text: str) -> list[Claim]:
    return _pipeline().claims_of(Document.of(text))[1]


def test_finds_claims_with_exact_words() -> None:
    document = Document.of(TEXT)
    claims = _pipeline().claims_of(document)[1]
    assert ("Norvane", "acquires", "Castrel") in [(c.subject.entity, c.relation, c.object.entity) for c in claims]
    for claim in claims:
        assert document.text[claim.evidence.start : claim.evidence.end] == claim.evidence.text
        assert claim.extractor == "neural"


def test_the_same_document_gives_the_same_claims() -> None:
    assert _claims(TEXT) == Pipeline(Settings(extractor="neural")).claims_of(Document.of(TEXT))[1]


def test_no_parser_is_loaded() -> None:
    code = f"import sys, kg; kg.extract({TEXT!r}, kg.Settings(extractor='neural')); sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_french_is_read_by_patterns() -> None:
    document = Document.of("Norvane a racheté Castrel en 2019.", language="fr")
    assert {claim.extractor for claim in _pipeline().claims_of(document)[1]} <= {"patterns"}


def test_an_unknown_extractor_is_named() -> None:
    with pytest.raises(SettingsError, match="guess"):
        Settings(extractor="guess")


def test_speaker_and_time_are_read_off_the_words_around() -> None:
    annotation = _pipeline().annotate(Document.of("Norvane acquired Castrel in 2019, Ada Brook said."))
    ends = [m for m in annotation.mentions if m.text in ("Norvane", "Castrel")]
    attribution = Attribution(annotation)
    speaker = attribution.speaker(*ends)
    assert speaker is not None and speaker.text == "Ada Brook"
    assert attribution.time(*ends) == "2019"


class _Text:
    """A text annotated by hand, so that it does not matter what the model takes for a mention."""

    def __init__(self, text: str, *marks: tuple[str, str, Kind, int], guessed: bool = False, skip: str = "") -> None:
        skips = [Skip(text.index(skip), text.index(skip) + len(skip), "caption")] if skip else []
        self.document = Document.of(text, skips=skips)
        self.sentences = split_sentences(self.document)
        names = {cluster: words for words, _, kind, cluster in reversed(marks) if kind is Kind.NAME}
        found, at = [], 0
        for words, type, kind, cluster in marks:
            at = text.index(words, at)
            literal = {"value": words, "datatype": "gYear"} if kind is Kind.LITERAL else {}
            sentence = next(s.index for s in self.sentences if at < s.end)
            rest = {"cluster": cluster, "entity": names.get(cluster, ""), "guessed": guessed, **literal}
            found.append(self.document.mention(at, at + len(words), type=type, kind=kind, sentence=sentence, **rest))
        self.annotation = Annotation(self.document, self.sentences, tuple(sorted(found)))


DEAL = _Text(
    "Norvane acquired Castrel in 2019. The company is a partner of Lumora, and its partner Lumora is based in Leeds.",
    ("Norvane", "Company", Kind.NAME, 0),
    ("Castrel", "Company", Kind.NAME, 1),
    ("2019", "date", Kind.LITERAL, 2),
    ("The company", "Company", Kind.NOMINAL, 0),
    ("Lumora", "Company", Kind.NAME, 3),
    ("its", "Company", Kind.PRONOUN, 0),
    ("Lumora", "Company", Kind.NAME, 3),
    ("Leeds", "City", Kind.NAME, 4),
).annotation
UNNAMED = _Text(
    "The company acquired Castrel in Leeds.",
    ("The company", "Company", Kind.NOMINAL, 0),
    ("Castrel", "Company", Kind.NAME, 1),
    ("Leeds", "City", Kind.NAME, 2),
).annotation


def _whatever() -> NeuralExtractor:
    """An extractor that makes every claim that may be made, however unlikely: what holds of these holds of any model's."""
    return NeuralExtractor(_pipeline().ontology, load_model(model_dir()), least=0.0)


def test_an_annotation_by_hand_is_read_too() -> None:
    claims = NeuralExtractor(_pipeline().ontology, load_model(model_dir())).extract(DEAL)
    assert ("Norvane", "acquires", "Castrel") in [(c.subject.text, c.relation, c.object.text) for c in claims]


@pytest.mark.parametrize("annotation", [DEAL, UNNAMED])
def test_evidence_is_the_sentences_of_both_ends(annotation: Annotation) -> None:
    claims = _whatever().at_mentions(annotation)
    assert claims
    for claim in claims:
        ends = sorted((claim.subject.sentence, claim.object.sentence))
        assert (claim.evidence.start, claim.evidence.end) == (annotation.sentences[ends[0]].start, annotation.sentences[ends[1]].end)
        assert claim.evidence.text == annotation.document.text[claim.evidence.start : claim.evidence.end]
        assert (claim.evidence.subject, claim.evidence.object, claim.evidence.sentence) == (claim.subject.span, claim.object.span, ends[1])
        assert {claim.subject, claim.object} <= set(annotation.mentions)


def test_ends_are_of_the_relation_s_domain_and_range() -> None:
    ontology = _pipeline().ontology
    claims = _whatever().at_mentions(DEAL)
    assert {claim.relation for claim in claims} >= {"acquires", "headquarteredIn", "inception"}
    for claim in claims:
        relation = ontology.relations[claim.relation]
        assert any(ontology.compatible(claim.subject.type, each) for each in relation.domain)
        assert (claim.object.kind is Kind.LITERAL) == (relation.literal is not None)
        assert relation.literal in (None, "date", "gYear")
        assert relation.literal or any(ontology.compatible(claim.object.type, each) for each in relation.range)
        assert claim.subject.kind is not Kind.LITERAL and claim.subject.cluster != claim.object.cluster


def test_a_guessed_type_gives_way_to_what_a_relation_asks_for() -> None:
    marks = [("Ada Brook", "Person", Kind.NAME, 0), ("Norvane", "Place", Kind.NAME, 1)]
    ontology = _pipeline().ontology
    heads = Ontology.of(ontology.classes.values(), [ontology.relations["chiefExecutiveOf"]])
    sure, guessed = (_Text("Ada Brook is the chief executive of Norvane.", *marks, guessed=each).annotation for each in (False, True))
    extractor = NeuralExtractor(heads, load_model(model_dir()))
    assert extractor.extract(sure) == []
    [claim] = extractor.extract(guessed)
    assert (claim.subject.type, claim.object.type) == ("Person", "Organization")


def test_claims_are_of_named_things_and_one_of_each_relation_sentence_and_pair() -> None:
    ontology = _pipeline().ontology
    assert not {0} & {cluster for claim in _whatever().extract(UNNAMED) for cluster in (claim.subject.cluster, claim.object.cluster)}
    claims = _whatever().extract(DEAL)
    both_ways = [c for c in claims if ontology.relations[c.relation].symmetric]
    assert {(c.relation, c.evidence.sentence, c.subject.cluster, c.object.cluster) for c in both_ways} >= {("partnersWith", 1, 0, 3)}
    keys = [(c.relation, c.evidence.sentence, c.subject.cluster, c.object.cluster) for c in claims if c not in both_ways]
    keys += [(c.relation, c.evidence.sentence, *sorted((c.subject.cluster, c.object.cluster))) for c in both_ways]
    assert len(set(keys)) == len(keys)
    assert claims == sorted(claims, key=lambda claim: claim.sort_key)


def test_at_mentions_has_every_claim_and_those_of_unnamed_things() -> None:
    extractor = _whatever()
    for annotation in (DEAL, UNNAMED):
        all_of_them = {(c.relation, c.subject, c.object) for c in extractor.at_mentions(annotation)}
        assert {(c.relation, c.subject, c.object) for c in extractor.extract(annotation)} < all_of_them
    assert {c.subject.text for c in extractor.at_mentions(UNNAMED)} == {"The company", "Castrel"}


def test_a_symmetric_relation_is_claimed_once_of_two_mentions_in_their_order() -> None:
    claims = [c for c in _whatever().at_mentions(DEAL) if _pipeline().ontology.relations[c.relation].symmetric]
    pairs = [(c.relation, c.subject.start, c.object.start) for c in claims]
    assert pairs and len(set(pairs)) == len(pairs) and all(one < other for _, one, other in pairs)


def test_nothing_is_claimed_twice_where_a_sentence_is_read_again() -> None:
    names = [("Norvane", "Company", Kind.NAME, 0), ("Castrel", "Company", Kind.NAME, 1)] * 40
    annotation = _Text("Norvane acquired Castrel. " * 40, *names).annotation
    claims = _whatever().at_mentions(annotation)
    assert len({(c.relation, c.subject, c.object) for c in claims}) == len(claims)
    assert {(c.subject.sentence, c.object.sentence) for c in claims} >= {(i, j) for i in range(40) for j in (i, i + 1) if j < 40}


def test_ends_are_at_most_a_sentence_apart() -> None:
    marks = [(name, "Company", Kind.NAME, number) for number, name in enumerate(("Norvane", "Castrel", "Lumora"))]
    claims = _whatever().at_mentions(_Text("Norvane is a company. Castrel is a company. Lumora is a company.", *marks).annotation)
    assert {abs(c.subject.sentence - c.object.sentence) for c in claims} == {1}


def test_no_claim_has_boilerplate_between_its_ends() -> None:
    marks = [("Norvane", "Company", Kind.NAME, 0), ("Castrel", "Company", Kind.NAME, 1), ("Leeds", "City", Kind.NAME, 2)]
    annotation = _Text("Norvane grew. Photo: Ada Brook. Castrel is based in Leeds.", *marks, skip="Photo: Ada Brook.").annotation
    claims = _whatever().at_mentions(annotation)
    assert claims and not [c for c in claims if annotation.document.is_skipped(c.evidence.start, c.evidence.end)]


def test_a_surer_extractor_makes_fewer_of_the_same_claims() -> None:
    ontology, model = _pipeline().ontology, load_model(model_dir())
    loose, strict = (NeuralExtractor(ontology, model, least).at_mentions(DEAL) for least in (0.1, 0.6))
    assert all(claim.confidence >= 0.6 for claim in strict)
    assert [claim for claim in loose if claim.confidence >= 0.6] == strict


def test_a_relation_that_the_ontology_lacks_is_not_claimed() -> None:
    ontology = _pipeline().ontology
    fewer = Ontology.of(ontology.classes.values(), [r for r in ontology.relations.values() if r.name != "acquires"])
    claims = NeuralExtractor(fewer, load_model(model_dir()), least=0.0).at_mentions(DEAL)
    assert claims and "acquires" not in {claim.relation for claim in claims}


def test_claims_do_not_hang_on_what_was_read_before() -> None:
    ontology, model = _pipeline().ontology, load_model(model_dir())
    fresh = NeuralExtractor(ontology, Model(model_dir()), least=0.0).extract(DEAL)
    for before in (UNNAMED, DEAL, _Text(DEAL.document.text + " Prices fell.").annotation, _Text("").annotation):
        extractor = NeuralExtractor(ontology, model, least=0.0)
        extractor.extract(before)
        assert extractor.extract(DEAL) == fresh


_PARTS = [
    "Norvane",
    "acquired",
    "Castrel",
    "it",
    "The company",
    "Ada Brook",
    "said",
    "in 2019",
    "€5 million",
    "in Leeds.",
    "\n\n",
    "🎉",
    "e\u0301",
]


@settings(deadline=None, max_examples=25)
@given(text=st.lists(st.sampled_from(_PARTS), max_size=30).map(" ".join) | st.text(max_size=60))
def test_claims_of_any_text_are_slices_of_it(text: str) -> None:
    annotation = _pipeline().annotate(Document.of(text))
    for claim in _whatever().at_mentions(annotation):
        for part in (claim.subject, claim.object, claim.evidence):
            assert part.text == text[part.start : part.end]
        assert claim.evidence.start <= min(claim.subject.start, claim.object.start)
        assert max(claim.subject.end, claim.object.end) <= claim.evidence.end
