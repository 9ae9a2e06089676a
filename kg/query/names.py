"""What a person types, to the one entity that is meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from difflib import get_close_matches

from kg.errors import EntityNameError
from kg.model import Entity
from kg.vocab import Bases, slug

_CANDIDATES = 5
_Test = Callable[[Entity], bool]


def resolve(entities: Iterable[Entity], name: str, *, bases: Bases | None = None) -> str:
    """Return the IRI of the entity called `name`: an IRI, a CURIE, a label or an alias, in that order of trust.

    Case, accents and runs of spaces do not matter where only one entity fits. Raises EntityNameError with the candidates.

    >>> resolve([Entity("https://example.org/id/Orange", "Orange", "Company", ("Orange Group",))], "orange group")
    'https://example.org/id/Orange'
    """
    known = sorted(entities)
    for keys in _ladder(name, bases or Bases()):
        found = sorted({entity.iri for entity in known if keys(entity)})
        if len(found) == 1:
            return found[0]
        if found:
            raise EntityNameError(name, _described(known, found))
    raise EntityNameError(name, _similar(known, name))


def _ladder(name: str, bases: Bases) -> Iterator[_Test]:
    """Yield tests of an entity, the most exact first."""
    iris = {name, name.removeprefix("<").removesuffix(">"), _expanded(name, bases), bases.entity + slug(name)}
    yield lambda entity: entity.iri in iris
    yield lambda entity: entity.label == name
    yield lambda entity: name in entity.aliases
    yield lambda entity: fold(entity.label) == fold(name)
    yield lambda entity: fold(name) in map(fold, entity.aliases)


def fold(name: str) -> str:
    """Return a name without case, accents and runs of spaces.

    >>> fold("Société  Générale")
    'societe generale'
    """
    plain = "".join(character for character in unicodedata.normalize("NFKD", name) if not unicodedata.combining(character))
    return " ".join(plain.casefold().split())


def suggestions(name: str, known: Iterable[str]) -> list[str]:
    """Return the known names most like a mistyped one, the likest first."""
    by_fold = {fold(other): other for other in sorted(known, reverse=True)}
    return [by_fold[match] for match in get_close_matches(fold(name), sorted(by_fold), _CANDIDATES, 0.6)]


def _expanded(name: str, bases: Bases) -> str:
    prefix, separator, local = name.partition(":")
    namespace = bases.prefixes().get(prefix) if separator else None
    return namespace + local if namespace else name


def _similar(known: list[Entity], name: str) -> list[str]:
    labels = {form: entity.label for entity in known for form in (*entity.aliases, entity.label)}
    part = [label for form, label in sorted(labels.items()) if fold(name) and fold(name) in fold(form)]
    close = [labels[form] for form in suggestions(name, labels)]
    return list(dict.fromkeys([*close, *part]))[:_CANDIDATES]


def _described(known: list[Entity], found: list[str]) -> list[str]:
    return [f"{entity.label} ({entity.type}, {entity.iri})" for entity in known if entity.iri in found]
