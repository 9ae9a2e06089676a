"""Which mentions of a document are one thing: the model's antecedents, names spelt alike, and names known beforehand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.annotate.found import Found, written
from kg.model import Kind
from kg.neural.antecedents import Written, features
from kg.neural.model import Model, Reading

Floats = NDArray[np.float32]

_REACH: Final = {Kind.PRONOUN: 14, Kind.NOMINAL: 24, Kind.NAME: 8}
"""How many mentions back an antecedent is looked for; a name also looks at every name it shares a word with."""
_SEVERAL: Final = re.compile(
    r"(both\b|the (two|three|four|pair|partners|companies|parties|firms|parents)\b|they$|their$|them$"
    r"|the \w+ (partners|companies|firms|groups)$)",
    re.I,
)
_COUNTS: Final = {"two": 2, "both": 2, "pair": 2, "three": 3, "four": 4}
_MARGIN: Final = 2.0
_FAR: Final = 12
"""How many names with a word in common are looked at, however far back."""
_PERSON: Final = "Person"
_SURE: Final = 0.8
"""How likely a class is that a mention is surely of."""


class Clusters:
    """Disjoint sets of mentions, each known by its first."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, one: int, other: int) -> None:
        a, b = sorted((self.find(one), self.find(other)))
        self._parent[b] = a


class _Things:
    """Clusters whose names agree: a nominal that was taken for one company does not bring another's name in with it."""

    def __init__(self, clusters: Clusters, mentions: Sequence[Found], words: Sequence[Written]) -> None:
        self._clusters = clusters
        self._words = words
        self._names: dict[int, list[int]] = {}
        for i, mention in enumerate(mentions):
            if mention.kind is Kind.NAME:
                # One of each spelling, as those are one cluster already.
                self._names.setdefault(clusters.find(i), [i])

    def join(self, one: int, other: int) -> None:
        """Make two mentions one thing, unless both have names and none of these share a word or abbreviate each other."""
        a, b = (self._clusters.find(each) for each in (one, other))
        names, others = self._names.get(a, []), self._names.get(b, [])
        if a == b or (names and others and not any(self._agree(i, j) for i in names for j in others)):
            return
        self._clusters.join(a, b)
        self._names[self._clusters.find(a)] = names + others

    def _agree(self, i: int, j: int) -> bool:
        one, other = self._words[i], self._words[j]
        return bool(one.telling & other.telling) or _abbreviate(one, other)


def link_reading(model: Model, reading: Reading, mentions: Sequence[Found]) -> tuple[Clusters, dict[int, tuple[int, ...]]]:
    """Return the clusters of a reading's mentions, and of each mention that stands for several things one mention of each thing."""
    if not mentions:
        return Clusters(0), {}
    vectors, none = _pooled(model, reading, mentions)
    return link_mentions(model, mentions, vectors, none)


def _pooled(model: Model, reading: Reading, mentions: Sequence[Found]) -> tuple[Floats, Floats]:
    by_window: dict[int, list[int]] = {}
    for i, mention in enumerate(mentions):
        by_window.setdefault(mention.window, []).append(i)
    vectors: dict[int, Floats] = {}
    none: dict[int, float] = {}
    for number, chosen in by_window.items():
        pooled = model.pool(reading.windows[number], np.array([mentions[i].words for i in chosen], np.int64))
        vectors |= dict(zip(chosen, pooled.vectors, strict=True))
        none |= dict(zip(chosen, map(float, pooled.none), strict=True))
    order = range(len(mentions))
    return np.stack([vectors[i] for i in order]), np.array([none[i] for i in order], np.float32)


def link_mentions(model: Model, mentions: Sequence[Found], vectors: Floats, none: Floats) -> tuple[Clusters, dict[int, tuple[int, ...]]]:
    """Return the clusters, and of each mention that stands for several things one mention of each thing."""
    clusters = Clusters(len(mentions))
    several: dict[int, tuple[int, ...]] = {}
    words = written(mentions)
    _join_spellings(mentions, words, clusters)
    things = _Things(clusters, mentions, words)
    for i, ranked in _ranked(model, mentions, words, vectors):
        least, mention = float(none[i]), mentions[i]
        if ranked[0][0] <= least:
            continue
        plural = mention.kind is not Kind.NAME and _SEVERAL.match(mention.text)
        roots = _several(mention.text, ranked, least, clusters, several) if plural else ()
        if len(roots) > 1:
            several[i] = roots
        else:
            things.join(i, ranked[0][1])
    return clusters, several


