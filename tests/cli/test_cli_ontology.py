"""`kg ontology` and `kg ontology check`."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Kg = Callable[..., Result]
_PREFIXES = """@prefix kg: <https://example.org/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""


def _written(path: Path, text: str) -> Path:
    path.write_text(_PREFIXES + text, encoding="utf-8")
    return path


def test_list_says_what_can_be_extracted(kg: Kg) -> None:
    rows = {row["relation"]: row for row in json.loads(kg("ontology", "--format", "json").stdout)}
    assert len(rows) >= 45
    assert rows["mergedWith"] | {"examples": ""} == {
        "relation": "mergedWith",
        "domain": "Organization",
        "range": "Organization",
        "kind": "symmetric",
        "examples": "",
        "label": "merged with",
    }
    assert rows["dateOfBirth"]["range"] == "xsd:date"


def test_list_shows_a_relation_of_ones_own(kg: Kg, tmp_path: Path) -> None:
    mine = _written(tmp_path / "mine.ttl", 'kg:sponsors a owl:ObjectProperty ; kg:example "[s Acme] sponsors [o the Cup]."@en .')
    assert "sponsors" in kg("ontology", "--ontology", mine).stdout
    assert "sponsors" not in kg("ontology").stdout


def test_the_shipped_ontology_is_without_fault(kg: Kg) -> None:
    result = kg("ontology", "check", "--strict")
    assert (result.exit_code, result.stdout) == (0, "")


def test_an_error_is_no_and_a_warning_is_not(kg: Kg, tmp_path: Path) -> None:
    poor = _written(tmp_path / "poor.ttl", 'kg:sponsors a owl:ObjectProperty ; kg:example "[s Acme] sponsors [o the Cup]."@en .')
    wrong = _written(tmp_path / "wrong.ttl", "kg:sponsors a owl:ObjectProperty ; rdfs:domain kg:Compny .")
    warned, failed, strict = kg("ontology", "check", poor), kg("ontology", "check", wrong), kg("ontology", "check", "--strict", poor)
    assert (warned.exit_code, failed.exit_code, strict.exit_code) == (0, 1, 1)
    assert f"{poor}:4: warning: " in warned.stdout
    assert f"{wrong}:4: error: " in failed.stdout
    assert "Compny" in failed.stdout


def test_what_is_no_turtle_is_bad_input(kg: Kg, tmp_path: Path) -> None:
    result = kg("ontology", "check", _written(tmp_path / "bad.ttl", "kg:sponsors a ;"))
    assert (result.exit_code, result.stdout, "bad.ttl:4" in result.stderr) == (2, "", True)


_SPONSORS = """@prefix my: <https://my.example/ns#> .
my:sponsors a owl:ObjectProperty ; rdfs:domain kg:Organization ; rdfs:range kg:Organization ;
    kg:example "[s Acme] sponsors [o Globex]."@en , "[s Acme] is the main sponsor of [o Globex]."@en ,
        "[o Globex] is sponsored by [s Acme]."@en , "[s Acme], the sponsor of [o Globex], was pleased."@en ,
        "[s Acme] will sponsor [o Globex] for three years."@en ;
    kg:counterExample "[s Acme] sued [o Globex]."@en .
"""


def test_strength_tells_of_every_relation_of_the_files(kg: Kg, tmp_path: Path) -> None:
    result = kg("ontology", "check", "--strength", _written(tmp_path / "mine.ttl", _SPONSORS))
    assert result.exit_code == 0
    head, _, *rows = [line.split("  ") for line in result.stdout.splitlines() if not line.startswith(str(tmp_path))]
    assert [cell.strip() for cell in head if cell] == ["relation", "examples", "recognised", "false alarms", "confused with"]
    assert [row[0] for row in rows] == ["sponsors"]
    assert [cell.strip() for cell in rows[0] if cell][1] == "5"


def test_a_relation_with_too_few_examples_is_weak(kg: Kg, tmp_path: Path) -> None:
    mine = _written(tmp_path / "mine.ttl", 'kg:sponsors a owl:ObjectProperty ; kg:example "[s Acme] sponsors [o the Cup]."@en .')
    assert "sponsors has 1 examples in en; the model learns from 3 or more" in kg("ontology", "check", "--strength", mine).stdout


def _tried(kg: Kg, folder: Path, *options: str) -> Result:
    (folder / "news.txt").write_text("Norvane is the main sponsor of Castrel. Castrel will sponsor Leeds United.\n", encoding="utf-8")
    return kg("ontology", "try", "sponsors", folder / "news.txt", "--ontology", folder / "mine.ttl", *options)


def test_try_lists_what_looks_like_a_relation_and_keeps_the_verdicts(kg: Kg, tmp_path: Path) -> None:
    mine = _written(tmp_path / "mine.ttl", _SPONSORS)
    listed = _tried(kg, tmp_path)
    assert (listed.exit_code, mine.read_text(encoding="utf-8")) == (0, _PREFIXES + _SPONSORS)
    lines = listed.stdout.splitlines()
    assert len(lines) >= 2 and all("[s " in line and "[o " in line for line in lines)
    kept = _tried(kg, tmp_path, "--confirm", "1", "--reject", "2")
    assert (kept.exit_code, kept.stdout) == (0, listed.stdout)
    assert f"added 2 examples to {mine}" in kept.stderr
    added = mine.read_text(encoding="utf-8").removeprefix(_PREFIXES + _SPONSORS).strip().splitlines()
    assert [("#example>" in line, "#counterExample>" in line) for line in added] == [(True, False), (False, True)]
    assert kg("ontology", "check", mine).exit_code == 0
    assert lines[0].split(maxsplit=2)[2] not in _tried(kg, tmp_path).stdout


def test_try_refuses_what_it_cannot_do(kg: Kg, tmp_path: Path) -> None:
    mine = _written(tmp_path / "mine.ttl", _SPONSORS)
    both, beyond = _tried(kg, tmp_path, "--confirm", "1", "--reject", "1"), _tried(kg, tmp_path, "--confirm", "99")
    words, shipped = _tried(kg, tmp_path, "--confirm", "one"), kg("ontology", "try", "acquires", tmp_path / "news.txt", "--ontology", mine)
    assert [result.exit_code for result in (both, beyond, words, shipped)] == [2, 2, 2, 2]
    assert "comes with the program" in shipped.stderr
    assert mine.read_text(encoding="utf-8") == _PREFIXES + _SPONSORS


def test_try_says_when_nothing_looks_like_a_relation(kg: Kg, tmp_path: Path) -> None:
    _written(tmp_path / "mine.ttl", _SPONSORS)
    (tmp_path / "dull.txt").write_text("It rained all day.\n", encoding="utf-8")
    result = kg("ontology", "try", "sponsors", tmp_path / "dull.txt", "--ontology", tmp_path / "mine.ttl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "nothing looks like sponsors" in result.stderr
