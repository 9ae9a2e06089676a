"""Word documents: paragraphs and table cells in order, with the document's own properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from kg.errors import DocumentError
from kg.model import Document
from kg.read.assemble import to_document
from kg.read.limits import LIMITS, Limits, megabytes
from kg.read.sniff import DOCX
from kg.read.taken import Found, Taken, clean, clean_all

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_TEXT_OF: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_DELETED: Final = frozenset({f"{_W}del", f"{_W}moveFrom", _FALLBACK})
_ENTITY: Final = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_UTF16: Final = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")
_SMALL: Final = 1_000_000  # bytes; below it no ratio is dangerous
_PROGRAMS: Final = frozenset({"python-docx", "microsoft office user", "user", "admin"})


class DocxReader:
    """Reads Word documents (`.docx`); refuses archives and entities made to blow up."""

    media_types: tuple[str, ...] = (DOCX,)
    suffixes: tuple[str, ...] = (".docx", ".docm")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError on a broken file or a bomb."""
        try:
            check_archive(data, source, self._limits)
            taken = _take(data)
        except DocumentError:
            raise
        except Exception as error:  # python-docx raises whatever the broken part of a file leads it to
            raise DocumentError(source, f"the Word document is broken ({type(error).__name__})") from error
        yield to_document(taken, source, self._limits)


def check_archive(data: bytes, source: str, limits: Limits) -> None:
    """Raise DocumentError when an archive unpacks to too much, or when its XML declares entities.

    The sizes an archive claims are enough: a member that is longer than it claims is broken to `zipfile`.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = archive.infolist()
        unpacked = sum(member.file_size for member in members)
        packed = max(1, min(len(data), sum(member.compress_size for member in members)))
        if unpacked > limits.unpacked_bytes or (unpacked > _SMALL and unpacked > limits.unpacked_ratio * packed):
            raise DocumentError(source, f"a zip bomb: {megabytes(len(data))} that unpack to {megabytes(unpacked)}")
        for member in members:
            if member.filename.endswith((".xml", ".rels")):
                _check_xml(archive.read(member), source)


def _check_xml(xml: bytes, source: str) -> None:
    if xml.startswith(_UTF16):  # where the pattern would not be seen
        xml = xml.replace(b"\0", b"")
    if _ENTITY.search(xml):
        raise DocumentError(source, "its XML declares a document type or entities, which no Word document does")


def _take(data: bytes) -> Taken:
    import docx

    opened = docx.Document(io.BytesIO(data))
    paragraphs = [(_style(paragraph), text) for paragraph in opened.element.body.iter(f"{_W}p") if (text := _text(paragraph))]
    captions = frozenset(text for style, text in paragraphs if style == "caption")
    title = next((text for style, text in paragraphs if style == "title"), None) or next(
        (text for style, text in paragraphs if style == "heading1"), None
    )
    found = _found(opened.core_properties).or_else(Found(title=clean(title)))
    return Taken("\n\n".join(text for _, text in paragraphs), DOCX, found, captions=captions)


def _style(paragraph: Any) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else str(style.get(f"{_W}val", "")).lower().replace(" ", "")


def _text(paragraph: Any) -> str:
    """Return a paragraph's text as it reads with all changes accepted; paragraphs in its text boxes come by themselves."""
    if any(ancestor.tag in _DELETED for ancestor in paragraph.iterancestors()):
        return ""
    return "".join(_pieces(paragraph)).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _TEXT_OF:
            yield _TEXT_OF[child.tag]
        elif child.tag not in _DELETED and child.tag not in (f"{_W}p", f"{_W}pPr", f"{_W}rPr"):
            yield from _pieces(child)


def _found(properties: Any) -> Found:
    author = clean(properties.author)
    authors = () if author is None or author.lower() in _PROGRAMS else clean_all(re.split(r"\s*;\s*", author))
    return Found(title=clean(properties.title), authors=authors, language=clean(properties.language))
