"""What the first bytes say a file is."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Final

PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SIGNED: Final = frozenset({PDF, DOCX})  # formats whose first bytes always tell

_PDF: Final = b"%PDF-"
_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD: Final = 4096
_PROLOGUE: Final = ((b"<?", b"?>"), (b"<!--", b"-->"))  # what may stand before the root of markup, with its end
_HTML: Final = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_FEED: Final = re.compile(rb"(?:<!doctype[^>]{0,300}>\s*)?<(?:rss|feed|rdf:RDF)[\s>]", re.IGNORECASE)
_HEADER: Final = re.compile(rb"^([A-Za-z][A-Za-z0-9-]{1,60}):", re.MULTILINE)
_ENVELOPE: Final = {b"received", b"message-id", b"mime-version", b"return-path", b"delivered-to", b"content-type"}


def sniff(data: bytes) -> str | None:
    """Return the media type the content itself shows, None when it shows none (plain text does not).

    >>> sniff(b"%PDF-1.7 ..."), sniff(b"<!doctype html><p>Hi"), sniff(b"Acme owns Globex.")
    ('application/pdf', 'text/html', None)
    """
    head = data[:_HEAD].removeprefix(b"\xef\xbb\xbf")
    if head.lstrip().startswith(_PDF):
        return PDF
    if head.startswith(_ZIP):
        return _sniff_zip(data)
    if head.startswith(_OLE):
        return "application/x-ole-storage"
    return _sniff_markup(head)


def _sniff_markup(head: bytes) -> str | None:
    root = _without_prologue(head)
    if _FEED.match(root):
        return "application/rss+xml"
    if _HTML.match(root):
        return "text/html"
    return "message/rfc822" if _is_mail(head) else None


def _without_prologue(head: bytes) -> bytes:
    head = head.lstrip()
    while ends := [end for start, end in _PROLOGUE if head.startswith(start)]:
        head = head.partition(ends[0])[2].lstrip()
    return head


def _sniff_zip(data: bytes) -> str:
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return "application/zip"
    is_word = "word/document.xml" in names
    return DOCX if is_word else "application/zip"


def _is_mail(head: bytes) -> bool:
    """Whether the head is a mail's: a press release with "From:" and "Date:" lines of its own is none."""
    if not _HEADER.match(head):
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {name.lower() for name in _HEADER.findall(block)}
    return b"from" in names and len(names & _ENVELOPE) > 0 and len(names) >= 3
