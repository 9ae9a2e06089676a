"""What a model takes pronouns and nominals for, before the rules are asked: the model here is told what to say."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import SpacyAnnotator
from kg.annotate.model_links import Linked
from kg.annotate.model_names import Seen, Sight
from kg.lexicon import Lexicon
from kg.model import Annotation, Document, Kind, Mention, Sentence
from kg.ontology import Ontology

TEXT = "Norvane Foods bought Castrel Group. It makes butter. The dairy sold Oreta. The 40-year-old smiled at Ada Brook. They left."
PEOPLE = ("Ada", "Ola")
NAMES = ("Norvane Foods", "Castrel Group", "Oreta", "Ada Brook")


def _at(words: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


def _class(name: str) -> str:
    return "Person" if name.startswith(PEOPLE) else "City" if name in ("Leeds", "Oslo") else "Company"


class _Namer:
    """Sees the names of a text, and takes words for the names it is told."""

    def __init__(self, links: Sequence[Linked], names: Sequence[str] = NAMES) -> None:
        self._links, self._names = links, names

    def look(self, document: Document, sentences: Sequence[Sentence]) -> Sight:
        starts = sorted((document.text.index(name), name) for name in self._names)
        names = [Seen(at, at + len(name), ((_class(name), 2.0),)) for at, name in starts]
        return Sight(names, self._links)


def _link(words: str, kind: Kind, *names: str) -> Linked:
    return Linked(*_at(words), kind, tuple((_at(name),) for name in names))


def _annotation(ontology: Ontology, lexicon: Lexicon, *links: Linked) -> Annotation:
    return SpacyAnnotator(ontology, lexicon, _Namer(links)).annotate_one(Document.of(TEXT))


def _called(annotation: Annotation, words: str) -> list[str]:
    return [mention.entity for mention in annotation.mentions if mention.text == words]


def _meant(ontology: Ontology, lexicon: Lexicon, text: str, names: Sequence[str], words: str, kind: Kind, name: str) -> list[str]:
    """Return what words of a text stand for when the model takes them for a name."""
    link = Linked(*_at(words, text), kind, ((_at(name, text),),))
    annotation = SpacyAnnotator(ontology, lexicon, _Namer([link], names)).annotate_one(Document.of(text))
    return [mention.entity for mention in annotation.mentions if (mention.start, mention.end) == _at(words, text)]


class TestWhatSpeaksAgainst:
    def test_a_pronoun_of_another_gender(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Mr Ola Brun spoke. She left."
        assert _meant(small_ontology, small_lexicon, text, ["Ola Brun"], "She", Kind.PRONOUN, "Ola Brun") != ["Ola Brun"]

    def test_a_person_is_no_it_and_no_company(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        for words, kind in (("It", Kind.PRONOUN), ("The company", Kind.NOMINAL)):
            text = f"Ms Ada Brook spoke. {words} left Oslo."
            assert _meant(small_ontology, small_lexicon, text, ["Ada Brook"], words, kind, "Ada Brook") != ["Ada Brook"]

    def test_a_thing_of_another_class(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "It is based in Leeds. The company left."
        assert _meant(small_ontology, small_lexicon, text, ["Leeds"], "The company", Kind.NOMINAL, "Leeds") != ["Leeds"]

    def test_a_term_that_the_document_defines(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = 'Norvane plc ("the Company") hired Castrel Group as its adviser. The Company makes butter.'
        names = ["Norvane plc", "Castrel Group"]
        assert _meant(small_ontology, small_lexicon, text, names, "The Company", Kind.NOMINAL, "Castrel Group") == ["Norvane plc"]

    def test_the_name_that_it_is_set_beside(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Castrel Group grew. Ada Brook of Norvane Foods, the company from Leeds, smiled."
        names = ["Castrel Group", "Ada Brook", "Norvane Foods", "Leeds"]
        assert _meant(small_ontology, small_lexicon, text, names, "the company", Kind.NOMINAL, "Castrel Group") == ["Norvane Foods"]

    def test_an_inner_nominal_is_not_the_outer_one(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Castrel Group grew. Ada Brook spoke. The owner of the group smiled."
        link = Linked(*_at("The owner of the group", text), Kind.NOMINAL, ((_at("Ada Brook", text),),))
        namer = _Namer([link], ["Castrel Group", "Ada Brook"])
        annotation = SpacyAnnotator(small_ontology, small_lexicon, namer).annotate_one(Document.of(text))
        assert all(mention.entity != "Ada Brook" for mention in annotation.mentions if mention.text == "the group")

    def test_a_place_that_is_not_the_things_own(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Castrel Group is based in Leeds. The Oslo company smiled."
        names = ["Castrel Group", "Leeds", "Oslo"]
        assert _meant(small_ontology, small_lexicon, text, names, "The Oslo company", Kind.NOMINAL, "Castrel Group") == [""]
        text = text.replace("Oslo", "Leeds", 1)
        assert _meant(small_ontology, small_lexicon, text, names[:2], "The Leeds company", Kind.NOMINAL, "Castrel Group") == [
            "Castrel Group"
        ]

    @pytest.mark.parametrize(("between", "meant"), [("", "Castrel Group"), ("ANOTHER MATTER\n", "Norvane Foods")])
    def test_a_heading_between_it_and_what_nobody_said_is_from_there(
        self, small_ontology: Ontology, small_lexicon: Lexicon, between: str, meant: str
    ) -> None:
        text = f"ONE MATTER\nCastrel Group grew.\n\n{between}Norvane Foods shrank. The Oslo company smiled."
        names = ["Castrel Group", "Norvane Foods", "Oslo"]
        assert _meant(small_ontology, small_lexicon, text, names, "The Oslo company", Kind.NOMINAL, "Castrel Group") == [meant]

    def test_the_other_argument_of_its_verb(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Castrel Group grew. The company sued Castrel Group."
        meant = _meant(small_ontology, small_lexicon, text, ["Castrel Group"], "The company", Kind.NOMINAL, "Castrel Group")
        assert meant != ["Castrel Group"]

    def test_a_heading_between_a_pronoun_and_all_that_is_said_of_a_thing(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        names = ["Castrel Group", "Norvane Foods"]
        for between, meant in (("", "Castrel Group"), ("ANOTHER MATTER\n", "Norvane Foods")):
            text = f"ONE MATTER\nCastrel Group grew.\n\n{between}Norvane Foods shrank. Then it smiled."
            assert _meant(small_ontology, small_lexicon, text, names, "it", Kind.PRONOUN, "Castrel Group") == [meant]

    @pytest.mark.parametrize("verb", ["said", "denied"])
    def test_who_says_what_the_pronoun_is_in(self, small_ontology: Ontology, small_lexicon: Lexicon, verb: str) -> None:
        text = f"Castrel Group grew. Norvane Foods {verb} that it was for sale."
        names = ["Castrel Group", "Norvane Foods"]
        assert _meant(small_ontology, small_lexicon, text, names, "it", Kind.PRONOUN, "Castrel Group") == ["Norvane Foods"]

    def test_the_person_right_before_a_relative_pronoun(self, small_ontology: Ontology, small_lexicon: Lexicon) -> None:
        text = "Ada Brook spoke to Ola Brun, who left."
        assert _meant(small_ontology, small_lexicon, text, ["Ada Brook", "Ola Brun"], "who", Kind.PRONOUN, "Ada Brook") == ["Ola Brun"]
        text = "Ada Brook of Leeds, who left, spoke."
        assert _meant(small_ontology, small_lexicon, text, ["Ada Brook", "Leeds"], "who", Kind.PRONOUN, "Ada Brook") == ["Ada Brook"]


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
