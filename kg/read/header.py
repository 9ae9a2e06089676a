"""Lines that say the day or the author of a text among other things: a desk, a section, whom it is for.

What they say is believed only above or below the body; `kg.read.surroundings` knows where that is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from kg.read.dates import FoundDate, find_date
from kg.read.furniture import PUBLICATION, SEPARATOR, Furniture, judge
from kg.read.taken import NOTHING, Found

_LONGEST: Final = 200  # characters
_LOOSE: Final = 14  # words of a line that holds more than furniture
_LABEL: Final = 4  # words
# A full stop parts a label from what follows it: "Interview. Jane Doe, 3 March 2024".
_COMMA: Final = re.compile(r"\s*,\s+|\s+[–—-]\s+|\s*--\s*|\s*[()]\s*|(?<=\w{4})\.\s+|\s*\n\s*")
_DESK: Final = re.compile(
    r"(?:(?:by|par)\s+)?(?:(?:the|our|la|notre)\s+)?(?:[\w&'’-]+\s+){0,3}(?:desk|newsroom|staff(?: writers?)?|team|rédaction|bureau)|"
    r"(?:(?:from|by|de|par)\s+)?(?:our|notre|nos)\s+(?:own\s+)?(?:\w+\s+)?(?:correspond[ae]nte?s?|reporters?|envoyée?s? spéciale?s?)"
    r"(?:\s+(?:in|at|à|en|au|aux)\s+[\w'’-]+(?: [\w'’-]+)?)?|"
    r"(?:la\s+)?rédaction(?:\s+avec\s+(?:l['’])?[A-Z]+)?",
    re.IGNORECASE,
)
_CLOCK: Final = re.compile(r"\d{1,2}\s?[:h]\s?\d{0,2}(?:\s*[ap]\.?m\.?)?(?:\s+[A-Z]{2,5})?", re.IGNORECASE)
# A bare "by" may follow any noun; these words say that a text was made.
_CREDITED: Final = re.compile(
    r"(?:By|BY|Par|PAR)\b|(?i:(?:written|reported|prepared|compiled|collected|interview(?:ed)?|propos recueillis|"
    r"(?:écrit|rédigé|préparé|compilé|réalisé|recueilli)e?)\s+(?:by|par)\b|(?:authors?|auteure?s?)\s*:)"
)
_CUE: Final = (
    r"(?:(?:first|originally|last|initialement)\s+)?"
    r"(?:published|posted|updated|modified|publiée?|parue?|mise? (?:en ligne|à jour)|modifiée?|actualisée?)\b"
)
_CUED: Final = re.compile(_CUE, re.IGNORECASE)
_UPDATE: Final = re.compile(r"updated|modifi|à jour|actualis", re.IGNORECASE)
_STATED: Final = re.compile(
    r"(?:this (?:article|story|piece|post|page|interview|column)|"
    r"(?:cet|cette|ce) (?:article|texte|page|billet|entretien|tribune)) (?:was|has been|is|a été|est) "
    rf"(?P<cue>{_CUE})(?: (?:in|by|on|dans|par|sur|à) [^.!?]{{1,50}}?)?,?(?: on| le| in| en)? ?",
    re.IGNORECASE,
)
_STATED_AFTER: Final = re.compile(r"(?:,? (?:in|by|on|at|to|with|and|dans|par|sur|à|pour|avec|et)\b[^.!?]{1,80})?\.?", re.IGNORECASE)
_STRAY_DASH: Final = re.compile(r"[\s.]*[–—-]+$")
# A person's name and a town, with nothing that tells of an office or a house.
_WORD: Final = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-ÿ]"
_FROM: Final = re.compile(
    rf"(?P<name>{_WORD}(?: (?:de|van|von|der|den|du|di|al|el)){{0,2}} {_WORD})(?:,| in| à) "
    rf"(?:(?:New|San|Los|Le|La|Saint|Tel|Hong|Abu|Cape) )?{_WORD}"
)
_OFFICE: Final = re.compile(
    r"\b(?:minist|president|président|chair|direct|edit|partner|founder|bank|press|news|group|desk|cloud|office|agency|agence|union|"
    r"nations|states|council|commission|universi|institut|system|service|digital|new|north|south|east|west|company|energy|spokes)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Header:
    """What a line says of its article; `is_pure` when it says nothing else, `is_surely_no_title` when no headline looks like it."""

    line: Furniture
    is_pure: bool
    is_surely_no_title: bool


def pieces_of(text: str) -> Header | None:
    """Return what a line says between its bars, dashes and commas; None when neither a day nor an author is a piece of its own.

    >>> header = pieces_of("Markets desk, 3 March 2024, 18:05 CET")
    >>> header.line.found.issued, header.is_pure
    ('2024-03-03', True)
    >>> pieces_of("For the members of the club, 3 March 2024").is_pure
    False
    >>> pieces_of("Results for the six months to 3 March 2024") is None
    True
    """
    line = _STRAY_DASH.sub("", text.strip()) if len(text) <= _LONGEST else ""
    if not line or line.endswith(("!", "?", "…", ":", ";")):
        return None
    judged = list(_pieces(line))
    known = [one for _, one in judged if one]
    is_pure = len(known) == len(judged)
    if not any(one.found != NOTHING or one.reason == "byline" for one in known) or not (is_pure or _is_loose(line, judged)):
        return None
    is_furnished = any(one.reason in ("byline", "reading-time") for one in known) or bool(SEPARATOR.search(line))
    return Header(_together(known), is_pure, is_pure and is_furnished)


def states_itself(text: str) -> Furniture | None:
    """Return what a sentence about the article itself says: that it was published, or brought up to date, on a day.

    >>> states_itself("This article was first published in The Daily on 3 March 2024.").found.issued
    '2024-03-03'
    """
    date = find_date(text, day_first=True) if len(text) <= _LONGEST else None
    match = _STATED.fullmatch(text[: date.start].rstrip() + " ") if date else None
    if not date or not match or not _STATED_AFTER.fullmatch(text[date.end :]):
        return None
    return Furniture("dateline", Found(issued=date.iso), bool(_UPDATE.search(match["cue"])))


def is_cued(text: str) -> bool:
    """Whether a text begins by saying that something was published or updated."""
    return bool(_CUED.match(text))


def signed_from(text: str) -> Furniture | None:
    """Return the author of a line that is a person's name and a town; beside a day, it is a signature."""
    match = None if len(text) > _LONGEST or _OFFICE.search(text) else _FROM.fullmatch(text)
    return Furniture("byline", Found(authors=(match["name"],))) if match else None


