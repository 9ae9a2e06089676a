"""What the model's outputs stand for: classes and literal kinds of spans, relations of pairs."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

from kg.ontology import ROOT, Ontology

LITERALS: Final = ("Amount", "Date")
_TOO_BROAD: Final = frozenset({ROOT, "Agent"})


@dataclass(frozen=True)
class Inventory:
    """Names of the type units and relation units, each sorted; `ancestors` closes a class upwards within the units."""

    types: tuple[str, ...]
    relations: tuple[str, ...]
    symmetric: frozenset[str]
    ancestors: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, ontology: Ontology, without: Container[str] = ()) -> Inventory:
        """Return the inventory of the shipped ontology, without some relations: what is measured as new must not have been learned."""
        classes = [name for name in ontology.classes if name not in _TOO_BROAD]
        above = {name: tuple(each for each in ontology.ancestors(name) if each not in _TOO_BROAD) for name in classes}
        relations = [relation for relation in ontology.relations.values() if relation.name not in without]
        symmetric = frozenset(relation.name for relation in relations if relation.symmetric)
        names = tuple(relation.name for relation in relations)
        return cls(tuple(sorted([*classes, *LITERALS])), names, symmetric, above | {name: (name,) for name in LITERALS})

    @cached_property
    def type_numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.types)}

    @cached_property
    def relation_numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.relations)}

    def units(self, names: tuple[str, ...]) -> list[int]:
        """Return the type units of some classes and all above them."""
        return sorted({self.type_numbers[each] for name in names for each in self.ancestors.get(name, ())})

    def to_dict(self) -> dict[str, Any]:
        return {"types": list(self.types), "relations": list(self.relations)}
