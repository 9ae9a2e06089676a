"""Where a parser may look: a text cut into paragraphs and headings, and what lies between them.

A parser that reads "3 Min Read", a headline and a first paragraph as one run of words glues them into one sentence. So each
paragraph, heading, byline and list item is a block of its own, and boilerplate is a block that is never parsed. Lines of
hard-wrapped text are put together again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.model import Document

MAX_BLOCK = 10_000
"""Characters parsed at once: a longer paragraph is cut at a space, so that time and memory stay linear."""

_BLANK = re.compile(r"[^\S\n]*\n[^\S\n]*(?:\n[^\S\n]*)+")
_LINE = re.compile(r"[^\n\r\f\v\x85\u2028\u2029]+")
_BULLET = re.compile(r"\s*(?:[-*•–—▪◦·‣>]\s|\(?\d{1,3}[.)]\s)")
_FINAL = re.compile(r"[.!?…:;][\"'”’»)\]]*\s*$")
_WORD = re.compile(r"\s*(\S+)")
_UNREADABLE = re.compile(r"\S{200,}")
_NARROW, _UNWRAPPED = 30, 130
_SLACK = 0.92


class Block(NamedTuple):
    """A stretch of text; `parsed` is false for white space, boilerplate and what no parser can read."""

    start: int
    end: int
    parsed: bool


def cut_blocks(document: Document) -> list[Block]:
    """Return the blocks of a document, in order and without a gap.

    >>> [document.text[b.start:b.end] for document in [Document.of("A heading\\n\\nA line.")] for b in cut_blocks(document) if b.parsed]
    ['A heading', 'A line.']
    """
    parsed = [(start, end) for a, z in _readable(document) for start, end in _paragraphs(document.text, a, z)]
    return list(_gapless(parsed, len(document.text)))


def _readable(document: Document) -> Iterator[tuple[int, int]]:
    """Yield what is neither boilerplate nor a run of characters too long to be a word."""
    closed = [(skip.start, skip.end) for skip in document.skips]
    closed += [match.span() for match in _UNREADABLE.finditer(document.text)]
    at = 0
    for start, end in sorted(closed):
        if start > at:
            yield at, start
        at = max(at, end)
    if at < len(document.text):
        yield at, len(document.text)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for blank in (*_BLANK.finditer(text, start, end), None):
        stop = blank.start() if blank else end
        for a, z in _unwrapped(text, at, stop):
            yield from _short(text, a, z)
        at = blank.end() if blank else end


def _unwrapped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the lines of a paragraph, those that were only wrapped put together again."""
    lines = [match.span() for match in _LINE.finditer(text, start, end) if match.group().strip()]
    width = max((z - a for a, z in lines), default=0)
    opened = None
    for number, (a, z) in enumerate(lines):
        opened = a if opened is None else opened
        following = lines[number + 1] if number + 1 < len(lines) else None
        if following is None or _ends_line(text, (a, z), following, width):
            yield opened, z
            opened = None


def _ends_line(text: str, line: tuple[int, int], following: tuple[int, int], width: int) -> bool:
    """Whether a line was ended on purpose: the next word would still have fitted, or the line is finished."""
    after = text[slice(*following)]
    if _BULLET.match(after) or not _NARROW <= width <= _UNWRAPPED:
        return True
    first = _WORD.match(after)
    word = first[1] if first else ""
    if word[:1].islower():
        return False
    if _FINAL.search(text[slice(*line)]):
        return True
    return line[1] - line[0] + 1 + len(word) <= width * _SLACK


def _short(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a paragraph without the white space around it, cut where it is too long to parse."""
    while end - start > MAX_BLOCK:
        cut = max(text.rfind(". ", start, start + MAX_BLOCK) + 1, text.rfind(" ", start + MAX_BLOCK // 2, start + MAX_BLOCK))
        cut = cut if cut > start else start + MAX_BLOCK
        yield from _short(text, start, cut)
        start = cut
    words = text[start:end]
    if words.strip():
        yield start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _gapless(parsed: list[tuple[int, int]], length: int) -> Iterator[Block]:
    at = 0
    for start, end in parsed:
        if start > at:
            yield Block(at, start, False)
        yield Block(start, end, True)
        at = end
    if at < length:
        yield Block(at, length, False)
