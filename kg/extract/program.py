"""The compiled form of an ontology's examples: a trie of steps, and the surface sequences beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

Signature = tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class Rule:
    """What a signature says: a relation, which end the walk starts from, and how many examples say so."""

    relation: str
    reverse: bool
    support: int
    missing: str = ""


@dataclass(slots=True)
class Trie:
    """A node of the step trie: where each next step leads, and the rules that end with a last step here."""

    children: dict[str, Trie] = field(default_factory=dict)
    ends: dict[str, tuple[Rule, ...]] = field(default_factory=dict)
    halves: tuple[Rule, ...] = ()


@dataclass(frozen=True)
class Program:
    """What the matcher runs for one language."""

    trie: Trie
    surface: dict[Signature, tuple[Rule, ...]]

    @classmethod
    def of(
        cls, paths: dict[Signature, tuple[Rule, ...]], halves: dict[Signature, tuple[Rule, ...]], surface: dict[Signature, tuple[Rule, ...]]
    ) -> Program:
        root = Trie()
        for signature in sorted(paths):
            _descend(root, signature[:-1]).ends[signature[-1]] = paths[signature]
        for signature in sorted(halves):
            _descend(root, signature).halves = halves[signature]
        return cls(root, surface)


def _descend(node: Trie, steps: Iterable[str]) -> Trie:
    for step in steps:
        node = node.children.setdefault(step, Trie())
    return node


@dataclass
class RuleTable:
    """Counts which relations' examples have a signature, and settles it."""

    votes: dict[Signature, dict[tuple[str, bool, str], set[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(set)))
    vetoes: set[tuple[Signature, str, bool]] = field(default_factory=set)

    def vote(self, signature: Signature, relation: str, reverse: bool, source: str, missing: str = "") -> None:
        self.votes[signature][relation, reverse, missing].add(source)

    def veto(self, signature: Signature, relation: str, reverse: bool) -> None:
        """Keep a relation from a signature that one of its counter-examples has."""
        self.vetoes.add((signature, relation, reverse))

    def rules(self) -> dict[Signature, tuple[Rule, ...]]:
        """Return every signature's rules; relations that share one all keep it, and types decide at match time."""
        table: dict[Signature, tuple[Rule, ...]] = {}
        for signature, votes in self.votes.items():
            rules = [Rule(relation, reverse, len(sources), missing) for (relation, reverse, missing), sources in votes.items()]
            kept = sorted(rule for rule in rules if (signature, rule.relation, rule.reverse) not in self.vetoes)
            if kept:
                table[signature] = tuple(kept)
        return table
