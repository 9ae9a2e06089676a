from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.model import Document
from kg.read import Limits, find_sources, read_all, read_each, read_file, read_source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden.txt", ".git/d.txt", "sub/e.md"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Acme owns {name}, it was said.", encoding="utf-8")
    return tmp_path / "news"


def _names(paths: list[Path], root: Path) -> list[str]:
    return [path.relative_to(root).as_posix() for path in paths]


def test_folders_are_walked_in_order_without_hidden_files(folder: Path) -> None:
    assert _names(find_sources([str(folder)]), folder) == ["a.txt", "b.txt", "sub/c.txt", "sub/e.md"]


def test_globs_and_files_and_no_file_twice(folder: Path) -> None:
    found = find_sources([str(folder / "**" / "*.txt"), str(folder / "a.txt"), str(folder / "sub" / ".." / "b.txt")])
    assert sorted(path.name for path in found) == ["a.txt", "b.txt", "c.txt"]


def test_a_hidden_file_named_outright_is_read(folder: Path) -> None:
    assert find_sources([str(folder / ".hidden.txt")]) == [folder / ".hidden.txt"]


@pytest.mark.parametrize("missing", ["nope.txt", "nope/*.txt", "empty"])
def test_what_stands_for_no_file_is_an_error(tmp_path: Path, missing: str) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(DocumentError, match=r"no such file|no file matches|holds no file"):
        find_sources([str(tmp_path / missing)])


def test_a_loop_of_links_ends(folder: Path) -> None:
    (folder / "sub" / "loop").symlink_to(folder, target_is_directory=True)
    assert len(find_sources([str(folder)])) == 4


def test_source_names_do_not_depend_on_the_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    absolute = [document.metadata for document in read_source(folder)]
    monkeypatch.chdir(folder.parent)
    assert [document.metadata for document in read_source("news")] == absolute
    assert [document.metadata for document in read_source("news/**/*")] == absolute
    assert [metadata.source for metadata in absolute] == ["a.txt", "b.txt", "sub/c.txt", "sub/e.md"]
    assert read_file(folder / "sub" / "c.txt")[0].metadata.source == "c.txt"
    assert read_file(folder / "sub" / "c.txt", name="mine")[0].metadata.source == "mine"


def test_order_of_sources_does_not_matter(folder: Path) -> None:
    names = [str(folder / name) for name in ("b.txt", "a.txt", "sub")]
    assert read_all(names).documents == read_all(reversed(names)).documents


def test_bad_documents_are_skipped_and_named(folder: Path) -> None:
    (folder / "bad.txt").write_bytes(b"\0\1\2")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "table.xlsx").write_bytes(b"PK\x03\x04")
    reading = read_all([str(folder), str(folder / "nope.txt")])
    assert len(reading.documents) == 4
    assert sorted(error.source for error in reading.skipped) == sorted(["bad.txt", "empty.txt", "table.xlsx", str(folder / "nope.txt")])
    with pytest.raises(DocumentError, match=r"bad\.txt: binary"):
        list(read_source(folder))


def test_a_large_file_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    [error] = read_all([str(path)]).skipped
    assert error.reason == "too large: 50.0 MB, the limit is 20.0 MB"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(folder: Path) -> None:
    (folder / "a.txt").chmod(0)
    [error] = read_all([str(folder / "a.txt")]).skipped
    assert "cannot be read" in error.reason


def test_a_name_that_is_no_text(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Acme owns Globex.")
    [document] = read_all([str(tmp_path)]).documents
    assert document.metadata.source == "caf\ufffd.txt"


def test_json_lines_may_be_longer_than_a_document(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    lines = [json.dumps({"id": f"d{number}", "text": "Acme owns Globex."}) for number in range(20)]
    path.write_text("\n".join([*lines, '{"id": "x"}', json.dumps({"id": "long", "text": "A" * 300})]), encoding="utf-8")
    results = list(read_each([str(path)], Limits(bytes=200)))
    assert [result.id for result in results if isinstance(result, Document)] == [f"d{number}" for number in range(20)]
    assert [error.source for error in results if isinstance(error, DocumentError)] == ["many.jsonl:21", "many.jsonl:22"]
