"""The commands that ask a graph."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import Result

from kg.cli._output import ROW_FORMATS
from kg.cli.query import DEFAULT_TIMEOUT, FORMATS
from kg.model import Knowledge

Kg = Callable[..., Result]


def test_query_as_text_file_and_standard_input(kg: Kg, graph: Path, tmp_path: Path) -> None:
    sparql = "SELECT ?who { ?who kg:partnersWith id:Globex }"
    (tmp_path / "who.rq").write_text(sparql, encoding="utf-8")
    answers = [kg("query", each, "-g", graph, stdin=sparql) for each in (sparql, tmp_path / "who.rq", "-")]
    assert [answer.stdout for answer in answers] == ["who\n-------\nid:Acme\n"] * 3


@pytest.mark.parametrize("format", [format for format in FORMATS if format != "turtle"])
def test_query_formats(kg: Kg, graph: Path, format: str) -> None:
    answer = kg("query", "SELECT ?who { ?who kg:partnersWith ?other }", "--format", format, "-g", graph)
    assert (answer.exit_code, "Acme" in answer.stdout, answer.stderr) == (0, True, "")


def test_query_formats_are_those_of_the_query_package() -> None:
    from kg import query

    assert query.FORMATS == FORMATS
    assert query.DEFAULT_TIMEOUT == DEFAULT_TIMEOUT


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("SELECT ?x {", "line 1"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is refused"),
        ("CLEAR ALL", "CLEAR is refused"),
        ("none.rq", "none.rq: the query cannot be read"),
    ],
)
def test_a_bad_query_is_told_on_standard_error(kg: Kg, graph: Path, sparql: str, message: str) -> None:
    answer = kg("query", sparql, "-g", graph)
    assert (answer.exit_code, answer.stdout, message in answer.stderr) == (2, "", True)


def test_a_query_that_takes_too_long_is_stopped(kg: Kg, graph: Path) -> None:
    answer = kg("query", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "--timeout", "0.5", "-g", graph)
    assert (answer.exit_code, "0.5 seconds" in answer.stderr) == (2, True)


@pytest.mark.parametrize("name", ["Acme", "acme corp", "https://data.example/id/Acme", "id:Acme"])
def test_explain_shows_the_words_whatever_the_name_is(kg: Kg, graph: Path, name: str) -> None:
    answer = kg("explain", name, "partnersWith", "Globex", "-g", graph)
    assert answer.exit_code == 0
    assert "Acme · partnersWith · Globex" in answer.stdout
    assert "“Acme is partnering with Globex.”" in answer.stdout
    assert "Deals, 2024-05-01" in answer.stdout


def test_explain_of_what_nobody_claims_is_no(kg: Kg, graph: Path) -> None:
    answer = kg("explain", "Hooli", "-g", graph)
    assert (answer.exit_code, answer.stdout) == (1, "")


@pytest.mark.parametrize(
    ("name", "candidates"),
    [("the group", ["https://data.example/id/Globex", "https://data.example/id/Hooli"]), ("Globx", ["Globex"])],
)
def test_a_name_that_is_not_clear_lists_candidates(kg: Kg, graph: Path, name: str, candidates: list[str]) -> None:
    for command in (["explain", name], ["neighbors", name], ["path", "Acme", name]):
        answer = kg(*command, "-g", graph)
        assert (answer.exit_code, answer.stdout) == (2, "")
        assert all(candidate in answer.stderr for candidate in candidates)


def test_path_follows_edges_either_way(kg: Kg, graph: Path) -> None:
    assert kg("path", "Boston", "Acme", "-g", graph).stdout == "Boston ←headquarteredIn─ Initech ←acquires─ Globex ←partnersWith─ Acme\n"


def test_no_path_is_no(kg: Kg, graph: Path) -> None:
    answer = kg("path", "Acme", "Hooli", "-g", graph)
    assert (answer.exit_code, answer.stdout, "no path" in answer.stderr) == (1, "", True)


def test_neighbors(kg: Kg, graph: Path) -> None:
    answer = kg("neighbors", "Globex", "--format", "csv", "-g", graph)
    assert answer.stdout.splitlines() == [
        "subject,relation,object,status,confidence",
        "Globex,acquires,Initech,planned,0.9",
        "Acme,partnersWith,Globex,asserted,0.9",
    ]


def test_rank_is_limited_and_sorted(kg: Kg, graph: Path) -> None:
    ranked = json.loads(kg("rank", "--limit", "2", "--format", "json", "-g", graph).stdout)
    assert [one["entity"] for one in ranked] == ["Boston", "Initech"]
    assert ranked[0]["score"] > ranked[1]["score"]


def test_communities_hold_every_entity_once(kg: Kg, graph: Path) -> None:
    rows = json.loads(kg("communities", "--format", "json", "-g", graph).stdout)
    assert sorted(row["entity"] for row in rows) == ["Acme", "Boston", "Globex", "Hooli", "Initech"]


def test_stats(kg: Kg, graph: Path) -> None:
    rows = json.loads(kg("stats", "--format", "json", "-g", graph).stdout)
    counts = {(row["of"], row["what"]): row["count"] for row in rows}
    assert counts["graph", "claims"] == 4
    assert counts["graph", "entities"] == 5
    assert counts["statuses", "planned"] == 1
    assert counts["relations", "acquires"] == 1


@pytest.mark.parametrize("format", ROW_FORMATS)
@pytest.mark.parametrize("command", ["stats", "rank", "communities"])
def test_rows_in_every_format(kg: Kg, graph: Path, command: str, format: str) -> None:
    answer = kg(command, "--format", format, "-g", graph)
    assert (answer.exit_code, answer.stderr, len(answer.stdout.splitlines()) > 3) == (0, "", True)


@pytest.mark.parametrize(
    "command", [["stats"], ["explain", "Acme"], ["query", "ASK { ?s ?p ?o }"], ["export", "--format", "csv"], ["view"]]
)
def test_a_graph_that_is_not_there_is_bad_input(kg: Kg, tmp_path: Path, command: list[str]) -> None:
    answer = kg(*command, "-g", tmp_path / "none")
    assert (answer.exit_code, answer.stdout, "kg build" in answer.stderr) == (2, "", True)


def test_a_label_cannot_steer_the_terminal(kg: Kg, tmp_path: Path, save_graph: Callable[..., Path], knowledge: Knowledge) -> None:
    entities = tuple(replace(entity, label=entity.label + "\x1b[2J") for entity in knowledge.entities)
    graph = save_graph(tmp_path / "graph", replace(knowledge, entities=entities))
    for command in (["rank"], ["communities"], ["path", "id:Acme", "id:Boston"], ["explain", "id:Acme"], ["neighbors", "id:Acme"]):
        answer = kg(*command, "-g", graph)
        assert (answer.exit_code, "Acme" in answer.stdout, "\x1b" in answer.stdout) == (0, True, False)
