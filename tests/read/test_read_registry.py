from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import DocumentError, SettingsError
from kg.ports import Reader
from kg.read import read_bytes, reader_for, readers
from kg.read.registry import _readers
from kg.read.sniff import sniff

_BUILT_IN = ["docx", "email", "feed", "html", "jsonl", "markdown", "pdf", "text"]
_EPUB = """
from kg.read import Taken, to_document

class Epub:
    media_types = ("application/epub+zip",)
    suffixes = (".epub",)

    def read(self, data, source):
        yield to_document(Taken(f"{len(data)} bytes of a book.", "application/epub+zip"), source)

class MyText(Epub):
    media_types = ("text/plain",)
    suffixes = (".txt",)

class NoReader:
    pass
"""


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Install a package with these entry points, as pip would, for the time of a test."""
    (tmp_path / "kg_test_epub.py").write_text(_EPUB, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))

    def with_entry_points(lines: str) -> None:
        folder = tmp_path / "kg_test_epub-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: kg-test-epub\nVersion: 1.0\n", encoding="utf-8")
        (folder / "entry_points.txt").write_text(f"[kg.readers]\n{lines}\n", encoding="utf-8")
        _readers.cache_clear()

    yield with_entry_points
    _readers.cache_clear()


def test_built_in_names() -> None:
    assert sorted(readers()) == _BUILT_IN
    assert all(isinstance(reader, Reader) for reader in readers().values())


def test_no_two_readers_claim_the_same() -> None:
    claimed = [claim for reader in readers().values() for claim in (*reader.media_types, *reader.suffixes)]
    assert len(claimed) == len(set(claimed))


def test_another_package_adds_a_format(install: Callable[[str], None]) -> None:
    install("epub = kg_test_epub:Epub")
    assert sorted(readers()) == sorted([*_BUILT_IN, "epub"])
    assert read_bytes(b"PK\x03\x04...", "book.epub")[0].text == "7 bytes of a book."
    assert read_bytes(b"....", "book", "application/epub+zip")[0].metadata.media_type == "application/epub+zip"


def test_another_package_replaces_ours(install: Callable[[str], None]) -> None:
    install("text = kg_test_epub:MyText")
    assert sorted(readers()) == _BUILT_IN
    assert read_bytes(b"Acme.", "a.txt")[0].text == "5 bytes of a book."


@pytest.mark.parametrize("target", ["kg_test_epub:NoReader", "kg_test_epub:Missing", "kg_test_nowhere:X"])
def test_a_broken_package_is_named(install: Callable[[str], None], target: str) -> None:
    install(f"broken = {target}")
    with pytest.raises(SettingsError, match="'broken'"):
        readers()


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\n<!DOCTYPE html>", "text/html"),
        (b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- x --><html lang="en">', "text/html"),
        (b'<?xml version="1.0"?><rss version="2.0">', "application/rss+xml"),
        (b"<feed xmlns='http://www.w3.org/2005/Atom'>", "application/rss+xml"),
        (b"Received: by x\r\nFrom: a@b\r\nSubject: s\r\n\r\nHi", "message/rfc822"),
        (b"PK\x03\x04 broken", "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
        (b"Acme owns Globex.", None),
        (b"<p>Acme owns Globex.", None),
        (b"From: Acme\nDate: today\n\nAcme owns Globex.", None),
        (b"", None),
    ],
)
def test_content_shows_its_format(data: bytes, media_type: str | None) -> None:
    assert sniff(data) == media_type


@pytest.mark.parametrize(
    ("data", "name", "media_type", "expected"),
    [
        (b"<!doctype html><p>Hi", "a.txt", None, "html"),
        (b"%PDF-1.4", "a.txt", "text/plain", "pdf"),
        (b"Acme owns Globex.", "a.pdf", None, "text"),
        (b"Acme owns Globex.", "a.docx", None, "text"),
        (b"# Acme", "a.MD", None, "markdown"),
        (b"# Acme", "a", "text/markdown; charset=utf-8", "markdown"),
        (b"Acme", "St. Petersburg", None, "text"),
        (b"{}", "a.jsonl", None, "jsonl"),
        (b"Acme", "a.html", None, "html"),
        (b"Acme", "https://daily.example/news", None, "text"),
    ],
)
def test_which_reader(data: bytes, name: str, media_type: str | None, expected: str) -> None:
    assert reader_for(data, name, media_type) is readers()[expected]


def test_no_reader_says_which_there_are() -> None:
    with pytest.raises(DocumentError, match=r"a\.xlsx: no reader for \.xlsx; known are \.atom, \.docm, \.docx, \.eml"):
        reader_for(b"x", "a.xlsx")
    with pytest.raises(DocumentError, match="no reader for application/x-ole-storage"):
        reader_for(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.doc")
