"""What the lines above and below the body of a text say of it, and where the body begins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg.read.furniture import Furniture, furniture
from kg.read.header import is_cued, pieces_of, signed_from, states_itself
from kg.read.units import Unit, sentences

PROSE: Final = 25  # words of a closed paragraph: the article has begun
_BODY: Final = 15  # words of one that ends the lines which only their place explains
_HEAD: Final = 12  # units; what stands lower is no longer about the whole article
TAIL: Final = 15
_LAST: Final = 3  # units whose last sentence may say when the whole was published
_SENTENCE: Final = 6  # words of a closed sentence that is the article and no label


@dataclass(frozen=True)
class Said:
    """What a stretch of a text says of the whole; `is_pure` when it says nothing else."""

    start: int
    end: int
    line: Furniture
    is_pure: bool = True


def head(units: list[Unit]) -> list[Unit]:
    """Return the units before the second paragraph of prose: the first may be a summary."""
    return units[: _above(units, summaries=1)]


def tail(units: list[Unit]) -> list[Unit]:
    """Return the last units that do not stand above the body."""
    return units[max(_above(units, words=_BODY), len(units) - TAIL) :]


def above_body(units: list[Unit]) -> list[Said]:
    """Return what header lines above the body say that are not furniture by themselves; none where there is no body.

    >>> from kg.read.units import units
    >>> lines = "A headline\\n\\nMarkets desk, 3 March 2024\\n\\nOn 1 March 2024, Acme has sold Globex."
    >>> [(one.line.found.issued, one.is_pure) for one in above_body(units(lines))]
    [('2024-03-03', True)]
    """
    last = max((index for index, unit in enumerate(units) if unit.is_closed and unit.words >= _SENTENCE), default=0)
    top = units[: min(last, _above(units, summaries=1, words=_BODY))]
    strictly = _above(units, words=_BODY)
    said = [one for index, unit in enumerate(top) if (one := _header(unit, is_first=index == 0, is_above=index < strictly))]
    # Lines that name different days are a chronicle, whose days belong to what it tells.
    days = {one.line.found.issued for one in said if not one.line.is_update} - {None}
    kept = [one for one in said if len(days) <= 1 or not one.line.found.issued]
    return sorted([*kept, *_signed(top, kept)], key=lambda one: one.start)


def below_body(units: list[Unit]) -> list[Said]:
    """Return what the end of a text says of it, in lines or in the last sentence of a paragraph.

    >>> from kg.read.units import units
    >>> lines = ["Acme is sold", *["Globex has bought the maker of batteries Acme. " * 6] * 2, "Jo Doe lives here. Published 3 March 2024."]
    >>> [one.line.found.issued for one in below_body(units("\\n\\n".join(lines)))]
    ['2024-03-03']
    """
    last = tail(units)
    said = []
    for index, unit in enumerate(last):
        part = sentences(unit)[-1] if index >= len(last) - _LAST else unit
        line = None if furniture(unit.text) else states_itself(part.text) or (furniture(part.text) if is_cued(part.text) else None)
        said.extend([Said(part.start, part.end, line)] if line else [])
    return said


def _above(units: list[Unit], *, summaries: int = 0, words: int = PROSE) -> int:
    """Return how many units stand above the body: above a paragraph of so many words, after so many that sum it up."""
    for index, unit in enumerate(units[:_HEAD]):
        summaries -= unit.is_closed and unit.words >= words
        if summaries < 0:
            return index
    return min(len(units), _HEAD)


def _header(unit: Unit, *, is_first: bool, is_above: bool) -> Said | None:
    """Judge a line of the head; a first line is mostly the headline, and one after a paragraph must be furniture throughout."""
    if furniture(unit.text):
        return None
    if line := states_itself(unit.text):
        return Said(unit.start, unit.end, line)
    header = pieces_of(unit.text)
    if not header or (is_first and not header.is_surely_no_title) or not (header.is_pure or is_above):
        return None
    return Said(unit.start, unit.end, header.line, header.is_pure)


def _signed(top: list[Unit], said: list[Said]) -> Iterator[Said]:
    """Yield the line `NAME, TOWN` beside a line that says the day, where nothing else names an author."""
    lines = {one.start: one.line for one in said}
    judged = [lines.get(unit.start) or furniture(unit.text) for unit in top]
    if any(line and line.found.authors for line in judged):
        return
    for index, unit in enumerate(top):
        beside = [*judged[max(index - 1, 0) : index], *judged[index + 1 : index + 2]]
        line = None if judged[index] else signed_from(unit.text)
        if index and line and any(other and other.found.issued for other in beside):
            yield Said(unit.start, unit.end, line)
            return
