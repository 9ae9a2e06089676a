"""Names as a model sees them in the place of the parser's: the model here is told what to see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import SpacyAnnotator
from kg.annotate.chain_types import Vote
from kg.annotate.lexis_en import ENGLISH
from kg.annotate.model_names import Seen, Sight, Votes, with_model
from kg.annotate.pipeline import parse
from kg.annotate.spans import Candidate, Source
from kg.lexicon import Lexicon
from kg.model import Document, Kind, Sentence
from kg.ontology import Ontology

TEXT = "Ada Brook runs Norvane Foods. The French maker paid Castrel in Leeds. It wrote to ada@norvane.example and left."


class _Namer:
    """Sees the names it is told, with their classes."""

    def __init__(self, seen: Mapping[str, Mapping[str, float]]) -> None:
        self._seen = seen

    def look(self, document: Document, sentences: Sequence[Sentence]) -> Sight:
        starts = {words: document.text.index(words) for words in self._seen}
        names = sorted(Seen(start, start + len(words), tuple(self._seen[words].items())) for words, start in starts.items())
        return Sight(names, [])


class _Spans:
    """Sees what stands at some offsets."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans

    def look(self, document: Document, sentences: Sequence[Sentence]) -> Sight:
        return Sight([Seen(start, end, (("Company", 0.9),)) for start, end in self._spans], [])


@pytest.fixture(scope="module")
def source(small_ontology: Ontology, small_lexicon: Lexicon) -> Source:
    return Source(parse(Document.of(TEXT)), ENGLISH, small_ontology, small_lexicon)


def _name(source: Source, words: str, label: str = "", entity: str = "") -> Candidate:
    start = TEXT.index(words)
    span = source.doc.char_span(start, start + len(words))
    assert span is not None
    sentence = next(s.index for s in source.parse.sentences if start < s.end)
    return Candidate(span.start, span.end, Kind.NAME, span.root.i, sentence, label=label, entity=entity, definite=True)


def _sight(source: Source, namer: _Namer | _Spans) -> Sight:
    return namer.look(source.parse.document, source.parse.sentences)


def _texts(source: Source, names: Sequence[Candidate], namer: _Namer) -> list[str]:
    return [source.text(name) for name in with_model(source, names, _sight(source, namer))[0]]


def test_a_name_of_the_parser_s_gives_way_to_the_model_s(source: Source) -> None:
    names = [_name(source, "Norvane"), _name(source, "Castrel in Leeds")]
    assert _texts(source, names, _Namer({"Norvane Foods": {}, "Castrel": {}})) == ["Norvane Foods", "Castrel"]


def test_a_name_that_only_the_parser_sees_stays(source: Source) -> None:
    assert _texts(source, [_name(source, "Norvane Foods")], _Namer({"Ada Brook": {}})) == ["Ada Brook", "Norvane Foods"]


def test_a_name_that_both_see_keeps_the_parser_s_label(source: Source) -> None:
    [name], _ = with_model(source, [_name(source, "Ada Brook", "PERSON")], _sight(source, _Namer({"Ada Brook": {"Person": 0.9}})))
    assert (name.label, name.kind, name.sentence) == ("PERSON", Kind.NAME, 0)


def test_a_demonym_stays_what_it_is_and_needs_no_vote(source: Source) -> None:
    demonym = _name(source, "French", "DEMONYM", "France")
    assert with_model(source, [demonym], _sight(source, _Namer({"French": {"Company": 0.9}}))) == ([demonym], Votes())


def test_a_demonym_inside_a_longer_name_is_part_of_it(source: Source) -> None:
    parsed = parse(Document.of("He won the French Open."))
    other = Source(parsed, ENGLISH, source.ontology, source.lexicon)
    demonym = Candidate(3, 4, Kind.NAME, 3, 0, label="DEMONYM", entity="France", definite=True)
    names, _ = with_model(other, [demonym], Sight([Seen(11, 22, ())], []))
    assert [other.text(name) for name in names] == ["French Open"]


