"""What is to be read, counted beforehand so that a bar can be drawn."""

from __future__ import annotations

from collections.abc import Sequence


def count_files(sources: Sequence[str]) -> int:
    """Return how many files the sources stand for; those that stand for none count as one."""
    from kg.errors import DocumentError
    from kg.read import find_sources

    total = 0
    for source in sources:
        try:
            total += len(find_sources([source]))
        except DocumentError:
            total += 1
    return total
