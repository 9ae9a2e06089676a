"""The compiled form of an ontology's examples: a trie of steps, and the surface sequences beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field
from functools import cached_property
from typing import Any

Signature = tuple[str, ...]


@dataclass(frozen=True, order=True, slots=True)
class Rule:
    """What a signature says: a relation, which end the walk starts from, and how many examples say so.

    A support of 0 comes of a counter-example: the relation does not hold, whatever more general signatures say.
    """

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


Table = dict[Signature, tuple[Rule, ...]]


@dataclass(frozen=True)
class Program:
    """What the matcher runs for one language: whole walks, walks with one end unsaid, and surface sequences."""

    paths: Table
    halves: Table
    surface: Table

    @cached_property
    def trie(self) -> Trie:
        """The walks as a trie, which the matcher follows step by step."""
        root = Trie()
        for signature in sorted(self.paths):
            _descend(root, signature[:-1]).ends[signature[-1]] = self.paths[signature]
        for signature in sorted(self.halves):
            _descend(root, signature).halves = self.halves[signature]
        return root

    def to_dict(self) -> dict[str, Any]:
        """Return the program as JSON values; `from_dict` is the inverse."""
        return {
            name: [[list(key), [list(astuple(rule)) for rule in rules]] for key, rules in sorted(getattr(self, name).items())]
            for name in _TABLES
        }

    @classmethod
    def from_dict(cls, record: dict[str, Any]) -> Program:
        """Read what `to_dict` gave; raises KeyError, TypeError or ValueError for anything else."""
        return cls(*({tuple(key): tuple(Rule(*rule) for rule in rules) for key, rules in record[name]} for name in _TABLES))


_TABLES = ("paths", "halves", "surface")


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
            table[signature] = tuple(sorted(rule for rule in rules if (signature, rule.relation, rule.reverse) not in self.vetoes))
        for signature, relation, reverse in sorted(self.vetoes):
            table[signature] = tuple(sorted((*table.get(signature, ()), Rule(relation, reverse, 0))))
        return {signature: rules for signature, rules in table.items() if rules}
