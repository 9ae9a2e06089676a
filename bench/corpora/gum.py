"""GUM (Zeldes, 2017), its Wikinews part: every mention typed and coreference in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.corpora.files import records
from bench.corpora.values import Mark, Passage


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the documents; mentions nest, and a cluster of one mention is a singleton."""
    for record in records(path, "*.jsonl"):
        number = {id: index for index, id in enumerate(dict.fromkeys(entity["entity"] for entity in record["entities"]))}
        marks = {Mark(e["start"], e["end"], e["type"], number[e["entity"]], _kind(e)) for e in record["entities"]}
        yield Passage(record["doc"], record["text"], tuple(sorted(marks)))


def _kind(entity: dict[str, Any]) -> str:
    return "pronoun" if entity["pronoun"] else "name" if entity["has_proper_noun"] else "nominal"
