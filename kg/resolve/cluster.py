"""Union–find over chains that never joins two classes no single thing can have, nor two entries of the lexicon."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import LexiconEntry
from kg.ontology import Ontology
from kg.resolve.chains import Chain, ChainId

Types = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Merge:
    """Why two chains are one entity: the name of the rule, and the two chains with the names it saw."""

    rule: str
    one: ChainId
    one_name: str
    other: ChainId
    other_name: str


class Clusters:
    """Chains grouped so far; the representative of a group is its smallest chain id, whatever the order of unions.

    >>> from kg.ontology import ClassDefinition
    >>> one, other = (Chain(ChainId(d, 0), "en", (("Acme", 1),), (("Company", 2),)) for d in "ab")
    >>> clusters = Clusters([one, other], Ontology.of([ClassDefinition("Company")], []))
    >>> clusters.union(one, other, "same name"), clusters.root(other.id).document, clusters.merges[0].rule
    (True, 'a', 'same name')
    """

    def __init__(self, chains: Iterable[Chain], ontology: Ontology) -> None:
        self.chains = {chain.id: chain for chain in chains}
        self.merges: list[Merge] = []
        self._ontology = ontology
        self._parent = {id: id for id in self.chains}
        self._types = {id: {self._specific(chain.types)} for id, chain in self.chains.items()}
        self._entries: dict[ChainId, LexiconEntry] = {}
        self._documents = {id: {id.document} for id in self.chains}
        self._known: dict[tuple[Types, Types], bool] = {}

    def root(self, id: ChainId) -> ChainId:
        """Return the representative of the group that a chain is in."""
        while (parent := self._parent[id]) != id:
            self._parent[id] = id = self._parent[parent]
        return id

    def group_of(self, id: ChainId) -> ChainId | None:
        """Return the group of a chain; None for a chain that has no name."""
        return self.root(id) if id in self._parent else None

    def entry(self, id: ChainId) -> LexiconEntry | None:
        """Return the lexicon's entry for the group of a chain."""
        return self._entries.get(self.root(id))

    def link(self, chain: Chain, entry: LexiconEntry) -> bool:
        """Say what a chain is in the lexicon, unless its classes forbid it."""
        root = self.root(chain.id)
        fits = all(self.compatible(types, entry.types) for types in self._types[root])
        if fits:
            self._entries[root] = entry
            self._types[root].add(self._specific(entry.types))
        return fits

    def can_join(self, one: ChainId, other: ChainId) -> bool:
        """Whether two groups may be one thing."""
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        mine, theirs = self._entries.get(a), self._entries.get(b)
        if mine is not None and theirs is not None and mine.iri != theirs.iri:
            return False
        # A document that says a thing is both a venture and a platform lets others say that it is one or the other.
        both = [types for types in self._types[a] | self._types[b] if len(types) > 1]
        return all(self._go_together(x, y, both) for x in self._types[a] for y in self._types[b])

    def _go_together(self, one: Types, other: Types, both: list[Types]) -> bool:
        return self.compatible(one, other) or any(self.compatible(one, types) and self.compatible(types, other) for types in both)

    def share_document(self, one: ChainId, other: ChainId) -> bool:
        """Whether some document tells two groups apart by having a chain for each."""
        return not self._documents[self.root(one)].isdisjoint(self._documents[self.root(other)])

    def union(self, one: Chain, other: Chain, rule: str, names: tuple[str, str] | None = None) -> bool:
        """Join two groups and note why, if they may be one thing; returns whether they are one now."""
        a, b = sorted((self.root(one.id), self.root(other.id)))
        if a == b:
            return True
        if not self.can_join(a, b):
            return False
        self._parent[b] = a
        self._types[a] |= self._types.pop(b)
        self._documents[a] |= self._documents.pop(b)
        if b in self._entries:
            self._entries[a] = self._entries.pop(b)
        seen = names or (one.names[0], other.names[0])
        self.merges.append(Merge(rule, one.id, seen[0], other.id, seen[1]))
        return True

    def _specific(self, types: Types) -> Types:
        """Leave out the classes that others among them imply: what is left cannot go together but by somebody saying so."""
        return tuple(t for t in types if not any(other != t and self._ontology.is_a(other, t) for other in types))

    def compatible(self, one: Types, other: Types) -> bool:
        """Whether a thing of some classes could be a thing of others: any class of the one goes with any of the other."""
        key = (one, other)
        if key not in self._known:
            self._known[key] = any(self._ontology.compatible(a, b) for a in one for b in other)
        return self._known[key]

    def groups(self) -> list[tuple[Chain, ...]]:
        """Return the groups, each sorted, in the order of their representatives."""
        members: dict[ChainId, list[Chain]] = {}
        for id in sorted(self.chains):
            members.setdefault(self.root(id), []).append(self.chains[id])
        return [tuple(members[root]) for root in sorted(members)]
