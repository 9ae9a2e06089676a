"""Dates as English and French write them, to ISO 8601."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv",
            "february feb février fevrier févr fevr fév fev",
            "march mar mars",
            "april apr avril avr",
            "may mai",
            "june jun juin",
            "july jul juillet juil",
            "august aug août aout",
            "september sept sep septembre",
            "october oct octobre",
            "november nov novembre",
            "december dec décembre decembre déc",
        ),
        start=1,
    )
    for name in names.split()
}
_WEEKDAYS: Final = (
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon|tues?|wed|thurs?|thu|fri|sat|sun|"
    "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
)
_MONTH: Final = rf"(?P<month>{'|'.join(sorted(_MONTHS, key=len, reverse=True))})\b\.?"
_DAY: Final = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|e)?"
_YEAR: Final = r"(?P<year>(?:1[4-9]|20|21)\d\d)"
_ZONE: Final = r"(?:Z|UTC|GMT|[ECMP][SD]T|CES?T|BST|[+-]\d\d:?\d\d)"
_CLOCK: Final = (
    r"(?:[T,]?\s*(?:à|at|-|–|—|\|)?\s*\d{1,2}\s?(?::|h)\s?\d{0,2}(?::\d\d(?:\.\d+)?)?"
    rf"(?:\s*[ap]\.?m\b\.?)?(?:\s*{_ZONE})?(?!\w))?"
)
_FORMS: Final = tuple(
    re.compile(rf"(?<![\w/.-])(?:(?:{_WEEKDAYS})\b\.?,?\s+)?(?:le\s+)?{form}(?!(?!T\d)[\w/-]){_CLOCK}", re.IGNORECASE)
    for form in (
        rf"{_YEAR}-(?P<number>\d\d)-(?P<day>\d\d)",
        rf"{_YEAR}/(?P<number>\d\d)/(?P<day>\d\d)",
        rf"{_MONTH}\s+{_DAY},?\s+{_YEAR}",
        rf"{_DAY}(?:\s+of)?[\s-]+{_MONTH},?[\s-]+{_YEAR}",
        r"(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.]" + _YEAR,
        rf"{_MONTH},?\s+{_YEAR}",
    )
)


@dataclass(frozen=True)
class FoundDate:
    """A date and where it stands: the offsets take in the weekday before it and the time of day after it."""

    iso: str
    start: int
    end: int


def find_date(text: str, *, day_first: bool = False) -> FoundDate | None:
    """Return the first date written out in a text, as precise as it is written.

    A date in numbers alone that could be read two ways is no date, unless `day_first` says how to read it.

    >>> find_date("Published on June 22, 2022 at 10:15").iso, find_date("le 1er janvier 2016").iso, find_date("in March 2021").iso
    ('2022-06-22', '2016-01-01', '2021-03')
    >>> find_date("03/04/2021"), find_date("23/04/2021").iso
    (None, '2021-04-23')
    """
    found = [
        FoundDate(iso, match.start(), match.end())
        for form in _FORMS
        for match in [form.search(text)]
        if match and (iso := _iso(match, day_first))
    ]
    # The longer reading wins where two begin alike: "22 June 2022" and not "June 2022".
    return min(found, key=lambda one: (one.start, -len(one.iso)), default=None)


def parse_date(text: str | None, *, day_first: bool = False) -> str | None:
    """Return the ISO date that a metadata value or a line says and nothing more, None when it is no date.

    >>> parse_date("2022-06-22T10:15:00+02:00"), parse_date("mercredi 22 juin 2022"), parse_date("2021"), parse_date("soon")
    ('2022-06-22', '2022-06-22', '2021', None)
    """
    value = (text or "").strip(" \t\r\n.|")
    if re.fullmatch(_YEAR, value):
        return value
    if match := re.fullmatch(rf"{_YEAR}-(0[1-9]|1[0-2])", value):
        return match.group()
    found = find_date(value, day_first=day_first)
    return found.iso if found and not value[: found.start].strip() and not value[found.end :].strip(" .)") else None


def _iso(match: re.Match[str], day_first: bool) -> str | None:
    parts = match.groupdict()
    year = int(parts["year"])
    if parts.get("first"):
        return _numeric(year, int(parts["first"]), int(parts["second"]), day_first)
    month = int(parts["number"]) if parts.get("number") else _MONTHS[parts["month"].lower()]
    return _checked(year, month, int(parts["day"])) if parts.get("day") else f"{year:04}-{month:02}"


def _numeric(year: int, first: int, second: int, day_first: bool) -> str | None:
    if first == second or first > 12 or day_first:
        return _checked(year, second, first)
    return _checked(year, first, second) if second > 12 else None


def _checked(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
