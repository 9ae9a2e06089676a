"""CORE (Borchert et al., 2023): contexts of company Wikipedia pages with one pair of companies and their relation."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.corpora.files import records
from bench.corpora.values import Fact, Mark, Passage, joined


def read(path: str | Path) -> Iterator[Passage]:
    """Yield one passage a context, its tokens joined by spaces; the ends are the two marks, in the order of the text.

    The corpus names the ends e1 and e2 and says when the relation runs from e2 to e1; here the fact's subject is always the
    one that its label is said of: subject acquired_by object, subject shareholder_of object.
    """
    for record in records(path, "train.jsonl", "*.jsonl"):
        text, spans = joined(record["context"])
        ends = [Mark(spans[record[f"{end}_start"]][0], spans[record[f"{end}_end"]][1]) for end in ("e1", "e2")]
        marks = tuple(sorted(ends))
        subject, object = (marks.index(end) for end in (reversed(ends) if record["invert_relation"] else ends))
        yield Passage(record["id"], text, marks, (Fact(subject, object, record["relation"]),))
