"""What an ontology holds, as frozen values: classes, relations, and the example sentences that define them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from kg.errors import OntologyError
from kg.model import Span

ROOT = "Entity"
_MARK = re.compile(r"\[(?P<end>[so]) (?P<words>[^\[\]]+)\]")


@dataclass(frozen=True, order=True)
class LangString:
    """Words in a language."""

    text: str
    lang: str


@dataclass(frozen=True, order=True)
class Place:
    """Where something is declared."""

    path: Path
    line: int


@dataclass(frozen=True, order=True)
class Example:
    """A sentence (or a few) with the two ends of a relation; a marked end may occur several times.

    >>> example = Example.parse("[s Acme] hired [o Ann].", "en")
    >>> example.text, example.subjects, example.objects
    ('Acme hired Ann.', (Span(start=0, end=4),), (Span(start=11, end=14),))
    """

    text: str
    lang: str
    subjects: tuple[Span, ...]
    objects: tuple[Span, ...]

    @classmethod
    def parse(cls, marked: str, lang: str) -> Example:
        """Read `[s …]` and `[o …]` marks; raises ValueError when an end is missing."""
        text, at = "", 0
        ends: dict[str, list[Span]] = {"s": [], "o": []}
        for mark in _MARK.finditer(marked):
            text += marked[at : mark.start()]
            words = mark["words"].strip()
            ends[mark["end"]].append(Span(len(text), len(text) + len(words)))
            text, at = text + words, mark.end()
        if not ends["s"] or not ends["o"]:
            raise ValueError(f"an example marks both ends, as in '[s Acme] hired [o Ann].': {marked!r}")
        return cls(text + marked[at:], lang, tuple(ends["s"]), tuple(ends["o"]))


@dataclass(frozen=True)
class ClassDefinition:
    """A class of entities; `labels` holds every noun that names it (`rdfs:label` first, then `skos:altLabel`)."""

    name: str
    labels: tuple[LangString, ...] = ()
    parents: tuple[str, ...] = ()
    definition: str = ""
    place: Place | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Relation:
    """A relation and the sentences that define it; `literal` is the XSD name of a literal range, else None."""

    name: str
    labels: tuple[LangString, ...] = ()
    definitions: tuple[LangString, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    literal: str | None = None
    symmetric: bool = False
    transitive: bool = False
    inverse: str | None = None
    parents: tuple[str, ...] = ()
    examples: tuple[Example, ...] = ()
    counter_examples: tuple[Example, ...] = ()
    aligned: tuple[str, ...] = ()
    place: Place | None = field(default=None, compare=False)

    def label(self, lang: str = "en") -> str:
        """Return the label in a language, else any label, else the name cut into words."""
        chosen = [label.text for label in self.labels if label.lang == lang] or [label.text for label in self.labels]
        return chosen[0] if chosen else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.name).lower()


@dataclass(frozen=True)
class Ontology:
    """Classes and relations by name, each table sorted by name.

    >>> ontology = Ontology.of([ClassDefinition("Company", parents=("Organization",)), ClassDefinition("Organization")], [])
    >>> ontology.is_a("Company", "Organization"), ontology.is_a("Organization", "Company")
    (True, False)
    """

    classes: dict[str, ClassDefinition]
    relations: dict[str, Relation]
    digest: str = ""

    @classmethod
    def of(cls, classes: Iterable[ClassDefinition], relations: Iterable[Relation], digest: str = "") -> Ontology:
        return cls(
            {c.name: c for c in sorted(classes, key=lambda c: c.name)}, {r.name: r for r in sorted(relations, key=lambda r: r.name)}, digest
        )

    @cached_property
    def _ancestors(self) -> dict[str, tuple[str, ...]]:
        return {name: tuple(self._climb(name)) for name in self.classes}

    def _climb(self, name: str) -> Iterator[str]:
        seen, level = {name}, [name]
        while level:
            yield from level
            parents = [p for n in level for p in (self.classes[n].parents if n in self.classes else ())]
            level = [p for p in dict.fromkeys(parents) if p not in seen]
            seen.update(level)

    def ancestors(self, name: str) -> tuple[str, ...]:
        """Return a class and everything above it, nearest first."""
        return self._ancestors.get(name, (name,))

    def is_a(self, name: str, ancestor: str) -> bool:
        """Whether a class is another or lies below it; everything is an `Entity`."""
        return ancestor == ROOT or ancestor in self.ancestors(name)

    def fits(self, name: str, allowed: Iterable[str]) -> bool:
        """Whether a type is allowed by a domain or range (an empty one allows everything)."""
        allowed = tuple(allowed)
        return not allowed or any(self.is_a(name, each) for each in allowed)

    def compatible(self, one: str, other: str) -> bool:
        """Whether a thing could be both: one class lies on the other's way up."""
        return self.is_a(one, other) or self.is_a(other, one)

    def depth(self, name: str) -> int:
        """Return how specific a class is: how many classes lie above it."""
        return len(self.ancestors(name))

    def branch(self, name: str) -> str:
        """Return the broadest class above one that still says something: Organization for a company, not Agent or Entity."""
        return next((each for each in reversed(self.ancestors(name)) if each not in (ROOT, "Agent")), name)

    def noun_branches(self, lang: str) -> dict[str, str]:
        """Return the lower-case nouns that name a class, noun to branch."""
        return {noun: self.branch(name) for noun, name in self.class_nouns(lang).items()}

    def class_nouns(self, lang: str) -> dict[str, str]:
        """Return the lower-case nouns that name a class, noun to class name; the label declared first wins."""
        nouns: dict[str, str] = {}
        for definition in self.classes.values():
            for label in definition.labels:
                if label.lang == lang:
                    nouns.setdefault(label.text.lower(), definition.name)
        return nouns

    def relation(self, name: str) -> Relation:
        """Return a relation by name; raises OntologyError for an unknown one."""
        try:
            return self.relations[name]
        except KeyError:
            raise OntologyError(f"no relation is called {name!r}") from None
