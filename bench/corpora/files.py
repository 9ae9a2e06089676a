"""The files of a corpus."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def files(path: str | Path, *patterns: str) -> list[Path]:
    """Return the file given, or those of a folder that fit the first pattern that any fits; raises FileNotFoundError for none."""
    path = Path(path)
    if path.is_file():
        return [path]
    for pattern in patterns:
        if found := sorted(file for file in path.glob(pattern) if file.is_file()):
            return found
    raise FileNotFoundError(f"{path}: no file {' or '.join(patterns)}")


def records(path: str | Path, *patterns: str) -> Iterator[dict[str, Any]]:
    """Yield the records of JSON Lines files, chosen as `files` does."""
    for file in files(path, *patterns):
        with file.open(encoding="utf-8") as lines:
            yield from (json.loads(line) for line in lines if line.strip())
