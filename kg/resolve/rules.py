"""The rules that say two chains are one thing, surest first; each compares only chains that share a key.

No rule depends on the order of documents: keys and chains are visited sorted, and where a name could mean several things it is
left alone instead of going to the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from kg.lexicon import Lexicon
from kg.ontology import Ontology
from kg.resolve.chains import Chain
from kg.resolve.cluster import Clusters
from kg.resolve.normalise import PersonName, corporate, is_acronym, person, plain

ORGANIZATION = "Organization"
Key = TypeVar("Key", bound=Hashable)
Blocks = Mapping[Key, list[tuple[Chain, str]]]
"""Chains that share a key, each with the name that has it."""


def merge_all(chains: Iterable[Chain], ontology: Ontology, lexicon: Lexicon) -> Clusters:
    """Return the chains of all documents, grouped into real things."""
    chains = tuple(sorted(chains, key=lambda chain: chain.id))
    clusters = Clusters(chains, ontology)
    known = [chain for chain in chains if not chain.is_surname_only]
    _merge_known(clusters, chains, lexicon)
    _merge_equal(clusters, _blocks(known, str), "same name")
    _merge_equal(clusters, _blocks(known, plain), "same name but for case, accents or punctuation")
    _merge_corporate(clusters, [chain for chain in known if any(ontology.is_a(t, ORGANIZATION) for t in chain.types)])
    _merge_short(clusters, known, lambda chain: chain.acronyms, "acronym of a fuller name in one document")
    _merge_short(clusters, known, lambda chain: chain.shortened, "short for a fuller name in one document")
    _merge_people(clusters, [chain for chain in chains if chain.is_person])
    return clusters


def _blocks(chains: Iterable[Chain], key: Callable[[str], Key], names: Callable[[Chain], Iterable[str]] = lambda c: c.full) -> Blocks[Key]:
    blocks: dict[Key, list[tuple[Chain, str]]] = defaultdict(list)
    for chain in chains:
        for name in names(chain):
            blocks[key(name)].append((chain, name))
    return blocks


def _merge_known(clusters: Clusters, chains: Iterable[Chain], lexicon: Lexicon) -> None:
    """Chains that the lexicon knows as one entry are one thing."""
    first: dict[str, Chain] = {}
    for chain in chains:
        found = (lexicon.find(name, chain.language) for name in chain.full)
        for entry in (entry for entry in found if entry is not None):
            leader = first.get(entry.iri, chain)
            if clusters.can_join(leader.id, chain.id) and clusters.link(chain, entry):
                clusters.union(first.setdefault(entry.iri, chain), chain, "same entry of the lexicon")
                break


def _merge_equal(clusters: Clusters, blocks: Blocks[Key], rule: str) -> None:
    for key in sorted(blocks, key=repr):
        _merge_block(clusters, blocks[key], rule)


def _merge_block(clusters: Clusters, block: list[tuple[Chain, str]], rule: str) -> None:
    """Join what can be joined: each chain goes to the most frequent thing of its name that its classes allow.

    Chains of several classes lead, for only they can hold together chains that have one of those each.
    """
    count = Counter(chain.types for chain, _ in block)
    leaders: list[tuple[Chain, str]] = []
    for chain, name in sorted(block, key=lambda item: (-len(item[0].types), -count[item[0].types], item[0].types, item[0].id, item[1])):
        if not any(clusters.union(leader, chain, rule, (seen, name)) for leader, seen in leaders):
            leaders.append((chain, name))


def _merge_corporate(clusters: Clusters, chains: Iterable[Chain]) -> None:
    """ "Acme" is "Acme SA" and "Acme Group", unless there is an "Acme Inc" too: then each legal form is its own company."""
    blocks = _blocks(chains, lambda name: corporate(name)[0])
    for base in sorted(blocks):
        forms = sorted({corporate(name)[1] for _, name in blocks[base]} - {()})
        same = [item for item in blocks[base] if not corporate(item[1])[1]]
        by_form = [[item for item in blocks[base] if corporate(item[1])[1] == form] for form in forms]
        parts = [same + by_form[0]] if len(by_form) == 1 else [same, *by_form]
        for part in parts:
            _merge_block(clusters, part, 'same name but for legal form or a word such as "Group"')


def _merge_short(clusters: Clusters, chains: list[Chain], short: Callable[[Chain], Iterable[str]], rule: str) -> None:
    """A name that some document explains by a fuller one means that, wherever there is only one thing it can mean."""
    others = [chain for chain in chains if not chain.is_person]
    explained = _blocks(others, plain, short)
    alone = _blocks(others, plain)
    for key in sorted(explained.keys() & alone.keys()):
        for chain, name in alone[key]:
            fitting = [full for full, _ in reversed(explained[key]) if _may_mean(clusters, chain, name, full)]
            candidates = {clusters.root(full.id): full for full in fitting}
            for full in candidates.values() if len(candidates) == 1 else ():
                clusters.union(chain, full, rule, (name, full.names[0]))


def _may_mean(clusters: Clusters, chain: Chain, name: str, full: Chain) -> bool:
    """A document that has both as two chains ("Google" beside "Google Cloud") says that they are two things; an acronym says nothing."""
    if clusters.root(chain.id) == clusters.root(full.id):
        return True
    told_apart = not is_acronym(name) and clusters.share_document(chain.id, full.id)
    return not told_apart and clusters.can_join(chain.id, full.id)


def _merge_people(clusters: Clusters, people: list[Chain]) -> None:
    _merge_initials(clusters, [chain for chain in people if not chain.is_surname_only])
    alone = _attach_surnames(clusters, people)
    _merge_equal(clusters, _blocks(alone, plain), "same single name, of nobody fuller in its document")


def _full_names(chain: Chain) -> Iterator[tuple[PersonName, str]]:
    yield from ((person(name), name) for name in chain.full if person(name).given)


def _merge_initials(clusters: Clusters, people: list[Chain]) -> None:
    """ "J. Smith" is "John Smith", if there is no "Jane Smith"."""
    blocks: dict[tuple[str, str], dict[PersonName, list[tuple[Chain, str]]]] = defaultdict(lambda: defaultdict(list))
    for chain in people:
        for parts, name in _full_names(chain):
            blocks[parts.surname, parts.given[0]][parts].append((chain, name))
    for key in sorted(blocks):
        names = blocks[key]
        for parts in sorted(names):
            _merge_block(clusters, names[parts], "same given name and surname")
        for parts in sorted(names):
            fuller = _only_fuller(parts, names)
            if fuller is not None:
                _merge_block(clusters, names[parts] + names[fuller], "initial or middle name left out")


def _only_fuller(parts: PersonName, names: Iterable[PersonName]) -> PersonName | None:
    """Return the one fullest name that another could stand for; None when there are several, or none."""
    fuller = [other for other in names if other != parts and parts.shortens(other)]
    fullest = [other for other in fuller if not any(other != third and other.shortens(third) for third in fuller)]
    return fullest[0] if len(fullest) == 1 else None


def _attach_surnames(clusters: Clusters, people: list[Chain]) -> list[Chain]:
    """Give a surname to the one person of its document who has it; returns the chains whose document has no such person.

    A surname that several people of its document share stays by itself.
    """
    by_document: dict[str, list[Chain]] = defaultdict(list)
    for chain in people:
        by_document[chain.id.document].append(chain)
    alone = []
    for document in sorted(by_document):
        full = [chain for chain in by_document[document] if not chain.is_surname_only]
        for chain in (chain for chain in by_document[document] if chain.is_surname_only):
            owners = {clusters.root(other.id): other for other in full if _has_name(other, chain)}
            if len(owners) == 1:
                clusters.union(next(iter(owners.values())), chain, "surname of the only such person in the document")
            elif not owners:
                alone.append(chain)
    return alone


def _has_name(full: Chain, single: Chain) -> bool:
    wanted = person(single.names[0]).surname.split()
    return any(_ends(parts, wanted) or [parts.given] == wanted for parts, _ in _full_names(full))


def _ends(parts: PersonName, wanted: list[str]) -> bool:
    return [*parts.middle, parts.surname][-len(wanted) :] == wanted
