"""What the claims of a document say of each other.

People each stand with their own: "the German chancellor Ada Brook and the British premier Paul Merle" gives neither the other's.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Claim
from kg.ontology import Ontology

_PEOPLE = ("Person",)


def without_crossed(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Leave out what is said of a person when the sentence, more surely, says that of another and something else of this one, apart.

    "Apart" means that the words from end to end of the one and of the other don't overlap, as they do in "A and B of X and Y". Only
    relations whose subjects are people and whose objects are things are looked at.
    """
    claims = list(claims)
    groups: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        relation = ontology.relations[claim.relation]
        if relation.domain == _PEOPLE and relation.range != _PEOPLE and not relation.literal:
            groups[claim.relation, claim.evidence.sentence].append(claim)
    crossed = {id(claim) for group in groups.values() for claim in group if _is_crossed(claim, group)}
    return [claim for claim in claims if id(claim) not in crossed]


def without_turned(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Leave out what only a model says when the document, more surely, says it the other way round: who bought whom."""
    claims = list(claims)
    surest: dict[tuple[object, ...], float] = {}
    for claim in claims:
        key = _ends(claim, claim.subject.cluster, claim.object.cluster)
        surest[key] = max(surest.get(key, 0.0), claim.confidence)
    return [claim for claim in claims if not _is_turned(claim, surest, ontology)]


def without_echoes(claims: Iterable[Claim]) -> list[Claim]:
    """Leave out what only a model says over two sentences when one sentence says it by itself: its words are the better ones."""
    claims = list(claims)
    told = {_fact(claim) for claim in claims if claim.subject.sentence == claim.object.sentence}
    return [
        claim
        for claim in claims
        if claim.extractor != "neural" or claim.subject.sentence == claim.object.sentence or _fact(claim) not in told
    ]


def _fact(claim: Claim) -> tuple[object, ...]:
    return claim.document, claim.relation, claim.subject.cluster, claim.object.value or claim.object.cluster


def _is_turned(claim: Claim, surest: dict[tuple[object, ...], float], ontology: Ontology) -> bool:
    turned = surest.get(_ends(claim, claim.object.cluster, claim.subject.cluster), 0.0)
    return claim.extractor == "neural" and not ontology.relations[claim.relation].symmetric and turned > claim.confidence


def _ends(claim: Claim, one: int, other: int) -> tuple[object, ...]:
    return claim.document, claim.relation, one, other


def _is_crossed(claim: Claim, group: list[Claim]) -> bool:
    surer = [each for each in group if each.confidence > claim.confidence]
    others = [each for each in surer if each.object.cluster == claim.object.cluster and each.subject.cluster != claim.subject.cluster]
    own = [each for each in surer if each.subject.cluster == claim.subject.cluster and each.object.cluster != claim.object.cluster]
    return any(_apart(one, other) for one in others for other in own)


def _apart(one: Claim, other: Claim) -> bool:
    (start, end), (begin, stop) = (
        (min(claim.subject.start, claim.object.start), max(claim.subject.end, claim.object.end)) for claim in (one, other)
    )
    return end <= begin or stop <= start
