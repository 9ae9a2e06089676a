"""What every writer promises: the same graph gives the same bytes, and an empty one is no error."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from kg.export import names, writer
from kg.model import Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Span, Status
from kg.ports import Writer
from kg.vocab import DEFAULT_BASE

_QUOTE = 'Acme — "the firm" — has acquired Société Générale & <sons>, it\nsaid 🎉.'


def _claim(object: str | Literal, status: Status, relation: str = "acquires") -> ResolvedClaim:
    evidence = Evidence("doc", 5, 5 + len(_QUOTE), _QUOTE, 0, Span(5, 9), None)
    return ResolvedClaim(f"{DEFAULT_BASE}Acme", relation, object, status, 0.9, (evidence,), "2019", (), ("patterns",))


KNOWLEDGE = Knowledge(
    (Metadata("doc", "a.txt", title="News & views", issued="2022-06-22"),),
    (Entity(f"{DEFAULT_BASE}Acme", "Acme", "Company", ("Acme SA",)), Entity(f"{DEFAULT_BASE}Soci%C3%A9t%C3%A9", "Société", "Company")),
    tuple(
        sorted(
            (
                _claim(f"{DEFAULT_BASE}Soci%C3%A9t%C3%A9", Status.ASSERTED),
                _claim(f"{DEFAULT_BASE}Soci%C3%A9t%C3%A9", Status.POSSIBLE),
                _claim(Literal("1999", "gYear"), Status.ASSERTED, "inception"),
            ),
            key=lambda claim: claim.sort_key,
        )
    ),
)


@pytest.fixture(params=names())
def chosen(request: pytest.FixtureRequest) -> Writer:
    return writer(str(request.param))


def _written(chosen: Writer, knowledge: Knowledge) -> bytes:
    out = io.BytesIO()
    chosen.write(knowledge, out)
    assert not out.closed
    return out.getvalue()


def test_keeps_the_port(chosen: Writer) -> None:
    assert isinstance(chosen, Writer)
    assert chosen.name in names() and chosen.suffix.startswith(".")


def test_the_same_graph_gives_the_same_bytes(chosen: Writer) -> None:
    assert _written(chosen, KNOWLEDGE) == _written(chosen, KNOWLEDGE) == _written(writer(chosen.name), replace(KNOWLEDGE))


def test_the_graph_is_in_it(chosen: Writer) -> None:
    data = _written(chosen, KNOWLEDGE)
    assert b"Acme" in data and b"acquires" in data and b"1999" in data


def test_another_graph_gives_other_bytes(chosen: Writer) -> None:
    assert _written(chosen, replace(KNOWLEDGE, claims=KNOWLEDGE.claims[:1])) != _written(chosen, KNOWLEDGE)


def test_an_empty_graph_is_no_error(chosen: Writer) -> None:
    assert _written(chosen, Knowledge((), (), ())) == _written(chosen, Knowledge((), (), ()))
