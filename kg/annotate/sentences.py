"""Sentences without a parser: where a full stop ends one, and where it only shortens a word."""

from __future__ import annotations

import re
from typing import Final

from kg.annotate.blocks import cut_blocks
from kg.model import Document, Sentence

_END: Final = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
_NEXT: Final = re.compile(r"\s+[\"'“‘«(\[]*(?P<first>\w|[$€£])")
_LAST: Final = re.compile(r"[^\s(\[\"“‘'«]+$")
_SHORTENED: Final = frozenset(
    "mr mrs ms dr prof sen rep gov gen lt col sgt capt cmdr adm maj st mt ft no nos vs etc jr sr messrs rev hon pres al fig eq ca cf "
    "approx jan feb mar apr jun jul aug sep sept oct nov dec e.g i.e p pp vol art sec dept univ".split()
)
# These end a name as often as not: what follows decides.
_PERHAPS: Final = frozenset("inc corp co ltd llc plc bros cie s.a n.v u.s u.k u.n e.u a.m p.m d.c jr sr etc ph.d b.a m.a".split())
_OPENERS: Final = frozenset(
    "the a an in on at by for from with after before when while but and however he she it they his her its their this that these those "
    "as if we i our its according under since both last there although meanwhile today".split()
)


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document, boilerplate left out; every sentence begins and ends with a visible character.

    >>> [s.end for s in split_sentences(Document.of("Mr. Lee of Acme Inc. left. He is 50."))]
    [26, 36]
    """
    text, found = document.text, []
    for block in cut_blocks(document):
        if block.parsed:
            found += _sentences(text, block.start, block.end)
    return tuple(Sentence(index, start, end) for index, (start, end) in enumerate(found))


def _sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found, at = [], start
    for mark in _END.finditer(text, start, end):
        following = _NEXT.match(text, mark.end(), end)
        if following is None or not _ends(text, at, mark, following):
            continue
        found.append((at, mark.end()))
        at = mark.end() + len(following.group()) - len(following.group().lstrip())
    if text[at:end].strip():
        found.append((at, end - (len(text[at:end]) - len(text[at:end].rstrip()))))
    return [(a, z) for a, z in found if any(character.isalnum() for character in text[a:z])]


def _ends(text: str, start: int, mark: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a sentence ends at a mark, by the word before it and the word after."""
    first = following["first"]
    if first.islower():
        return False
    if mark.group()[0] != ".":
        return True
    word = _LAST.search(text[start : mark.start()])
    before = (word.group() if word else "").lower()
    if before in _SHORTENED or (len(before) == 1 and before.isalpha() and before != "i"):
        return False
    if before in _PERHAPS or re.fullmatch(r"(\w\.)+\w", before):
        after = re.match(r"\w+", text[following.start("first") :])
        return after is not None and after.group().lower() in _OPENERS and after.group()[0].isupper()
    return True
