"""Coreference of names, nominals and pronouns in news (GUM's Wikinews part): MUC, B³, CEAF-e and their mean.

    python -m bench.coref --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

Clusters of a single mention are dropped on both sides. In `exact`, which `strict` is too, a mention of ours is a gold mention
when their bounds are the same. GUM marks whole noun phrases ("Nick Bos, of the University of Helsinki") where we mark names and
short nominals, so `overlap` takes a mention of ours for the gold mention nearest to it in bounds that no nearer one has taken;
those that fit nothing remain and are wrong. `agents_and_places` is `overlap` with nothing but the people, organizations and
places of gold, and without those of our chains that stand for another thing marked. The figures at the head of each are means
of the three measures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import Any, Final

from bench.assignment import best_total
from bench.common import document_of, options, pipeline_of, sample, show
from bench.corpora import Mark, Passage, gum
from kg.model import Annotation, Kind, Mention, Span

Clusters = list[frozenset[Hashable]]
AGENTS_AND_PLACES: Final = frozenset({"person", "organization", "place"})
Ratio = tuple[float, float]


def muc(key: Clusters, response: Clusters) -> Ratio:
    """Return the links of the key that the response has, and how many there are."""
    home = {mention: number for number, cluster in enumerate(response) for mention in cluster}
    parts = [len({home.get(mention, mention) if mention in home else ("alone", mention) for mention in cluster}) for cluster in key]
    return float(sum(len(cluster) - part for cluster, part in zip(key, parts, strict=True))), float(
        sum(len(cluster) - 1 for cluster in key)
    )


def b_cubed(key: Clusters, response: Clusters) -> Ratio:
    """Return the sum, over the mentions of the key, of how much of a mention's cluster is with it, and the number of mentions."""
    found = sum(len(one & other) ** 2 / len(one) for one in key for other in response)
    return found, float(sum(map(len, key)))


def ceaf_e(key: Clusters, response: Clusters) -> Ratio:
    """Return how alike the clusters are in the best one-to-one pairing, and how alike they could be."""
    alike = [[2 * len(one & other) / (len(one) + len(other)) for other in response] for one in key]
    return best_total(alike), float(len(key))


MEASURES: Final = {"muc": muc, "b_cubed": b_cubed, "ceaf_e": ceaf_e}


def scores(pairs: Sequence[tuple[Clusters, Clusters]]) -> dict[str, Any]:
    """Return precision, recall and F1 of each measure over documents, and their means, as CoNLL-2012 has it."""
    report: dict[str, Any] = {}
    for name, measure in MEASURES.items():
        recall, precision = (_pooled(measure(*pair) for pair in sides) for sides in (pairs, [(ours, gold) for gold, ours in pairs]))
        report[name] = _rounded(precision, recall)
    means = {part: round(sum(report[name][part] for name in MEASURES) / len(MEASURES), 4) for part in ("precision", "recall", "f1")}
    return means | report


def _pooled(ratios: Iterable[Ratio]) -> float:
    parts = list(ratios)
    whole = sum(all for _, all in parts)
    return sum(part for part, _ in parts) / whole if whole else 0.0


def _rounded(precision: float, recall: float) -> dict[str, float]:
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def gold_clusters(marks: Iterable[Mark]) -> Clusters:
    """Return the clusters of two marks or more, each mark by its bounds."""
    return _grouped((mark.cluster, Span(mark.start, mark.end)) for mark in marks if mark.cluster is not None)


def our_clusters(annotation: Annotation, marks: Sequence[Mark], *, exact: bool) -> Clusters:
    """Return our clusters of two mentions or more, each mention by the bounds of the mark that it fits, else by its own."""
    mentions = [mention for mention in annotation.mentions if mention.kind is not Kind.LITERAL]
    fitted = {mention: mention.span for mention in mentions} if exact else fit(mentions, marks)
    return _grouped((mention.cluster, fitted[mention]) for mention in mentions)


def fit(mentions: Sequence[Mention], marks: Sequence[Mark]) -> dict[Mention, Span]:
    """Return the bounds of the mark that each mention fits best, no mark for two; a mention that fits none keeps its own."""
    spans = {Span(mark.start, mark.end) for mark in marks}
    rivals = sorted((_misfit(mention.span, span), mention, span) for mention in mentions for span in spans if mention.span.overlaps(span))
    fitted: dict[Mention, Span] = {}
    taken: set[Span] = set()
    for _, mention, span in rivals:
        if mention not in fitted and span not in taken:
            fitted[mention] = span
            taken.add(span)
    return {mention: fitted.get(mention, mention.span) for mention in mentions}


def _misfit(mention: Span, mark: Span) -> tuple[int, int]:
    """Return how far apart two spans' bounds are; of marks as far, the one around the mention fits better."""
    return abs(mention.start - mark.start) + abs(mention.end - mark.end), int(not mark.contains(mention))


def _grouped(members: Iterable[tuple[Hashable, Hashable]]) -> Clusters:
    groups: dict[Hashable, set[Hashable]] = defaultdict(set)
    for cluster, mention in members:
        groups[cluster].add(mention)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


def of_types(pair: tuple[Clusters, Clusters], marks: Iterable[Mark], types: Collection[str]) -> tuple[Clusters, Clusters]:
    """Return gold and our clusters of marks of some types; a cluster of ours goes when its marks are all of other types."""
    type_of = {Span(mark.start, mark.end): mark.type for mark in marks}
    gold = [cluster for cluster in pair[0] if any(type_of.get(mention) in types for mention in cluster)]  # type: ignore[call-overload]
    ours = [c for c in pair[1] if any(type_of.get(mention) in types or mention not in type_of for mention in c)]  # type: ignore[call-overload]
    return gold, ours


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "gum", gum.read(given.data))
    pipeline = pipeline_of(given)
    pairs: dict[str, list[tuple[Clusters, Clusters]]] = {"overlap": [], "exact": [], "agents_and_places": []}
    for passage in passages:
        annotation = pipeline.annotate(document_of(passage))
        gold = gold_clusters(passage.marks)
        pairs["exact"].append((gold, our_clusters(annotation, passage.marks, exact=True)))
        pairs["overlap"].append((gold, our_clusters(annotation, passage.marks, exact=False)))
        pairs["agents_and_places"].append(of_types(pairs["overlap"][-1], passage.marks, AGENTS_AND_PLACES))
    report = {name: scores(rows) for name, rows in pairs.items()}
    show(report | {"strict": report["exact"]} | _sizes(passages))


def _sizes(passages: Sequence[Passage]) -> dict[str, int]:
    return {"documents": len(passages), "mentions": sum(len(passage.marks) for passage in passages)}


if __name__ == "__main__":
    main()
