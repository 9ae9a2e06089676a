"""Lines that a paper repeats at the edge of its pages: running heads and feet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

_EDGE: Final = 2  # filled lines at either end of a page where a running line can stand
_PAGES: Final = 2
_LONGEST: Final = 200  # characters of a running line
_NUMBER: Final = re.compile(r"\d+")

Place = tuple[int, int]


def running_lines(pages: Sequence[Sequence[str]], width: int) -> frozenset[Place]:
    """Return the places (page and line, from 0) of lines that stand at the edge of several pages, page numbers apart.

    The first page's own is left out where it is the only heading above the text: then it is the title. A line of `width`
    characters or more is a line of the text.

    >>> sorted(running_lines([["Acme plc", "A report", "It grew."], ["Acme plc", "It grew more."]], 20))
    [(0, 0), (1, 0)]
    >>> sorted(running_lines([["A report", "It grew."], ["A report", "It grew more."]], 20))
    [(1, 0)]
    """
    seen: dict[tuple[str, ...], set[int]] = {}
    edges = [(number, index) for number, page in enumerate(pages) for index in _edge(page) if len(page[index]) < min(width, _LONGEST)]
    for number, index in edges:
        for key in _keys(pages[number][index], number):
            seen.setdefault(key, set()).add(number)
    running = {place for place in edges if any(len(seen[key]) >= _PAGES for key in _keys(pages[place[0]][place[1]], place[0]))}
    return frozenset(running - set(_title(pages, running, width)))


def _edge(page: Sequence[str]) -> list[int]:
    filled = [index for index, line in enumerate(page) if line]
    return sorted({*filled[:_EDGE], *filled[-_EDGE:]})


def _keys(line: str, page: int) -> Iterator[tuple[str, ...]]:
    """Yield what makes two pages' lines the same: the words, or the words around a number that counts the pages."""
    if not any(letter.isalpha() for letter in line):
        return
    yield ("words", line)
    for match in _NUMBER.finditer(line):
        if len(match.group()) <= 4:
            yield ("counted", line[: match.start()], str(int(match.group()) - page), line[match.end() :])


def _title(pages: Sequence[Sequence[str]], running: set[Place], width: int) -> Iterator[Place]:
    """Yield the places of the first page's running head when no other heading follows it."""
    filled = [index for index, line in enumerate(pages[0]) if line]
    top = [index for index in filled[:_EDGE] if (0, index) in running and not _NUMBER.search(pages[0][index])]
    below = next((line for index, line in enumerate(pages[0]) if line and (0, index) not in running), "")
    if not _is_heading(below, width):
        yield from ((0, index) for index in top)


def _is_heading(line: str, width: int) -> bool:
    return bool(line) and len(line) < width and not line.endswith((".", ",", ";", "!", "?", "-"))
