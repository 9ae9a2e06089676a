"""Title, authors, publisher, date and URL from the words of a text, for formats that say nothing about themselves."""

from __future__ import annotations

import re
from typing import Final

from kg.read.boilerplate import is_boilerplate
from kg.read.furniture import Furniture, furniture, opening
from kg.read.surroundings import PROSE, TAIL, Said, above_body, below_body, head, tail
from kg.read.taken import Found
from kg.read.units import Unit

_TITLE_WORDS: Final = range(2, 31)
_URL: Final = re.compile(
    r"(?:(?:source|url|link|lien|original(?: article)?|read the original(?: article)?(?: at)?|article original)\s*:?\s*)?"
    r"(https?://[^\s<>\"]{4,500})",
    re.IGNORECASE,
)
_HOLDER: Final = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s*[-–]\s*\d{4})?)?,?\s*(?:by\s+)?"
    r"(?P<holder>[^.|,©\d]{2,60}?)\s*(?:\d{4}.*|[.|,].*)?",
    re.IGNORECASE,
)


def from_text(units: list[Unit]) -> Found:
    """Return what the text says about itself: in its first lines, then in its last ones.

    >>> from kg.read.units import units
    >>> from_text(units("Acme buys Globex\\n\\nBy Jane Doe, The Daily\\n\\nMarch 3, 2024\\n\\nAcme has bought Globex, it said.")).issued
    '2024-03-03'
    """
    top, above = head(units), above_body(units)
    pure = {one.start for one in above if one.is_pure}
    title = _title([unit for unit in top if unit.start not in pure], len(units))
    found = _judged(top, above).or_else(Found(title=title, url=_url(top)))
    bottom = units[-TAIL:]
    return found.or_else(_judged(tail(units), below_body(units))).or_else(Found(url=_url(bottom), publisher=_holder(bottom)))


def _judged(units: list[Unit], said: list[Said]) -> Found:
    """Put together what bylines, dates and datelines say, the first first.

    A date of publication goes before a date of revision, and a line that says nothing else before one that does.
    """
    lines = [Said(unit.start, unit.end, line) for unit in units if (line := furniture(unit.text))]
    first = opening(units)
    openings = [Said(first.start, first.end, Furniture("dateline", first.found))] if first else []
    found = Found()
    for one in sorted([*lines, *openings, *said], key=lambda one: (one.line.is_update, not one.is_pure, one.start)):
        found = found.or_else(one.line.found)
    return found


def _title(head: list[Unit], total: int) -> str | None:
    """Return the headline: the first line above the article that is no sentence and no boilerplate."""
    for index, unit in enumerate(head):
        if unit.is_closed and unit.words >= PROSE:
            return None
        is_last = index + 1 == total
        if unit.words in _TITLE_WORDS and _reads_as_title(unit.text) and not is_last and not is_boilerplate(unit):
            return " ".join(unit.text.split())
    return None


def _reads_as_title(text: str) -> bool:
    return text.rstrip()[-1] not in ".:;,…" and not _URL.fullmatch(text) and any(letter.isalpha() for letter in text)


def _url(units: list[Unit]) -> str | None:
    return next((match[1].rstrip(".,;)") for unit in units if (match := _URL.fullmatch(unit.text))), None)


def _holder(units: list[Unit]) -> str | None:
    matches = (_HOLDER.fullmatch(unit.text) for unit in units)
    return next((" ".join(match["holder"].split()) for match in matches if match), None)
