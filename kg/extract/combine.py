"""Two extractors on one annotation: what each says of a claim, weighed together into one confidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from math import exp, log
from typing import Final, NamedTuple

from kg.extract.merge import key_of
from kg.extract.neural import FARTHEST
from kg.extract.pairing import without_crossed, without_echoes, without_turned
from kg.extract.settle import settle, without_general
from kg.extract.titles import without_borrowed
from kg.model import Annotation, Claim
from kg.ontology import Ontology
from kg.ports import Extractor

_LEAST, _MOST = 0.005, 0.995
_CEILING = 0.99
UNLIKELY: Final = 0.02
"""How unlikely a claim the second extractor should still make."""
SURE: Final = 0.71
"""How sure a claim is that is made when nobody asked for more or less."""
_AGREES = 0.3
"""Below it, the second extractor did not find what the leading one found."""


class Weights(NamedTuple):
    """How the log-odds of a claim follow from what two extractors say: fitted by `bench.fusion`.

    `said` counts when the leading extractor makes the claim at all, `leading` is for the log-odds of its confidence, `second` for
    those of the other's, and `silence` counts when the other does not make it at all: it may never have been asked about these ends.
    """

    base: float = 0.46
    said: float = 0.84
    leading: float = 0.61
    second: float = 0.63
    silence: float = -2.21

    def confidence(self, leading: float | None, second: float | None) -> float:
        """Return the confidence of a claim; None is for the extractor that does not make it.

        >>> weights = Weights()
        >>> weights.confidence(0.8, 0.9) > weights.confidence(0.8, None) > weights.confidence(None, 0.1)
        True
        """
        odds = self.base + (self.silence if second is None else self.second * log_odds(second))
        odds += self.said + self.leading * log_odds(leading) if leading is not None else 0.0
        return round(min(_CEILING, 1 / (1 + exp(-odds))), 3)


WEIGHTS: Final = Weights()


class CombinedExtractor:
    """Weighs what a leading extractor and a second one say; the port `kg.ports.Extractor`.

    The second extractor has to make its claims however unlikely they are: its silence, on relations in `known`, speaks against a claim.
    Where both make a claim the leading one's words, status, time and speaker stand. What is weighed below `least` is not made.
    """

    name = "both"

    def __init__(
        self,
        leading: Extractor,
        second: Extractor,
        ontology: Ontology,
        known: Collection[str],
        least: float = SURE,
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
        kept = sorted((claim for claim in weighed if claim is not None), key=lambda claim: claim.sort_key)
        own = without_borrowed(without_general(kept, self._ontology), annotation, self._ontology)
        fitting = without_turned(without_crossed(own, self._ontology), self._ontology)
        return settle(without_echoes(fitting), self._ontology)

    def _by_key(self, claims: Iterable[Claim]) -> dict[tuple[object, ...], Claim]:
        return {key_of(claim, self._ontology): claim for claim in sorted(claims, key=lambda claim: claim.confidence)}

    def _weighed(self, one: Claim | None, other: Claim | None) -> Claim | None:
        """Return a claim with the confidence of both, or None; what the second could not have made stands as it is."""
        claim = one or other
        assert claim is not None
        agrees = other is not None and (one is None or other.confidence >= _AGREES)
        if not agrees and not is_judged(claim, self._known):
            return claim
        sure = self._weights.confidence(one.confidence if one else None, other.confidence if other else None)
        if sure < self._least:
            return None
        return _agreed(one, other, sure) if one and other and agrees else replace(claim, confidence=sure)


def is_judged(claim: Claim, known: Collection[str]) -> bool:
    """Whether the second extractor could have made a claim: it knows the relation, and the ends stand near enough."""
    return claim.relation in known and abs(claim.subject.sentence - claim.object.sentence) <= FARTHEST


def _agreed(one: Claim, other: Claim, sure: float) -> Claim:
    both = f"{one.extractor}+{other.extractor}"
    return replace(one, confidence=sure, time=one.time or other.time, speaker=one.speaker or other.speaker, extractor=both)


def log_odds(p: float) -> float:
    """Return the log-odds of a probability, which is never taken for quite sure.

    >>> round(log_odds(0.5), 2), log_odds(0.0) == log_odds(0.001)
    (0.0, True)
    """
    p = min(max(p, _LEAST), _MOST)
    return log(p / (1 - p))
