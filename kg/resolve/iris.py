"""Readable IRIs that stay: a slug of the label, qualified by class when two things would share it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from kg.ids import content_id
from kg.lexicon import Lexicon
from kg.resolve.chains import ChainId
from kg.resolve.entities import Thing
from kg.vocab import DEFAULT_BASE, Bases, local_name, slug

_DIGITS = 8
_CLEAR = 2
"""How many documents must mean a thing for each that means another of its name, before it has the plain name to itself."""


class Namer:
    """Gives each thing an IRI of its own; those named in an earlier call keep theirs.

    A name that two things of one call share goes to the one that far more documents mean, else to neither; the others are
    qualified. So one document that gets a class wrong does not rename what a hundred others speak of.
    The lexicon's IRIs are taken even when nothing of the lexicon was met, so that a later document cannot move a name.
    """

    def __init__(self, bases: Bases, lexicon: Lexicon) -> None:
        self._bases = bases
        self._taken = {self._rebased(entry.iri) for entry in lexicon}

    def name(self, things: Iterable[Thing]) -> dict[ChainId, str]:
        """Return the IRI of each thing."""
        things = tuple(things)
        iris = {thing.id: self._rebased(thing.entry.iri) for thing in things if thing.entry}
        left = [thing for thing in things if not thing.entry]
        for candidate in (_simple, _with_type, _with_origin):
            own = self._unshared(left, candidate)
            iris |= own
            left = [thing for thing in left if thing.id not in own]
        self._taken |= set(iris.values())
        return iris

    def _rebased(self, iri: str) -> str:
        """A lexicon's own IRIs follow the base that the user chose; others are left as they are."""
        return self._bases.entity + iri.removeprefix(DEFAULT_BASE) if iri.startswith(DEFAULT_BASE) else iri

    def _unshared(self, things: list[Thing], candidate: Callable[[Thing], str]) -> dict[ChainId, str]:
        wanted: dict[str, list[Thing]] = defaultdict(list)
        for thing in things:
            wanted[self._bases.entity + candidate(thing)].append(thing)
        owners = {iri: _owner(rivals) for iri, rivals in wanted.items() if iri not in self._taken}
        return {owner.id: iri for iri, owner in owners.items() if owner is not None}


def _owner(rivals: list[Thing]) -> Thing | None:
    """Return the thing that most documents mean by a name; None when it is not clear enough."""
    best = max(rivals, key=lambda thing: thing.documents)
    others = sum(thing.documents for thing in rivals) - best.documents
    return best if best.documents >= _CLEAR * others else None


def _simple(thing: Thing) -> str:
    return slug(thing.label)


def _with_type(thing: Thing) -> str:
    return f"{slug(thing.label)}_({slug(local_name(thing.types[0]))})"


def _with_origin(thing: Thing) -> str:
    """Two things of one name and class (two people) can only be told apart by where they come from."""
    return f"{slug(thing.label)}_({slug(local_name(thing.types[0]))}_{content_id(*thing.id)[:_DIGITS]})"
