"""The pinned floors: scores that must not fall."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import SettingsError
from kg.evaluate.report import Report


@dataclass(frozen=True)
class Floors:
    """The least a report may score, each from 0 to 1.

    >>> Floors(precision=80)
    Traceback (most recent call last):
    kg.errors.SettingsError: the floor of precision must be from 0 to 1, not 80
    """

    precision: float = 0.0
    recall: float = 0.0
    status_accuracy: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1:
                raise SettingsError(f"the floor of {field.name} must be from 0 to 1, not {value!r}")


def load_floors(path: str | Path) -> Floors:
    """Return the floors of a JSON file; raises SettingsError naming the file when it holds none."""
    known = [field.name for field in fields(Floors)]
    try:
        record = json.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path}: no floors: {error}") from error
    if not isinstance(record, dict) or not set(record) <= set(known):
        raise SettingsError(f"{path}: floors are a JSON object with any of {', '.join(known)}")
    return Floors(**record)


def below(report: Report, floors: Floors) -> list[str]:
    """Return what scores below its floor, in words; nothing when all is well."""
    pairs = [(field.name, getattr(report, field.name), getattr(floors, field.name)) for field in fields(floors)]
    return [f"{name.replace('_', ' ')} {got:.4f} is below its floor {floor:.4f}" for name, got, floor in pairs if got < floor]