def _ranked(
    model: Model, mentions: Sequence[Found], words: Sequence[Written], vectors: Floats
) -> Iterator[tuple[int, list[tuple[float, int]]]]:
    """Yield each mention that has something before it, with the score of each, the best first."""
    sharing = _sharing(mentions, words)
    people = _people(model, mentions)
    possible = {
        i: [j for j in _candidates(i, mentions, words, sharing) if {people[i], people[j]} != {True, False}] for i in range(len(mentions))
    }
    before = {i: found for i, found in possible.items() if found}
    pairs = [(i, j) for i, found in before.items() for j in found]
    if pairs:
        told = np.array([features(words[i], words[j]) for i, j in pairs], np.float32)
        left, right = (np.array(side) for side in zip(*pairs, strict=True))
        scores = iter(model.link(vectors[left], vectors[right], told).tolist())
        for i, found in before.items():
            yield i, sorted(zip(islice(scores, len(found)), found, strict=True), reverse=True)


def _people(model: Model, mentions: Sequence[Found]) -> list[bool | None]:
    """Return of each mention whether it is a person, None where that is not sure: a foundation may be named after one, but is none."""
    person = model.types.index(_PERSON) if _PERSON in model.types else None
    if person is None:
        return [None] * len(mentions)
    return [bool(mention.types[person] == mention.types.max()) if mention.types.max() >= _SURE else None for mention in mentions]


def _abbreviate(one: Written, other: Written) -> bool:
    short, long = sorted((one, other), key=lambda mention: len(mention.words))
    return len(short.words) == 1 and short.text.isupper() and len(short.text) > 1 and short.words[0] == long.initials


def _join_spellings(mentions: Sequence[Found], words: Sequence[Written], clusters: Clusters) -> None:
    first: dict[frozenset[str], int] = {}
    for i, mention in enumerate(mentions):
        if mention.kind is Kind.NAME and words[i].telling:
            clusters.join(first.setdefault(frozenset(words[i].telling), i), i)


def _sharing(mentions: Sequence[Found], words: Sequence[Written]) -> dict[str, list[int]]:
    """Return the names that have a word, in order, for every word."""
    found: dict[str, list[int]] = {}
    for j, mention in enumerate(mentions):
        if mention.kind is Kind.NAME:
            for word in words[j].telling:
                found.setdefault(word, []).append(j)
    return found


def _candidates(i: int, mentions: Sequence[Found], words: Sequence[Written], sharing: Mapping[str, list[int]]) -> list[int]:
    start = max(0, i - _REACH[mentions[i].kind])
    far: set[int] = set()
    if mentions[i].kind is Kind.NAME:
        for word in words[i].telling:
            upto = bisect_left(sharing[word], start)
            far.update(sharing[word][max(0, upto - _FAR) : upto])
    near = [j for j in range(start, i) if not (mentions[j].start <= mentions[i].start and mentions[i].end <= mentions[j].end)]
    return [*sorted(far)[-_FAR:], *near]


def _several(
    text: str, ranked: list[tuple[float, int]], none: float, clusters: Clusters, several: Mapping[int, tuple[int, ...]]
) -> tuple[int, ...]:
    """Return the things a plural stands for: as many as it says, else those scored nearly as high as the best.

    A plural before it, as in `several`, is no thing itself but passes on its own.
    """
    said = next((number for word, number in _COUNTS.items() if re.search(rf"\b{word}\b", text, re.I)), 0)
    roots: dict[int, float] = {}
    for score, j in ranked:
        if score > none:
            for thing in several.get(j, (j,)):
                roots.setdefault(clusters.find(thing), score)
    near = [root for root, score in roots.items() if said or score >= ranked[0][0] - _MARGIN]
    return tuple(near[: said or len(near)])
