"""`kg view`: the whole page, a part of it, what a query answers, and the page as it changes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

Kg = Callable[..., Result]
SELECT = "SELECT ?a ?b { ?a kg:acquires ?b }"


def data_of(page: Path) -> dict[str, Any]:
    text = page.read_text(encoding="utf-8")
    data: dict[str, Any] = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    return data


def labels(page: Path) -> list[str]:
    return sorted(data_of(page)["nodes"]["label"])


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    opened: list[str] = []
    monkeypatch.setattr("click.launch", opened.append)
    return opened


def test_it_says_where_the_page_is(kg: Kg, graph: Path, opened: list[str]) -> None:
    assert kg("view", "-g", graph).stdout == f"{graph / 'graph.html'}\n"
    assert opened == []
    kg("view", "--open", "-g", graph)
    assert opened == [str(graph / "graph.html")]


def test_without_a_graph_it_says_how_to_make_one(kg: Kg, tmp_path: Path) -> None:
    answer = kg("view", "-g", tmp_path)
    assert (answer.exit_code, "kg build" in answer.stderr) == (2, True)


def test_focus_is_an_address_of_the_page(kg: Kg, graph: Path) -> None:
    answer = kg("view", "--focus", "acme corp", "--depth", "2", "-g", graph)
    assert answer.stdout == f"{(graph / 'graph.html').resolve().as_uri()}#focus=https%3A%2F%2Fdata.example%2Fid%2FAcme&depth=2\n"


def test_an_opened_focus_is_not_lost_on_the_way_to_the_browser(kg: Kg, graph: Path, opened: list[str]) -> None:
    kg("view", "--focus", "Acme", "--open", "-g", graph)
    leading = Path(opened[0])
    assert "graph.html#focus=https%3A%2F%2Fdata.example%2Fid%2FAcme&amp;depth=1" in leading.read_text(encoding="utf-8")
    leading.unlink()


def test_a_page_of_the_part_around_an_entity(kg: Kg, graph: Path, tmp_path: Path, opened: list[str]) -> None:
    page = tmp_path / "acme.html"
    answer = kg("view", "--focus", "Acme", "-o", page, "--open", "-g", graph)
    assert (answer.exit_code, answer.stdout, opened) == (0, f"{page}\n", [str(page)])
    assert labels(page) == ["Acme", "Globex"]
    kg("view", "--focus", "Acme", "--depth", "2", "-o", page, "-g", graph)
    assert labels(page) == ["Acme", "Globex", "Initech"]


def test_the_whole_page_can_be_written_anew(kg: Kg, graph: Path, tmp_path: Path) -> None:
    kg("view", "-o", tmp_path / "page.html", "-g", graph)
    assert (tmp_path / "page.html").read_bytes() == (graph / "graph.html").read_bytes()


@pytest.mark.parametrize("sparql", [SELECT, "CONSTRUCT { ?a kg:acquires ?b } { ?a kg:acquires ?b }"])
def test_what_a_query_answers_is_drawn(kg: Kg, graph: Path, tmp_path: Path, sparql: str) -> None:
    page = tmp_path / "page.html"
    assert kg("view", "--query", sparql, "-o", page, "-g", graph).exit_code == 0
    assert labels(page) == ["Globex", "Initech"]
    assert len(data_of(page)["claims"]["id"]) == (2 if sparql == SELECT else 1)  # SELECT has the year besides


def test_a_page_is_named_as_the_query_file_is(kg: Kg, graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "deals.rq").write_text(SELECT, encoding="utf-8")
    assert kg("view", "--query", "deals.rq", "-g", graph.resolve()).stdout == "deals.html\n"
    assert labels(tmp_path / "deals.html") == ["Globex", "Initech"]


def test_focus_within_what_a_query_answers(kg: Kg, graph: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    everything = "SELECT ?a ?b { ?a ?p ?b }"
    kg("view", "--query", everything, "--focus", "Boston", "-o", page, "-g", graph)
    assert labels(page) == ["Boston", "Initech"]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--focus", "Nobody"], "'Nobody'"),
        (["--focus", "The Group"], "Globex"),
        (["--query", "ASK { ?a ?b ?c }"], "only the answer of"),
        (["--query", "SELECT ?a { ?a kg:nope ?b }"], "names no entity"),
        (["--query", "SELECT ?a {"], "line 1"),
        (["--query", "missing.rq"], "cannot be read"),
        (["--serve", "-o", "x.html"], "use one of the two"),
    ],
)
def test_what_cannot_be_shown_is_said(kg: Kg, graph: Path, options: list[str], message: str) -> None:
    answer = kg("view", *options, "-g", graph)
    assert (answer.exit_code, message in answer.stderr) == (2, True)


def test_serving_follows_the_graph(graph: Path, tmp_path: Path, kg: Kg, save_graph: Callable[..., Path]) -> None:
    folder = tmp_path / "graph"
    # A process started in the background of a shell may have been told to ignore an interrupt.
    code = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from kg.cli import main; main()"
    command = [sys.executable, "-c", code, "view", "--serve", "--query", SELECT, "-g", str(folder)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}) as process:
        try:
            assert process.stderr is not None
            port = int(process.stderr.readline().split("/")[2].split(":")[1])
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/page")
            answer = connection.getresponse()
            assert (answer.status, answer.read()) == (404, b"there is no graph yet\n")
            save_graph(folder)
            connection = HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request("GET", "/page")
            (tmp_path / "page.html").write_bytes(connection.getresponse().read())
        finally:
            process.send_signal(signal.SIGINT)
            status = process.wait(timeout=20)
    assert labels(tmp_path / "page.html") == ["Globex", "Initech"]
    assert status == 130
