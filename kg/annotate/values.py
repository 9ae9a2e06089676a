"""Dates and amounts of money: the words, and the value they stand for.

A date without a year, and "last year" or "next month", is counted from the document's date of issue; without one it has no value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Final, NamedTuple

from kg.annotate.lexis import Lexis
from kg.annotate.weekdays import weekdays

DATE, AMOUNT = "date", "amount"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_YEARS: Final = range(1000, 9000)
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|er)?"
_CURRENCIES: Final = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "us$": "USD",
    "eur": "EUR",
    "usd": "USD",
    "gbp": "GBP",
    "chf": "CHF",
    "euro": "EUR",
    "euros": "EUR",
    "dollar": "USD",
    "dollars": "USD",
    "pound": "GBP",
    "pounds": "GBP",
    "livres": "GBP",
    "yen": "JPY",
    "yens": "JPY",
}


class Value(NamedTuple):
    """Where a literal stands in the text, what kind it is, and its normalised value with an XSD type."""

    start: int
    end: int
    kind: str
    value: str
    datatype: str


def values(text: str, start: int, end: int, lexis: Lexis, issued: date | None) -> list[Value]:
    """Return the dates and amounts between two offsets, the longest first where they overlap, in text order.

    >>> from kg.annotate.lexis_en import ENGLISH
    >>> [v.value for v in values("It paid €2.5 million on 3 May 2021 and again in June.", 0, 53, ENGLISH, date(2022, 2, 1))]
    ['2500000 EUR', '2021-05-03', '2021-06']
    """
    found = sorted((*_dates(text, start, end, lexis, issued), *_amounts(text, start, end, lexis)), key=lambda v: (v.start - v.end, v.start))
    kept: list[Value] = []
    for value in found:
        if all(value.end <= other.start or other.end <= value.start for other in kept):
            kept.append(value)
    return sorted(kept)


def issue_date(written: str | None) -> date | None:
    """Return the day that a document's other days are counted from; none so early or late that they would leave the calendar."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?.*", written or "")
    if not match or int(match[1]) not in _YEARS:
        return None
    try:
        return date(int(match[1]), int(match[2] or 12), int(match[3] or 28))
    except ValueError:
        return None


@cache
def _date_patterns(code: str, months: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    month = r"(?P<month>" + "|".join(re.escape(name) for name in sorted(months, key=lambda name: (-len(name), name))) + r")(?!\w)"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"\b(?P<year>(?:1[5-9]|20)\d\d)-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b",
            rf"\b{_DAY}(?:\s+of)?\s+{month},?\s+{_YEAR}\b",
            rf"\b{month}\s+{_DAY},?\s+{_YEAR}\b",
            rf"\b{month},?\s+(?:of\s+)?{_YEAR}\b",
            rf"\b{_DAY}\s+{month}",
            rf"\b{month}\s+{_DAY}\b(?!\d)",
            rf"(?:\b(?:in|since|until|by|from|en|depuis|fin|début|mid-|late|early|last|next|dès|d'ici)\s+){month}",
            rf"(?<![\w.,$€£-]){_YEAR}(?![\w%€]|[.,]\d|\s*(?:euros|dollars|people|personnes|employees))",
        )
    )


def _dates(text: str, start: int, end: int, lexis: Lexis, issued: date | None) -> Iterator[Value]:
    for pattern in _date_patterns(lexis.code, tuple(sorted(lexis.months))):
        for match in pattern.finditer(text, start, end):
            value = _calendar(match.groupdict(), lexis, issued, match[0].lower())
            if value:
                first = match.start("month") if pattern.pattern.startswith("(?:\\b") else match.start()
                yield Value(first, match.end(), DATE, value, _datatype(value))
    if issued:
        yield from _relative(text, start, end, lexis, issued)
        yield from (Value(*found, DATE, day.isoformat(), "date") for found, day in weekdays(text, start, end, lexis, issued))


def _calendar(parts: dict[str, str | None], lexis: Lexis, issued: date | None, words: str) -> str | None:
    month = int(parts["number"] or 0) if "number" in parts else lexis.months.get((parts.get("month") or "").lower(), 0)
    day = int(parts.get("day") or 0)
    year = int(parts.get("year") or 0) or (_nearest_year(month, day, issued, lexis, words) if issued else 0)
    if not year:
        return None
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return "-".join([f"{year:04}", *([f"{month:02}"] if month else []), *([f"{day:02}"] if day else [])])


def _nearest_year(month: int, day: int, issued: date, lexis: Lexis, words: str) -> int:
    """News dates without a year lie within half a year, the past before the future; "next May" and "by May" do not look back."""
    ahead = any(word in words for word in (*lexis.next_words, "by ", "until ", "d'ici"))
    if not day and any(word in words for word in lexis.last_words):
        return issued.year - (month >= issued.month)
    behind = (month, day or 1) > (issued.month, issued.day if day else 31)
    if ahead:
        return issued.year if (month, day or 31) >= (issued.month, issued.day) else issued.year + 1
    return issued.year - 1 if behind and month - issued.month > (1 if day else 3) else issued.year


def _datatype(value: str) -> str:
    return ("gYear", "gYearMonth", "date")[value.count("-")]


