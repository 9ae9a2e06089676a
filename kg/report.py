"""What a build did: how much was read and found, and what was skipped and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Skipped:
    """A document that was left out, and why."""

    source: str
    reason: str


@dataclass(frozen=True)
class Report:
    """What a build did; holds no time and no path of the machine, so that it is the same for the same input."""

    documents: int
    words: int
    claims: int
    entities: int
    by_status: dict[str, int]
    by_relation: dict[str, int]
    skipped: tuple[Skipped, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the report as `report.json` holds it."""
        return {**vars(self), "skipped": [vars(skipped) for skipped in self.skipped]}
