"""A text as units: paragraphs and lines that stand alone, with their places in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_LINE: Final = re.compile(r"[^\r\n\f\v\x85\u2028\u2029]+")
_BLANK: Final = re.compile(r"(?:\r\n|[\r\n\f\v\x85\u2028\u2029])[ \t\xa0]*(?:\r\n|[\r\n\f\v\x85\u2028\u2029])|\f")
# Possessive and bounded: a hostile run of blanks or quotes must not be gone over again and again.
_SENTENCE_END: Final = re.compile(r"(?<=[.!?…])[\"”»’')\]]{0,4}\s++(?=[\"“«‘'(\[—–-]{0,4}\s?[A-ZÀ-ÖØ-Þ0-9])")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|St|Inc|Corp|Co|Ltd|Jr|Sr|No|vs|Fig|fig|M|MM|Mme|Gov|Sen|Rep|Gen|Col|Lt|Sgt|Prof|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.[A-Za-z])\.$"
)
_CLOSED: Final = re.compile(r"[.!?…:;][\"”»’')\]]*$")
_WRAPPED_WIDTH: Final = 45  # a line shorter than this did not need to be broken


@dataclass(frozen=True)
class Unit:
    """A stretch of text that stands alone; `text` is the slice `start:end` without outer blanks, end exclusive."""

    start: int
    end: int
    text: str

    @property
    def words(self) -> int:
        return len(self.text.split())

    @property
    def is_closed(self) -> bool:
        """Whether it ends as a sentence does."""
        return self.text.rstrip("\"”»’')] ").endswith((".", "!", "?", "…"))


def units(text: str, stands_alone: re.Pattern[str] | None = None) -> list[Unit]:
    """Return the units in order; lines that a fixed width broke are put together, and `stands_alone` says which never are.

    >>> [unit.text for unit in units("A headline\\n\\nOne paragraph.\\nAnother.")]
    ['A headline', 'One paragraph.', 'Another.']
    """
    groups: list[list[Unit]] = []
    for line in _lines(text):
        if groups and _continues(groups[-1], line, text, stands_alone):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [Unit(group[0].start, group[-1].end, text[group[0].start : group[-1].end]) for group in groups]


def sentences(unit: Unit) -> list[Unit]:
    """Return the sentences of a unit, roughly: good enough to mark boilerplate in a paragraph.

    >>> [part.text for part in sentences(Unit(5, 43, "Want to know more? Sign up to Mr. Smith."))]
    ['Want to know more?', 'Sign up to Mr. Smith.']
    """
    parts: list[Unit] = []
    start = 0
    for match in _SENTENCE_END.finditer(unit.text):
        if not _ABBREVIATED.search(unit.text, max(start, match.start() - 7), match.start()):
            parts.append(_part(unit, start, match.end()))
            start = match.end()
    return [*parts, _part(unit, start, len(unit.text))]


def _part(unit: Unit, start: int, end: int) -> Unit:
    text = unit.text[start:end].rstrip()
    return Unit(unit.start + start, unit.start + start + len(text), text)


def _lines(text: str) -> list[Unit]:
    lines = []
    for match in _LINE.finditer(text):
        stripped = match.group().strip("\ufeff \t\xa0")
        if stripped:
            start = match.start() + match.group().index(stripped)
            lines.append(Unit(start, start + len(stripped), stripped))
    return lines


def _continues(group: list[Unit], line: Unit, text: str, stands_alone: re.Pattern[str] | None) -> bool:
    """Whether a line goes on with the paragraph of the lines before it."""
    last = group[-1]
    if _BLANK.search(text, last.end, line.start):
        return False
    if line.text[0].islower():
        return True
    if len(last.text) < _WRAPPED_WIDTH or _CLOSED.search(last.text):
        return False
    return not (stands_alone and (stands_alone.match(line.text) or stands_alone.match(last.text)))
