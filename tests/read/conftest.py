"""Files made on the spot, for the tests of the readers."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence

import docx
import pytest
from pypdf import PdfReader, PdfWriter


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return _pdf


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return _word


@pytest.fixture
def with_member() -> Callable[[bytes, str, bytes], bytes]:
    return _with_member


def _pdf(
    pages: Sequence[Sequence[str]], *, properties: dict[str, str] | None = None, password: str | None = None, owner: str | None = None
) -> bytes:
    """Return a PDF whose pages hold these lines."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(_plain_pdf(pages))))
    writer.add_metadata(properties or {})
    if password is not None or owner is not None:
        writer.encrypt(password or "", owner, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _plain_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    kids = " ".join(f"{4 + 2 * index} 0 R" for index in range(len(pages)))
    bodies = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for index, lines in enumerate(pages):
        shown = "".join(f"({_escaped(line)}) Tj 0 -14 Td\n" for line in lines)
        stream = f"BT /F1 11 Tf 60 760 Td\n{shown}ET"
        bodies.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * index} 0 R /Resources << /Font << /F1 3 0 R >> >> >>"
        )
        bodies.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    return _numbered(bodies)


def _escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _numbered(bodies: Sequence[str]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("cp1252")
    start = len(out)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def _word(paragraphs: Sequence[tuple[str, str | None]], **properties: str) -> bytes:
    """Return a Word document of paragraphs with their styles, with core properties."""
    document = docx.Document()
    for text, style in paragraphs:
        document.add_paragraph(text, style)
    for name, value in properties.items():
        setattr(document.core_properties, name, value)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _with_member(archive: bytes, name: str, content: bytes) -> bytes:
    """Return a zip archive with one member put in the place of its namesake."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            if member.filename != name:
                new.writestr(member, old.read(member))
        new.writestr(name, content)
    return out.getvalue()
