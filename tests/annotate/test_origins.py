"""Things found again by where they are from."""

from collections.abc import Callable

import pytest

from kg.model import Annotation

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def entities(annotation: Annotation, words: str) -> list[str]:
    return [m.entity for m in annotation.mentions if m.text == words]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        (
            "Zorvex, a French hosting company, met Tarnow, a rival. Tarnow is big. The French company agreed.",
            "The French company",
            "Zorvex",
        ),
        ("Zorvex is based in Lyon. It met Globex Group. Globex Group grew. The Lyon start-up agreed.", "The Lyon start-up", "Zorvex"),
        ("Zorvex is less sure than Tarnow. The French start-up will wait.", "The French start-up", "Zorvex"),
        ("Zorvex is not for sale. Ann Lee becomes chair of the Ghent company.", "the Ghent company", "Zorvex"),
    ],
)
def test_the_one_from_there(annotate: Annotate, text: str, words: str, entity: str) -> None:
    assert entities(annotate(text), words) == [entity]


def test_among_several_from_nowhere_none_is_chosen(annotate: Annotate) -> None:
    text = "In May Ann Lee left Zorvex Group for Globex Group. Today she praised the French company."
    assert entities(annotate(text), "the French company") == [""]


def test_the_town_in_it_is_no_company(annotate: Annotate) -> None:
    found = annotate("Zorvex is not for sale. Ann Lee becomes chair of the Ghent company.")
    assert [m.type for m in found.mentions if m.text == "Ghent"] == ["Place"]
