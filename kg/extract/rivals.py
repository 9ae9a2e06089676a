"""Claims that compete: of two bodies that a sentence may give one post to, each makes the other less sure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from kg.extract.merge import end_of
from kg.model import Claim, Mention

_LIST: Final = re.compile(r"(?:[\s,&;]|(?:and|as well as|the|of)\b|[A-Z][\w.'’-]*+)*+")
"""What stands between two things of one enumeration: signs, joining words and other names.

Possessive, as hostile text has long runs of capitals.
"""


class Rivalry(NamedTuple):
    """How sure the surest claim is that gives another subject, or another object, in this one's stead; 0 where there is none."""

    subject: float = 0.0
    object: float = 0.0


NO_RIVALS: Final = Rivalry()


class Rivals:
    """Claims looked up by what they compete for: a relation, one end and a sentence.

    Things of one enumeration do not compete: "founded by Ana Ruiz and Tom Berg" is two facts.
    """

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_place: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            self._by_place[_place(claim)].append(claim)

    def of(self, claim: Claim) -> Rivalry:
        """Return what competes with a claim, which itself and its likes do not."""
        others = self._by_place[_place(claim)]
        subjects = (
            other.confidence for other in others if _same(claim.object, other.object) and _other(claim, claim.subject, other.subject)
        )
        objects = (
            other.confidence for other in others if _same(claim.subject, other.subject) and _other(claim, claim.object, other.object)
        )
        return Rivalry(max(subjects, default=0.0), max(objects, default=0.0))


def _place(claim: Claim) -> tuple[str, int]:
    return (claim.relation, claim.evidence.sentence)


def _same(one: Mention, other: Mention) -> bool:
    return end_of(one) == end_of(other)


def _other(claim: Claim, one: Mention, other: Mention) -> bool:
    return not _same(one, other) and not _are_listed(claim, one, other)


def _are_listed(claim: Claim, one: Mention, other: Mention) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    start = claim.evidence.start
    inside = start <= first.end <= second.start <= claim.evidence.end
    return inside and _LIST.fullmatch(claim.evidence.text, first.end - start, second.start - start) is not None
