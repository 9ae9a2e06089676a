"""What an evaluation found: counts and the claims behind them."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

Label = tuple[str, ...]


@dataclass(frozen=True, order=True)
class Counts:
    """Right, wrong and missed claims; a ratio of nothing is 0.

    >>> Counts(tp=6, fp=2, fn=4).to_dict()
    {'tp': 6, 'fp': 2, 'fn': 4, 'precision': 0.75, 'recall': 0.6, 'f1': 0.6667}
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    @property
    def precision(self) -> float:
        return _ratio(self.tp, self.tp + self.fp)

    @property
    def recall(self) -> float:
        return _ratio(self.tp, self.tp + self.fn)

    @property
    def f1(self) -> float:
        return _ratio(2 * self.tp, 2 * self.tp + self.fp + self.fn)

    def to_dict(self) -> dict[str, Any]:
        """Return counts and ratios, these to four digits."""
        return asdict(self) | {name: round(getattr(self, name), 4) for name in ("precision", "recall", "f1")}


@dataclass(frozen=True, order=True)
class Finding:
    """A claim to look at: wrong, missed, or right but for its status; `expected` says what gold has instead."""

    document: str
    start: int
    relation: str
    subject: str
    object: str
    status: str
    evidence: str
    expected: str = ""

    def __str__(self) -> str:
        hint = f" (gold: {self.expected})" if self.expected else ""
        return f"{self.document}: {self.subject} {self.relation} {self.object} [{self.status}]{hint} “{self.evidence}”"


@dataclass(frozen=True)
class Report:
    """Scores over all claims, with status ignored (`overall`) and required (`strict`), and by relation, status and document.

    `status_right` counts the true positives whose every status gold accepts.
    """

    overall: Counts
    strict: Counts
    status_right: int
    relations: tuple[tuple[str, Counts], ...]
    statuses: tuple[tuple[str, Counts], ...]
    documents: tuple[tuple[str, Counts], ...]
    wrong: tuple[Finding, ...]
    missed: tuple[Finding, ...]
    misjudged: tuple[Finding, ...]

    @property
    def precision(self) -> float:
        return self.overall.precision

    @property
    def recall(self) -> float:
        return self.overall.recall

    @property
    def f1(self) -> float:
        return self.overall.f1

    @property
    def status_accuracy(self) -> float:
        return _ratio(self.status_right, self.overall.tp)

    def to_dict(self) -> dict[str, Any]:
        """Return the whole report as JSON values."""
        tables = {name: {key: counts.to_dict() for key, counts in getattr(self, name)} for name in ("relations", "statuses", "documents")}
        lists = {name: [asdict(finding) for finding in getattr(self, name)] for name in ("wrong", "missed", "misjudged")}
        scores = {"overall": self.overall.to_dict(), "strict": self.strict.to_dict()}
        return scores | {"status_accuracy": round(self.status_accuracy, 4)} | tables | lists


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0