def _pieces(line: str) -> Iterator[tuple[str, Furniture | None]]:
    """Yield the pieces of a line with what each is; None for one that is no furniture."""
    parts = _split(line, SEPARATOR)
    for part in parts:
        if one := judge(part):
            yield part, one
        elif len(parts) > 1 and _is_label(part):
            yield part, Furniture("label")
        else:
            yield from ((piece, judge(piece) or _minor(piece)) for piece in _split(part.removesuffix("."), _COMMA))


def _minor(piece: str) -> Furniture | None:
    """Judge a piece that means nothing without others: a desk, a time of day, a place or a section."""
    if _DESK.fullmatch(piece):
        return Furniture("byline")
    return Furniture("label") if _CLOCK.fullmatch(piece) or PUBLICATION.fullmatch(piece) else None


def _is_label(part: str) -> bool:
    return len(part.split()) <= _LABEL and part[0].isupper() and part[-1].isalnum()


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the pieces between separators; those inside a date part nothing."""
    dates = list(_dates(text))
    pieces, start = [], 0
    for match in separator.finditer(text):
        if not any(date.start < match.end() and match.start() < date.end for date in dates):
            pieces.append(text[start : match.start()])
            start = match.end()
    return [piece.strip() for piece in (*pieces, text[start:]) if piece.strip()]


def _dates(text: str) -> Iterator[FoundDate]:
    start = 0
    while date := find_date(text[start:]):
        yield FoundDate(date.iso, start + date.start, start + date.end)
        start += date.end


def _is_loose(line: str, judged: list[tuple[str, Furniture | None]]) -> bool:
    """Whether a line that holds more than furniture is a header still: short, no sentence, and its day or credit comes after the rest."""
    if line.endswith(".") or len(line.split()) > _LOOSE:
        return False
    after = list(takewhile(lambda pair: pair[1], reversed(judged)))
    return any(one and (one.found.issued or (one.found.authors and _CREDITED.match(piece))) for piece, one in after)


def _together(known: list[Furniture]) -> Furniture:
    found = NOTHING
    for one in sorted(known, key=lambda one: one.is_update):
        found = found.or_else(one.found)
    dated = [one for one in known if one.found.issued]
    is_byline = any(one.reason == "byline" for one in known)
    return Furniture("byline" if is_byline else "dateline", found, bool(dated) and all(one.is_update for one in dated))
