"""Defaults, then the user's file, then options; every mistake names what is wrong."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from kg.errors import SettingsError
from kg.settings import Settings, load_settings, settings_file


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.ini"
    monkeypatch.setenv("KG_SETTINGS", str(path))
    return path


def test_defaults_without_a_file(file: Path) -> None:
    assert load_settings() == Settings()


def test_the_file_beats_the_defaults_and_options_beat_the_file(file: Path) -> None:
    file.write_text("[kg]\nmin_confidence = 0.4\nbase_iri = https://data.example/id/\nstrict = yes\n", encoding="utf-8")
    assert load_settings() == Settings(base_iri="https://data.example/id/", min_confidence=0.4, strict=True)
    assert load_settings(min_confidence=0.9, strict=False) == Settings(base_iri="https://data.example/id/", min_confidence=0.9)


def test_options_not_given_leave_the_file_alone(file: Path) -> None:
    file.write_text("[kg]\nmin_confidence = 0.4\nontology = mine.ttl\n", encoding="utf-8")
    assert load_settings(min_confidence=None, ontology=()) == load_settings()
    assert load_settings(min_confidence=0.0).min_confidence == 0.0


def test_paths_of_the_file_are_beside_it(file: Path) -> None:
    file.write_text("[kg]\nontology =\n    mine.ttl\n    deep/other.ttl\nlexicon = /absolute/names.ttl\n", encoding="utf-8")
    settings = load_settings()
    assert settings.ontology == (file.parent / "mine.ttl", file.parent / "deep" / "other.ttl")
    assert settings.lexicon == (Path("/absolute/names.ttl"),)
    assert load_settings(ontology=["cwd.ttl"]).ontology == (Path("cwd.ttl"),)


def test_percent_signs_mean_themselves(file: Path) -> None:
    file.write_text("[kg]\nbase_iri = https://data.example/a%20b/\n", encoding="utf-8")
    assert load_settings().base_iri == "https://data.example/a%20b/"


@pytest.mark.parametrize("word, strict", [("1", True), ("TRUE", True), ("on", True), ("no", False), ("0", False), ("false", False)])
def test_yes_and_no(file: Path, word: str, strict: bool) -> None:
    file.write_text(f"[kg]\nstrict = {word}\n", encoding="utf-8")
    assert load_settings().strict is strict


@pytest.mark.parametrize(
    "content, told",
    [
        (b"strict = yes\n", "settings.ini"),
        (b"[other]\nstrict = yes\n", "section"),
        (b"[kg]\ncolour = blue\n", "colour"),
        (b"[kg]\nmin_confidence = high\n", "high"),
        (b"[kg]\nstrict = yes\nstrict = no\n", "strict"),
        (b"[kg]\nbase_iri = \xff\xfe\n", "settings.ini"),
    ],
)
def test_a_bad_file_is_named(file: Path, content: bytes, told: str) -> None:
    file.write_bytes(content)
    with pytest.raises(SettingsError, match=told) as raised:
        load_settings()
    assert "settings.ini" in str(raised.value)


def test_an_impossible_value_in_the_file_names_the_file(file: Path) -> None:
    file.write_text("[kg]\nmin_confidence = 7\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"settings\.ini"):
        load_settings()


def test_a_word_that_is_neither_yes_nor_no_is_refused(file: Path) -> None:
    file.write_text("[kg]\nstrict = treu\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="treu"):
        load_settings()


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan")])
def test_confidence_is_a_probability(value: float) -> None:
    with pytest.raises(SettingsError, match="between 0 and 1"):
        Settings(min_confidence=value)


@pytest.mark.parametrize("value", ["", "example", "example.org/id/", "https://example.org/id"])
def test_a_base_is_an_absolute_iri_that_can_be_continued(value: str) -> None:
    with pytest.raises(SettingsError, match="base_iri"):
        Settings(base_iri=value)


def test_an_unknown_option_lists_the_known_ones(file: Path) -> None:
    with pytest.raises(SettingsError, match=r"'colour'.*min_confidence"):
        load_settings(colour="blue")


def test_are_frozen() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().strict = True  # type: ignore[misc]


def test_where_the_file_is_looked_for(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("KG_SETTINGS", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    assert settings_file() == tmp_path / "config" / "kg" / "settings.ini"
    monkeypatch.delenv("XDG_CONFIG_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings_file() == tmp_path / ".config" / "kg" / "settings.ini"
