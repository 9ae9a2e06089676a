"""What is missing or contradictory in an ontology, each finding with file and line.

An error makes extraction or reasoning wrong (an unknown class, a cycle, a contradiction); a warning makes it poorer (a missing
label, too few examples). A user's small file may well have warnings and still do its work.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from itertools import pairwise
from pathlib import Path

from kg.model import Span
from kg.ontology.values import ROOT, ClassDefinition, Example, LangString, Ontology, Place, Relation
from kg.vocab import local_name

LANGUAGES = ("en", "fr")
FEWEST_EXAMPLES = {"en": 6, "fr": 3}
FEWEST_COUNTER_EXAMPLES = 2

_Reading = tuple[str, tuple[Span, ...], tuple[Span, ...]]


class Severity(StrEnum):
    """How bad a finding is."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """One thing wrong with an ontology, and where it is declared.

    >>> str(Finding(Severity.WARNING, "acquires has no label in fr", Place(Path("my.ttl"), 12)))
    'my.ttl:12: warning: acquires has no label in fr'
    """

    severity: Severity
    message: str
    place: Place | None = None

    def __str__(self) -> str:
        where = f"{self.place.path}:{self.place.line}: " if self.place else ""
        return f"{where}{self.severity}: {self.message}"

    @property
    def sort_key(self) -> tuple[str, int, str, str]:
        place = self.place or Place(Path(), 0)
        return (str(place.path), place.line, self.severity, self.message)


def check(ontology: Ontology) -> list[Finding]:
    """Return everything missing or contradictory, sorted by file and line.

    >>> [finding.message for finding in check(Ontology.of([], [Relation("sponsors", domain=("Compny",), range=("Entity",))]))][0]
    'sponsors: the domain names the class Compny, which is not declared'
    """
    found = [finding for rule in _RULES for finding in rule(ontology)]
    return sorted(found, key=lambda finding: finding.sort_key)


# ---- Words: labels, definitions, nouns ----


def _missing_words(ontology: Ontology) -> Iterator[Finding]:
    for definition in ontology.classes.values():
        yield from _unlabelled(definition, definition.labels, bool(definition.definition))
    for relation in ontology.relations.values():
        yield from _unlabelled(relation, relation.labels, bool(relation.definitions))


def _unlabelled(subject: ClassDefinition | Relation, labels: Iterable[LangString], defined: bool) -> Iterator[Finding]:
    name, spoken = local_name(subject.name), {label.lang for label in labels}
    for lang in LANGUAGES:
        if lang not in spoken:
            yield _warning(subject, f'{name} has no label in {lang}: add rdfs:label "…"@{lang}')
    if not defined:
        yield _warning(subject, f'{name} has no definition: add skos:definition "…"@en')


def _shared_nouns(ontology: Ontology) -> Iterator[Finding]:
    owners: dict[tuple[str, str], list[ClassDefinition]] = defaultdict(list)
    for definition in ontology.classes.values():
        for label in dict.fromkeys(LangString(label.text.lower(), label.lang) for label in definition.labels):
            owners[label.lang, label.text].append(definition)
    for (lang, noun), classes in owners.items():
        if len(classes) > 1:
            names = " and ".join(local_name(c.name) for c in classes)
            yield _warning(classes[-1], f'the noun "{noun}"@{lang} names {names}: what "the {noun}" is would be decided by chance')


# ---- Classes ----


def _class_parents(ontology: Ontology) -> Iterator[Finding]:
    for definition in ontology.classes.values():
        yield from _unknown(ontology, definition, definition.parents, "rdfs:subClassOf")
    parents = {name: definition.parents for name, definition in ontology.classes.items()}
    for name in _in_cycles(parents):
        yield _error(ontology.classes[name], f"{local_name(name)} is a subclass of itself, by way of its parents")


def _relation_classes(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        yield from _unknown(ontology, relation, relation.domain, "the domain")
        yield from _unknown(ontology, relation, relation.range, "the range")
        name = local_name(relation.name)
        if not relation.domain:
            yield _warning(relation, f"{name} has no domain, so anything may be its subject: add rdfs:domain")
        if not relation.range and not relation.literal:
            yield _warning(relation, f"{name} has no range, so anything may be its object: add rdfs:range")
        if relation.range and relation.literal:
            yield _error(relation, f"the range of {name} is both xsd:{relation.literal} and {', '.join(relation.range)}: keep one")


def _unknown(ontology: Ontology, subject: ClassDefinition | Relation, names: Iterable[str], role: str) -> Iterator[Finding]:
    for name in names:
        if name != ROOT and name not in ontology.classes and "://" not in name:
            near = get_close_matches(name, ontology.classes, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            yield _error(subject, f"{local_name(subject.name)}: {role} names the class {name}, which is not declared{hint}")


def _in_cycles(parents: dict[str, tuple[str, ...]]) -> Iterator[str]:
    """Yield every name that is reached again from its own parents."""
    for name in sorted(parents):
        seen: set[str] = set()
        ahead = list(parents[name])
        while ahead:
            current = ahead.pop()
            if current not in seen:
                seen.add(current)
                ahead += parents.get(current, ())
        if name in seen:
            yield name


# ---- How relations hang together ----


def _relation_parents(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        for parent in relation.parents:
            yield from _fits_parent(ontology, relation, parent)
    parents = {name: relation.parents for name, relation in ontology.relations.items()}
    for name in _in_cycles(parents):
        yield _error(ontology.relations[name], f"{local_name(name)} is a sub-property of itself, by way of its parents")


def _fits_parent(ontology: Ontology, relation: Relation, parent: str) -> Iterator[Finding]:
    above, name = ontology.relations.get(parent), local_name(relation.name)
    if above is None:
        yield _error(relation, f"{name} is a sub-property of {parent}, which is not declared")
        return
    for role, mine, theirs in (("domain", relation.domain, above.domain), ("range", relation.range, above.range)):
        if any(not ontology.fits(each, theirs) for each in mine):
            yield _warning(relation, f"{name} is a sub-property of {local_name(parent)}, whose {role} does not hold all of its own")


def _inverses(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        if relation.inverse is None:
            continue
        name, other = local_name(relation.name), ontology.relations.get(relation.inverse)
        if other is None:
            yield _error(relation, f"{name} is the inverse of {relation.inverse}, which is not declared")
            continue
        if other.inverse != relation.name:
            yield _warning(relation, f"{name} says it is the inverse of {local_name(other.name)}, which does not say so of {name}")
        if relation.domain != other.range or relation.range != other.domain or relation.literal:
            yield _error(relation, f"{name} and its inverse {local_name(other.name)} do not mirror each other's domain and range")


def _symmetric(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        if relation.symmetric and (relation.domain != relation.range or relation.literal):
            yield _error(relation, f"{local_name(relation.name)} is symmetric, but its domain and range differ")


# ---- Examples ----


def _too_few_examples(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        for lang, fewest in FEWEST_EXAMPLES.items():
            count = sum(example.lang == lang for example in relation.examples)
            if count < fewest:
                message = f"{local_name(relation.name)} has {count} of at least {fewest} examples in {lang}"
                yield _warning(relation, message + ("" if count else f", so it is not extracted from documents in {lang}"))


def _too_few_counter_examples(ontology: Ontology) -> Iterator[Finding]:
    for relation in ontology.relations.values():
        rivals = [other for other in ontology.relations.values() if other.name != relation.name and _confusable(ontology, relation, other)]
        count = len(relation.counter_examples)
        if rivals and count < FEWEST_COUNTER_EXAMPLES:
            message = f"{local_name(relation.name)} has {count} of at least {FEWEST_COUNTER_EXAMPLES} counter-examples"
            yield _warning(relation, f"{message}; it may be confused with {local_name(rivals[0].name)}, between the same classes")


def _confusable(ontology: Ontology, one: Relation, other: Relation) -> bool:
    """Whether types alone cannot tell two relations apart."""
    return one.literal == other.literal and _overlap(ontology, one.domain, other.domain) and _overlap(ontology, one.range, other.range)


def _overlap(ontology: Ontology, some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    return not some or not others or any(ontology.compatible(one, other) for one in some for other in others)


def _shared_examples(ontology: Ontology) -> Iterator[Finding]:
    """The same sentence with the same ends under two relations, unless one of them follows from the other."""
    owners: dict[_Reading, list[Relation]] = defaultdict(list)
    for relation in ontology.relations.values():
        for example in relation.examples:
            owners[_reading(example)].append(relation)
    for (text, _, _), relations in owners.items():
        for first, later in pairwise(relations):
            if first.name not in _above(ontology, later) and later.name not in _above(ontology, first):
                yield _warning(later, f"{local_name(later.name)} and {local_name(first.name)} have the same example: {text!r}")


def _contradictions(ontology: Ontology) -> Iterator[Finding]:
    """A counter-example that another example makes true: its own relation's, a sub-relation's, or an inverse's the other way."""
    stated = {key for relation in ontology.relations.values() for key in _implied(ontology, relation)}
    for relation in ontology.relations.values():
        for counter in relation.counter_examples:
            if (relation.name, _reading(counter)) in stated:
                name = local_name(relation.name)
                yield _error(relation, f"{name} has a counter-example that an example makes true: {counter.text!r}")


