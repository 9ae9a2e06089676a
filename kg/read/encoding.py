"""Bytes to text, exactly: the byte-order mark removed and nothing else touched."""

from __future__ import annotations

import codecs
import re
from typing import Final

from kg.errors import DocumentError

# UTF-32 before UTF-16: their little-endian marks begin alike.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_LEGACY: Final = ["cp1252", "iso8859_15", "mac_roman", "cp850"]
# Names of encodings of text; Python knows others (punycode, unicode_escape) that hostile files could make it suffer with.
_TEXT_ENCODING: Final = re.compile(r"(?:utf|iso|windows|cp|latin|l\d|mac|us|ascii|gb|big|euc|shift|koi)[\w.:-]*", re.IGNORECASE)
_MEANT: Final = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "utf-8": "utf-8-sig"}
_CONTROL_SHARE: Final = 0.01
_SAMPLE: Final = 200_000


def decode(data: bytes, source: str) -> str:
    """Return the text of a file; raises DocumentError when it is empty or no text.

    >>> decode(b"\\xef\\xbb\\xbfcaf\\xc3\\xa9", "a.txt"), decode("Né à Orléans".encode("latin-1"), "b.txt")
    ('café', 'Né à Orléans')
    """
    if not data:
        raise DocumentError(source, "the file is empty")
    text = _decode_marked(data, source)
    if text is None:
        text = _decode_unmarked(data, source)
    if is_binary(text):
        raise DocumentError(source, "binary data, not text")
    return text


def decode_declared(data: bytes, encoding: str | None) -> str | None:
    """Return the text of bytes in the encoding they are said to be in, None when they cannot be in it.

    `iso-8859-1` is taken for Windows-1252, as browsers take it.

    >>> decode_declared(b"\\x93Oui\\x94", "ISO-8859-1"), decode_declared(b"\\xff", "utf-8"), decode_declared(b"a", "rot13")
    ('“Oui”', None, None)
    """
    name = (encoding or "").lower()
    if not _TEXT_ENCODING.fullmatch(name):
        return None
    try:
        return data.decode(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return None


def is_binary(text: str) -> bool:
    """Whether a text holds NUL or more control characters than any text would."""
    controls = len(_CONTROL.findall(text, 0, _SAMPLE))
    return "\0" in text or controls > _CONTROL_SHARE * min(len(text), _SAMPLE)


def _decode_marked(data: bytes, source: str) -> str | None:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DocumentError(source, f"the byte-order mark says {encoding}, but byte {error.start} is not") from error
    return None


def _decode_unmarked(data: bytes, source: str) -> str:
    if b"\0" in data:
        raise DocumentError(source, "binary data, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_legacy(data, source)


def _decode_legacy(data: bytes, source: str) -> str:
    """Decode the eight-bit encodings English and French were written in."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY, enable_fallback=False).best()
    for encoding in (best.encoding if best else None, "cp1252", "latin-1"):
        if encoding:
            try:
                return data.decode(encoding)
            except UnicodeDecodeError:
                continue
    raise DocumentError(source, "the encoding cannot be told; save the file as UTF-8")
