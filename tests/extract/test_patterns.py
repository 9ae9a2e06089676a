"""What the pattern extractor finds in sentences built otherwise than the examples it has."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import parse_texts
from kg.extract.patterns import PatternExtractor
from kg.extract.program import Program
from kg.model import Annotation, Claim, Document, Kind, Skip, Status

# The examples know only "X acquired Y" and "X is the chief executive of Y".
ACQUISITIONS = [
    "Norvane acquired Castrel.",
    "Castrel was acquired by Norvane.",
    "Castrel is to be acquired by Norvane.",
    "Norvane, which acquired Castrel, is growing.",
    "Castrel, which Norvane acquired, is growing.",
    "Castrel, which was acquired by Norvane, is growing.",
    "Castrel, acquired by Norvane in 2019, is growing.",
    "Norvane plans to acquire Castrel.",
    "Norvane grew and acquired Castrel.",
    "After acquiring Castrel, Norvane grew.",
    "Norvane, a retailer, acquired Castrel.",
    "Norvane acquired the retailer Castrel.",
    "Norvane grew. It acquired Castrel.",
    "Norvane grew. The company acquired Castrel.",
]
CHIEFS = [
    "Ada Brook, the chief executive of Norvane, spoke.",
    "Ada Brook, chief executive of Norvane, spoke.",
    "Norvane's chief executive, Ada Brook, spoke.",
    "Norvane's chief executive Ada Brook said prices fell.",
    "Norvane CEO Ada Brook said prices fell.",
    "Ada Brook, Norvane's chief executive, said prices fell.",
    "Ada Brook is Norvane's chief executive.",
    "The chief executive of Norvane is Ada Brook.",
    "Ada Brook was appointed chief executive of Norvane.",
    "Ada Brook became chief executive of Norvane.",
]


@pytest.mark.parametrize("sentence", ACQUISITIONS)
def test_an_active_example_is_found_in_every_construction(tiny: Any, sentence: str) -> None:
    assert tiny.facts(sentence) == [("Norvane", "acquires", "Castrel")]


@pytest.mark.parametrize("sentence", CHIEFS)
def test_a_copular_example_is_found_in_titles_appositions_and_possessives(tiny: Any, sentence: str) -> None:
    assert tiny.facts(sentence) == [("Ada Brook", "chiefExecutiveOf", "Norvane")]


def test_all_of_a_list_take_part(tiny: Any) -> None:
    bought = [("Norvane", "acquires", name) for name in ("Lumora", "Castrel", "Tallidan")]
    assert tiny.facts("Norvane acquired Lumora, Castrel and Tallidan.") == bought
    buyers = [(name, "acquires", "Castrel") for name in ("Lumora", "Norvane")]
    assert tiny.facts("Lumora and Norvane acquired Castrel.") == buyers


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvane's investment in Castrel paid off.",
        "Norvane's large investment in Castrel paid off.",
        "Norvane's €5 million investment in Castrel paid off.",
    ],
)
def test_a_noun_can_say_a_relation(tiny: Any, sentence: str) -> None:
    assert tiny.facts(sentence) == [("Norvane", "investsIn", "Castrel")]


@pytest.mark.parametrize("sentence", ["Norvane a acquis Castrel.", "Norvane, qui a acquis Castrel, est une entreprise."])
def test_french_examples_read_french(tiny: Any, sentence: str) -> None:
    assert tiny.facts(sentence, "fr") == [("Norvane", "acquires", "Castrel")]


def test_examples_of_one_language_do_not_read_another(tiny: Any) -> None:
    assert tiny.facts("Norvane is partnering with Castrel.") and not tiny.facts("Norvane is partnering with Castrel.", "fr")


@pytest.mark.parametrize(
    "sentence",
    [
        "Norvane praised Castrel.",
        "Norvane acquired a shop near Castrel.",
        "Ada Brook met the chief executive of Norvane.",
        "The company acquired Castrel.",
        "Norvane acquired Norvane.",
    ],
)
def test_what_no_example_says_is_not_found(tiny: Any, sentence: str) -> None:
    assert not tiny.facts(sentence)


def test_a_name_before_an_infinitive_is_its_subject(tiny: Any) -> None:
    only_paths = _with(tiny, lambda program: Program(program.paths, {}, {}))
    assert [claim.relation for claim in only_paths.extract(tiny.annotate("Norvane wants Lumora to acquire Castrel."))] == ["acquires"]


@pytest.mark.parametrize(
    "sentence, status",
    [
        ("Norvane acquired Castrel.", Status.ASSERTED),
        ("Norvane plans to acquire Castrel.", Status.PLANNED),
        ("Norvane may acquire Castrel.", Status.POSSIBLE),
        ("Norvane has not acquired Castrel.", Status.DENIED),
        ("Norvane's planned investment in Castrel paid off.", Status.PLANNED),
    ],
)
def test_a_claim_has_the_status_of_its_predicate(tiny: Any, sentence: str, status: Status) -> None:
    assert [claim.status for claim in tiny.claims(sentence)] == [status]


def test_a_claim_knows_who_said_it_and_when_it_holds(tiny: Any) -> None:
    [claim] = tiny.claims("Ada Brook said that Norvane had acquired Castrel in 2019.")
    assert claim.speaker is not None
    assert (claim.speaker.entity, claim.time, claim.extractor) == ("Ada Brook", "2019", "patterns")


class TestTypes:
    def test_what_a_relation_does_not_allow_is_not_claimed(self, tiny: Any) -> None:
        assert tiny.facts("Ofdata approved Nimbra.") == [("Ofdata", "approves", "Nimbra")]
        assert not tiny.facts("Norvane approved Nimbra.")
        assert not tiny.facts("Ofdata approved Norvane.")
        assert not tiny.facts("Ada Brook acquired Castrel.")

    def test_a_guessed_type_stops_nothing(self, tiny: Any) -> None:
        [claim] = tiny.claims("Ofdata approved Zelvane.")
        assert claim.object.guessed and claim.object.type == "Product"

    def test_a_broader_type_than_asked_for_may_take_part(self, tiny: Any) -> None:
        [(subject, relation, object)] = tiny.facts("Quillon sits in Leeds.")
        assert (subject, object) == ("Quillon", "Leeds") and relation in ("headquarteredIn", "residence")

    @pytest.mark.parametrize(
        "sentence, relation",
        [
            ("Norvane sits in Leeds.", "headquarteredIn"),
            ("Ada Brook sits in Leeds.", "residence"),
            ("Ada Brook joined Norvane.", "worksFor"),
            ("Castrel joined Norvane.", "memberOf"),
        ],
    )
    def test_types_decide_between_relations_that_share_a_pattern(self, tiny: Any, sentence: str, relation: str) -> None:
        assert [claim.relation for claim in tiny.claims(sentence)] == [relation]

    def test_the_better_supported_wins_where_types_cannot_decide(self, tiny: Any) -> None:
        assert tiny.facts("Norvane serves Castrel.") == [("Norvane", "supplies", "Castrel")]

    def test_a_literal_is_no_entity(self, tiny: Any) -> None:
        dated = [("Norvane", "inception", "1998"), ("Castrel", "inception", "2001-03")]
        assert tiny.facts("Norvane was founded in 1998. Castrel was founded in March 2001.") == dated
        assert not tiny.facts("Norvane was founded in Leeds.")

    def test_a_pattern_without_a_word_needs_sure_types(self, tiny: Any) -> None:
        assert tiny.facts("Norvane, of Ghent, makes shoes.") == [("Norvane", "headquarteredIn", "Ghent")]
        assert not tiny.facts("Quillon, of Ghent, makes shoes.")  # an agent might be an organization, and might not


def test_counter_examples_take_their_pattern_away_from_their_relation_alone(tiny: Any, make_tiny: Any, tmp_path: Path) -> None:
    source = tiny.ontology.relations["supplies"].place.path.read_text(encoding="utf-8")
    marked = 'kg:counterExample "[s Acme] works for [o Globex] on Sundays."@en'
    assert marked in source
    path = tmp_path / "without.ttl"
    path.write_text(source.replace(marked, 'rdfs:label "advises"@en'), encoding="utf-8")
    assert make_tiny([path]).facts("Norvane works for Castrel.") == [("Norvane", "advises", "Castrel")]
    assert not tiny.facts("Norvane works for Castrel.")
    assert tiny.facts("Norvane counsels Castrel.") == [("Norvane", "advises", "Castrel")]


class TestSymmetry:
    @pytest.mark.parametrize(
        "sentence, first, second",
        [
            ("Norvane signed a partnership with Castrel.", "Norvane", "Castrel"),
            ("Castrel is partnering with Norvane.", "Castrel", "Norvane"),
            ("Castrel, with which Norvane signed a partnership, is growing.", "Castrel", "Norvane"),
        ],
    )
    def test_is_claimed_once_in_the_order_of_the_text(self, tiny: Any, sentence: str, first: str, second: str) -> None:
        assert tiny.facts(sentence) == [(first, "partnersWith", second)]


class TestConfidence:
    def test_more_examples_are_surer(self, tiny: Any) -> None:
        alone = _with(tiny, lambda program: Program(program.paths, {}, {}))
        texts = ("Norvane counsels Castrel.", "Norvane serves Castrel.", "Norvane acquired Castrel.")
        once, twice, often = (alone.extract(tiny.annotate(text))[0].confidence for text in texts)
        assert once < twice < often

    def test_an_end_that_is_no_name_is_less_sure(self, tiny: Any) -> None:
        [direct], [indirect] = tiny.claims("Norvane acquired Castrel."), tiny.claims("Norvane grew. It acquired Castrel.")
        assert indirect.confidence < direct.confidence
        assert (indirect.subject.kind, indirect.subject.entity) == (Kind.PRONOUN, "Norvane")

    def test_two_ways_of_reading_are_surer_than_either(self, tiny: Any) -> None:
        paths = _with(tiny, lambda program: Program(program.paths, {}, {}))
        surface = _with(tiny, lambda program: Program({}, {}, program.surface))
        both, tree, words = (e.extract(tiny.annotate("Norvane acquired Castrel."))[0].confidence for e in (tiny.extractor, paths, surface))
        assert both > max(tree, words)


def test_an_annotation_without_a_parse_has_no_claims(tiny: Any) -> None:
    annotation = tiny.annotate("Norvane acquired Castrel.")
    assert tiny.extractor.extract(annotation) and not tiny.extractor.extract(replace(annotation, parse=None))


def test_a_language_is_compiled_once_and_only_when_met(tiny: Any) -> None:
    asked: list[str] = []

    def compiler(ontology: object, lang: str, parse: object) -> Program:
        asked.append(lang)
        return tiny.program(lang)

    extractor = PatternExtractor(tiny.ontology, parse_texts, compiler)
    assert asked == []
    for _ in range(2):
        assert extractor.extract(tiny.annotate("Norvane acquired Castrel."))
    assert asked == ["en"]


def test_nothing_is_claimed_from_boilerplate(tiny: Any) -> None:
    text = "Norvane acquired Castrel. Lumora acquired Tallidan."
    annotation = tiny.annotator.annotate_one(Document.of(text, skips=[Skip(0, 25, "caption")]))
    assert [(c.subject.text, c.object.text) for c in tiny.extractor.extract(annotation)] == [("Lumora", "Tallidan")]


@pytest.mark.parametrize("words", ["They", "Both companies"])
def test_what_is_said_of_each_of_several_things_has_an_id_of_its_own(tiny: Any, words: str) -> None:
    claims = tiny.claims(f"Norvane and Lumora grew. {words} acquired Castrel.")
    assert [claim.subject.entity for claim in claims] == ["Norvane", "Lumora"]
    assert len({claim.id for claim in claims}) == 2


def _with(tiny: Any, change: Callable[[Program], Program]) -> PatternExtractor:
    return PatternExtractor(tiny.ontology, parse_texts, lambda ontology, lang, parse: change(tiny.program(lang)))


_COMPANIES = ("Norvane", "Castrel", "Lumora", "Brisework", "Zelvane SA", "L’Été d'Or", "Ümlaut & Söhne", "日本 Works")
_TEMPLATES = (
    "{a} acquired {b}.",
    "{b} was acquired by {a} in 2019.",
    "“We are pleased,” said {a}, which acquired {b}.",
    "{a}’s investment in {b} paid off 🎉.",
    "{a}\u00a0signed a partnership with\n{b}.",
    "Ada Brook, the chief executive of {a}, has joined {b}.",
    "Nimbra was unveiled on Monday. {a} and {b} formed the joint venture last year.",
)


def _sentences() -> st.SearchStrategy[str]:
    pair = st.tuples(st.sampled_from(_TEMPLATES), st.permutations(_COMPANIES))
    return st.lists(pair.map(lambda drawn: drawn[0].format(a=drawn[1][0], b=drawn[1][1])), min_size=1, max_size=4).flatmap(
        lambda sentences: st.sampled_from((" ", "  ", "\n", "\n\n", " \t")).map(lambda gap: gap.join(sentences))
    )


@given(text=_sentences())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_evidence_is_the_very_words(tiny: Any, text: str) -> None:
    annotation = tiny.annotate(text)
    claims = tiny.extractor.extract(annotation)
    assert list(_problems(annotation, claims)) == []
    assert claims == sorted(claims, key=lambda claim: claim.sort_key)
    assert len({claim.id for claim in claims}) == len(claims)


def _problems(annotation: Annotation, claims: Sequence[Claim]) -> Iterator[str]:
    text = annotation.document.text
    for claim in claims:
        evidence = claim.evidence
        if evidence.text != text[evidence.start : evidence.end]:
            yield f"{evidence} is no slice"
        sentence = annotation.sentences[evidence.sentence]
        if (evidence.start, evidence.end) != (sentence.start, sentence.end):
            yield f"{evidence} is not its sentence {sentence}"
        for mention, span in ((claim.subject, evidence.subject), (claim.object, evidence.object)):
            if mention.text != text[mention.start : mention.end] or mention.span != span:
                yield f"{mention} is no slice, or not the evidence's end {span}"
            # An end that only the passage before tells lies outside, in an earlier sentence.
            if not (evidence.start <= span.start and span.end <= evidence.end) and mention.sentence >= evidence.sentence:
                yield f"{mention} lies outside {evidence}"
