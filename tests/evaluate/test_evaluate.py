"""Scoring: perfect claims score 1, corrupted ones less, none 0; names, literals and symmetry are judged as documented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError, SettingsError
from kg.evaluate import Counts, Floors, GoldDocument, GoldEnd, below, faults, load_floors, load_gold, score, table
from kg.evaluate.literals import amount, same_literal
from kg.evaluate.names import same_name
from kg.model import Claim, Document, Evidence, Kind, Mention, Status

TEXT = "Acme Ltd and Globex are partners. Acme's chief, Jo Doe, may buy Hooli in 2021, and Acme once owned Initech."
SYMMETRIC = frozenset({"partnersWith"})


def end(words: str, name: str | None = None, value: str | None = None) -> dict[str, object]:
    start = TEXT.index(words)
    what = {"value": value} if value else {"entity": name or words}
    return {**what, "text": words, "start": start, "end": start + len(words)}


def gold_claim(relation: str, subject: dict[str, object], object: dict[str, object], **rest: object) -> dict[str, object]:
    evidence = {"start": 0, "end": len(TEXT), "text": TEXT}
    return {"relation": relation, "subject": subject, "object": object, "status": "asserted", **rest, "evidence": evidence}


RECORD = {
    "document": "a.txt",
    "entities": [
        {"name": "Acme", "type": "Company", "aliases": ["Acme Ltd"]},
        {"name": "Globex", "type": "Company", "aliases": []},
        {"name": "Hooli", "type": "Company", "aliases": []},
        {"name": "Initech", "type": "Company", "aliases": []},
        {"name": "Jo Doe", "type": "Person", "other_types": ["Agent"], "aliases": []},
    ],
    "claims": [
        gold_claim("partnersWith", end("Acme Ltd", "Acme"), end("Globex")),
        gold_claim("chiefExecutiveOf", end("Jo Doe"), end("Acme's", "Acme"), or_relation=["holdsPosition"]),
        gold_claim("acquires", end("Jo Doe"), end("Hooli"), status="possible", time="2021"),
        gold_claim("ownsStakeIn", end("Acme"), end("Initech"), status="past", or_status=["asserted"]),
        gold_claim("inception", end("Hooli"), end("2021", value="2021")),
        gold_claim("worksFor", end("Jo Doe"), end("Acme's", "Acme"), optional=True),
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> tuple[GoldDocument, ...]:
    (tmp_path / "a.txt.json").write_text(json.dumps(RECORD), encoding="utf-8")
    (tmp_path / "floors.json").write_text('{"precision": 0.5}', encoding="utf-8")
    return load_gold(tmp_path)


def mention(part: GoldEnd) -> Mention:
    if part.is_literal:
        return Mention(part.start, part.end, part.text, "Literal", Kind.LITERAL, 0, value=part.name, datatype="string")
    return Mention(part.start, part.end, part.text, "Entity", Kind.NOMINAL, 0, entity=part.name)


def claims_of(gold: GoldDocument) -> list[Claim]:
    """Return the gold as if it had been extracted."""
    return [
        Claim(
            document="id",
            relation=claim.relation,
            subject=mention(claim.subject),
            object=mention(claim.object),
            evidence=Evidence("id", claim.evidence.start, claim.evidence.end, claim.quote, 0),
            status=claim.status,
        )
        for claim in gold.claims
    ]


def test_gold_as_prediction_is_perfect(gold: tuple[GoldDocument, ...]) -> None:
    report = score(gold, {"a.txt": claims_of(gold[0])}, SYMMETRIC)
    assert report.overall == Counts(tp=5) == report.strict
    assert report.status_accuracy == report.precision == report.recall == report.f1 == 1.0
    assert report.wrong == report.missed == report.misjudged == ()


def test_nothing_found_scores_zero(gold: tuple[GoldDocument, ...]) -> None:
    report = score(gold, {})
    assert report.overall == Counts(fn=5)
    assert (report.precision, report.recall, report.f1, report.status_accuracy) == (0, 0, 0, 0)
    assert len(report.missed) == 5
    assert report.missed[0].evidence == TEXT


def test_optional_claims_count_neither_way(gold: tuple[GoldDocument, ...]) -> None:
    every = claims_of(gold[0])
    without = [claim for claim in every if claim.relation != "worksFor"]
    assert score(gold, {"a.txt": every}).overall == score(gold, {"a.txt": without}).overall


def test_claims_of_documents_without_gold_do_not_count(gold: tuple[GoldDocument, ...]) -> None:
    assert score(gold, {"b.txt": claims_of(gold[0])}).overall == Counts(fn=5)


@given(st.sets(st.integers(0, 4)), st.booleans())
def test_each_corrupted_claim_costs(broken: set[int], with_relation: bool) -> None:
    document = _gold()
    claims = claims_of(document)
    for index in broken:
        claims[index] = _corrupt(claims[index], with_relation)
    report = score([document], {"a.txt": claims}, SYMMETRIC)
    assert report.overall == Counts(tp=5 - len(broken), fp=len(broken), fn=len(broken))
    assert {finding.relation for finding in report.missed} == {claims_of(document)[index].relation for index in broken}


def test_the_same_triple_twice_counts_once(gold: tuple[GoldDocument, ...]) -> None:
    claims = claims_of(gold[0])
    wrong = _corrupt(claims[0], with_relation=True)
    again = replace(wrong, evidence=replace(wrong.evidence, start=1, text=TEXT[1:]))
    assert score(gold, {"a.txt": [*claims, claims[0], wrong, again]}).overall == Counts(tp=5, fp=1)


def test_symmetric_relations_are_read_both_ways(gold: tuple[GoldDocument, ...]) -> None:
    claims = claims_of(gold[0])
    turned = replace(claims[0], subject=claims[0].object, object=claims[0].subject)
    assert score(gold, {"a.txt": [turned]}, SYMMETRIC).overall.tp == 1
    assert score(gold, {"a.txt": [turned, claims[0]]}, SYMMETRIC).overall == Counts(tp=1, fn=4)
    assert score(gold, {"a.txt": [turned]}).overall == Counts(fp=1, fn=5)


def test_wrong_symmetric_claims_count_once_either_way(gold: tuple[GoldDocument, ...]) -> None:
    wrong = replace(claims_of(gold[0])[0], object=mention(gold[0].claims[2].object))
    turned = replace(wrong, subject=wrong.object, object=wrong.subject)
    assert score(gold, {"a.txt": [wrong, turned]}, SYMMETRIC).overall.fp == 1


def test_an_accepted_relation_is_right(gold: tuple[GoldDocument, ...]) -> None:
    held = replace(claims_of(gold[0])[1], relation="holdsPosition")
    report = score(gold, {"a.txt": [held]})
    assert dict(report.relations)["chiefExecutiveOf"] == Counts(tp=1)


def test_status_is_judged_apart(gold: tuple[GoldDocument, ...]) -> None:
    claims = claims_of(gold[0])
    claims[2] = replace(claims[2], status=Status.PLANNED)
    claims[3] = replace(claims[3], status=Status.ASSERTED)  # also accepted
    report = score(gold, {"a.txt": claims})
    assert report.overall == Counts(tp=5)
    assert report.strict == Counts(tp=4, fp=1, fn=1)
    assert report.status_accuracy == 0.8
    assert dict(report.statuses)["possible"] == Counts(fn=1)
    assert dict(report.statuses)["planned"] == Counts(fp=1)
    (finding,) = report.misjudged
    assert (finding.status, finding.expected) == ("planned", "possible")


def test_one_wrong_status_spoils_a_triple_claimed_twice(gold: tuple[GoldDocument, ...]) -> None:
    claims = claims_of(gold[0])
    report = score(gold, {"a.txt": [*claims, replace(claims[2], status=Status.ASSERTED)]})
    assert report.status_right == 4


def test_a_name_counts_by_its_own_words_and_a_pronoun_by_its_entity(gold: tuple[GoldDocument, ...]) -> None:
    claim = claims_of(gold[0])[0]
    named = replace(claim, subject=Mention(0, 8, "ACME LTD", "Company", Kind.NAME, 0, entity=""))
    pronoun = replace(claim, subject=Mention(0, 2, "it", "Company", Kind.PRONOUN, 0, entity="the Acme"))
    lost = replace(claim, subject=Mention(0, 2, "it", "Company", Kind.PRONOUN, 0, entity=""))
    assert [score(gold, {"a.txt": [found]}).overall.tp for found in (named, pronoun, lost)] == [1, 1, 0]


def test_a_nominal_is_not_its_words(gold: tuple[GoldDocument, ...]) -> None:
    claim = claims_of(gold[0])[0]
    misled = replace(claim, subject=Mention(0, 4, "Acme", "Company", Kind.NOMINAL, 0, entity="Hooli"))
    assert score(gold, {"a.txt": [misled]}).overall == Counts(fp=1, fn=5)


def test_order_of_claims_does_not_matter(gold: tuple[GoldDocument, ...]) -> None:
    claims = [*claims_of(gold[0]), _corrupt(claims_of(gold[0])[1], with_relation=False)]
    assert score(gold, {"a.txt": claims}) == score(gold, {"a.txt": claims[::-1]})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the Acme Group", "Acme group"),
        ("Acme, Inc.", "ACME"),
        ("L’Oréal", "l'Oréal"),
        ("Acme S.p.A.", "Acme"),
        ("Mr. Doe’s", "Doe"),
        ("Acme  Cloud", "Acme\nCloud"),
    ],
)
def test_same_names(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@pytest.mark.parametrize(("one", "other"), [("Acme Cloud", "Acme"), ("Armor", "Armor Systems"), ("Se", "Ag"), ("The", "Le")])
def test_different_names(one: str, other: str) -> None:
    assert same_name(one) != same_name(other)


@given(st.text())
def test_a_name_is_the_same_as_its_form(name: str) -> None:
    assert same_name(same_name(name)) == same_name(name)


@pytest.mark.parametrize(
    ("gold", "found", "is_same"),
    [
        ("2021", "2021", True),
        ("2021", "2021-10-15", True),
        ("2021-10", "2021", False),
        ("2021-10", "2021-11-01", False),
        ("350000000 EUR", "€350m", True),
        ("350000000 EUR", "350000000", True),
        ("350000000 EUR", "350 millions d'euros", True),
        ("350000000 EUR", "$350 million", False),
        ("350000000 EUR", "35 million euros", False),
        ("1200000000 EUR", "1,2 milliard d’euros", True),
        ("4000 GBP", "£4,000", True),
        ("twenty", "Twenty", True),
        ("twenty", "thirty", False),
    ],
)
def test_literals(gold: str, found: str, is_same: bool) -> None:
    assert same_literal(gold, found) is is_same


@given(st.floats(0.01, 1e9).map(lambda value: round(value, 2)))
def test_amounts_are_read_back(value: float) -> None:
    assert amount(f"{value:.2f} EUR") == (value, "EUR")


def test_floors(gold: tuple[GoldDocument, ...], tmp_path: Path) -> None:
    report = score(gold, {"a.txt": claims_of(gold[0])[:3]})
    floors = load_floors(tmp_path / "floors.json")
    assert floors == Floors(precision=0.5)
    assert below(report, floors) == []
    assert below(report, Floors(recall=0.6)) == []
    assert below(report, Floors(precision=1.0, recall=0.61)) == ["recall 0.6000 is below its floor 0.6100"]


@pytest.mark.parametrize("text", ["[]", "{", '{"precission": 0.5}', '{"recall": 2}', '{"recall": "high"}'])
def test_bad_floors_teach(text: str, tmp_path: Path) -> None:
    path = tmp_path / "floors.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="floor"):
        load_floors(path)


def test_the_report_is_json_and_text(gold: tuple[GoldDocument, ...]) -> None:
    report = score(gold, {"a.txt": claims_of(gold[0])[1:]}, SYMMETRIC)
    record = json.loads(json.dumps(report.to_dict()))
    assert record["overall"] == {"tp": 4, "fp": 0, "fn": 1, "precision": 1.0, "recall": 0.8, "f1": 0.8889}
    assert record["missed"][0]["relation"] == "partnersWith"
    assert record["relations"]["acquires"]["tp"] == 1
    lines = table(report).splitlines()
    assert len({len(line) for line in lines[:-1] if line}) == 1
    assert next(line.split() for line in lines if line.startswith("partnersWith")) == [
        "partnersWith",
        "0",
        "0",
        "1",
        "0.00",
        "0.00",
        "0.00",
    ]


@pytest.mark.parametrize(
    "change",
    [{"claims": None}, {"entities": []}, {"document": None, "claims": [{"relation": "owns"}]}],
)
def test_malformed_gold_is_named(change: dict[str, object], tmp_path: Path) -> None:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({**RECORD, **change}), encoding="utf-8")
    with pytest.raises(DocumentError, match=r"bad\.json: no gold file"):
        load_gold(path)


def test_no_gold_at_all(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="no gold file"):
        load_gold(tmp_path)
    with pytest.raises(DocumentError, match="cannot be read"):
        load_gold(tmp_path / "missing.json")


def test_faults_name_what_has_moved() -> None:
    assert faults(_gold(), Document.of(TEXT)) == []
    moved = faults(_gold(), Document.of("x" + TEXT))
    assert any("'Globex'" in fault for fault in moved)


def _corrupt(claim: Claim, with_relation: bool) -> Claim:
    if with_relation:
        return replace(claim, relation=f"not-{claim.relation}")
    return replace(claim, object=replace(claim.object, entity="Nobody", value=None, text="?" * len(claim.object.text)))


def _gold() -> GoldDocument:
    from kg.evaluate.gold import _document

    return _document(json.loads(json.dumps(RECORD)))
