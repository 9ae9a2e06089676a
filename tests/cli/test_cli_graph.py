"""The commands that write, compare and send a graph."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
import rdflib
from click.testing import Result

from kg import export
from kg.cli.export import FORMATS
from kg.model import Knowledge

Kg = Callable[..., Result]


@pytest.mark.parametrize("format", FORMATS)
def test_export_to_file_and_standard_output(kg: Kg, graph: Path, tmp_path: Path, format: str) -> None:
    out = kg("export", "--format", format, "-g", graph)
    written = kg("export", "--format", format, "-g", graph, "-o", tmp_path / "file")
    assert (out.exit_code, written.exit_code, written.stdout) == (0, 0, "")
    assert out.stdout_bytes == (tmp_path / "file").read_bytes() != b""


def test_export_knows_every_format() -> None:
    assert list(FORMATS) == export.names()[: len(FORMATS)]


@pytest.mark.parametrize(("format", "file"), [("turtle", "graph.ttl"), ("nquads", "graph.nq")])
def test_export_gives_the_bytes_of_the_build_whatever_its_base_iri(kg: Kg, graph: Path, format: str, file: str) -> None:
    assert kg("export", "--format", format, "-g", graph).stdout_bytes == (graph / file).read_bytes()


def test_export_asserted_only_and_without_evidence(kg: Kg, graph: Path) -> None:
    whole = kg("export", "--format", "turtle", "-g", graph).stdout
    asserted = kg("export", "--format", "turtle", "--asserted-only", "-g", graph).stdout
    bare = kg("export", "--format", "turtle", "--no-evidence", "-g", graph).stdout
    assert "kg:acquires id:Initech" in whole
    assert "kg:acquires id:Initech" not in asserted
    assert ("is partnering" in whole, "is partnering" in bare) == (True, False)


def test_an_unknown_format_lists_the_known_ones(kg: Kg, graph: Path) -> None:
    answer = kg("export", "--format", "docx", "-g", graph)
    assert (answer.exit_code, "turtle" in answer.stderr) == (2, True)


def test_infer_adds_apart_and_only_once(kg: Kg, tmp_path: Path, save_graph: Callable[..., Path]) -> None:
    graph = save_graph(tmp_path / "graph")
    turtle = kg("export", "--format", "turtle", "-g", graph).stdout
    first, second = kg("infer", "-g", graph), kg("infer", "-g", graph)
    question = "ASK { id:Globex kg:partnersWith id:Acme }"
    assert first.exit_code == 0
    assert first.stderr == second.stderr
    assert kg("query", question, "-g", graph).stdout == "false\n"
    assert kg("query", question, "--inferred", "-g", graph).stdout == "true\n"
    assert "inferred" in (graph / "graph.nq").read_text(encoding="utf-8")
    assert kg("export", "--format", "turtle", "-g", graph).stdout == turtle
    assert sorted(path.name for path in graph.iterdir()) == [
        "documents.jsonl",
        "graph.html",
        "graph.nq",
        "graph.ttl",
        "report.json",
        "store",
    ]


def test_validate(kg: Kg, tmp_path: Path, save_graph: Callable[..., Path], knowledge: Knowledge) -> None:
    pytest.importorskip("pyshacl")
    [claim] = [claim for claim in knowledge.claims if claim.relation == "partnersWith"]
    good = kg("validate", "-g", save_graph(tmp_path / "good", replace(knowledge, claims=(claim,))))
    bad = kg("validate", "-g", save_graph(tmp_path / "bad", replace(knowledge, claims=(replace(claim, relation="spouse"),))))
    assert (good.exit_code, good.stdout) == (0, "")
    assert (bad.exit_code, "spouse" in bad.stdout, "Acme" in bad.stdout) == (1, True, True)


def test_diff_of_the_same_is_nothing(kg: Kg, graph: Path) -> None:
    answer = kg("diff", graph, graph)
    assert (answer.exit_code, answer.stdout) == (0, "")


def test_diff_lists_added_removed_and_changed(
    kg: Kg, graph: Path, tmp_path: Path, save_graph: Callable[..., Path], knowledge: Knowledge
) -> None:
    claims = {claim.relation: claim for claim in knowledge.claims}
    del claims["acquires"]
    claims["partnersWith"] = replace(claims["partnersWith"], confidence=0.5)
    claims["supplies"] = replace(claims["partnersWith"], relation="supplies")
    other = save_graph(tmp_path / "other", replace(knowledge, claims=tuple(claims.values())))
    answer = kg("diff", graph, other)
    assert answer.exit_code == 1
    assert answer.stdout.splitlines() == [
        "~ Acme · partnersWith · Globex [asserted] (confidence 0.90 → 0.50)",
        "+ Acme · supplies · Globex [asserted]",
        "- Globex · acquires · Initech [planned]",
    ]


class _Store(BaseHTTPRequestHandler):
    got: list[tuple[str, str, Any, bytes]] = []  # noqa: RUF012 - one test reads it

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.got.append((self.command, self.path, self.headers, body))
        self.send_response(404 if "missing" in self.path else 204)
        self.end_headers()

    do_PUT = do_POST  # noqa: N815

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def store() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Store)
    _Store.got.clear()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_push_sends_the_default_graph(kg: Kg, graph: Path, store: str) -> None:
    assert kg("push", f"http://ann:s%3Acret@{store}/data?default", "-g", graph).exit_code == 0
    assert kg("push", "--replace", f"http://{store}/data?default", "-g", graph).exit_code == 0
    [(method, path, headers, body), (second, *_)] = _Store.got
    assert (method, path, second) == ("POST", "/data?default", "PUT")
    assert headers["Authorization"] == "Basic YW5uOnM6Y3JldA=="
    assert len(rdflib.Graph().parse(data=body, format="nt")) == len(rdflib.Graph().parse(graph / "graph.ttl"))


@pytest.mark.parametrize(
    ("url", "message"),
    [("file:///etc/passwd", "begins with http"), ("nonsense", "begins with http"), ("http://127.0.0.1:1/", "cannot be reached")],
)
def test_push_to_nowhere_is_bad_input(kg: Kg, graph: Path, url: str, message: str) -> None:
    answer = kg("push", url, "-g", graph)
    assert (answer.exit_code, message in answer.stderr) == (2, True)


def test_push_tells_what_the_store_refused(kg: Kg, graph: Path, store: str) -> None:
    answer = kg("push", f"http://{store}/missing", "-g", graph)
    assert (answer.exit_code, "404" in answer.stderr) == (2, True)


def test_serve_binds_to_this_machine_alone(kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run: list[list[str]] = []

    class _Done:
        returncode = 0

    monkeypatch.setattr("kg.cli.serve._server", lambda: "oxigraph")
    monkeypatch.setattr("subprocess.run", lambda command, **_: run.append(command) or _Done())
    assert kg("serve", "--port", "7999", "--timeout", "5", "-g", graph).exit_code == 0
    command = run[0]
    assert command[:2] == ["oxigraph", "serve-read-only"]
    assert command[command.index("--bind") + 1] == "127.0.0.1:7999"
    assert command[command.index("--timeout-s") + 1] == "5"


def test_serve_without_the_server_says_how_to_get_it(kg: Kg, graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    answer = kg("serve", "-g", graph)
    assert (answer.exit_code, "claimgraph[serve]" in answer.stderr) == (2, True)
