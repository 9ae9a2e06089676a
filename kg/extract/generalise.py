"""Patterns made more general than their examples, as far as the examples warrant it.

What makes a pattern productive is how many different words fill it (type frequency: Bybee 1995). "Chief technology officer at"
and "chief financial officer at" together teach "… officer at"; "a start-up from", "a firm from" and "a bank from" together teach
"an organization from". Nouns for people are left out of that: too many of them ("son", "critic", "neighbour") say something else.
"""

from __future__ import annotations

from collections import defaultdict

from kg.extract.program import RuleTable, Signature
from kg.ontology import Ontology, Relation

Levels = tuple[Signature, Signature, Signature]
_HEADS_NEEDED = 2
_KINDS_NEEDED = 3
GENERALISED = "generalised"


class Generalisation:
    """Counts, for each general form, the different words that fill it in each relation's examples."""

    def __init__(self, ontology: Ontology) -> None:
        self._ontology = ontology
        self._by_head: dict[Signature, dict[tuple[str, bool], set[Signature]]] = defaultdict(lambda: defaultdict(set))
        self._by_kind: dict[Signature, dict[tuple[str, bool], set[Signature]]] = defaultdict(lambda: defaultdict(set))
        self._against: dict[tuple[Signature, tuple[str, bool]], set[Signature]] = defaultdict(set)

    def note(self, levels: Levels, relation: Relation, reverse: bool) -> None:
        specific, head, kind = levels
        if head != specific:
            self._by_head[head][relation.name, reverse].add(specific)
        if kind != head and not any(step.endswith("{Person}") for step in kind):
            self._by_kind[kind][relation.name, reverse].add(head)

    def deny(self, levels: Levels, relation: Relation, reverse: bool) -> None:
        """Count the words of a counter-example, which speak against the general forms that they fill."""
        specific, *forms = levels
        for form in forms:
            if form != specific:
                self._against[form, (relation.name, reverse)].add(specific)

    def add_to(self, paths: RuleTable) -> None:
        """Vote for every general form that enough words fill, where no rival has as many.

        Rivals are the relations between the same kinds of thing, and the relation's own counter-examples.
        """
        for forms, needed in ((self._by_head, _HEADS_NEEDED), (self._by_kind, _KINDS_NEEDED)):
            for form in sorted(forms):
                if form not in paths.votes:
                    self._settle(paths, form, forms[form], needed)

    def _settle(self, paths: RuleTable, form: Signature, fillers: dict[tuple[str, bool], set[Signature]], needed: int) -> None:
        by_types: dict[object, list[tuple[int, tuple[str, bool]]]] = defaultdict(list)
        for (name, reverse), words in fillers.items():
            by_types[self._types(name)].append((len(words), (name, reverse)))
        for rivals in by_types.values():
            rivals.sort(reverse=True)
            most, (name, reverse) = rivals[0]
            against = len(self._against.get((form, (name, reverse)), ()))
            if most >= needed and most > max(against, *(count for count, _ in rivals[1:2]), 0):
                paths.vote(form, name, reverse, GENERALISED)

    def _types(self, name: str) -> object:
        relation = self._ontology.relations[name]
        ends = (relation.domain, relation.range)
        return (*(tuple(sorted({self._ontology.branch(each) for each in end})) for end in ends), relation.literal)
