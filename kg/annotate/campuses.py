"""Universities of several campuses, whose name goes on after a comma: "University of California, San Diego" is one name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from kg.annotate.found import Found

_CAMPUSES: Final = {
    "Alabama": "Birmingham, Huntsville, Tuscaloosa",
    "Alaska": "Anchorage, Fairbanks",
    "California": "Berkeley, Davis, Irvine, Los Angeles, Merced, Riverside, San Diego, San Francisco, Santa Barbara, Santa Cruz",
    "Colorado": "Boulder, Colorado Springs, Denver",
    "Illinois": "Chicago, Springfield, Urbana-Champaign",
    "Maryland": "Baltimore, Baltimore County, College Park",
    "Massachusetts": "Amherst, Boston, Dartmouth, Lowell",
    "Michigan": "Ann Arbor, Dearborn, Flint",
    "Minnesota": "Duluth, Twin Cities",
    "Missouri": "Columbia, Kansas City",
    "Nebraska": "Kearney, Lincoln, Omaha",
    "Nevada": "Las Vegas, Reno",
    "North Carolina": "Asheville, Chapel Hill, Charlotte, Greensboro, Wilmington",
    "Tennessee": "Chattanooga, Knoxville, Martin",
    "Texas": "Arlington, Austin, Dallas, El Paso, San Antonio",
    "Wisconsin": "Green Bay, Madison, Milwaukee",
}
_NAME: Final = re.compile(
    "|".join(
        rf"\bUniversity of {state},? (?:{'|'.join(sorted(cities.split(', '), key=len, reverse=True))})\b"
        for state, cities in _CAMPUSES.items()
    )
)


def campuses(text: str) -> list[tuple[int, int]]:
    """Return where the names of campuses stand.

    >>> text = "She left the University of California, San Diego, for the University of Leeds, England."
    >>> [text[start:end] for start, end in campuses(text)]
    ['University of California, San Diego']
    """
    return [match.span() for match in _NAME.finditer(text)]


def with_campuses(text: str, found: Iterable[Found]) -> list[Found]:
    """Return the mentions of a document, a university and the town after it being one where they name a campus.

    The mention that begins the name says what it is; neither the state nor the town is a mention of its own.
    """
    found = list(found)
    for start, end in campuses(text):
        found = _joined(text, found, start, end)
    return found


def _joined(text: str, found: list[Found], start: int, end: int) -> list[Found]:
    inside = [each for each in found if each.start < end and start < each.end <= end]
    first = next((each for each in inside if each.start <= start), None)
    last = next((each for each in inside if each.end == end), None)
    if first is None or last is None or first.window != last.window:
        return found
    whole = first if first.end == end else replace(first, words=(first.words[0], last.words[1]), end=end, text=text[first.start : end])
    apart = {id(each) for each in inside}
    return sorted([whole, *(each for each in found if id(each) not in apart)], key=lambda each: each.sort_key)
