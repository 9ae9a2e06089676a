from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import docx
import pytest

from kg.errors import DocumentError
from kg.read import Limits, read_bytes

Docx = Callable[..., bytes]
_BODY = "word/document.xml"
_PLAIN = [("Acme owns Globex.", None)]
_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>"""


def test_paragraphs_and_captions(make_docx: Docx) -> None:
    data = make_docx([("Acme buys Globex", "Title"), ("Acme owns Globex.", None), ("The plant of Initech", "Caption")])
    document = read_bytes(data, "a.docx")[0]
    assert document.text == "Acme buys Globex\n\nAcme owns Globex.\n\nThe plant of Initech"
    assert [document.text[skip.start : skip.end] for skip in document.skips] == ["The plant of Initech"]
    assert document.metadata.title == "Acme buys Globex"


def test_properties(make_docx: Docx) -> None:
    metadata = read_bytes(make_docx(_PLAIN, title="Acme buys Globex", author="Jane Doe; John Roe", language="en-GB"), "a.docx")[0].metadata
    assert (metadata.title, metadata.authors, metadata.language) == ("Acme buys Globex", ("Jane Doe", "John Roe"), "en")


def test_the_program_is_no_author(make_docx: Docx) -> None:
    assert read_bytes(make_docx(_PLAIN), "a.docx")[0].metadata.authors == ()


def test_tables_are_read_in_their_place() -> None:
    word = docx.Document()
    word.add_paragraph("Before.")
    word.add_table(1, 2).rows[0].cells[1].text = "Globex is in Lyon."
    word.add_paragraph("After.")
    out = io.BytesIO()
    word.save(out)
    assert read_bytes(out.getvalue(), "a.docx")[0].text == "Before.\n\nGlobex is in Lyon.\n\nAfter."


def test_changes_are_taken_as_accepted(make_docx: Docx, with_member: Callable[[bytes, str, bytes], bytes]) -> None:
    body = (
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p>'
        "<w:r><w:t>Acme </w:t></w:r><w:del><w:r><w:t>sold</w:t><w:delText>sold</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>bought</w:t></w:r></w:ins><w:hyperlink><w:r><w:t> Globex</w:t></w:r></w:hyperlink>"
        "</w:p></w:body></w:document>"
    )
    assert read_bytes(with_member(make_docx(_PLAIN), _BODY, body.encode()), "a.docx")[0].text == "Acme bought Globex"


def test_zip_bomb(make_docx: Docx, with_member: Callable[[bytes, str, bytes], bytes]) -> None:
    bomb = with_member(make_docx(_PLAIN), "word/media/image1.xml", b" " * 30_000_000)
    with pytest.raises(DocumentError, match="zip bomb"):
        read_bytes(bomb, "a.docx")
    with pytest.raises(DocumentError, match="zip bomb"):
        read_bytes(make_docx(_PLAIN), "a.docx", limits=Limits(unpacked_bytes=1_000))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entity_bomb(make_docx: Docx, with_member: Callable[[bytes, str, bytes], bytes], encoding: str) -> None:
    laughs = _LAUGHS.decode().encode(encoding)
    with pytest.raises(DocumentError, match="declares a document type or entities"):
        read_bytes(with_member(make_docx(_PLAIN), _BODY, laughs), "a.docx")


def test_broken(make_docx: Docx, with_member: Callable[[bytes, str, bytes], bytes]) -> None:
    with pytest.raises(DocumentError, match="broken"):
        read_bytes(make_docx(_PLAIN)[:2000], "a.docx")
    with pytest.raises(DocumentError, match="broken"):
        read_bytes(with_member(make_docx(_PLAIN), _BODY, b"<w:document"), "a.docx")


def test_a_zip_that_is_no_word_document() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", "Acme owns Globex.")
    with pytest.raises(DocumentError, match="broken"):
        read_bytes(out.getvalue(), "a.docx")
    with pytest.raises(DocumentError, match="no reader for application/zip"):
        read_bytes(out.getvalue(), "a.zip")


def test_a_word_document_with_another_suffix(make_docx: Docx) -> None:
    assert read_bytes(make_docx(_PLAIN), "a.txt")[0].text == "Acme owns Globex."
