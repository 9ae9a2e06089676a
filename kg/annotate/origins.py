"""Where things are said to be from ("a Norwegian company", "based in Ghent"), for "the Norwegian company" to be found by."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import Final

from spacy.tokens import Token

from kg.annotate.antecedents import SUBJECTS
from kg.annotate.chains import Chains
from kg.annotate.spans import Candidate
from kg.model import Kind

_FROM: Final = frozenset("of from in at near outside de à en au aux d'".split())
_BASED: Final = frozenset("base headquarter locate settle registered baser installer implanter situer établir".split())
_SEATS: Final = frozenset("seat headquarters office base siège bureau".split())
_UP: Final = frozenset("acl relcl amod acl:relcl appos".split())


class Origins:
    """The places that each chain is said to be from or at, found by what its mentions hold and are followed by."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.doc = chains.source.doc
        self.by_head = {candidate.head: i for i, candidate in reversed(list(enumerate(chains.candidates)))}
        self._places = [i for i, c in enumerate(chains.candidates) if self.is_place(i, c)]
        self._inside: dict[int, int] = {}
        for i, candidate in enumerate(chains.candidates):
            if candidate.kind is Kind.NOMINAL:
                self._inside |= dict.fromkeys(range(candidate.start, candidate.end), i)

    def is_place(self, i: int, candidate: Candidate) -> bool:
        """Whether a candidate names a place or what comes from one."""
        return candidate.kind is Kind.NAME and (candidate.label == "DEMONYM" or self.chains.is_a(i, "Place"))

    def of(self, root: int) -> set[int]:
        """Return the places, as chains, that a chain is from."""
        return {self.chains.find(place) for i in self.chains.members(root) for place in self._said.get(i, ())}

    def within(self, nominal: Candidate) -> set[int]:
        """Return the places, as chains, that a nominal has as modifiers: France in "the French company"."""
        tokens = range(nominal.start, nominal.end)
        return {self.chains.find(i) for at in tokens if at != nominal.head and (i := self._place_at.get(at)) is not None}

    def clashes(self, root: int, wanted: set[int]) -> bool:
        """Whether a chain is from other places than those wanted, countries against countries and towns against towns."""
        found = self.of(root)
        return (
            bool(found)
            and any(self._kind(place) == self._kind(other) != "" for place in wanted for other in found - wanted)
            and not found & wanted
        )

    def _kind(self, place: int) -> str:
        if self.chains.is_a(place, "Country"):
            return "country"
        return "" if self.chains.is_a(place, "Region") else "town"

    @cached_property
    def _place_at(self) -> dict[int, int]:
        return {at: i for i in self._places for at in range(self.chains.candidates[i].start, self.chains.candidates[i].end)}

    @cached_property
    def _said(self) -> dict[int, set[int]]:
        found: dict[int, set[int]] = defaultdict(set)
        for place in self._places:
            owner = self._owner(self.chains.candidates[place])
            if owner is not None:
                found[owner].add(place)
        return found

    def _owner(self, place: Candidate) -> int | None:
        """Return the candidate that a place describes."""
        around = self._inside.get(place.head)
        if around is not None and self.chains.candidates[around].head != place.head:
            return around
        token = self.doc[place.head]
        preposition = token.head if token.dep_ == "pobj" else next((child for child in token.lefts if child.dep_ == "case"), None)
        if preposition is None or preposition.lower_ not in _FROM:
            return None
        return self._holder(token.head.head if token.dep_ == "pobj" else token.head)

    def _holder(self, token: Token) -> int | None:
        """Return what a token that a place hangs from belongs to: itself, what "based" describes, who "has its seat"."""
        if token.lemma_.lower() in _SEATS:
            return next((self._held(child) for child in token.head.children if child.dep_ in SUBJECTS), None)
        if token.lemma_.lower() in _BASED or token.lower_ in {"based", "headquartered"}:
            subject = next((child for child in token.children if child.dep_ in SUBJECTS), None)
            if subject is not None and subject.lower_ not in self.chains.source.lexis.relatives:
                return self._held(subject)
            return self._held(token.head) if token.dep_ in _UP else None
        return self._held(token)

    def _held(self, token: Token) -> int | None:
        return self.by_head.get(token.i)