def test_a_name_is_not_cut_before_the_noun_that_says_what_it_is(small_ontology: Ontology, small_lexicon: Lexicon) -> None:
    other = Source(parse(Document.of("It left the Leeds Water Company and Leeds Fair.")), ENGLISH, small_ontology, small_lexicon)
    names = [Candidate(3, 6, Kind.NAME, 5, 0, definite=True), Candidate(7, 9, Kind.NAME, 8, 0, definite=True)]
    sight = Sight([Seen(12, 17, (("City", 0.9),)), Seen(36, 41, ())], [])
    found, votes = with_model(other, names, sight)
    assert [other.text(name) for name in found] == ["Leeds Water Company", "Leeds"]
    assert votes[(3, 6)] == [Vote("City", 0.9)]


def test_a_demonym_and_a_common_noun_are_no_name(source: Source) -> None:
    assert _texts(source, [_name(source, "French", "DEMONYM", "France")], _Namer({"French maker": {}})) == ["French"]


def test_the_model_votes_for_its_classes(source: Source) -> None:
    [name], votes = with_model(source, [], _sight(source, _Namer({"Norvane Foods": {"Company": 0.8, "Product": 0.5}})))
    assert votes == {name.span: [Vote("Company", 0.8), Vote("Product", 0.5)]}


def test_a_name_met_twice_has_one_vote_among_its_mentions() -> None:
    parsed = parse(Document.of("Norvane grew. Then Norvane shrank. Castrel closed."))
    source = Source(parsed, ENGLISH, Ontology.of([], []), Lexicon())
    spans = [(0, 7), (19, 26), (35, 42)]
    names, votes = with_model(source, [], _sight(source, _Spans(spans)))
    assert [votes[name.span] for name in names] == [[Vote("Company", 0.45)], [Vote("Company", 0.45)], [Vote("Company", 0.9)]]


def test_a_name_across_a_sentence_bound_is_left_out_and_the_parser_s_stays(source: Source) -> None:
    names = [_name(source, "Norvane Foods")]
    assert _texts(source, names, _Namer({"Foods. The": {}, "Castrel": {}})) == ["Norvane Foods", "Castrel"]


def test_of_two_names_that_share_a_word_of_the_parser_s_the_first_stands(source: Source) -> None:
    assert _texts(source, [], _Namer({"to ada": {}, "norvane.example and": {}})) == ["to ada@norvane.example"]


_OFFSETS = st.sets(st.integers(0, len(TEXT)), max_size=12).map(sorted).map(lambda cuts: list(zip(cuts[::2], cuts[1::2], strict=False)))
few = settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(spans=_OFFSETS)
def test_wherever_the_model_sees_names_they_are_in_order_apart_and_in_a_sentence(source: Source, spans: list[tuple[int, int]]) -> None:
    names, votes = with_model(source, [_name(source, "Ada Brook"), _name(source, "Leeds")], _sight(source, _Spans(spans)))
    assert all(one.end <= other.start for one, other in pairwise(names))
    assert all(first <= name.start < name.end <= last for name in names for first, last in [source.parse.bounds[name.sentence]])
    assert votes.keys() <= {name.span for name in names}


@few
@given(spans=_OFFSETS)
def test_wherever_the_model_sees_names_a_document_is_annotated(small_ontology: Ontology, spans: list[tuple[int, int]]) -> None:
    annotation = SpacyAnnotator(small_ontology, namer=_Spans(spans)).annotate_one(Document.of(TEXT))
    for mention in annotation.mentions:
        sentence = annotation.sentences[mention.sentence]
        assert sentence.start <= mention.start < mention.end <= sentence.end
        assert mention.text == TEXT[mention.start : mention.end]


def test_french_names_are_the_parser_s(small_ontology: Ontology) -> None:
    document = Document.of("Norvane a racheté Castrel.", language="fr")
    annotators = [SpacyAnnotator(small_ontology, namer=namer) for namer in (None, _Spans([(0, 25)]))]
    one, other = (annotator.annotate_one(document) for annotator in annotators)
    assert one == other
