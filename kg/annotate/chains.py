"""Chains: which candidates stand for one thing, what speaks for its type, and what is known of its gender."""

from __future__ import annotations

from bisect import insort
from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.annotate.chain_types import Vote, decide, guesses, is_guess
from kg.annotate.lexis import Gender
from kg.annotate.nouns import PERSON
from kg.annotate.spans import Candidate, Source
from kg.model import Kind
from kg.ontology import ROOT

_STRONG = 2.0
_BLENDS = {"JointVenture": ("Product", "Programme", "Project"), "Project": ("Product",), "Programme": ("Product",)}
"""Nouns that a thing of another branch may go by: a platform can be a joint venture too."""


class Chains:
    """Disjoint sets of candidates, by their positions in `candidates`; a set is known by its first member."""

    def __init__(self, source: Source, candidates: Sequence[Candidate]) -> None:
        self.source = source
        self.candidates = candidates
        self._parent = list(range(len(candidates)))
        self._members = [[i] for i in range(len(candidates))]
        self._named = [candidate.kind is Kind.NAME for candidate in candidates]
        self._votes: list[list[Vote]] = [[] for _ in candidates]
        self._types: dict[int, tuple[str, tuple[str, ...]]] = {}
        self.genders: dict[int, Gender] = {}
        self.roles: dict[int, set[str]] = defaultdict(set)
        self.nouns: dict[int, set[str]] = defaultdict(set)
        self.introduced: set[int] = set()
        self.given: dict[int, str] = {}
        self.defined: dict[str, int] = {}
        """What a common noun stands for by definition: "company" after `Acme plc ("the Company")`."""
        self.own: int | None = None
        """What "we" stands for in a document written in the name of an organization."""

    def find(self, i: int) -> int:
        """Return the first member of a candidate's chain."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, one: int, other: int) -> None:
        """Make two chains one."""
        a, b = sorted((self.find(one), self.find(other)))
        if a == b:
            return
        self._parent[b] = a
        if len(self._members[b]) == 1:
            insort(self._members[a], b)
        else:
            self._members[a] = sorted(self._members[a] + self._members[b])
        self._named[a] = self._named[a] or self._named[b]
        self._votes[a] += self._votes[b]
        self.roles[a] |= self.roles.pop(b, set())
        self.nouns[a] |= self.nouns.pop(b, set())
        if b in self.given:
            self.given.setdefault(a, self.given[b])
        if b in self.introduced:
            self.introduced.add(a)
        if self.genders.get(a, Gender.ANY) == Gender.ANY and b in self.genders:
            self.genders[a] = self.genders[b]
        if self._votes[b] or self.candidates[b].kind is not Kind.PRONOUN:
            self._types.pop(a, None)

    def vote(self, i: int, votes: Iterable[Vote]) -> None:
        """Add to what speaks for a chain's type."""
        root = self.find(i)
        self._votes[root] += votes
        self._types.pop(root, None)

    def roots(self) -> list[int]:
        return [i for i, parent in enumerate(self._parent) if i == parent]

    def members(self, i: int) -> list[int]:
        """Return the positions of a chain's candidates, in text order."""
        return self._members[self.find(i)]

    def is_named(self, i: int) -> bool:
        """Whether a chain has a name among its candidates."""
        return self._named[self.find(i)]

    def names(self, i: int) -> list[Candidate]:
        """Return the names in a chain, demonyms left out unless there is nothing else."""
        found = [self.candidates[j] for j in self.members(i) if self.candidates[j].kind is Kind.NAME]
        return [name for name in found if name.label != "DEMONYM"] or found

    def types(self, i: int) -> tuple[str, tuple[str, ...]]:
        """Return the main class of a chain and its other classes, as things stand."""
        root = self.find(i)
        if root not in self._types:
            self._types[root] = decide(self.source.ontology, [*guesses(self.names(root)), *self._votes[root]])
        return self._types[root]

    def is_guess(self, i: int) -> bool:
        """Whether the class of a chain is one that little speaks for."""
        root = self.find(i)
        return is_guess(self.source.ontology, [*guesses(self.names(root)), *self._votes[root]])

    def type(self, i: int) -> str:
        return self.types(i)[0]

    def is_a(self, i: int, name: str) -> bool:
        main, others = self.types(i)
        return any(self.source.ontology.is_a(each, name) for each in (main, *others))

    def top(self, name: str) -> str:
        """Return the branch of the ontology that a class belongs to."""
        return next((each for each in reversed(self.source.ontology.ancestors(name)) if each not in (ROOT, "Agent")), ROOT)

    def strong(self, i: int) -> set[str]:
        """Return the branches that something better than the parser's guess speaks for."""
        weights: dict[str, float] = defaultdict(float)
        for vote in self._votes[self.find(i)]:
            if vote.name in self.source.ontology.classes and vote.name != "Agent" and not vote.shape:
                weights[self.top(vote.name)] += vote.weight
        return {name for name, weight in weights.items() if weight >= _STRONG}

    def could_be_person(self, i: int) -> bool:
        """Whether anything at all speaks for a person, or little for anything else."""
        return self.is_guess(i) or any(vote.name == PERSON for vote in self._votes[self.find(i)])

    def is_placed(self, i: int) -> bool:
        """Whether something is said to be in or at it."""
        return any(vote.name == "Place" and vote.weight < _STRONG for vote in self._votes[self.find(i)])

    def compatible(self, one: int, other: int) -> bool:
        """Whether two chains could be one thing: only good reasons on both sides keep them apart."""
        first, second = self.strong(one), self.strong(other)
        return not first or not second or bool(first & second)

    def fit(self, i: int, noun: str) -> int:
        """Return how well a noun's class fits a chain: 3 it is one, 2 it may be one, 1 it may be one besides, 0 it is none."""
        ontology, (main, others) = self.source.ontology, self.types(i)
        if ontology.is_a(main, noun) or noun in others:
            return 3
        if any(ontology.is_a(each, noun) for each in others):
            return 2
        if any(ontology.is_a(noun, each) for each in (main, *others) if each != ROOT):
            return 2
        if main == ROOT:
            return 1
        return int(any(self.is_a(i, each) for each in _BLENDS.get(noun, ())))

    def depth_gap(self, i: int, noun: str) -> int:
        """Return how many classes a noun's class lies below what is known of a chain."""
        return self.source.ontology.depth(noun) - self.source.ontology.depth(self.type(i))

    def label(self, i: int) -> str:
        """Return the best name of a chain: the form met most, a person's fullest; "" for a chain without one."""
        names = self.names(i)
        if not names:
            return self.given.get(self.find(i), "")
        known = next((name.entity for name in names if name.entity), "")
        if known:
            return known
        if self.is_a(i, "Place"):
            entries = (self.source.lexicon.find(self.source.text(name), self.source.lang) for name in names)
            listed = next((entry.label_in(self.source.lang) for entry in entries if entry is not None), "")
            if listed:
                return listed
        forms: dict[str, int] = defaultdict(int)
        for name in names:
            forms[self.source.text(name)] += 1
        person = self.is_a(i, "Person")
        return max(sorted(forms), key=lambda form: (len(form.split()) if person else 0, forms[form], len(form)))
