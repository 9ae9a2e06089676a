"""Gold without texts says the same as gold with them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bench.gold_news import load
from bench.make_gold import make, read_article
from bench.make_news_gold import main
from kg.evaluate import GoldDocument, load_gold

TEXT = "Acme bought Globex\n\nAcme Cloud, led by Ann Lee, has bought Globex for 2019. The company denied that it would sell Globex.\n"
FORM = "Globex for"
NOTE = """entity Acme Cloud | Company JointVenture | Acme
entity Globex | Company
entity Ann Lee | Person
entity The Globex Group of Firms | Company | Globex for
> Acme Cloud, led by Ann Lee, has bought Globex for 2019.
acquires | Acme Cloud | Globex = Globex#1 | or=ownedBy | time=2019 | speaker=Ann Lee
chiefExecutiveOf | Ann Lee | Acme Cloud | optional
inception | The Globex Group of Firms = Globex for | "2019" = 2019
> The company denied that it would sell Globex.
acquires | Acme Cloud = The company | Globex | denied | or-status=possible
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("notes", "texts", "gold"):
        (tmp_path / name).mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notes" / "a.txt.note").write_text(NOTE, encoding="utf-8")
    return tmp_path


def convert(folder: Path) -> int:
    return main([str(folder / "notes"), "--texts", str(folder / "texts"), "--out", str(folder / "gold")])


def test_joined_with_its_text_it_is_the_gold_that_the_note_makes(folder: Path) -> None:
    assert convert(folder) == 0
    ((gold, document),) = load(folder / "gold", folder / "texts")
    record = make((folder / "notes" / "a.txt.note").read_text(), read_article(folder / "texts" / "a.txt"), "a.txt.note")
    (folder / "made.json").write_text(json.dumps(record), encoding="utf-8")
    (made,) = load_gold(folder / "made.json")
    assert document.text == TEXT
    assert gold.claims[0] == made.claims[0]
    assert _renamed(gold) == _renamed(made)


def _renamed(gold: GoldDocument) -> str:
    """Return gold with the one name that its article lacks replaced by its only form."""
    without_form = repr(gold).replace(f"aliases=('{FORM}',)", "aliases=()")
    return without_form.replace("The Globex Group of Firms", FORM)


def test_no_word_of_the_text_is_kept(folder: Path) -> None:
    convert(folder)
    kept = (folder / "gold" / "a.txt.json").read_text()
    assert [word for word in ("Acme", "Globex", "Ann", "bought", "company") if word in kept.replace('"Company"', "")] == []


def test_another_text_is_refused(folder: Path) -> None:
    convert(folder)
    (folder / "texts" / "a.txt").write_text(TEXT.replace("Lee", "Loe"), encoding="utf-8")
    with pytest.raises(ValueError, match="not the text"):
        list(load(folder / "gold", folder / "texts"))


def test_a_bad_note_is_named_and_the_others_are_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "texts" / "b.txt").write_text(TEXT, encoding="utf-8")
    (folder / "notes" / "b.txt.note").write_text("entity Initech | Company\n", encoding="utf-8")
    assert convert(folder) == 1
    assert "b.txt.note: entity 'Initech' stands nowhere" in capsys.readouterr().err
    assert (folder / "gold" / "a.txt.json").exists()
