"""Two extractors on one annotation: what each says of a claim, weighed together into one confidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from kg.extract.merge import key_of
from kg.extract.misread import without_adjectives, without_misread
from kg.extract.neural import FARTHEST
from kg.extract.pairing import without_crossed, without_echoes, without_turned
from kg.extract.rivals import Rivals
from kg.extract.settle import settle, without_general
from kg.extract.titles import without_borrowed
from kg.extract.weights import WEIGHTS, Signs, Weights
from kg.model import Annotation, Claim
from kg.ontology import Ontology
from kg.ports import Extractor

UNLIKELY: Final = 0.02
"""How unlikely a claim the second extractor should still make."""
SURE: Final = 0.65
"""How sure a claim is that is made when nobody asked for more or less."""
_AGREES = 0.3
"""Below it, the second extractor did not find what the leading one found."""


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
        rivals = Rivals([*found.values(), *heard.values()])
        weighed = [self._weighed(found.get(key), heard.get(key), rivals) for key in found | heard]
        kept = sorted((claim for claim in weighed if claim is not None), key=lambda claim: claim.sort_key)
        own = without_borrowed(without_general(kept, self._ontology), annotation, self._ontology)
        meant = without_adjectives(without_misread(own, annotation, self._ontology), annotation, self._ontology)
        fitting = without_turned(without_crossed(meant, self._ontology), self._ontology)
        return settle(without_echoes(fitting), self._ontology)

    def _by_key(self, claims: Iterable[Claim]) -> dict[tuple[object, ...], Claim]:
        return {key_of(claim, self._ontology): claim for claim in sorted(claims, key=lambda claim: claim.confidence)}

    def _weighed(self, one: Claim | None, other: Claim | None, rivals: Rivals) -> Claim | None:
        """Return a claim with the confidence of both, or None; what the second could not have made stands as it is."""
        claim = one or other
        assert claim is not None
        agrees = other is not None and (one is None or other.confidence >= _AGREES)
        if not agrees and not is_judged(claim, self._known):
            return claim
        sure = self._weights.confidence(Signs.of(one, other, rivals.of(claim)))
        if sure < self._least:
            return None
        return _agreed(one, other, sure) if one and other and agrees else replace(claim, confidence=sure)


def is_judged(claim: Claim, known: Collection[str]) -> bool:
    """Whether the second extractor could have made a claim: it knows the relation, and the ends stand near enough."""
    return claim.relation in known and abs(claim.subject.sentence - claim.object.sentence) <= FARTHEST


def _agreed(one: Claim, other: Claim, sure: float) -> Claim:
    both = f"{one.extractor}+{other.extractor}"
    return replace(one, confidence=sure, time=one.time or other.time, speaker=one.speaker or other.speaker, extractor=both)
