"""When two literals are the same: dates as exact as the gold says, amounts by number and currency, other words by spelling."""

from __future__ import annotations

import re
from typing import Final

_DATE: Final = re.compile(r"-?\d{4}(?:-\d{2}(?:-\d{2})?)?")
_CURRENCIES: Final = (
    ("EUR", r"€|\beur\b|\beuros?\b"),
    ("USD", r"\$|\busd\b|\bdollars?\b"),
    ("GBP", r"£|\bgbp\b|\bpounds?\b|\blivres?\b"),
    ("CHF", r"\bchf\b|\bfrancs?\b"),
)
_SCALES: Final = (
    (1_000_000_000, r"bn|billions?|milliards?|mrd"),
    (1_000_000, r"m|mn|mio|millions?"),
    (1_000, r"k|thousand|mille"),
)
_NUMBER: Final = re.compile(r"\d+(?:[\s.,]\d{3})+(?![\d])|\d+(?:[.,]\d+)?")
_SCALE: Final = re.compile("|".join(rf"(?P<s{scale}>(?<![a-z])(?:{words})(?![a-z]))" for scale, words in _SCALES))


def same_literal(gold: str, found: str) -> bool:
    """Whether a literal found is the gold one; a date may be more exact than the gold, never less.

    >>> same_literal("2021", "2021-10-15"), same_literal("2021-10", "2021")
    (True, False)
    >>> same_literal("350000000 EUR", "€350 million"), same_literal("350000000 EUR", "$350m")
    (True, False)
    """
    if _DATE.fullmatch(gold.strip()):
        return found.strip().startswith(gold.strip())
    wanted, got = amount(gold), amount(found)
    if wanted and got:
        return wanted[0] == got[0] and (wanted[1] == got[1] or not (wanted[1] and got[1]))
    return gold.casefold().split() == found.casefold().split()


def amount(words: str) -> tuple[float, str] | None:
    """Return the number and the currency code ("" when none is said) of an amount, or None.

    >>> amount("1,2 milliard d'euros"), amount("EUR 4,000"), amount("nobody")
    ((1200000000.0, 'EUR'), (4000.0, 'EUR'), None)
    """
    text = " ".join(words.casefold().split())
    number = _NUMBER.search(text)
    if not number:
        return None
    scale = _SCALE.search(text, number.end())
    factor = int((scale.lastgroup or "s1")[1:]) if scale else 1
    currency = next((code for code, spelling in _CURRENCIES if re.search(spelling, text)), "")
    return round(_value(number.group()) * factor, 2), currency


def _value(digits: str) -> float:
    """Three digits after every separator are thousands, anything else after the last one is a fraction."""
    if re.fullmatch(r"\d{1,3}(?:[\s.,]\d{3})+", digits) and not digits.startswith("0"):
        return float(re.sub(r"[\s.,]", "", digits))
    return float(re.sub(r"\s", "", digits).replace(",", "."))
