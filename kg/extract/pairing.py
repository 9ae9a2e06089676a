"""People who each stand with their own: "the German chancellor Ada Brook and the British premier Paul Merle" gives neither the other's."""

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
