"""re3d (Dstl, 2017): press releases and web pages on one conflict, with typed mentions and relations between them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.corpora.files import records
from bench.corpora.values import Fact, Mark, Passage


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the documents; what `IsSynonymOf` joins stays a fact, as it is not always coreference."""
    for record in records(path, "*.jsonl"):
        surest_last = sorted(record["entities"], key=lambda entity: (entity["confidence"], entity["type"]))
        types = {(entity["start"], entity["end"]): entity["type"] for entity in surest_last}
        ends = {tuple(relation[end]) for relation in record["relations"] for end in ("subject", "object")}
        spans = sorted(types.keys() | ends)
        index = {span: number for number, span in enumerate(spans)}
        facts = {Fact(index[tuple(r["subject"])], index[tuple(r["object"])], r["type"]) for r in record["relations"]}
        marks = tuple(Mark(start, end, types.get((start, end))) for start, end in spans)
        yield Passage(record["doc"], record["text"], marks, tuple(sorted(facts)))
