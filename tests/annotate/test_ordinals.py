"""What "the first" and "the latter" stand for."""

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
        ("Zorvex Group, the operator, and Globex Group share a name. The first was founded in 1994.", "The first", "Zorvex Group"),
        ("Zorvex Group and Globex Group share a name. Ann Lee likes it. The second belongs to Acme Group.", "The second", "Globex Group"),
        ("Zorvex Group and Globex Group will merge. The former is based in Lyon.", "The former", "Zorvex Group"),
        ("Zorvex Group sued Globex Group and Acme Group. The latter was fined in May.", "The latter", "Acme Group"),
    ],
)
def test_one_of_two(annotate: Annotate, text: str, words: str, entity: str) -> None:
    assert entities(annotate(text), words) == [entity]


def test_the_first_of_many_and_the_first_to_come_are_nobody(annotate: Annotate) -> None:
    found = annotate("Zorvex Group and Globex Group grew. The first of these plants closed. The first to leave was Ann Lee.")
    assert entities(found, "The first") == []


def test_ce_dernier(annotate: Annotate) -> None:
    text = "L'agence a recruté Thomas Martin, ancien directeur technique de Globex SA. Ce dernier a travaillé à Lyon."
    assert entities(annotate(text, language="fr"), "Ce dernier") == ["Thomas Martin"]


def test_ce_dernier_is_the_last_person_named_whatever_the_parser_makes_of_it(annotate: Annotate) -> None:
    text = "Paul Martin a recruté Thomas Durand. Ce dernier, diplômé de l'Institut national de Lyon, a travaillé pour Globex."
    assert entities(annotate(text, language="fr"), "Ce dernier") == ["Thomas Durand"]


def test_the_two_partners_are_the_ends_of_the_deal(annotate: Annotate) -> None:
    text = "Acme Group will acquire 60% of Globex Group. ANZEC, the regulator, was slow. It rained. It rained. The two partners plan more."
    assert entities(annotate(text), "The two partners") == ["Acme Group", "Globex Group"]
