"""Make the PDF and Word articles from their text in `data/sources/`: the same text gives the same bytes.

A source has headings (`#`, `##`, `###`) and paragraphs, one a line. Run `python data/make_articles.py`; Word needs python-docx.
"""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from docx import Document

DATA: Final = Path(__file__).resolve().parent
PDFS: Final = ("psn-italy", "brightmoor-interim")
WORDS: Final = ("eucs-briefing", "maertens-court")
EPOCH: Final = datetime(2024, 1, 1)
_SIZES: Final = {0: 12, 1: 20, 2: 14, 3: 14}
_TOP, _BOTTOM, _LEFT = 780, 60, 64


class Block(NamedTuple):
    """A heading of some level, or a paragraph (level 0)."""

    level: int
    text: str


def blocks(source: str) -> list[Block]:
    """Return the headings and paragraphs of a source."""
    marked = [re.fullmatch(r"(#{0,3})\s*(.+)", line) for line in source.splitlines() if line.strip()]
    return [Block(len(match[1]), match[2]) for match in marked if match]


def pdf(parts: list[Block]) -> bytes:
    """Return a PDF in Helvetica with a running head and page numbers; no paragraph is cut by a page."""
    pages = _pages(parts)
    numbers = [4 + 2 * index for index in range(len(pages))]
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, page in zip(numbers, pages, strict=True):
        stream = _stream(page, parts[0].text, 1 + numbers.index(number))
        place = f"/Parent 2 0 R /MediaBox [0 0 595 842] /Contents {number + 1} 0 R"
        objects.append(f"<< /Type /Page {place} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects.append(b"<< /Title (%s) >>" % _escape(parts[0].text))
    return _file(objects)


def docx(parts: list[Block]) -> bytes:
    """Return a Word file with a title, headings and paragraphs."""
    document = Document()
    document.core_properties.title = parts[0].text
    document.core_properties.author = ""
    document.core_properties.created = document.core_properties.modified = EPOCH
    for block in parts:
        document.add_heading(block.text, max(block.level - 1, 0)) if block.level else document.add_paragraph(block.text)
    raw = io.BytesIO()
    document.save(raw)
    return _repack(raw.getvalue())


def _pages(parts: list[Block]) -> list[list[tuple[int, int, str]]]:
    """Return pages of lines: height, font size, text."""
    pages: list[list[tuple[int, int, str]]] = [[]]
    height = _TOP
    for block in parts:
        size = _SIZES[block.level]
        lines = textwrap.wrap(block.text, 960 // size)
        if height - len(lines) * (size + 9) < _BOTTOM + (40 if block.level else 0):
            pages.append([])
            height = _TOP
        for line in lines:
            pages[-1].append((height, size, line))
            height -= size + 9
        height -= 8
    return pages


def _stream(lines: list[tuple[int, int, str]], head: str, number: int) -> bytes:
    around = [(812, 8, head), (32, 8, f"Page {number}")]
    return b"\n".join(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, _LEFT, y, _escape(text)) for y, size, text in [*around, *lines])


def _escape(text: str) -> bytes:
    return re.sub(rb"([()\\])", rb"\\\1", text.encode("cp1252"))


def _file(objects: list[bytes]) -> bytes:
    out, offsets = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    end = b"trailer\n<< /Size %d /Root 1 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, size - 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table) + end


def _repack(raw: bytes) -> bytes:
    """Return a zip file with its members sorted and dated alike."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            new.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), old.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()


def main() -> None:
    for names, suffix, write in ((PDFS, ".pdf", pdf), (WORDS, ".docx", docx)):
        for name in names:
            parts = blocks((DATA / "sources" / f"{name}.txt").read_text(encoding="utf-8"))
            (DATA / "articles" / f"{name}{suffix}").write_bytes(write(parts))


if __name__ == "__main__":
    main()
