"""Compiled programs kept between runs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from kg.annotate import parse_texts
from kg.extract import cache
from kg.extract.cache import CachedCompiler
from kg.extract.kept import cache_dir
from kg.extract.program import Program, Rule
from kg.ontology import Ontology

PROGRAM = Program({("<subj buy", ">obj"): (Rule("acquires", False, 2),)}, {}, {("buy", "tout"): (Rule("acquires", True, 1, "subject"),)})


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages really compiled."""
    languages: list[str] = []

    def compile_program(ontology: Ontology, lang: str, parse: object) -> Program:
        languages.append(lang)
        return PROGRAM

    monkeypatch.setattr(cache, "compile_program", compile_program)
    return languages


@pytest.fixture
def ontology() -> Ontology:
    return Ontology({}, {}, "one")


def _parse(*_: Any) -> Iterator[Any]:
    raise AssertionError("nothing is to be parsed")


def test_a_second_run_reads_what_the_first_compiled(tmp_path: Path, compiled: list[str], ontology: Ontology) -> None:
    first = CachedCompiler("model 1", tmp_path / "made" / "on demand")(ontology, "en", _parse)
    second = CachedCompiler("model 1", tmp_path / "made" / "on demand")(ontology, "en", _parse)
    assert first == second == PROGRAM and compiled == ["en"]


def test_another_model_language_ontology_or_code_is_compiled_anew(
    tmp_path: Path, compiled: list[str], ontology: Ontology, monkeypatch: pytest.MonkeyPatch
) -> None:
    CachedCompiler("model 1", tmp_path)(ontology, "en", _parse)
    CachedCompiler("model 2", tmp_path)(ontology, "en", _parse)
    CachedCompiler("model 1", tmp_path)(ontology, "fr", _parse)
    CachedCompiler("model 1", tmp_path)(replace(ontology, digest="other"), "en", _parse)
    monkeypatch.setattr(cache, "_code", lambda: "changed code")
    CachedCompiler("model 1", tmp_path)(ontology, "en", _parse)
    assert len(compiled) == 5 and len(list(tmp_path.iterdir())) == 5


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"null", b'{"paths": []}', b"\xff\xfe", b'{"paths": 1, "halves": [], "surface": []}']
)
def test_a_broken_file_is_compiled_anew_and_mended(tmp_path: Path, compiled: list[str], ontology: Ontology, content: bytes) -> None:
    CachedCompiler("model", tmp_path)(ontology, "en", _parse)
    [kept] = tmp_path.iterdir()
    kept.write_bytes(content)
    assert CachedCompiler("model", tmp_path)(ontology, "en", _parse) == PROGRAM
    assert compiled == ["en", "en"]
    assert Program.from_dict(json.loads(kept.read_text(encoding="utf-8"))) == PROGRAM


def test_a_folder_that_cannot_be_written_is_done_without(tmp_path: Path, compiled: list[str], ontology: Ontology) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert CachedCompiler("model", tmp_path / "file")(ontology, "en", _parse) == PROGRAM
    assert compiled == ["en"]


@pytest.mark.parametrize("failing", ["pathlib.Path.write_text", "pathlib.Path.replace"])
def test_an_interrupted_write_leaves_nothing_behind(
    tmp_path: Path, compiled: list[str], ontology: Ontology, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(*_: Any, **__: Any) -> None:
        raise OSError("disk full")

    with monkeypatch.context() as broken:
        broken.setattr(failing, fail)
        assert CachedCompiler("model", tmp_path)(ontology, "en", _parse) == PROGRAM
    assert not list(tmp_path.iterdir())


def test_the_folder_is_the_users_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_dir() == tmp_path / "kg" / "programs"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert cache_dir() == tmp_path / ".cache" / "kg" / "programs"


def test_the_real_compiler_gives_what_the_cache_gives_back(tmp_path: Path, tiny: Any) -> None:
    fresh = CachedCompiler("model", tmp_path)(tiny.ontology, "en", parse_texts)
    assert CachedCompiler("model", tmp_path)(tiny.ontology, "en", _parse) == fresh == tiny.program()
