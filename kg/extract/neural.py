"""NeuralExtractor: what our own model says holds between an annotation's mentions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.extract.attribution import Attribution
from kg.extract.pairing import without_crossed
from kg.extract.settle import fits, settle, without_general
from kg.model import Annotation, Claim, Document, Kind, Mention, Span, Status
from kg.neural.heads import Head
from kg.neural.model import Encoded, Model, Reading, Related
from kg.neural.windows import LONGEST
from kg.ontology import Ontology, Relation

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

LIKELY: Final = 0.5
"""How likely a claim is that is made when nobody asked for more or less."""
FARTHEST: Final = 1
"""Sentences between two ends."""
_ACROSS: Final = 0.85
"""What a claim whose ends stand in two sentences is worth beside one in a single sentence."""
_SUPPORT: Final = 0.1
"""Below it a name is of none of the classes that a relation asks for."""


class Placed(NamedTuple):
    """A mention and its span (first and last word) in a window; `place` counts the window's sentences."""

    mention: Mention
    words: tuple[int, int]
    place: int


class Typed(NamedTuple):
    """A placed mention with the model's probability of each class for its span, all zero for a span it never considered."""

    mention: Mention
    words: tuple[int, int]
    place: int
    types: Floats


class Scored(NamedTuple):
    """A relation between two mentions, how likely it is, and how likely each status."""

    relation: Relation
    subject: Mention
    object: Mention
    probability: float
    status: Floats


