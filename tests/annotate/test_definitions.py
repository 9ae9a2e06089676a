"""Terms that a document defines for itself."""

from collections.abc import Callable

import pytest

from kg.model import Annotation, Kind

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def entities(annotation: Annotation, words: str) -> list[str]:
    return [m.entity for m in annotation.mentions if m.text == words]


def test_what_is_in_the_bracket_stands_for_the_name_before_it(annotate: Annotate) -> None:
    text = (
        'Zorvex Hosting plc ("Tarnow" or "the Company") sells pumps. The Company was founded in 1998 with Globex Inc. '
        "In May the Company sold Tarnow Benelux."
    )
    found = annotate(text)
    assert entities(found, "Tarnow") == ["Zorvex Hosting plc"]
    assert entities(found, "The Company") == ["Zorvex Hosting plc"]
    assert entities(found, "the Company") == ["Zorvex Hosting plc"] * 2


def test_hereinafter(annotate: Annotate) -> None:
    text = 'Globex Inc., hereinafter "the Group", sells pumps. Zorvex Ltd. is cheap. Last year the Group bought Zorvex Ltd.'
    assert entities(annotate(text), "the Group") == ["Globex Inc."] * 2


def test_a_french_definition(annotate: Annotate) -> None:
    text = "Globex SA (« la Société ») vend des logiciels. Zorvex a grandi. La Société a été fondée en 1998."
    assert entities(annotate(text, language="fr"), "La Société") == ["Globex SA"]


def test_a_generic_word_with_a_capital_is_no_name(annotate: Annotate) -> None:
    found = annotate("Ann Lee joined the Board in May. Group structure is simple. The Company grew.")
    assert [m.text for m in found.mentions if m.kind is Kind.NAME] == ["Ann Lee"]


def test_without_a_definition_we_is_nobody(annotate: Annotate) -> None:
    found = annotate("Zorvex Group grew. We own its pumps.")
    assert entities(found, "We") == []


def test_we_is_who_defines_itself(annotate: Annotate) -> None:
    text = 'Zorvex Hosting plc ("the Company") sells pumps. We own a third of Globex. Ann Lee joined us in May. Our site is in Lyon.'
    found = annotate(text)
    assert [entities(found, word) for word in ("We", "us", "Our")] == [["Zorvex Hosting plc"]] * 3


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ('Zorvex Group grew. "We were never in talks," said Ann Lee, head of sales at Globex. "We will not sign."', "en"),
        ('Zorvex Group grew. "We were never in talks," says Ann Lee, Globex\'s chief executive. "We will not sign."', "en"),
        ("Zorvex a grandi. « Nous serons là », assure Anne Roy, directrice générale de Globex. « Nous attendons nos serveurs. »", "fr"),
    ],
)
def test_in_a_quotation_we_is_the_house_of_who_speaks(annotate: Annotate, text: str, language: str) -> None:
    found = annotate(text, language=language)
    assert entities(found, "We" if language == "en" else "Nous") == ["Globex"] * 2
