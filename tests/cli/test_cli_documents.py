"""The commands that read documents, with the real pipeline."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg.errors import GraphError
from kg.knowledge import KnowledgeGraph

Kg = Callable[..., Result]
pytestmark = pytest.mark.model
FILES = ["documents.jsonl", "graph.html", "graph.nq", "graph.ttl", "report.json", "store"]
SPONSORS = """
@prefix kg: <https://example.org/kg#> . @prefix my: <https://my.example/ns#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
my:sponsors a owl:ObjectProperty ; rdfs:label "sponsors"@en ; rdfs:domain kg:Organization ; rdfs:range kg:Entity ;
    kg:example "[s Acme] sponsors [o the Harbour Regatta]."@en , "[s Acme] sponsored [o the Harbour Regatta] in 2019."@en ,
        "[s Acme] is the sponsor of [o the Harbour Regatta]."@en , "[o The Harbour Regatta] is sponsored by [s Acme]."@en .
"""


@pytest.fixture(scope="module")
def built(kg: Kg, articles: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    directory = tmp_path_factory.mktemp("built") / "out"
    return directory, kg("build", articles, "-o", directory)


def test_build_writes_everything_and_says_so(built: tuple[Path, Result]) -> None:
    directory, result = built
    assert (result.exit_code, result.stdout) == (0, "")
    assert sorted(path.name for path in directory.iterdir()) == FILES
    assert "2 documents" in result.stderr
    assert "skipped noise.txt: " in result.stderr
    assert str(directory) in result.stderr


def test_report_counts_and_names_what_was_skipped(built: tuple[Path, Result]) -> None:
    report = json.loads((built[0] / "report.json").read_text(encoding="utf-8"))
    assert report["documents"] == 2
    assert [skipped["source"] for skipped in report["skipped"]] == ["noise.txt"]
    assert report["claims"] == sum(report["by_status"].values()) >= 2


def test_what_was_built_can_be_asked(kg: Kg, built: tuple[Path, Result]) -> None:
    answer = kg("explain", "Acme", "acquires", "Globex", "-g", built[0])
    assert "“Acme acquired Globex in 2020.”" in answer.stdout
    planned = kg("query", "SELECT ?what { ?c rdf:predicate kg:acquires ; kg:status kg:planned ; rdf:object ?what }", "-g", built[0])
    assert "id:Hooli" in planned.stdout


def test_strict_stops_at_the_first_that_cannot_be_read(kg: Kg, articles: Path, tmp_path: Path) -> None:
    result = kg("build", articles, "--strict", "-o", tmp_path / "out")
    assert (result.exit_code, "noise.txt" in result.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("source", ["noise.txt", "missing.txt", "*.pdf"])
def test_nothing_readable_writes_nothing(kg: Kg, articles: Path, tmp_path: Path, source: str) -> None:
    result = kg("build", articles / source, "-o", tmp_path / "out")
    assert (result.exit_code, source in result.stderr, result.stdout) == (2, True, "")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("error", [GraphError("disk full"), OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failed_or_interrupted_build_leaves_the_old_graph(
    kg: Kg, articles: Path, tmp_path: Path, save_graph: Callable[..., Path], monkeypatch: pytest.MonkeyPatch, error: BaseException
) -> None:
    def fail(*_: object) -> None:
        raise error

    graph = save_graph(tmp_path / "out")
    before = {path.name: path.read_bytes() for path in graph.iterdir() if path.is_file()}
    monkeypatch.setattr(KnowledgeGraph, "to_html", fail)
    result = kg("build", articles / "deal.txt", "-o", graph)
    assert result.exit_code == (130 if isinstance(error, KeyboardInterrupt) else 2)
    assert "Traceback" not in result.output
    assert {path.name: path.read_bytes() for path in graph.iterdir() if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_build_replaces_a_graph_but_no_other_folder(kg: Kg, articles: Path, tmp_path: Path, save_graph: Callable[..., Path]) -> None:
    graph = save_graph(tmp_path / "out")
    assert kg("build", articles / "deal.txt", "-o", graph).exit_code == 0
    assert "Initech" not in (graph / "graph.ttl").read_text(encoding="utf-8")
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "letter.txt").write_text("dear", encoding="utf-8")
    assert kg("build", articles / "deal.txt", "-o", tmp_path / "home").exit_code == 2
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["letter.txt"]


def test_base_iri(kg: Kg, articles: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert kg("build", articles / "deal.txt", "--base-iri", "https://news.example/things#", "-o", out).exit_code == 0
    assert "@prefix id: <https://news.example/things#>" in (out / "graph.ttl").read_text(encoding="utf-8")
    assert kg("query", "ASK { id:Acme kg:acquires id:Globex }", "-g", out).stdout == "true\n"
    assert kg("export", "--format", "turtle", "-g", out).stdout_bytes == (out / "graph.ttl").read_bytes()
    assert kg("build", articles / "deal.txt", "--base-iri", "nonsense", "-o", out).exit_code == 2


def test_min_confidence(kg: Kg, articles: Path, tmp_path: Path) -> None:
    assert kg("extract", articles / "deal.txt", "--min-confidence", "1").stdout.count("\n") < kg(
        "extract", articles / "deal.txt"
    ).stdout.count("\n")
    assert kg("extract", articles / "deal.txt", "--min-confidence", "7").exit_code == 2


def test_an_ontology_of_ones_own_works_at_once(kg: Kg, tmp_path: Path) -> None:
    (tmp_path / "mine.ttl").write_text(SPONSORS, encoding="utf-8")
    (tmp_path / "news.txt").write_text("Globex sponsors the Winter Marathon.", encoding="utf-8")
    assert kg("extract", tmp_path / "news.txt").stdout == ""
    result = kg("extract", tmp_path / "news.txt", "--ontology", tmp_path / "mine.ttl")
    [claim] = map(json.loads, result.stdout.splitlines())
    assert (claim["relation"], claim["subject"]["text"]) == ("https://my.example/ns#sponsors", "Globex")


@pytest.mark.parametrize("option", ["--ontology", "--lexicon"])
def test_a_broken_file_is_named_with_its_line(kg: Kg, articles: Path, tmp_path: Path, option: str) -> None:
    (tmp_path / "broken.ttl").write_text("@prefix kg: <https://example.org/kg#> .\n\nkg:a kg:b kg:c ; ; ]\n", encoding="utf-8")
    result = kg("build", articles, option, tmp_path / "broken.ttl", "-o", tmp_path / "out")
    assert (result.exit_code, "broken.ttl:3: " in result.stderr) == (2, True)


def test_extract_prints_one_claim_a_line_as_the_interface_says(kg: Kg, articles: Path) -> None:
    text = (articles / "deal.txt").read_text(encoding="utf-8")
    result = kg("extract", articles / "deal.txt")
    claims = [json.loads(line) for line in result.stdout.splitlines()]
    [claim] = [claim for claim in claims if claim["relation"] == "acquires"]
    assert list(claim) == [
        *("document", "id", "relation", "subject", "object", "status", "confidence", "time", "speaker", "evidence", "extractor"),
    ]
    assert set(claim["subject"]) >= {"text", "start", "end", "type", "entity", "kind"}
    assert (claim["subject"]["text"], claim["object"]["text"], claim["status"]) == ("Acme", "Globex", "asserted")
    for part in (claim["subject"], claim["object"], claim["evidence"]):
        assert text[part["start"] : part["end"]] == part["text"]


def test_extract_jsonl_from_standard_input_and_file(kg: Kg, tmp_path: Path) -> None:
    lines = (
        '{"id": "doc-1", "text": "Acme acquired Globex.", "lang": "en"}\n\n{"id": "doc-2", "text": "Été 2021 : Initech a racheté Hooli."}\n'
    )
    (tmp_path / "in.jsonl").write_text(lines, encoding="utf-8")
    outputs = [kg("extract", "--jsonl", "-", stdin=lines), kg("extract", "--jsonl", tmp_path / "in.jsonl")]
    assert outputs[0].stdout == outputs[1].stdout
    assert json.loads(outputs[0].stdout.splitlines()[0])["document"] == "doc-1"


def test_a_bad_line_of_jsonl_is_named_and_the_rest_is_read(kg: Kg) -> None:
    lines = '{"id": "a", "text": "Acme acquired Globex."}\n{"id": "b"}\n{"id": "c", "text": "Initech acquired Hooli."}\n'
    result = kg("extract", "--jsonl", "-", stdin=lines)
    assert (result.exit_code, "-:2: " in result.stderr) == (0, True)
    assert {json.loads(line)["document"] for line in result.stdout.splitlines()} == {"a", "c"}
    assert kg("extract", "--strict", "--jsonl", "-", stdin=lines).exit_code == 2
    assert kg("extract", "--jsonl", "-", stdin=b"\xff\xfe\n").exit_code == 2


def test_extract_mentions(kg: Kg, articles: Path) -> None:
    text = (articles / "deal.txt").read_text(encoding="utf-8")
    mentions = [json.loads(line) for line in kg("extract", "--mentions", articles / "deal.txt").stdout.splitlines()]
    acme = [mention for mention in mentions if mention["text"] == "Acme"]
    assert len(acme) == 2
    assert acme[0]["cluster"] == acme[1]["cluster"] >= 0
    assert all(text[mention["start"] : mention["end"]] == mention["text"] for mention in mentions)


def test_extract_of_nothing_readable_is_bad_input(kg: Kg, articles: Path) -> None:
    for arguments in ([articles / "noise.txt"], [articles / "missing"], ["--jsonl", articles / "missing"], []):
        result = kg("extract", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")


def test_evaluate_against_gold_and_floors(kg: Kg, articles: Path, tmp_path: Path) -> None:
    text = (articles / "deal.txt").read_text(encoding="utf-8")
    ends = {end: {"entity": name, "text": name, "start": text.index(name), "end": text.index(name) + len(name)} for end, name in _DEAL}
    evidence = {"start": 0, "end": 29, "text": text[:29]}
    claim = {"relation": "acquires", **ends, "status": "asserted", "evidence": evidence}
    entities = [{"name": name, "type": "Company", "aliases": []} for _, name in _DEAL]
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "deal.json").write_text(
        json.dumps({"document": "deal.txt", "entities": entities, "claims": [claim]}), encoding="utf-8"
    )
    (tmp_path / "low.json").write_text('{"recall": 1.0}', encoding="utf-8")
    (tmp_path / "high.json").write_text('{"precision": 1.0}', encoding="utf-8")
    run = ["evaluate", tmp_path / "gold", "--documents", articles]
    assert kg(*run, "--floors", tmp_path / "low.json").exit_code == 0
    # Where Acme is based is true and not in this gold, so precision is below one.
    missed = kg(*run, "--floors", tmp_path / "high.json", "--findings")
    assert (missed.exit_code, "precision" in missed.stderr, "headquarteredIn Paris" in missed.stdout) == (1, True, True)
    assert json.loads(kg(*run, "--json").stdout)["overall"]["recall"] == 1.0
    assert kg("evaluate", tmp_path / "gold", "--documents", tmp_path).exit_code == 2


_DEAL = (("subject", "Acme"), ("object", "Globex"))


def _in_a_process(*arguments: object, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", "from kg.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, check=False, timeout=300, **options)  # type: ignore[call-overload,no-any-return]


def test_two_builds_are_the_same_bytes_whatever_seed_order_and_place(articles: Path, tmp_path: Path) -> None:
    files = [articles / "deal.txt", articles / "plan.txt"]
    for seed, order in (("1", files), ("2", files[::-1])):
        (tmp_path / seed).mkdir()
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[2])}
        assert _in_a_process("build", *order, "-o", "out", cwd=tmp_path / seed, env=environment).returncode == 0
    for name in FILES[:4]:
        assert (tmp_path / "1" / "out" / name).read_bytes() == (tmp_path / "2" / "out" / name).read_bytes()
