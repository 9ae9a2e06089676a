"""What pronouns and nominals stand for as our own model sees it: it has read more of them than the rules have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.annotate.chains import Chains
from kg.annotate.found import Found
from kg.annotate.linking import Clusters
from kg.annotate.spans import Candidate, Source, sentence_of, span_head
from kg.model import Kind

Offsets = tuple[int, int]
Advice = Mapping[int, tuple[int, ...]]
"""What a candidate stands for, each thing by one of its names: positions among the candidates."""


class Linked(NamedTuple):
    """A pronoun or nominal, and the names, nearest first, of each thing that it stands for."""

    start: int
    end: int
    kind: Kind
    things: tuple[tuple[Offsets, ...], ...]


def linked(found: Sequence[Found], clusters: Clusters, several: Mapping[int, tuple[int, ...]]) -> Iterator[Linked]:
    """Yield the mentions without a name of things that have one."""
    names: dict[int, list[int]] = {}
    for i, mention in enumerate(found):
        if mention.kind is Kind.NAME:
            names.setdefault(clusters.find(i), []).append(i)
    for i, mention in enumerate(found):
        if mention.kind is not Kind.NAME:
            roots = dict.fromkeys(clusters.find(j) for j in several.get(i, (i,)))
            things = [tuple(_span(found[j]) for j in _nearest(i, names[root])) for root in roots if root in names]
            if len(things) == len(roots):
                yield Linked(mention.start, mention.end, mention.kind, tuple(things))


def _nearest(i: int, names: Iterable[int]) -> list[int]:
    return sorted(names, key=lambda j: (j > i, abs(j - i)))


def _span(mention: Found) -> Offsets:
    return (mention.start, mention.end)


def unseen(source: Source, candidates: Sequence[Candidate], links: Iterable[Linked]) -> Iterator[Candidate]:
    """Yield the nominals that the model sees and the rules don't, none overlapping another candidate in part."""
    ends = {(each.end, each.kind) for each in candidates}
    for link in links:
        span = _tokens(source, (link.start, link.end))
        sentence = sentence_of(source, span) if span else None
        if span is None or sentence is None or link.kind is not Kind.NOMINAL or (span[1], link.kind) in ends:
            continue
        if not any(_crosses(span, each.span) for each in candidates):
            yield Candidate(*span, Kind.NOMINAL, span_head(source.doc, *span), sentence, definite=True)


def _tokens(source: Source, offsets: Offsets) -> tuple[int, int] | None:
    span = source.doc.char_span(*offsets, alignment_mode="expand")
    return (span.start, span.end) if span else None


def _crosses(one: Offsets, other: Offsets) -> bool:
    """Whether two stretches overlap and neither lies in the other, or they are the same."""
    (a, b), (c, d) = one, other
    return one == other or (a < d and c < b and not (a <= c and d <= b) and not (c <= a and b <= d))


def advised(chains: Chains, links: Iterable[Linked]) -> dict[int, tuple[int, ...]]:
    """Return what the candidates stand for that the model sees too."""
    names = {at: i for i, each in enumerate(chains.candidates) if each.kind is Kind.NAME for at in range(each.start, each.end)}
    others: dict[tuple[int, Kind], int] = {(each.end, each.kind): i for i, each in enumerate(chains.candidates)}
    advice: dict[int, tuple[int, ...]] = {}
    for link in links:
        span = _tokens(chains.source, (link.start, link.end))
        i = others.get((span[1], link.kind)) if span else None
        things = [_thing(chains, spans, names) for spans in link.things]
        if i is not None and None not in things:
            advice[i] = tuple(each for each in things if each is not None)
    return advice


def _thing(chains: Chains, spans: Iterable[Offsets], names: Mapping[int, int]) -> int | None:
    """Return the name that stands for most of some names, the nearest of equals."""
    tokens = (_tokens(chains.source, span) for span in spans)
    found = [names[span[1] - 1] for span in tokens if span and span[1] - 1 in names]
    counts = Counter(chains.find(i) for i in found)
    return max(found, key=lambda i: counts[chains.find(i)], default=None)
