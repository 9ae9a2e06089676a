"""The authored training documents keep to their form."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ontology import Ontology, load_ontology
from kg.resources import ontology_files

authored = pytest.importorskip("training.authored", reason="training/ lies in a checkout only")


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load_ontology(ontology_files())


def test_every_document_is_without_fault(ontology: Ontology) -> None:
    faults = [fault for path in sorted(authored.FOLDER.glob("*.txt")) for fault in authored.parse_file(path, ontology)[1]]
    assert faults == []


def test_marks_are_slices_and_faults_name_their_line(ontology: Ontology, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("== news | -\n[Acme|a:Company] bought [Globex|g:Company].\n> a acquires g past\n\nNo [end.\n", encoding="utf-8")
    [document], [fault] = authored.parse_file(path, ontology)
    assert [document.text[m.start : m.end] for m in document.marks] == ["Acme", "Globex"]
    assert (document.claims[0].relation, str(document.claims[0].status)) == ("acquires", "past")
    assert fault.startswith("a.txt:5:")


def test_an_end_of_a_class_that_the_relation_does_not_take_is_a_fault(ontology: Ontology, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("== news | -\n[Rome|r:City] bought [Globex|g:Company].\n> r acquires g past\n> g acquires g past\n", encoding="utf-8")
    documents, faults = authored.parse_file(path, ontology)
    assert (documents, len(faults)) == ([], 1) and "'r' in 'r acquires g'" in faults[0]
