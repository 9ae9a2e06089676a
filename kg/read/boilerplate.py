"""Marks the boilerplate in a text; cuts nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from kg.model import Skip
from kg.read import phrases
from kg.read.boxes import find_boxes
from kg.read.furniture import furniture, opening
from kg.read.surroundings import above_body, below_body
from kg.read.units import Unit, sentences

_LONGEST_SIGN_UP: Final = 45  # words; a longer paragraph is prose that begins like a call
_LONGEST_CALL: Final = 25  # words of one sentence
_LONGEST_LINE: Final = 60
_AFTERTHOUGHT: Final = 7
_SAME_UNIT: Final = 4  # words; fewer are said twice by chance
_SAME_SENTENCE: Final = 6
_WHOLE: Final = (
    ("related", phrases.RELATED_LINE),
    ("copyright", phrases.COPYRIGHT),
    ("share", phrases.SHARE),
    ("caption", phrases.CAPTION),
    ("navigation", phrases.NAVIGATION),
    ("advertisement", phrases.ADVERTISEMENT),
)


def mark(units: list[Unit], authors: Iterable[str] = (), captions: frozenset[str] = frozenset()) -> tuple[Skip, ...]:
    """Return the boilerplate among the units of a text, in order, without overlaps.

    `authors` are names known from elsewhere, which tell where a box about them ends; `captions` are texts that the format
    says are captions.

    >>> from kg.read.units import units
    >>> [skip.reason for skip in mark(units("Acme bought Globex.\\n\\nSign up for our newsletter.\\n\\n© 2024 The Daily"))]
    ['sign-up', 'copyright']
    """
    known = frozenset(map(_folded, captions))
    head = opening(units)
    boxes = find_boxes(units, authors)
    skips: list[Skip] = [Skip(one.start, one.end, one.line.reason) for one in (*above_body(units), *below_body(units)) if one.is_pure]
    for index, unit in enumerate(units):
        if reason := boxes.get(index) or ("caption" if _folded(unit.text) in known else _reason(unit)):
            skips.append(Skip(unit.start, unit.end, reason))
        else:
            skips.extend(_inside(unit))
            skips.extend([Skip(head.start, head.end, "dateline")] if head and head.start == unit.start else [])
    return merge([*skips, *_repetitions(units, skips)])


def merge(skips: Iterable[Skip]) -> tuple[Skip, ...]:
    """Return spans sorted and without overlaps; where two overlap, the one that begins first keeps its reason.

    >>> merge([Skip(4, 9, "caption"), Skip(0, 6, "share")])
    (Skip(start=0, end=6, reason='share'), Skip(start=6, end=9, reason='caption'))
    """
    merged: list[Skip] = []
    for skip in sorted(skips, key=lambda skip: (skip.start, -skip.end, skip.reason)):
        start = max(skip.start, merged[-1].end) if merged else skip.start
        if start < skip.end:
            merged.append(Skip(start, skip.end, skip.reason))
    return tuple(merged)


def is_boilerplate(unit: Unit) -> bool:
    """Whether a unit taken by itself is boilerplate from end to end."""
    return _reason(unit) is not None


def _reason(unit: Unit) -> str | None:
    """Return why a whole unit is boilerplate, None when it is not."""
    if line := furniture(unit.text):
        return line.reason
    if _is_sign_up(unit):
        return "sign-up"
    if unit.words > _LONGEST_LINE:
        return None
    if phrases.COOKIES.match(unit.text):
        return "cookies"
    if _is_share_bar(unit.text):
        return "share"
    return next((reason for reason, pattern in _WHOLE if pattern.fullmatch(unit.text)), None)


def _is_share_bar(text: str) -> bool:
    words = re.findall(r"[\w-]+", text.lower())
    return len(words) > 1 and phrases.SHARE_WORDS.issuperset(words)


def _is_sign_up(unit: Unit) -> bool:
    """Whether a unit is a call to sign up from its first word to its last."""
    if unit.words > _LONGEST_SIGN_UP:
        return False
    parts = sentences(unit)
    return {index for index, _ in _calls(parts)} == set(range(len(parts)))


def _calls(parts: list[Unit]) -> Iterator[tuple[int, Unit]]:
    """Yield the sentences that call to sign up, with the question that leads in and the afterthought that follows."""
    is_call = [bool(phrases.SIGN_UP.match(part.text)) and part.words <= _LONGEST_CALL for part in parts]
    for index, part in enumerate(parts):
        leads_in = phrases.LEAD_IN.fullmatch(part.text) and any(is_call[index + 1 : index + 2])
        follows = index and is_call[index - 1] and _is_afterthought(part)
        if is_call[index] or leads_in or follows:
            yield index, part


def _is_afterthought(part: Unit) -> bool:
    """Whether a sentence is too short and too plain to say a fact ("It's free.")."""
    words = part.text.split()
    return len(words) <= _AFTERTHOUGHT and not any(word[0].isupper() or word[0].isdigit() for word in words[1:])


def _inside(unit: Unit) -> Iterator[Skip]:
    """Yield the boilerplate inside a unit that is not boilerplate as a whole."""
    for _, part in _calls(sentences(unit)):
        yield Skip(part.start, part.end, "sign-up")
    for note in phrases.SOURCE_NOTE.finditer(unit.text):
        yield Skip(unit.start + note.start(), unit.start + note.end(), "caption")


def _repetitions(units: list[Unit], skips: list[Skip]) -> Iterator[Skip]:
    """Yield what was said before in the same words, where the earlier place is read."""
    skipped = {(skip.start, skip.end) for skip in skips}
    seen: set[str] = set()
    for unit in units:
        if (unit.start, unit.end) in skipped:
            continue
        if unit.words >= _SAME_UNIT and _folded(unit.text) in seen:
            yield Skip(unit.start, unit.end, "repetition")
            continue
        for part in sentences(unit):
            if part.words >= _SAME_SENTENCE and _folded(part.text) in seen:
                yield Skip(part.start, part.end, "repetition")
            seen.add(_folded(part.text))
        seen.add(_folded(unit.text))


def _folded(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
