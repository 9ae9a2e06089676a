"""Names that run into the title after them: in "United States District Judge" the country ends before "District"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.annotate.found import Found

_BEFORE: Final = re.compile(r"(?:\s(?:Federal|District|Circuit|Magistrate))+$")
_HOLDER: Final = re.compile(r"\s(?:Judge|Attorney)\b")
_LONGEST: Final = 40
"""Characters of a title before its noun, at most."""


def title_start(text: str, end: int) -> int | None:
    """Return where, before an offset at which a name seems to end, the title of a judge or attorney begins; None where none does.

    >>> title_start("United States District Judge Ada Brook", 22)
    13
    """
    begin = max(0, end - _LONGEST)
    found = _BEFORE.search(text[begin:end]) if _HOLDER.match(text, end) else None
    return begin + found.start() if found else None


def without_titles(text: str, found: Iterable[Found]) -> list[Found]:
    """Return the mentions of a document, each ending before the title of the judge or attorney named after it."""
    return [_cut(text, each, title_start(text, each.end)) for each in found]


def _cut(text: str, found: Found, end: int | None) -> Found:
    if end is None or end <= found.start:
        return found
    words = len(text[end : found.end].split())
    return replace(found, words=(found.words[0], found.words[1] - words), end=end, text=text[found.start : end])
