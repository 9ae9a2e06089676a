"""Which names of a document are forms of one name: spelling, acronym, shortened form, and the odd misspelling."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import lru_cache

from kg.annotate.chains import Chains
from kg.annotate.definitions import join_definitions
from kg.annotate.lexis import Lexis
from kg.annotate.people import PeopleMatcher
from kg.annotate.spans import Candidate, Source
from kg.model import Kind

_GENERIC = frozenset("group groupe corporation company holding holdings international".split())
_SMALL = frozenset("of the and for de du des la le les et l' l’ d' d’ & - in on à au aux en pour".split())
_RARE, _LONG = 1, 8
_COMMON = {4: 3}
"""How often the right spelling must be met, by the length of the word: twice, short words more often."""


def match_names(chains: Chains) -> None:
    """Join the names of a document that are forms of one name."""
    join_definitions(chains)
    matcher = _Matcher(chains)
    matcher.same_spelling()
    matcher.defined_acronyms()
    matcher.acronyms()
    PeopleMatcher(chains, matcher.keys, matcher.first).match()
    matcher.shortened()
    matcher.heads()
    matcher.misspellings()


def key_of(words: tuple[str, ...], lexis: Lexis) -> tuple[str, ...]:
    """Return a name's words as they are compared: no case, no accents, no full stops, no legal form."""
    plain = tuple(_plain(word) for word in words if any(character.isalnum() for character in word))
    while len(plain) > 1 and plain[-1] in {_plain(suffix) for suffix in lexis.legal_suffixes}:
        plain = plain[:-1]
    return plain


@lru_cache(maxsize=8192)
def _plain(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character)).replace(".", "")


def initials(words: tuple[str, ...]) -> frozenset[str]:
    """Return what a name may be abbreviated to.

    >>> sorted(initials(("Agency", "of", "Data")))
    ['ad', 'aod']
    """
    large = "".join(word[0] for word in words if word.lower() not in _SMALL)
    return frozenset({large.casefold(), "".join(word[0] for word in words if word[0].isalnum()).casefold()})


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters must be changed, dropped, added or swapped to make one word the other; more than `most` is `most + 1`.

    >>> distance("bleu", "blue", 2), distance("acme", "globex", 2)
    (1, 3)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]


