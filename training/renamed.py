"""The same document with other names in it, so that a network read many times over learns the words around a name and not the name.

Surnames, companies and cities are exchanged for those of other documents; first names stay, as pronouns agree with them, and so do
countries, as their adjectives would have to follow.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from kg.annotate.lexis_en import ENGLISH
from training.authored import AuthoredDocument, Mark

SWAPPED: Final = frozenset({"Company", "City"})
"""Classes whose names are exchanged whole."""
Edit = tuple[int, int, str]


@dataclass(frozen=True)
class Pool:
    """Names to choose from: surnames, and the whole names of a class."""

    surnames: tuple[str, ...]
    names: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, documents: Iterable[AuthoredDocument]) -> Pool:
        """Collect the names of documents, each once, sorted."""
        surnames: set[str] = set()
        names: dict[str, set[str]] = {each: set() for each in SWAPPED}
        for document in documents:
            for id, types in document.types.items():
                written = _written(document, id)
                if types == ("Person",):
                    surnames.update(name.split()[1] for name in written if len(name.split()) == 2 and len(name.split()[1]) > 2)
                elif len(types) == 1 and types[0] in SWAPPED and len(written) == 1:
                    names[types[0]] |= written
        return cls(tuple(sorted(surnames)), {each: tuple(sorted(found)) for each, found in names.items()})


def renamed(document: AuthoredDocument, pool: Pool, rng: random.Random) -> AuthoredDocument:
    """Return a document with about half of its people, companies and cities called otherwise; marks and sentences follow the text.

    >>> from training.authored import Mark
    >>> document = AuthoredDocument("", "news", "Ana Lopez left.", ((0, 15),), (Mark(0, 9, ("a",), 0),), (), {"a": ("Person",)})
    >>> other = renamed(document, Pool(("Meier",), {}), random.Random(0))
    >>> other.text, other.marks[0].end
    ('Ana Meier left.', 9)
    """
    clear: list[Edit] = []
    for edit in sorted(set(_edits(document, pool, rng))):
        if not clear or edit[0] >= clear[-1][1]:
            clear.append(edit)
    return _edited(document, clear)


def _edits(document: AuthoredDocument, pool: Pool, rng: random.Random) -> Iterable[Edit]:
    called: dict[str, str] = {}
    for id, types in document.types.items():
        if rng.random() < 0.5:
            continue
        if types == ("Person",) and pool.surnames:
            full = max(sorted(_written(document, id)), key=lambda name: len(name.split()), default="")
            if len(full.split()) == 2:
                called.setdefault(full.split()[1], rng.choice(pool.surnames))
        elif len(types) == 1 and len(_written(document, id)) == 1 and pool.names.get(types[0]) and not _holds_others(document, id):
            name = rng.choice(pool.names[types[0]])
            yield from ((m.start, m.end, name) for m in _names(document, id))
    for mark in document.marks:
        words = _words(document, mark)
        last = words.rpartition(" ")[2]
        if last in called and document.types[mark.ids[0]] == ("Person",):
            yield mark.end - len(last), mark.end, called[last]


def _words(document: AuthoredDocument, mark: Mark) -> str:
    return document.text[mark.start : mark.end]


def _written(document: AuthoredDocument, id: str) -> set[str]:
    """Return the names that a thing goes by, without pronouns and nominals."""
    return {_words(document, mark) for mark in _names(document, id)}


def _names(document: AuthoredDocument, id: str) -> list[Mark]:
    return [mark for mark in document.marks if mark.ids == (id,) and _is_name(_words(document, mark))]


def _holds_others(document: AuthoredDocument, id: str) -> bool:
    """Whether other mentions stand in a thing's names: "Kenya" in "Telkom Kenya"."""
    return any(
        name.start < other.end and other.start < name.end and other != name and other.end - other.start <= name.end - name.start
        for name in _names(document, id)
        for other in document.marks
    )


_NO_NAMES: Final = frozenset(
    "he she it they his her its their who which him them we i our us you my that the this these those a an".split()
)


def _is_name(words: str) -> bool:
    parts = words.split()
    post = parts[-1].lower() in ENGLISH.roles | ENGLISH.person_nouns
    return all(part[0].isupper() for part in parts) and parts[0].lower() not in _NO_NAMES and not post


def _edited(document: AuthoredDocument, edits: Sequence[Edit]) -> AuthoredDocument:
    text, upto, moves = "", 0, []
    for start, end, words in edits:
        text += document.text[upto:start] + words
        upto = end
        moves.append((end, len(words) - (end - start)))
    text += document.text[upto:]

    def moved(at: int) -> int:
        return at + sum(by for end, by in moves if end <= at)

    marks = tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in document.marks)
    sentences = tuple((moved(start), moved(end)) for start, end in document.sentences)
    return replace(document, text=text, marks=marks, sentences=sentences)
