"""One parse of a document at its own offsets, and sentences that news does not break."""

import importlib
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kg.annotate import pipeline
from kg.annotate.pipeline import load_model, parse
from kg.errors import DocumentError, KgError
from kg.model import Document, Skip

pytestmark = pytest.mark.model


def sentences(text: str, **rest: object) -> list[str]:
    return [text[s.start : s.end] for s in parse(Document.of(text, **rest)).sentences]


def test_a_quote_of_several_sentences() -> None:
    text = 'Ann Lee said: "Zorvex grows. It will open two plants." She left.'
    assert sentences(text) == ['Ann Lee said: "Zorvex grows.', 'It will open two plants."', "She left."]


def test_headings_and_bylines_stand_alone() -> None:
    text = "Zorvex buys rival\n\nBy Ann Lee\nParis, June 2\n\nZorvex Inc. said it bought Globex Corp. of Lyon. The price is secret."
    assert sentences(text) == [
        "Zorvex buys rival",
        "By Ann Lee",
        "Paris, June 2",
        "Zorvex Inc. said it bought Globex Corp. of Lyon.",
        "The price is secret.",
    ]


def test_boilerplate_is_in_no_sentence_but_in_the_parse() -> None:
    text = "Zorvex grew. Sign up to our letter! Globex shrank."
    document = Document.of(text, skips=[Skip(13, 35, "sign-up")])
    parsed = parse(document)
    assert [text[s.start : s.end] for s in parsed.sentences] == ["Zorvex grew.", "Globex shrank."]
    assert len(parsed.doc.text) == len(text)


def test_french_quotes() -> None:
    assert sentences("« Zorvex grandit. Nous embauchons », dit Anne Roy. Elle part.", language="fr")[-1] == "Elle part."


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(alphabet=st.sampled_from('Zab .,\n\t"“”’é!?()-1\u00a0\u2028\U0001f600'), max_size=120))
def test_sentences_are_ordered_and_cover_all_words(text: str) -> None:
    parsed = parse(Document.of(text))
    assert all(left.end <= right.start for left, right in pairwise(parsed.sentences))
    covered = {i for s in parsed.sentences for i in range(s.start, s.end)}
    assert all(i in covered for i, character in enumerate(text) if character.isalnum())
    assert [s.index for s in parsed.sentences] == list(range(len(parsed.sentences)))
    assert len(parsed.doc.text) == len(text)
    for (first, last), sentence in zip(parsed.bounds, parsed.sentences, strict=True):
        assert parsed.doc[first].idx == sentence.start
        assert parsed.doc[last - 1].idx + len(parsed.doc[last - 1]) == sentence.end


def test_a_language_without_a_model_is_named() -> None:
    with pytest.raises(DocumentError, match=r"memo\.txt: no model reads language 'xx'; set .* en or fr"):
        parse(Document.of("Bonjour.", source="memo.txt", language="xx"))


def test_a_model_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", missing)
    monkeypatch.setitem(pipeline.MODELS, "eo", ("eo_core_news_sm",))
    with pytest.raises(KgError, match="pip install eo-core-news-sm"):
        load_model("eo")
