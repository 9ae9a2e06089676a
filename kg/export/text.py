"""Text made safe for what it is written into."""

from __future__ import annotations

import re

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def xml_text(text: str) -> str:
    """Return text with the characters XML 1.0 cannot hold replaced by U+FFFD."""
    return _NOT_XML.sub("\ufffd", text)


def cell(text: str) -> str:
    """Return text that a spreadsheet shows and never calculates.

    >>> cell("=HYPERLINK(1)"), cell("Acme")
    ("'=HYPERLINK(1)", 'Acme')
    """
    clean = text.replace("\x00", "\ufffd").encode("utf-8", "replace").decode()
    return f"'{clean}" if clean.startswith(_FORMULA) or clean.lstrip().startswith(_FORMULA) else clean
