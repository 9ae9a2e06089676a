"""What a word does to the standing of what it governs: denying, doubting, planning, awaiting or ending it.

Standing is computed from the inside out, as in factuality profiling (Saurí & Pustejovsky 2009) and polarity propagation (Nairn,
Condoravdi & Karttunen 2006): "has never denied that it plans to leave" is a denial of a denial of a plan to end something.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

from kg.model import Status


class Standing(StrEnum):
    """A status in the making; what has `ended` is past, unless its end turns out to be planned or denied."""

    ASSERTED = "asserted"
    PLANNED = "planned"
    PENDING = "pending"
    POSSIBLE = "possible"
    PAST = "past"
    DENIED = "denied"
    ENDED = "ended"

    @property
    def status(self) -> Status:
        return Status.PAST if self is Standing.ENDED else Status(self.value)


Change = Callable[[Standing], Standing]


def _change(otherwise: Standing | None, **exceptions: Standing) -> Change:
    """Return a table as a function; what is not excepted becomes `otherwise`, or stays as it is."""

    def change(standing: Standing) -> Standing:
        return exceptions.get(standing.value, standing if otherwise is None else otherwise)

    return change


# Denied twice, a thing may be so: "has not ruled out". Not to have ended is to go on.
deny = _change(Standing.DENIED, denied=Standing.POSSIBLE, ended=Standing.ASSERTED)
# What may end has not ended, and what may not be so is not claimed either.
doubt = _change(Standing.POSSIBLE, denied=Standing.DENIED, ended=Standing.ASSERTED)
plan = _change(None, asserted=Standing.PLANNED, past=Standing.PLANNED, ended=Standing.ASSERTED)
await_ = _change(None, asserted=Standing.PENDING, planned=Standing.PENDING)
end = _change(None, asserted=Standing.ENDED)
lapse = _change(None, asserted=Standing.PAST)
# "No longer" ends what holds; a plan one no longer has is no plan.
discontinue = _change(Standing.DENIED, asserted=Standing.ENDED, past=Standing.PAST, ended=Standing.ENDED)


_MOST_GUARDED_FIRST = (
    Standing.DENIED,
    Standing.POSSIBLE,
    Standing.PENDING,
    Standing.PLANNED,
    Standing.PAST,
    Standing.ENDED,
    Standing.ASSERTED,
)


def most_guarded(standings: list[Standing]) -> Standing:
    """Return the standing that claims least; asserted without any."""
    return min(standings, key=_MOST_GUARDED_FIRST.index, default=Standing.ASSERTED)
