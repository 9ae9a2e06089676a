"""Windows → tensors: what the network reads, and what it should have said."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import torch
from torch import Tensor

from kg.neural.antecedents import FEATURES, Written, pair_features
from kg.neural.pairs import distances, gaps
from kg.neural.select import select_spans
from training.windows import Item

_SPARE, _MOST = 7, 30


@dataclass(frozen=True)
class Batch:
    """The encoder's and span head's input and the span head's targets."""

    items: tuple[Item, ...]
    ids: Tensor
    cases: Tensor
    mask: Tensor
    first: Tensor
    last: Tensor
    width: Tensor
    types: Tensor
    type_weights: Tensor

    def on(self, device: torch.device) -> Batch:
        """Return the batch with its tensors on a device."""
        return Batch(self.items, *(getattr(self, name).to(device) for name in list(Batch.__dataclass_fields__)[1:]))

    @property
    def size(self) -> float:
        """How much text it is, in passages of 36 pieces."""
        return float(self.mask.sum()) / 36


@dataclass(frozen=True)
class Pairs:
    """The spans chosen from each window (`there` where there are so many), and the pair and antecedent heads' targets over them."""

    chosen: Tensor
    there: Tensor
    distance: Tensor
    gap: Tensor
    relations: Tensor
    relation_weights: Tensor
    status: Tensor
    features: Tensor
    antecedents: Tensor
    anaphors: Tensor

    def on(self, device: torch.device) -> Pairs:
        """Return them with their tensors on a device."""
        return Pairs(*(getattr(self, name).to(device) for name in Pairs.__dataclass_fields__))


def shuffled(items: Sequence[Item], pieces: int, rng: random.Random) -> Iterator[list[Item]]:
    """Yield batches of about so many pieces, windows of like length together, in random order."""
    order = list(items)
    rng.shuffle(order)
    batches: list[list[Item]] = []
    for at in range(0, len(order), 512):
        batches += in_batches(sorted(order[at : at + 512], key=len_of), pieces)
    rng.shuffle(batches)
    yield from batches


def len_of(item: Item) -> int:
    """Return how many pieces a window has."""
    return len(item.ids)


def in_batches(items: Iterable[Item], pieces: int) -> Iterator[list[Item]]:
    """Yield windows, sorted by their length, in batches of about so many pieces, padding counted."""
    batch: list[Item] = []
    for item in items:
        if batch and (len(batch) + 1) * len(item.ids) > pieces:
            yield batch
            batch = []
        batch.append(item)
    if batch:
        yield batch


def collate(items: Sequence[Item], types: int) -> Batch:
    """Pad windows into one batch."""
    n, length, spans = len(items), max(len(i.ids) for i in items), max(len(i.spans) for i in items)
    ids, cases, mask = (np.zeros((n, length), np.int64) for _ in range(3))
    bounds = np.zeros((3, n, spans), np.int64)
    target, weight = np.zeros((n, spans, types), np.float32), np.zeros((n, spans, types), np.float32)
    for row, item in enumerate(items):
        size, count = len(item.ids), len(item.spans)
        ids[row, :size], cases[row, :size], mask[row, :size] = item.ids, item.cases, 1
        bounds[:, row, :count] = item.spans[:, :3].T
        weight[row, :count] = item.span_weight[:, None] * item.known
        for span, (units, certainty) in item.targets.items():
            weight[row, span] = certainty * item.known if units else 0.0
            target[row, span, list(units)] = 1.0
            weight[row, span, list(units)] = certainty
    tensors = [torch.from_numpy(array) for array in (ids, cases, mask, *bounds, target, weight)]
    return Batch(tuple(items), *tensors)


def choose(batch: Batch, scores: Tensor, relations: int, symmetric: frozenset[int]) -> Pairs:
    """Choose every marked span and the likeliest others, and say what holds between them."""
    table = scores.detach().float().cpu().numpy()
    chosen = [_chosen(item, table[row, : len(item.spans)]) for row, item in enumerate(batch.items)]
    k, n = max(2, *map(len, chosen)), len(chosen)
    picks, there = np.zeros((n, k), np.int64), np.zeros((n, k), bool)
    distance, gap = np.zeros((n, k, k), np.int64), np.zeros((n, k, k), np.int64)
    target, weight = np.zeros((n, k, k, relations), np.float32), np.zeros((n, k, k, relations), np.float32)
    status = np.full((n, k, k), -1, np.int64)
    features = np.zeros((n, k, k, FEATURES), np.float32)
    antecedents, anaphors = np.zeros((n, k, k + 1), bool), np.zeros((n, k), bool)
    for row, (item, spans) in enumerate(zip(batch.items, chosen, strict=True)):
        m = len(spans)
        picks[row, :m], there[row, :m] = spans, True
        distance[row, :m, :m], gap[row, :m, :m] = distances(item.spans[spans, 0]), gaps(item.spans[spans, 3])
        _relate(item, {span: at for at, span in enumerate(spans)}, target[row], weight[row], status[row], symmetric)
        if item.links:
            features[row, :m, :m] = _features(item, spans)
            _link(item, spans, antecedents[row], anaphors[row])
    arrays = (picks, there, distance, gap, target, weight, status, features, antecedents, anaphors)
    return Pairs(*(torch.from_numpy(array) for array in arrays))


def _chosen(item: Item, scores: np.ndarray) -> list[int]:
    marked = list(dict.fromkeys(item.marks.values()))[:_MOST]
    if item.all_pairs:
        best = select_spans(scores.max(-1), item.spans[:, 0], item.spans[:, 1], least=0.1, most=_MOST)
        marked += [span for span in best if span not in set(marked)][: max(0, min(_SPARE, _MOST - len(marked)))]
    return sorted(marked, key=lambda span: (item.spans[span, 0], -item.spans[span, 1]))


def _relate(item: Item, at: dict[int, int], target: np.ndarray, weight: np.ndarray, status: np.ndarray, symmetric: frozenset[int]) -> None:
    m = len(at)
    if item.all_pairs:
        weight[:m, :m] = item.silence
        weight[range(m), range(m)] = 0.0
    both = [(s, o, r) for s, o, r in item.ignored] + [(o, s, r) for s, o, r in item.ignored if r in symmetric]
    for s, o, r, how in item.facts:
        if s in at and o in at:
            ways = ((s, o), (o, s)) if r in symmetric else ((s, o),)
            if not item.all_pairs:
                for one, other in ((s, o), (o, s)):
                    weight[at[one], at[other]] = np.maximum(weight[at[one], at[other]], item.silence)
            for one, other in ways:
                target[at[one], at[other], r] = 1.0
                weight[at[one], at[other], r] = 1.0
                status[at[one], at[other]] = how
    for s, o, r in item.denied:
        if s in at and o in at:
            weight[at[s], at[o], r] = 1.0
    for s, o, r in both:
        if s in at and o in at and not target[at[s], at[o], r]:
            weight[at[s], at[o], r] = 0.0


def _link(item: Item, spans: list[int], antecedents: np.ndarray, anaphors: np.ndarray) -> None:
    things = [item.things.get(span, frozenset()) for span in spans]
    for i, mine in enumerate(things):
        if mine:
            anaphors[i] = True
            antecedents[i, :i] = [bool(mine & other) for other in things[:i]]
            antecedents[i, -1] = not antecedents[i, :i].any()


def _features(item: Item, spans: list[int]) -> np.ndarray:
    return _cached_features(item.written(spans))


@lru_cache(maxsize=20_000)
def _cached_features(written: tuple[Written, ...]) -> np.ndarray:
    return pair_features(written).astype(np.float16)
