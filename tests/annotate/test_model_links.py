"""What a model takes pronouns and nominals for, before the rules are asked: the model here is told what to say."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import SpacyAnnotator
from kg.annotate.model_links import Linked
from kg.annotate.model_names import Seen
from kg.lexicon import Lexicon
from kg.model import Annotation, Document, Kind, Mention, Sentence
from kg.ontology import Ontology

TEXT = "Norvane Foods bought Castrel Group. It makes butter. The dairy sold Oreta. The 40-year-old smiled at Ada Brook. They left."
NAMES = ("Norvane Foods", "Castrel Group", "Oreta", "Ada Brook")


def _at(words: str) -> tuple[int, int]:
    return TEXT.index(words), TEXT.index(words) + len(words)


class _Namer:
    """Sees the names of the text, and takes words for the names it is told."""

    def __init__(self, links: Sequence[Linked]) -> None:
        self._links = links

    def find(self, document: Document, sentences: Sequence[Sentence]) -> list[Seen]:
        return [Seen(*_at(name), (("Person" if name == "Ada Brook" else "Company", 2.0),)) for name in NAMES]

    def doubts(self, document: Document, sentences: Sequence[Sentence], start: int, end: int) -> bool:
        return False

    def links(self, document: Document, sentences: Sequence[Sentence]) -> list[Linked]:
        return list(self._links)


def _link(words: str, kind: Kind, *names: str) -> Linked:
    return Linked(*_at(words), kind, tuple((_at(name),) for name in names))


def _annotation(ontology: Ontology, lexicon: Lexicon, *links: Linked) -> Annotation:
    return SpacyAnnotator(ontology, lexicon, _Namer(links)).annotate_one(Document.of(TEXT))


def _called(annotation: Annotation, words: str) -> list[str]:
    return [mention.entity for mention in annotation.mentions if mention.text == words]


class TestLinks:
    def test_what_the_model_says_goes_before_the_rules(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        for name in ("Norvane Foods", "Castrel Group"):
            annotation = _annotation(small_ontology, small_lexicon, _link("It", Kind.PRONOUN, name))
            assert _called(annotation, "It") == [name]

    def test_a_nominal_that_no_rule_knows_becomes_a_mention(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        assert _called(_annotation(small_ontology, small_lexicon), "The 40-year-old") == []
        annotation = _annotation(small_ontology, small_lexicon, _link("The 40-year-old", Kind.NOMINAL, "Ada Brook"))
        assert _called(annotation, "The 40-year-old") == ["Ada Brook"]

    def test_a_plural_is_a_mention_of_each_thing(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        annotation = _annotation(small_ontology, small_lexicon, _link("They", Kind.PRONOUN, "Oreta", "Ada Brook"))
        assert sorted(_called(annotation, "They")) == ["Ada Brook", "Oreta"]

    def test_a_link_to_what_is_no_name_here_is_not_heeded(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        plain = _annotation(small_ontology, small_lexicon)
        annotation = _annotation(small_ontology, small_lexicon, _link("It", Kind.PRONOUN, "butter"))
        assert annotation.mentions == plain.mentions


_SPAN = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted).filter(lambda span: span[0] < span[1]).map(tuple)
_LINK = st.builds(
    lambda span, kind, things: Linked(*span, kind, tuple(map(tuple, things))),
    _SPAN,
    st.sampled_from([Kind.PRONOUN, Kind.NOMINAL]),
    st.lists(st.lists(_SPAN, min_size=1, max_size=3), min_size=1, max_size=3),
)


def _key(mention: Mention) -> tuple[int, int, int]:
    return mention.start, mention.end, mention.cluster


@settings(deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(links=st.lists(_LINK, max_size=6))
def test_whatever_the_model_links_a_document_is_annotated(small_ontology: Ontology, small_lexicon: Lexicon, links: list[Linked]) -> None:
    annotation = _annotation(small_ontology, small_lexicon, *links)
    assert {name for mention in annotation.mentions if mention.kind is Kind.NAME for name in [mention.text]} >= set(NAMES)
    assert all(TEXT[mention.start : mention.end] == mention.text for mention in annotation.mentions)
    assert len({_key(mention) for mention in annotation.mentions}) == len(annotation.mentions)