class NeuralExtractor:
    """Scores every pair of mentions that a relation could join; the port `kg.ports.Extractor`.

    An annotation made by somebody else is read by the model first, so that any annotator's mentions will do. Relations that the model
    was not trained on have claims when `heads` holds one for them (`kg.extract.learned`). Claims below `least` are not made, nor those
    about things that no name stands for, unless `unnamed`: without the text around, "she" may well be somebody. A name that the model
    gives less than `support` for each class a relation asks for is no end of it; 0 where its class is known from elsewhere.
    """

    name = "neural"

    def __init__(
        self,
        ontology: Ontology,
        model: Model,
        least: float = LIKELY,
        heads: Mapping[str, Head] | None = None,
        *,
        unnamed: bool = False,
        support: float = _SUPPORT,
    ) -> None:
        self._ontology = ontology
        self._model = model
        self._least = least
        self._unnamed = unnamed
        self._support = support
        self._heads = dict(sorted((heads or {}).items()))
        self._names = (*model.relations, *self._heads)
        self._numbers: dict[tuple[str, ...], list[int]] = {}
        self._statuses = [Status(name) for name in model.statuses]

    def extract(self, annotation: Annotation) -> list[Claim]:
        """Return the claims in document order, one for each relation, sentence and pair of things."""
        best = without_general(self._best(self._read(annotation, unnamed=self._unnamed)), self._ontology)
        return settle(without_crossed(best, self._ontology), self._ontology)

    def at_mentions(self, annotation: Annotation) -> list[Claim]:
        """Return a claim for each pair of mentions that states it, also of things that are never named: what benchmarks mark."""
        return settle(self._read(annotation, unnamed=True), self._ontology)

    def _read(self, annotation: Annotation, *, unnamed: bool) -> list[Claim]:
        reading = annotation.parse
        if not isinstance(reading, Reading):
            reading = self._model.read(annotation.document.text, [(s.start, s.end) for s in annotation.sentences])
        attribution = Attribution(annotation)
        return [claim for encoded in reading.windows for claim in self._in_window(annotation, encoded, attribution, unnamed)]

    def _in_window(self, annotation: Annotation, encoded: Encoded, attribution: Attribution, unnamed: bool) -> Iterator[Claim]:
        placed, pairs = pairs_in(annotation, encoded, unnamed=unnamed)
        if len(pairs):
            types = types_at(encoded, spans_of(placed))
            related = self._with_heads(self._model.relate(encoded, spans_of(placed), types, pairs), pairs)
            typed = [Typed(*each, row) for each, row in zip(placed, types, strict=True)]
            yield from (self._claim(annotation, each, attribution) for each in self._scored(typed, pairs, related))

    def _with_heads(self, related: Related, pairs: Ints) -> Related:
        """Add a column of probabilities for each learned relation."""
        columns = [self._column(name, head.scores(related.features), pairs) for name, head in self._heads.items()]
        return related._replace(relations=np.concatenate([related.relations, *columns], 1)) if columns else related

    def _column(self, name: str, scores: Floats, pairs: Ints) -> Floats:
        return (scores if self._ontology.relations[name].symmetric else one_way(scores, pairs))[:, None]

    def _scored(self, placed: Sequence[Typed], pairs: Ints, related: Related) -> Iterator[Scored]:
        """Yield what is likely enough of pairs that it fits; of a symmetric relation the mean of both ways, once."""
        rows = {(int(i), int(j)): row for row, (i, j) in enumerate(pairs)}
        for row, number in zip(*np.nonzero(related.relations >= self._least * 0.8), strict=True):
            relation = self._ontology.relations.get(self._names[number])
            i, j = (int(each) for each in pairs[row])
            turned = rows.get((j, i)) if relation is not None and relation.symmetric else None
            if relation is None or (turned is not None and i > j):
                continue
            ways = [row] if turned is None else [row, turned]
            probability = float(related.relations[ways, number].mean()) * (_ACROSS if placed[i].place != placed[j].place else 1.0)
            if probability >= self._least and self._fits(relation, placed[i], placed[j]):
                yield Scored(relation, placed[i].mention, placed[j].mention, probability, related.status[row])

    def _fits(self, relation: Relation, subject: Typed, object: Typed) -> bool:
        if (object.mention.kind is Kind.LITERAL) != (relation.literal is not None):
            return False
        if relation.literal is not None and (relation.literal in ("date", "gYear")) != object.mention.is_date:
            return False
        return all(self._may_be(end, allowed) for end, allowed in ((subject, relation.domain), (object, relation.range)))

    def _may_be(self, end: Typed, allowed: Iterable[str]) -> bool:
        """Whether an end may be of an allowed class: by its annotation, and where it is a name by what the model makes of that."""
        if not end.mention.guessed and not fits(end.mention, allowed, self._ontology):
            return False
        return end.mention.kind is not Kind.NAME or self._supported(end.types, tuple(allowed))

    def _supported(self, types: Floats, allowed: tuple[str, ...]) -> bool:
        if allowed not in self._numbers:
            names = enumerate(self._model.types)
            self._numbers[allowed] = [n for n, name in names if any(self._ontology.is_a(name, each) for each in allowed)]
        numbers = self._numbers[allowed]
        return not numbers or not types.any() or bool(types[numbers].max() >= self._support)

    def _claim(self, annotation: Annotation, scored: Scored, attribution: Attribution) -> Claim:
        subject, object = scored.subject, scored.object
        if scored.relation.symmetric:
            subject, object = sorted((subject, object))
        first, last = sorted((annotation.sentences[subject.sentence], annotation.sentences[object.sentence]))
        evidence = annotation.document.evidence(
            first.start, last.end, sentence=last.index, subject=Span(subject.start, subject.end), object=Span(object.start, object.end)
        )
        return Claim(
            document=annotation.document.id,
            relation=scored.relation.name,
            subject=subject,
            object=object,
            evidence=evidence,
            status=self._statuses[int(scored.status.argmax())],
            confidence=round(min(scored.probability, 0.99), 3),
            time=attribution.time(subject, object),
            speaker=attribution.speaker(subject, object),
            extractor=NeuralExtractor.name,
        )

    def _best(self, claims: Sequence[Claim]) -> list[Claim]:
        """Return the surest claim of each relation, sentence and pair of things, in document order."""
        kept: dict[tuple[object, ...], Claim] = {}
        for claim in claims:
            ends = (claim.subject.cluster, claim.object.cluster)
            pair = tuple(sorted(ends)) if self._ontology.relations[claim.relation].symmetric else ends
            key = (claim.relation, claim.evidence.sentence, pair)
            if key not in kept or _rank(claim) > _rank(kept[key]):
                kept[key] = claim
        return sorted(kept.values(), key=lambda claim: claim.sort_key)


