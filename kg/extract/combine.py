"""Two extractors on one annotation: what each says of a claim, weighed together into one confidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from math import exp, log
from typing import Final, NamedTuple

from kg.extract.settle import settle, without_general
from kg.model import Annotation, Claim, Kind, Mention
from kg.ontology import Ontology
from kg.ports import Extractor

_LEAST, _MOST = 0.005, 0.995
_CEILING = 0.99
_AGREES = 0.3
"""Below it, the second extractor did not find what the leading one found."""


class Weights(NamedTuple):
    """How the log-odds of a claim follow from what two extractors say: fitted by `bench.fusion`.

    `said` counts when the leading extractor makes the claim at all, `leading` is for the log-odds of its confidence, `second` for
    those of the other's.
    """

    base: float = 0.17
    said: float = 1.83
    leading: float = 0.58
    second: float = 0.64

    def confidence(self, leading: float | None, second: float) -> float:
        """Return the confidence of a claim; `leading` is None when only the second extractor makes it.

        >>> weights = Weights()
        >>> weights.confidence(0.8, 0.9) > weights.confidence(0.8, 0.1) > weights.confidence(None, 0.1)
        True
        """
        odds = self.base + self.second * log_odds(second)
        odds += self.said + self.leading * log_odds(leading) if leading is not None else 0.0
        return round(min(_CEILING, 1 / (1 + exp(-odds))), 3)


WEIGHTS: Final = Weights()


class CombinedExtractor:
    """Weighs what a leading extractor and a second one say; the port `kg.ports.Extractor`.

    The second extractor has to make its claims however unlikely they are: its silence, on relations in `known`, speaks against a claim.
    Where both make a claim the leading one's words, status, time and speaker stand. Claims below `least` are not made.
    """

    name = "both"

    def __init__(
        self,
        leading: Extractor,
        second: Extractor,
        ontology: Ontology,
        known: Collection[str],
        least: float = 0.63,
        weights: Weights = WEIGHTS,
    ) -> None:
        self._leading = leading
        self._second = second
        self._ontology = ontology
        self._known = frozenset(known)
        self._least = least
        self._weights = weights

    def extract(self, annotation: Annotation) -> list[Claim]:
        """Return the claims of both in document order."""
        found, heard = (self._by_key(extractor.extract(annotation)) for extractor in (self._leading, self._second))
        weighed = [self._weighed(found.get(key), heard.get(key)) for key in found | heard]
        kept = sorted((claim for claim in weighed if claim.confidence >= self._least), key=lambda claim: claim.sort_key)
        return settle(without_general(kept, self._ontology), self._ontology)

    def _by_key(self, claims: Iterable[Claim]) -> dict[tuple[object, ...], Claim]:
        return {key_of(claim, self._ontology): claim for claim in sorted(claims, key=lambda claim: claim.confidence)}

    def _weighed(self, one: Claim | None, other: Claim | None) -> Claim:
        if one is None:
            assert other is not None
            return replace(other, confidence=self._weights.confidence(None, other.confidence))
        if one.relation not in self._known and (other is None or other.confidence < _AGREES):
            return one
        confidence = self._weights.confidence(one.confidence, other.confidence if other else 0.0)
        if other is None or other.confidence < _AGREES:
            return replace(one, confidence=confidence)
        both = f"{one.extractor}+{other.extractor}"
        return replace(one, confidence=confidence, time=one.time or other.time, speaker=one.speaker or other.speaker, extractor=both)


def log_odds(p: float) -> float:
    """Return the log-odds of a probability, which is never taken for quite sure.

    >>> round(log_odds(0.5), 2), log_odds(0.0) == log_odds(0.001)
    (0.0, True)
    """
    p = min(max(p, _LEAST), _MOST)
    return log(p / (1 - p))


def key_of(claim: Claim, ontology: Ontology) -> tuple[object, ...]:
    """Return what makes the claims of two extractors one: relation, sentence and the things at both ends, which may be either way round."""
    ends = (_end(claim.subject), _end(claim.object))
    return (claim.relation, claim.evidence.sentence, frozenset(ends) if ontology.relations[claim.relation].symmetric else ends)


def _end(mention: Mention) -> object:
    return ("literal", mention.value) if mention.kind is Kind.LITERAL else mention.cluster
