"""Two extractors on one annotation: where they agree a claim is surer, where only one speaks it stands by itself."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.settle import settle
from kg.model import Annotation, Claim, Kind, Mention
from kg.ontology import Ontology
from kg.ports import Extractor

_CEILING = 0.99


class CombinedExtractor:
    """Runs a leading extractor and a second one; the port `kg.ports.Extractor`.

    Of two claims that say the same of the same things in one sentence, the leading one's words, status, time and speaker stand, the
    confidence is that of
    either being right, and `extractor` names both. A claim of the second alone needs `least`.
    """

    name = "both"

    def __init__(self, leading: Extractor, second: Extractor, ontology: Ontology, least: float = 0.0) -> None:
        self._leading = leading
        self._second = second
        self._ontology = ontology
        self._least = least

    def extract(self, annotation: Annotation) -> list[Claim]:
        """Return the claims of both in document order."""
        found = {_key(claim): claim for claim in self._leading.extract(annotation)}
        for claim in self._second.extract(annotation):
            twin = found.get(_key(claim))
            if twin is not None:
                found[_key(claim)] = _agreed(twin, claim)
            elif claim.confidence >= self._least:
                found[_key(claim)] = claim
        return settle(sorted(found.values(), key=lambda claim: claim.sort_key), self._ontology)


def _key(claim: Claim) -> tuple[object, ...]:
    return (claim.relation, claim.evidence.sentence, _end(claim.subject), _end(claim.object))


def _end(mention: Mention) -> object:
    return ("literal", mention.value) if mention.kind is Kind.LITERAL else mention.cluster


def _agreed(one: Claim, other: Claim) -> Claim:
    sure = min(_CEILING, 1 - (1 - one.confidence) * (1 - other.confidence))
    return replace(
        one,
        confidence=round(sure, 3),
        time=one.time or other.time,
        speaker=one.speaker or other.speaker,
        extractor=f"{one.extractor}+{other.extractor}",
    )
