"""Names written in small letters."""

from collections.abc import Callable

import pytest

from kg.model import Annotation, Kind

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def _names(annotation: Annotation) -> list[str]:
    return [m.text for m in annotation.mentions if m.kind is Kind.NAME and m.text == m.text.lower()]


def test_a_bare_word_that_is_said_to_be_a_company_is_its_name_wherever_it_stands(annotate: Annotate) -> None:
    text = "Norvane Foods has agreed to acquire quillbox, a Danish cloud company. It wants quillbox's software, the group said."
    assert _names(annotate(text)) == ["quillbox", "quillbox"]


@pytest.mark.parametrize(
    "text",
    [
        "Norvane Foods has agreed to acquire butter, a kind of fat.",
        "Norvane Foods has agreed to acquire the brewery, a company in Leeds.",
        "Norvane Foods sells to companies, a provider of cheese among them.",
        "Norvane Foods hired a lawyer, a company man.",
    ],
)
def test_what_has_an_article_or_is_no_company_is_none(annotate: Annotate, text: str) -> None:
    assert _names(annotate(text)) == []


def test_french_is_left_alone(annotate: Annotate) -> None:
    assert _names(annotate("Norvane a racheté quillbox, a company.", language="fr")) == []
