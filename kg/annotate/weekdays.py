"""Days of the week as days of the calendar: in news "on Friday" is the last one, unless the sentence looks ahead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import Final

from kg.annotate.lexis import Lexis

_WEEK: Final = 7


def weekdays(text: str, start: int, end: int, lexis: Lexis, issued: date) -> Iterator[tuple[tuple[int, int], date]]:
    """Yield offsets and day of every day of the week between two offsets of a text, taken for one sentence.

    >>> from kg.annotate.lexis_en import ENGLISH
    >>> text = "He died on Friday and will be buried next Monday."
    >>> [(text[a:z], day.isoformat()) for (a, z), day in weekdays(text, 0, len(text), ENGLISH, date(2019, 12, 30))]
    [('Friday', '2019-12-27'), ('Monday', '2020-01-06')]
    """
    for match in _pattern(lexis.weekdays, lexis.last_words, lexis.next_words, tuple(sorted(lexis.months))).finditer(text, start, end):
        away = (lexis.weekdays.index(match["day"]) - issued.weekday()) % _WEEK
        said_next, said_last = (match[f"{name}_before"] or match[f"{name}_after"] for name in ("next", "last"))
        if said_next or (not said_last and _looks_ahead(text[start : match.start("day")], lexis)):
            day = issued + timedelta(days=away or _WEEK)
        else:
            day = issued - timedelta(days=(_WEEK - away) % _WEEK or (_WEEK if said_last else 0))
        yield match.span("day"), day


@cache
def _pattern(days: tuple[str, ...], last: frozenset[str], following: frozenset[str], months: tuple[str, ...]) -> re.Pattern[str]:
    before, after = ("|".join(sorted(words)) for words in (last, following))
    either = r"(?:\b(?:(?P<last_before>{0})|(?P<next_before>{1}))\s+)?\b(?P<day>{2})\b(?:\s+(?:(?P<last_after>{0})|(?P<next_after>{1}))\b)?"
    # "Friday, January 4, 2019" is a date by itself.
    dated = rf"(?!,?\s+(?:the\s+|le\s+)?(?:\d{{1,2}}(?:st|nd|rd|th|er)?\s+(?:of\s+)?)?(?i:{'|'.join(months)})\b)"
    return re.compile(either.format(before, after, "|".join(days)) + dated)


def _looks_ahead(words: str, lexis: Lexis) -> bool:
    """Whether the last clause before a day speaks of what is to come."""
    clause = re.split(r"[,;:]|\b(?:and|but|who|which|et|mais|qui)\b", words)[-1]
    return not lexis.ahead.isdisjoint(clause.lower().split())
