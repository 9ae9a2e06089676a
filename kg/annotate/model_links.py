"""What pronouns and nominals stand for as our own model sees it: it has read more of them than the rules have."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from kg.annotate.chains import Chains
from kg.annotate.found import Found
from kg.annotate.linking import Clusters
from kg.annotate.spans import Candidate, Source, covered, sentence_of, span_head
from kg.model import Kind

Offsets = tuple[int, int]
Advice = Mapping[int, tuple[int, ...]]
"""What a candidate stands for, each thing by one of its names: positions among the candidates."""
_NAMES: Final = 8
"""How many names of a thing are told."""


class Linked(NamedTuple):
    """A pronoun or nominal, and some names, nearest first, of each thing that it stands for."""

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
            things = [tuple((found[j].start, found[j].end) for j in _nearest(i, names[root])) for root in roots if root in names]
            if len(things) == len(roots):
                yield Linked(mention.start, mention.end, mention.kind, tuple(things))


def _nearest(i: int, names: Sequence[int]) -> list[int]:
    """Return the names before a mention, the nearest first, and where those are few the next ones after it."""
    at = bisect_left(names, i)
    return [*reversed(names[max(0, at - _NAMES) : at]), *names[at : at + _NAMES]][:_NAMES]


def unseen(source: Source, candidates: Sequence[Candidate], links: Iterable[Linked]) -> Iterator[Candidate]:
    """Yield the nominals for names that the model sees and the rules don't, none overlapping another candidate in part."""
    names = covered(each for each in candidates if each.kind is Kind.NAME)
    heads = {each.head for each in candidates}
    touching: dict[int, list[Offsets]] = defaultdict(list)
    for each in candidates:
        for at in range(*each.span):
            touching[at].append(each.span)
    for link in links:
        span = _tokens(source, (link.start, link.end)) if link.kind is Kind.NOMINAL else None
        sentence = sentence_of(source, span) if span else None
        if span is None or sentence is None or not all(_known(source, thing, names) for thing in link.things):
            continue
        head = span_head(source.doc, *span)
        if head not in heads and not any(_crosses(span, other) for at in range(*span) for other in touching[at]):
            heads.add(head)
            plural = len(link.things) > 1 or "Plur" in source.doc[head].morph.get("Number", [])
            yield Candidate(*span, Kind.NOMINAL, head, sentence, count=0 if plural else 1, definite=True)


def _tokens(source: Source, offsets: Offsets) -> Offsets | None:
    span = source.doc.char_span(*offsets, alignment_mode="expand")
    return (span.start, span.end) if span else None


def _known(source: Source, names: Iterable[Offsets], tokens: frozenset[int]) -> bool:
    return any(span[1] - 1 in tokens for span in (_tokens(source, name) for name in names) if span)


def _crosses(one: Offsets, other: Offsets) -> bool:
    """Whether two stretches that overlap are the same, or neither lies in the other."""
    (a, b), (c, d) = one, other
    return one == other or not ((a <= c and d <= b) or (c <= a and b <= d))


def advised(chains: Chains, links: Iterable[Linked]) -> dict[int, tuple[int, ...]]:
    """Return what the candidates stand for that the model sees too."""
    names = {at: i for i, each in enumerate(chains.candidates) if each.kind is Kind.NAME for at in range(each.start, each.end)}
    others: dict[tuple[int, Kind], int] = {(each.head, each.kind): i for i, each in enumerate(chains.candidates)}
    advice: dict[int, tuple[int, ...]] = {}
    for link in links:
        span = _tokens(chains.source, (link.start, link.end))
        i = others.get((span_head(chains.source.doc, *span), link.kind)) if span else None
        beside = _beside(chains, chains.candidates[i], names) if i is not None else None
        things = [_thing(chains, spans, names) for spans in link.things] if beside is None else [beside]
        if i is not None and None not in things:
            advice[i] = tuple(dict.fromkeys(chains.find(each) for each in things if each is not None))
    return advice


def _beside(chains: Chains, nominal: Candidate, names: Mapping[int, int]) -> int | None:
    """Return the name that a nominal is set beside: in "Ravensteg, the start-up" it is no company met earlier, whatever the parser sees."""
    doc, at = chains.source.doc, nominal.start
    if nominal.kind is not Kind.NOMINAL or nominal.count != 1 or at < 2 or doc[at - 1].text != ",":
        return None
    i = names.get(at - 2)
    return (
        i
        if i is not None and nominal.noun and chains.fit(i, nominal.noun) >= 2 and chains.candidates[i].sentence == nominal.sentence
        else None
    )


def _thing(chains: Chains, spans: Iterable[Offsets], names: Mapping[int, int]) -> int | None:
    """Return the name that stands for most of some names, the nearest of equals."""
    tokens = (_tokens(chains.source, span) for span in spans)
    found = [names[span[1] - 1] for span in tokens if span and span[1] - 1 in names]
    counts = Counter(chains.find(i) for i in found)
    return max(found, key=lambda i: counts[chains.find(i)], default=None)
