"""Which person a surname or first name alone stands for, decided once a document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.lexis import Gender
from kg.annotate.nouns import PERSON

Key = tuple[str, ...]

_SURNAME_VOTE: Final = 1.5
"""What it says for a name to be a person's that its last word stands for all of it: companies go by their first."""

_PARTICLES: Final = frozenset("de du di da le la van von der den el al bin ben mac saint".split())


class PeopleMatcher:
    """Joins short forms of people's names with the full ones; `keys` are the names as compared, `first` where each is met first."""

    def __init__(self, chains: Chains, keys: dict[int, Key], first: dict[Key, int]) -> None:
        self.chains = chains
        self.first = first
        self.mentions: dict[Key, list[int]] = defaultdict(list)
        for i, key in keys.items():
            self.mentions[key].append(i)

    def match(self) -> None:
        """ "Lee" is Ann Lee; "Ann" too, when no one else is; "Ann B. Lee" too."""
        by_last: dict[Key, list[int]] = defaultdict(list)
        by_first: dict[Key, list[int]] = defaultdict(list)
        full: dict[tuple[str, str], int] = {}
        for key, i in self.first.items():
            if len(key) > 1 and not self._is_surname(key) and self.chains.is_a(i, PERSON):
                self.chains.join(full.setdefault((key[0], key[-1]), i), i)
                for surname in sorted({key[-1:], key[1:]}):
                    by_last[surname].append(i)
                by_first[key[:1]].append(i)
        for key, i in self.first.items():
            if self._is_surname(key) and self._may_be_person(i):
                people = [j for j in by_last.get(key, []) if not self._leads_earlier(key, j)]
                self._join_short(key, i, people, by_first.get(key, []))

    def _join_short(self, key: Key, i: int, by_last: list[int], by_first: list[int]) -> None:
        found = self._most_prominent(by_last, self._gender(key))
        if found is not None:
            self.chains.vote(found, [Vote(PERSON, _SURNAME_VOTE)])
        else:
            found = self._only(by_first, i)
        if found is not None:
            self.chains.join(found, i)

    def _is_surname(self, key: Key) -> bool:
        """Whether a name is one word, or a surname of two: "Le Goff"."""
        return len(key) == 1 or (len(key) == 2 and key[0] in _PARTICLES)

    def _leads_earlier(self, key: Key, person: int) -> bool:
        """Whether a name that is no person's, begins with a surname and is met before its bearer claims it: Lee Steel, then Bob Lee."""
        longer = (i for other, i in self.first.items() if len(other) > len(key) and other[: len(key)] == key and i < person)
        house = any(PERSON not in self.chains.strong(i) and not self._is_family(i) for i in longer)
        return house and not list(self._honorifics(key))

    def _is_family(self, i: int) -> bool:
        return self.chains.source.doc[self.chains.candidates[i].end - 1].lower_ == "family"

    def _honorifics(self, key: Key) -> Iterator[Gender]:
        """Yield what the words before the mentions of a name say of whoever bears it."""
        for i in self.mentions[key]:
            yield from self._honorifics_at(i)

    def _gender(self, key: Key) -> Gender:
        known = [gender for gender in self._honorifics(key) if gender != Gender.ANY]
        return known[0] if known else Gender.ANY

    def _may_be_person(self, i: int) -> bool:
        """Whether a lone name may be a surname: also one the lexicon has as a place, if nothing is said to happen there."""
        strong = self.chains.strong(i)
        return not strong or PERSON in strong or (strong == {"Place"} and not self.chains.is_placed(i))

    def _most_prominent(self, found: list[int], gender: Gender) -> int | None:
        """Return whoever of those who share a surname the document is most about: named in full most often, else first."""
        people = {self.chains.find(i): i for i in reversed(found) if self._agrees(i, gender)}
        return min(people.values(), key=lambda i: (-self._full_mentions(i), i), default=None)

    def _agrees(self, i: int, gender: Gender) -> bool:
        known = {each for j in self.chains.members(i) for each in self._honorifics_at(j)} - {Gender.ANY}
        return gender == Gender.ANY or not known or gender in known

    def _honorifics_at(self, j: int) -> Iterator[Gender]:
        doc, lexis = self.chains.source.doc, self.chains.source.lexis
        at = self.chains.candidates[j].start
        if at and doc[at - 1].lower_ in lexis.honorifics:
            yield lexis.honorifics[doc[at - 1].lower_]

    def _full_mentions(self, i: int) -> int:
        return sum(self.chains.candidates[j].end - self.chains.candidates[j].start > 1 for j in self.chains.members(i))

    def _only(self, found: list[int], i: int) -> int | None:
        roots = {self.chains.find(j) for j in found if j < i}
        return min(roots) if len(roots) == 1 else None
