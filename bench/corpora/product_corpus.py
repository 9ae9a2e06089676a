"""The DFKI Product Corpus (Schön et al., LREC 2018): company web pages with the products a company provides."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

from bench.corpora.files import files, records
from bench.corpora.values import Fact, Mark, Passage

PROVIDES = "CompanyProvidesProduct"


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the pages; a relation of several companies or products becomes a fact for each pair, `Identity` becomes clusters."""
    for file in files(path, "*.jsonl"):
        if file.name != "kn_format.jsonl":
            yield from map(_passage, records(file))


def _passage(record: dict[str, Any]) -> Passage:
    entities = sorted(record["entities"], key=lambda entity: (entity["start"], entity["end"], entity["id"]))
    index = {entity["id"]: number for number, entity in enumerate(entities)}
    cluster = _clusters(record, index)
    marks = tuple(Mark(entity["start"], entity["end"], entity["type"], cluster.get(n)) for n, entity in enumerate(entities))
    pairs = {
        Fact(*pair, PROVIDES)
        for relation in record["relations"]
        if relation["type"] == PROVIDES
        for pair in product(_role(relation, index, "company"), _role(relation, index, "product"))
    }
    return Passage(record["doc"], record["text"], marks, tuple(sorted(pairs)), frozenset({PROVIDES}))


def _role(relation: dict[str, Any], index: dict[str, int], *roles: str) -> list[int]:
    return [index[part["concept"]] for part in relation["args"] if part["role"] in roles]


def _clusters(record: dict[str, Any], index: dict[str, int]) -> dict[int, int]:
    """Return the cluster of each mark that corefers with another, numbered by first mention."""
    members: dict[int, set[int]] = defaultdict(set)
    for relation in record["relations"]:
        if relation["type"] == "Identity":
            same = set(_role(relation, index, "source", "target"))
            same = same.union(*(members[mark] for mark in same))
            members.update(dict.fromkeys(same, same))
    first = sorted({min(group) for group in members.values() if group})
    return {mark: first.index(min(group)) for mark, group in members.items() if group}
