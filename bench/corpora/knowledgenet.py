"""KnowledgeNet (Mesquita et al., EMNLP 2019): passages of web pages with facts, and which properties were annotated in full."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.corpora.files import records
from bench.corpora.values import Fact, Mark, Passage


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the passages of a fold, or of all folds of a folder; marks are the ends of facts, pronouns among them."""
    for record in records(path, "fold*.jsonl"):
        spans = sorted({tuple(fact[end]) for fact in record["facts"] for end in ("subject", "object")})
        index = {span: number for number, span in enumerate(spans)}
        facts = tuple(Fact(index[tuple(f["subject"])], index[tuple(f["object"])], f["property"]) for f in record["facts"])
        id = f"{record['doc']}:{record['passage_start']}:{record['passage_end']}"
        yield Passage(id, record["text"], tuple(Mark(*span) for span in spans), facts, frozenset(record["annotated_properties"]))
