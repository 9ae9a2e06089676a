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