def pairs_in(annotation: Annotation, encoded: Encoded, *, unnamed: bool = False) -> tuple[list[Placed], Ints]:
    """Return the mentions in a window of things that have a name, or of all things, and the pairs of them that are its to judge."""
    named = {m.cluster for m in annotation.mentions if unnamed or m.kind in (Kind.NAME, Kind.LITERAL)}
    placed = [each for each in _placed(annotation, encoded) if each.mention.cluster in named]
    found = [
        (i, j) for i, one in enumerate(placed) for j, other in enumerate(placed) if _possible(annotation.document, one, other, encoded)
    ]
    return placed, np.array(found, np.int64).reshape(-1, 2)


def _possible(document: Document, one: Placed, other: Placed, encoded: Encoded) -> bool:
    """Whether a pair is a window's to judge: two things near each other, not both in the sentence read again.

    Nor may boilerplate lie between them, for it would be part of the evidence.
    """
    if one.mention.cluster == other.mention.cluster or one.mention.kind is Kind.LITERAL or one.words == other.words:
        return False
    if abs(one.place - other.place) > FARTHEST or max(one.place, other.place) < encoded.window.context:
        return False
    first, last = (one.mention, other.mention) if one.place < other.place else (other.mention, one.mention)
    return one.place == other.place or not document.is_skipped(first.end, last.start)


def relate(model: Model, encoded: Encoded, placed: Sequence[Placed], pairs: Ints) -> Related:
    """Return what the model says of pairs of mentions."""
    spans = spans_of(placed)
    return model.relate(encoded, spans, types_at(encoded, spans), pairs)


def spans_of(placed: Sequence[Placed]) -> Ints:
    """Return first and last word of each mention, row by row."""
    return np.array([each.words for each in placed], np.int64)


def one_way(scores: Floats, pairs: Ints) -> Floats:
    """Return the scores of pairs, zero for one whose reverse scores higher.

    >>> one_way(np.array([0.75, 0.5, 0.25], np.float32), np.array([[0, 1], [1, 0], [0, 2]])).tolist()
    [0.75, 0.0, 0.25]
    """
    rows = {(int(i), int(j)): row for row, (i, j) in enumerate(pairs)}
    turned = np.array([rows.get((int(j), int(i)), -1) for i, j in pairs], np.int64)
    return np.where((turned >= 0) & (scores[turned] > scores), np.float32(0), scores)


def _placed(annotation: Annotation, encoded: Encoded) -> list[Placed]:
    """Return the mentions whose words a window holds, in text order."""
    starts, ends, _, _, places = encoded.window.words
    if not len(starts):
        return []
    found = []
    for mention in annotation.mentions:
        if mention.end <= starts[0] or mention.start >= ends[-1]:
            continue
        inside = np.nonzero((starts < mention.end) & (ends > mention.start))[0]
        if len(inside) and inside[-1] - inside[0] < LONGEST and places[inside[0]] == places[inside[-1]]:
            found.append(Placed(mention, (int(inside[0]), int(inside[-1])), int(places[inside[0]])))
    return found


def types_at(encoded: Encoded, spans: Ints) -> Floats:
    """Return the model's own type probabilities of spans; one it never considered has none."""
    # Both as one number each, (first, last) in order, so that they can be looked up at once.
    known, asked = (np.asarray(rows @ (1 << 20, 1), np.int64) for rows in (encoded.window.spans, spans))
    rows = np.minimum(np.searchsorted(known, asked), len(known) - 1)
    return np.where((known[rows] == asked)[:, None], encoded.types[rows], np.float32(0))


def _rank(claim: Claim) -> tuple[float, int]:
    names = sum(end.kind in (Kind.NAME, Kind.LITERAL) for end in (claim.subject, claim.object))
    return (claim.confidence + 0.03 * names, -claim.subject.start)
