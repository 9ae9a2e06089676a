"""Authored documents in the form that claims are judged by."""

from __future__ import annotations

from pathlib import Path

from bench.authored_gold import FOLDER, gold_of, load
from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.authored import FOLDER as TRAINED
from training.authored import parse_file

ONTOLOGY = load_ontology(ontology_files())
TEXT = """== news | 2023-05-04
[Ardent Telecom|a:Company], [a [Ghent|g:City] firm|a], was founded in [1990|d:Date].
> a locatedIn g asserted
> a inception d asserted
[It|a] bought [Kessel|k:Company].
> a acquires k planned
"""


def test_claims_come_with_what_may_be_found_besides(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text(TEXT, encoding="utf-8")
    [document], faults = parse_file(file, ONTOLOGY)
    gold = gold_of(document)
    assert not faults
    said = [(claim.relation, claim.subject.name, claim.object.name, str(claim.status), claim.optional) for claim in gold.claims]
    assert said == [
        ("locatedIn", "Ardent Telecom (a)", "Ghent (g)", "asserted", False),
        ("inception", "Ardent Telecom (a)", "1990", "asserted", False),
        ("acquires", "Ardent Telecom (a)", "Kessel (k)", "planned", False),
        ("headquarteredIn", "Ardent Telecom (a)", "Ghent (g)", "asserted", True),
        ("ownsStakeIn", "Ardent Telecom (a)", "Kessel (k)", "planned", True),
        ("ownedBy", "Kessel (k)", "Ardent Telecom (a)", "planned", True),
    ]
    assert gold.entities[0].aliases == ("Ardent Telecom",)


def test_no_document_is_both_trained_on_and_kept() -> None:
    assert not {file.name for file in FOLDER.glob("*.txt")} & {file.name for file in TRAINED.glob("*.txt")}
    assert not [fault for file in FOLDER.glob("*.txt") for fault in parse_file(file, ONTOLOGY)[1]]
    assert len(list(load(ONTOLOGY))) >= 60
