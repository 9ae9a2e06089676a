"""How Text2KGBench counts triples of strings (Mihindukulasooriya et al., ISWC 2023)."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple

from kg.evaluate import Counts

_LEAST = 3  # letters that an end must have to count as a part of another


class Triple(NamedTuple):
    """Subject, relation and object, as the benchmark writes them."""

    subject: str
    relation: str
    object: str


def squeezed(words: str) -> str:
    """Return words without case, spaces and underscores."""
    return re.sub(r"[_\s]+", "", words).lower()


def key(triple: Triple) -> str:
    """Return what two triples share that count as one.

    >>> key(Triple("Acme_Cloud", "key person", "Ann Lee")) == key(Triple("acme cloud", "keyPerson", "Ann_Lee"))
    True
    """
    return "".join(map(squeezed, triple))


def paper(gold: Collection[Triple], found: Iterable[Triple]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a sentence as the paper has them: what is found of a relation that gold lacks is left out."""
    relations = {triple.relation.replace(" ", "_") for triple in gold}
    wanted, kept = {key(triple) for triple in gold}, {key(triple) for triple in found if triple.relation in relations}
    right = len(wanted & kept)
    counts = Counts(right, len(kept) - right, len(wanted) - right)
    return counts.precision, counts.recall, counts.f1


def strict(gold: Iterable[Triple], found: Iterable[Triple]) -> Counts:
    """Return the counts of a sentence with everything that is found counted."""
    wanted, given = {key(triple) for triple in gold}, {key(triple) for triple in found}
    right = len(wanted & given)
    return Counts(right, len(given) - right, len(wanted) - right)


def loose(gold: Iterable[Triple], found: Iterable[Triple]) -> Counts:
    """Return strict counts, but for ends of which one contains the other ("Mermaid", "Mermaid (song)")."""
    wanted, given = _distinct(gold), _distinct(found)
    right = sum(any(_alike(one, other) for other in given) for one in wanted)
    wrong = sum(not any(_alike(one, other) for one in wanted) for other in given)
    return Counts(right, wrong, len(wanted) - right)


def _distinct(triples: Iterable[Triple]) -> list[Triple]:
    return list({key(triple): triple for triple in triples}.values())


def _alike(one: Triple, other: Triple) -> bool:
    pairs = [(squeezed(mine), squeezed(yours)) for mine, yours in zip(one, other, strict=True)]
    return pairs[1][0] == pairs[1][1] and all(_contains(*pair) or _contains(*reversed(pair)) for pair in (pairs[0], pairs[2]))


def _contains(whole: str, part: str) -> bool:
    return whole == part or (len(part) >= _LEAST and part in whole)


def scores(pairs: Sequence[tuple[list[Triple], list[Triple]]]) -> dict[str, Any]:
    """Return the figures of the sentences of one ontology, given the gold and the found triples of each."""
    rows = [paper(gold, found) for gold, found in pairs]
    means = (round(sum(row[part] for row in rows) / len(rows), 4) if rows else 0.0 for part in range(3))
    counts: dict[str, Callable[..., Counts]] = {"strict": strict, "overlap": loose}
    pooled = {name: sum((each(gold, found) for gold, found in pairs), Counts()) for name, each in counts.items()}
    return {"paper": dict(zip(("precision", "recall", "f1"), means, strict=True)), **pooled}