def _implied(ontology: Ontology, relation: Relation) -> Iterator[tuple[str, _Reading]]:
    """Yield what a relation's examples state: of itself and all above it, and of its inverse with the ends changed over."""
    swapped = [name for name in (relation.inverse, relation.name if relation.symmetric else None) if name]
    for example in relation.examples:
        text, subjects, objects = reading = _reading(example)
        yield from ((name, reading) for name in (relation.name, *_above(ontology, relation)))
        yield from ((name, (text, objects, subjects)) for name in swapped)


def _above(ontology: Ontology, relation: Relation) -> set[str]:
    seen: set[str] = set()
    ahead = list(relation.parents)
    while ahead:
        current = ahead.pop()
        if current not in seen:
            seen.add(current)
            ahead += ontology.relations[current].parents if current in ontology.relations else ()
    return seen


def _reading(example: Example) -> _Reading:
    return (example.text, example.subjects, example.objects)


def _error(subject: ClassDefinition | Relation, message: str) -> Finding:
    return Finding(Severity.ERROR, message, subject.place)


def _warning(subject: ClassDefinition | Relation, message: str) -> Finding:
    return Finding(Severity.WARNING, message, subject.place)


_RULES: tuple[Callable[[Ontology], Iterator[Finding]], ...] = (
    _missing_words,
    _shared_nouns,
    _class_parents,
    _relation_classes,
    _relation_parents,
    _inverses,
    _symmetric,
    _too_few_examples,
    _too_few_counter_examples,
    _shared_examples,
    _contradictions,
)
