"""FewRel (Han et al., EMNLP 2018): Wikipedia sentences with one pair of entities under a Wikidata property."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.corpora.files import files
from bench.corpora.values import Fact, Mark, Passage, closest, joined


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the sentences; all mentions of head (cluster 0) and tail (cluster 1) are marks, the fact joins the nearest two."""
    for file in files(path, "val_*.json"):
        for relation, instances in json.loads(file.read_text(encoding="utf-8")).items():
            for number, instance in enumerate(instances):
                yield _passage(f"{file.stem}:{relation}:{number}", relation, instance)


def _passage(id: str, relation: str, instance: dict[str, Any]) -> Passage:
    text, spans = joined(instance["tokens"])
    marks = sorted(
        Mark(spans[min(tokens)][0], spans[max(tokens)][1], cluster=cluster)
        for cluster, end in enumerate("ht")
        for tokens in instance[end][2]
    )
    return Passage(id, text, tuple(marks), (Fact(*closest(marks, 0, 1), relation),))