class _Matcher:
    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.source: Source = chains.source
        self.lexis = chains.source.lexis
        self.names = [i for i, name in enumerate(chains.candidates) if name.kind is Kind.NAME and name.label != "DEMONYM"]
        self.keys = {i: key_of(self.source.words(chains.candidates[i]), self.lexis) for i in self.names}
        self.first: dict[tuple[str, ...], int] = {}

    def same_spelling(self) -> None:
        by_label: dict[str, int] = {}
        for i in self.names:
            self.chains.join(self.first.setdefault(self.keys[i], i), i)
            entry = self.source.lexicon.find(self.source.text(self.chains.candidates[i]), self.source.lang)
            if entry is not None:
                self.chains.join(by_label.setdefault(entry.label_in(self.source.lang), i), i)
        for i, candidate in enumerate(self.chains.candidates):
            if candidate.label == "DEMONYM":
                self.chains.join(by_label.setdefault(candidate.entity, i), i)

    def _join(self, one: int, other: int) -> None:
        if self.chains.compatible(one, other):
            self.chains.join(one, other)

    def defined_acronyms(self) -> None:
        """ "Agency of Data (AOD)", and the other way about."""
        for left, right in zip(self.names, self.names[1:], strict=False):
            one, other = self.chains.candidates[left], self.chains.candidates[right]
            between = self.source.doc[one.end : other.start]
            if one.sentence == other.sentence and between.text.strip() == "(" and other.end < len(self.source.doc):
                short, long = sorted((one, other), key=lambda name: name.end - name.start)
                if self.source.doc[other.end].text == ")" and self._abbreviates(short, long, loosely=True):
                    self.chains.join(left, right)

    def _abbreviates(self, short: Candidate, long: Candidate, *, loosely: bool = False) -> bool:
        written = self.source.text(short).replace(".", "")
        if short.end - short.start != 1 or long.end - long.start < 2 or not written[:3].isupper():
            return False
        words = tuple(word for word in self.source.text(long).replace("’", "' ").replace("-", " ").split() if word[0].isalnum())
        if written.casefold() in initials(words):
            return True
        return loosely and len(written) > 1 and _is_subsequence(written.casefold(), " ".join(words).casefold())

    def acronyms(self) -> None:
        long_by_initials: dict[str, int] = {}
        for i in self.names:
            candidate = self.chains.candidates[i]
            if candidate.end - candidate.start > 1 and not self.chains.is_a(i, "Person"):
                for short in initials(tuple(word for word in self.source.text(candidate).split() if word[0].isalnum())):
                    long_by_initials.setdefault(short, i)
        for i in self.names:
            written = self.source.text(self.chains.candidates[i]).replace(".", "")
            if len(written) > 1 and written.isupper() and written.casefold() in long_by_initials:
                self._join(long_by_initials[written.casefold()], i)

    def shortened(self) -> None:
        """ "Acme" is Acme Group; but Paris is no Paris University unless it is said to be one; "Help Programme" is Acme Help Programme."""
        for key, i in list(self.first.items()):
            base = self._base(key, i)
            if base in self.first and base != key:
                self._join(self.first[base], i)
        self._first_words()
        suffixes: dict[tuple[str, ...], set[int]] = defaultdict(set)
        for key, i in self.first.items():
            for size in range(2, len(key)):
                suffixes[key[-size:]].add(self.chains.find(i))
        for key, i in list(self.first.items()):
            longer = {self.chains.find(root) for root in suffixes.get(key, ())}
            if len(longer) == 1 and (key[-1] in self.lexis.of_heads or key[-1] in self.source.nouns):
                self._join(min(longer), i)

    def _first_words(self) -> None:
        """ "Acme" after Acme Digital, if that is an organization for good reasons and the only name that begins so."""
        longer: dict[str, set[int]] = defaultdict(set)
        for key, i in self.first.items():
            if len(key) > 1:
                longer[key[0]].add(i)
        for key, i in list(self.first.items()):
            found = longer.get(key[0], set()) if len(key) == 1 else set()
            if len(found) == 1 and min(found) < i and "Organization" in self.chains.strong(min(found)) and not self.chains.is_a(i, "Place"):
                self._join(min(found), i)

    def _base(self, key: tuple[str, ...], i: int) -> tuple[str, ...]:
        """Return a name without the words that only say what kind of thing it is."""
        if len(key) > 1 and key[0] in _GENERIC:
            return key[1:]
        if len(key) > 1 and key[-1] in _GENERIC:
            return key[:-1]
        noun = self.source.nouns.get(key[-1]) if key else None
        shorter = self.first.get(key[:-1])
        placed = noun is not None and noun != "City" and self.source.ontology.is_a(noun, "Place")
        if len(key) > 1 and noun and not placed and shorter is not None and self.chains.fit(shorter, noun) >= 2:
            return key[:-1]
        return key

    def heads(self) -> None:
        """ "the Commission" is the name met last that begins or ends with that word."""
        latest: dict[str, int] = {}
        for i in self.names:
            key = self.keys[i]
            if len(key) > 1:
                for word in (key[0], key[-1]):
                    if word in self.lexis.of_heads or word in self.source.nouns:
                        latest[word] = i
            elif key and key[0] in latest:
                self._join(latest[key[0]], i)

    def misspellings(self) -> None:
        """A name met once that is nearly one met often is that name, unless it is known to be another."""
        single = [(key[0], i) for key, i in self.first.items() if len(key) == 1 and len(key[0]) > 3 and key[0].isalpha()]
        counts = {i: len(self.chains.members(i)) for _, i in single}
        frequent: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for word, i in single:
            if counts[i] >= _COMMON.get(len(word), 2):
                frequent[word[0]].append((word, i))
        for word, i in single:
            known = self.source.lexicon.find(self.source.text(self.chains.candidates[i]), self.source.lang)
            if counts[i] > _RARE or known is not None:
                continue
            for other, j in frequent.get(word[0], ()):
                most = 2 if len(other) >= _LONG else 1
                if distance(word, other, most) <= most:
                    self._join(j, i)
                    break


def _is_subsequence(short: str, long: str) -> bool:
    letters = iter(long)
    return all(letter in letters for letter in short)
