"""Boxes that a heading opens: other articles, the author's life, whom to call; and where each of them ends."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kg.read import phrases
from kg.read.furniture import furniture
from kg.read.units import Unit

_HEADINGS: Final = (
    ("author-box", phrases.AUTHOR_HEADING),
    ("related", phrases.RELATED_HEADING),
    ("contact", phrases.CONTACT_HEADING),
)
_LONGEST_HEADING: Final = 8  # words
_ARTICLE: Final = 20  # words of a closed paragraph that is surely the article again
_SENTENCE: Final = 8  # words of a closed sentence that is the article again when the article is known to go on
_PRONOUN: Final = re.compile(
    r"(?:she|he|they|her|his|their|prior to|previously|before|follow|contact|elle|il|ils|elles|avant|auparavant|son|sa|ses)\b",
    re.IGNORECASE,
)
_PERSON: Final = re.compile(r"(?!The\b|L[ea]s?\b)[A-ZÀ-ÖØ-Þ][\w'’.-]+(?: (?:[a-zà-ÿ]{1,3} )?[A-ZÀ-ÖØ-Þ][\w'’.-]*){1,3}(?=$|[,|(–—-])")
_NAME_PART: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+")


@dataclass(frozen=True)
class _Box:
    reason: str
    names: frozenset[str] = frozenset()


def find_boxes(units: list[Unit], authors: Iterable[str] = ()) -> dict[int, str]:
    """Return, for each unit inside a box, the box's reason by the unit's index."""
    last = max((index for index, unit in enumerate(units) if _is_article(unit)), default=-1)
    names = frozenset(part for author in authors for part in _NAME_PART.findall(author))
    inside: dict[int, str] = {}
    box: _Box | None = None
    for index, unit in enumerate(units):
        reason = _opens(unit, is_first=index == 0)
        if reason:
            box = _Box(reason, names)
        elif box and _ends(box, unit, goes_on=last >= index):
            box = None
        elif box and box.reason == "author-box" and not unit.is_closed:
            box = _Box(box.reason, box.names | _named(unit))
        if box:
            inside[index] = box.reason
    return inside


def _opens(unit: Unit, *, is_first: bool) -> str | None:
    """Return the reason of the box a unit opens; the first line is the headline, whatever it says."""
    heading = unit.text.strip(" :…*_#-–—.")
    if is_first or len(heading.split()) > _LONGEST_HEADING:
        return None
    return next((reason for reason, pattern in _HEADINGS if pattern.fullmatch(heading) or pattern.fullmatch(heading + ":")), None)


def _ends(box: _Box, unit: Unit, *, goes_on: bool) -> bool:
    """Whether a unit is the article again; `goes_on` when a clear paragraph of the article is still to come."""
    if furniture(unit.text) or phrases.SIGN_UP.match(unit.text):
        return False
    if box.reason == "author-box":
        return _is_article(unit) and not _is_about(unit, box.names)
    return _is_article(unit) or (goes_on and unit.is_closed and unit.words >= _SENTENCE)


def _named(unit: Unit) -> frozenset[str]:
    """Return the parts of the name that a line of an author's box is, or begins with."""
    match = _PERSON.match(unit.text)
    return frozenset(_NAME_PART.findall(match.group())) if match else frozenset()


def _is_article(unit: Unit) -> bool:
    return unit.is_closed and unit.words >= _ARTICLE


def _is_about(unit: Unit, names: frozenset[str]) -> bool:
    """Whether a paragraph is about one of the persons named: it opens with a name of theirs, or with a pronoun."""
    return bool(_PRONOUN.match(unit.text)) or any(name in unit.text[:80] for name in names if len(name) > 2)