@cache
def _relative_patterns(code: str, last: str, this: str, following: str, units: str) -> tuple[re.Pattern[str], ...]:
    english = (
        rf"\b(?P<last>{last})\s+(?P<unit>{units})\b",
        rf"\b(?P<this>{this})\s+(?P<unit>{units})\b",
        rf"\b(?P<next>{following})\s+(?P<unit>{units})\b",
        r"\b(?P<number>\d+|an?|one|two|three|four|five|six|ten)\s+(?P<unit>years?|months?|weeks?|days?)\s+ago\b",
    )
    french = (
        rf"\b(?P<unit>{units})\s+(?P<last>{last})\b",
        rf"\b(?P<this>{this})\s+(?P<unit>{units})\b(?!\s+(?:{last}|{following}))",
        rf"\b(?P<unit>{units})\s+(?P<next>{following})\b",
        r"\bil y a\s+(?P<number>\d+|une?|deux|trois|quatre|cinq|six|dix)\s+(?P<unit>ans?|mois|semaines?|jours?)\b",
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in (french if code == "fr" else english))


_SMALL_NUMBERS: Final = {
    word: number
    for number, names in {
        1: "a an one un une",
        2: "two deux",
        3: "three trois",
        4: "four quatre",
        5: "five cinq",
        6: "six",
        10: "ten dix",
    }.items()
    for word in names.split()
}


def _relative(text: str, start: int, end: int, lexis: Lexis, issued: date) -> Iterator[Value]:
    for word, days in lexis.relative_days.items():
        for match in re.compile(rf"\b{word}\b", re.IGNORECASE).finditer(text, start, end):
            value = (issued + timedelta(days=days)).isoformat()
            yield Value(match.start(), match.end(), DATE, value, "date")
    groups = ["|".join(sorted(words)) for words in (lexis.last_words, lexis.this_words, lexis.next_words, lexis.units)]
    for pattern in _relative_patterns(lexis.code, *groups):
        for match in pattern.finditer(text, start, end):
            shifted = _shifted(match.groupdict(), lexis, issued)
            if shifted:
                yield Value(match.start(), match.end(), DATE, shifted, _datatype(shifted))


def _shifted(parts: dict[str, str | None], lexis: Lexis, issued: date) -> str | None:
    unit = lexis.units.get((parts["unit"] or "").lower(), "")
    written = (parts.get("number") or "").lower()
    number = int(written) if written.isdigit() else _SMALL_NUMBERS.get(written, 0)
    steps = -number if number else (1 if parts.get("next") else -1 if parts.get("last") else 0)
    if unit == "year" and 0 < issued.year + steps < 10_000:
        return f"{issued.year + steps:04}"
    if unit == "month" and abs(steps) < 1200:
        months = issued.year * 12 + issued.month - 1 + steps
        return f"{months // 12:04}-{months % 12 + 1:02}"
    return (issued + timedelta(days=steps)).isoformat() if unit == "day" and 0 < abs(steps) < 3660 else None


@cache
def _amount_pattern(code: str, scales: str) -> re.Pattern[str]:
    number = r"(?P<{0}>\d{{1,3}}(?:[,.\s\u00a0\u202f]\d{{3}})+(?:[.,]\d{{1,2}})?|\d+(?:[.,]\d+)?)"
    sign = r"(?P<{0}>US\$|[€$£¥]|EUR|USD|GBP|CHF)"
    word = r"(?:d['’]\s?|de\s)?(?P<{0}>euros?|dollars?|pounds?|livres|yens?|EUR|USD|GBP|CHF|[€$£¥])"
    scale = rf"(?:[\s\u00a0\u202f-]*(?P<{{0}}>{scales})\b)?"
    before = sign.format("sign1") + r"\s?" + number.format("number1") + scale.format("scale1")
    after = number.format("number2") + scale.format("scale2") + r"[\s\u00a0\u202f-]*" + word.format("sign2")
    return re.compile(rf"(?<![\w.,])(?:{before}|{after})(?!\w)", re.IGNORECASE)


def _amounts(text: str, start: int, end: int, lexis: Lexis) -> Iterator[Value]:
    scales = "|".join(re.escape(scale) for scale in sorted(lexis.scales, key=lambda scale: (-len(scale), scale)))
    for match in _amount_pattern(lexis.code, scales).finditer(text, start, end):
        number = _number(match["number1"] or match["number2"], lexis.code)
        scale = lexis.scales.get((match["scale1"] or match["scale2"] or "").lower(), 1)
        currency = _CURRENCIES.get((match["sign1"] or match["sign2"]).lower())
        if currency:  # To a pattern that ignores case, "euroſ" is "euros".
            yield Value(match.start(), match.end(), AMOUNT, f"{_plain(number * scale)} {currency}", "string")


def _number(written: str, code: str) -> Decimal:
    """Read "1,234.5", "1 234,5" and "2.5": a mark before exactly three digits groups them, save a lone one that is the language's comma."""
    digits = re.sub(r"\s", "", written)
    decimal = "," if code == "fr" else "."
    grouping = "." if code == "fr" else ","
    digits = re.sub(rf"\{grouping}(?=\d{{3}}(?!\d))", "", digits).replace(grouping, ".")
    return Decimal(digits.replace(decimal, "."))


def _plain(number: Decimal) -> str:
    written = format(number, "f")
    return written.rstrip("0").rstrip(".") if "." in written else written
