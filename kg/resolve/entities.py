"""A group of chains → what the entity is called and which classes it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from kg.lexicon import LexiconEntry
from kg.ontology import ROOT, Ontology
from kg.resolve.chains import Chain, ChainId
from kg.resolve.normalise import corporate, person, plain, shortens


@dataclass(frozen=True)
class Thing:
    """An entity before it has an IRI; `documents` counts those that name it."""

    id: ChainId
    label: str
    types: tuple[str, ...]
    aliases: tuple[str, ...]
    documents: int
    entry: LexiconEntry | None = None


def describe(chains: tuple[Chain, ...], entry: LexiconEntry | None, ontology: Ontology) -> Thing:
    """Return the thing that some chains are; the lexicon's label and classes go first."""
    forms: Counter[str] = Counter()
    for chain in chains:
        forms.update(dict(chain.forms))
    label = entry.label if entry else best_label(forms, is_person=any(chain.is_person for chain in chains))
    return Thing(
        id=chains[0].id,
        label=label,
        types=_types(chains, entry, ontology),
        aliases=tuple(sorted(forms.keys() - {label})),
        documents=len({chain.id.document for chain in chains}),
        entry=entry,
    )


def best_label(forms: Counter[str], *, is_person: bool) -> str:
    """Return the most frequent form that is no shortening of another; of equals the one without legal form, then the longest.

    >>> best_label(Counter({"Azure": 9, "Microsoft Azure": 2}), is_person=False)
    'Microsoft Azure'
    >>> best_label(Counter({"Acme": 2, "Acme SA": 2}), is_person=False)
    'Acme'
    """
    is_short = _is_short_person if is_person else _is_short_name
    full = [form for form in forms if not is_short(form, forms)]
    # Swapped case sorts "Orange" before "ORANGE": capitals are how headlines shout.
    return min(full or forms, key=lambda form: (-forms[form], corporate(form)[0] != plain(form), -len(form), form.swapcase()))


def _is_short_name(name: str, forms: Iterable[str]) -> bool:
    return any(shortens(name, other) for other in forms)


def _is_short_person(name: str, forms: Iterable[str]) -> bool:
    parts = person(name)
    others = [person(form) for form in forms]
    if not parts.given:
        return any(other.given for other in others)
    return any(other.given and not other.is_abbreviated for other in others) and parts.is_abbreviated


def _types(chains: Iterable[Chain], entry: LexiconEntry | None, ontology: Ontology) -> tuple[str, ...]:
    """Return the most specific classes, the one with most votes first; the lexicon's before any."""
    chains = tuple(chains)
    votes: Counter[str] = Counter()
    known = any(not chain.open for chain in chains)
    for chain in chains:
        if not chain.open or not known:
            votes.update(dict(chain.votes))
    own = tuple(entry.types) if entry else ()
    specific = [name for name in votes if not any(other != name and _is_below(other, name, ontology) for other in (*votes, *own))]
    ranked = sorted(specific, key=lambda name: (-_support(name, votes, ontology), -ontology.depth(name), name))
    return tuple(dict.fromkeys((*own, *ranked)))


def _is_below(one: str, other: str, ontology: Ontology) -> bool:
    return one != ROOT and ontology.is_a(one, other)


def _support(name: str, votes: Counter[str], ontology: Ontology) -> int:
    """A vote for "Organization" speaks for "Company" too."""
    return sum(count for other, count in votes.items() if ontology.is_a(name, other))
