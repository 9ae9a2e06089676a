"""What a passage is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kg.extract.focus import focus
from kg.model import Kind, Mention
from kg.syntax import SyntaxGraph

About = Callable[..., str | None]


@pytest.fixture
def about(tiny: Any) -> About:
    """Returns the words of what the sentences before the last one are about."""

    def found(text: str, fits: Callable[[Mention], bool] = lambda mention: mention.type == "Company") -> str | None:
        annotation = tiny.annotate(text)
        names = [m.span for m in annotation.mentions if m.kind in (Kind.NAME, Kind.LITERAL)]
        mention = focus(annotation, SyntaxGraph.of(annotation.parse, names), len(annotation.sentences) - 1, fits)
        return mention and mention.text

    return found


def test_a_subject_before_an_object_before_the_rest(about: About) -> None:
    assert about("Norvane praised Castrel. It grew.") == "Norvane"
    assert about("The mayor praised Castrel near Norvane. It grew.") == "Castrel"
    assert about("Shops near Norvane praised Castrel. It grew.") == "Castrel"
    assert about("Shops near Norvane say Castrel praised Lumora. It grew.") == "Castrel"


def test_the_later_before_the_earlier(about: About) -> None:
    assert about("Norvane grew. Prices fell. Castrel grew. It is old.") == "Castrel"


def test_what_is_spoken_of_most(about: About) -> None:
    assert about("Norvane grew. Castrel praised Norvane. It is old.") == "Norvane"


def test_only_what_fits(about: About) -> None:
    assert about("Ada Brook praised Castrel. It grew.") == "Castrel"
    assert about("Ada Brook praised Castrel. She left.", lambda mention: mention.type == "Person") == "Ada Brook"
    assert about("Ada Brook spoke. It grew.") is None


def test_not_the_sentence_itself_nor_what_follows(about: About) -> None:
    assert about("Prices fell. Norvane grew.") is None


def test_a_half_pattern_is_filled_with_it(tiny: Any) -> None:
    owners = [("Nimbra", "jointVentureOf", name) for name in ("Norvane", "Castrel")]
    claims = tiny.claims("Nimbra was unveiled on Monday. Norvane and Castrel formed the joint venture last year.")
    assert [(c.subject.entity, c.relation, c.object.entity) for c in claims] == owners
    assert {c.evidence.text for c in claims} == {"Norvane and Castrel formed the joint venture last year."}
    direct = tiny.claims("Norvane acquired Castrel.")[0].confidence
    assert all(c.confidence < direct for c in claims)


@pytest.mark.parametrize("before", ["", "Prices fell. ", "Ada Brook spoke. ", "Leeds is rainy. "])
def test_but_not_with_what_does_not_fit(tiny: Any, before: str) -> None:
    assert not tiny.facts(before + "Norvane and Castrel formed the joint venture last year.")
