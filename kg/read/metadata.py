"""Title, authors, publisher, date and URL from the words of a text, for formats that say nothing about themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from kg.read.boilerplate import is_boilerplate
from kg.read.furniture import Furniture, furniture, opening
from kg.read.taken import Found
from kg.read.units import Unit

_HEAD: Final = 12  # units; what stands lower is no longer about the whole article
_TAIL: Final = 15
_PROSE: Final = 25  # words of a closed paragraph: the article has begun
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
    head = list(_head(units))
    found = _judged(head).or_else(Found(title=_title(head, len(units)), url=_url(head)))
    tail = units[-_TAIL:]
    return found.or_else(_judged([unit for unit in tail if unit not in head])).or_else(Found(url=_url(tail), publisher=_holder(tail)))


def _head(units: list[Unit]) -> Iterator[Unit]:
    """Yield the units before the second paragraph of prose."""
    prose = 0
    for unit in units[:_HEAD]:
        prose += unit.is_closed and unit.words >= _PROSE
        if prose > 1:
            return
        yield unit


def _judged(units: list[Unit]) -> Found:
    """Put together what bylines, dates and datelines say; a date of publication goes before a date of revision."""
    lines = [line for unit in units if (line := furniture(unit.text))]
    head = opening(units)
    openings = [Furniture("dateline", head.found)] if head else []
    found = Found()
    for line in sorted([*lines, *openings], key=lambda line: line.is_update):
        found = found.or_else(line.found)
    return found


def _title(head: list[Unit], total: int) -> str | None:
    """Return the headline: the first line above the article that is no sentence and no boilerplate."""
    for index, unit in enumerate(head):
        if unit.is_closed and unit.words >= _PROSE:
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
