"""Re-DocRED (Tan et al., EMNLP 2022): Wikipedia abstracts with every entity's mentions and the facts between entities."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench.corpora.files import records
from bench.corpora.values import Fact, Mark, Passage, closest


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the documents; relations are Wikidata property ids, clusters are the entities' indexes.

    A fact holds between entities; it is given at the two mentions nearest to each other, which need not be where it is said.
    """
    documents = list(records(path, "*_text_facts.jsonl"))
    annotated = frozenset(fact["property"] for document in documents for fact in document["facts"])
    for document in documents:
        marks = sorted(
            {
                Mark(mention["start"], mention["end"], entity["type"], cluster)
                for cluster, entity in enumerate(document["entities"])
                for mention in entity["mentions"]
            }
        )
        facts = tuple(Fact(*closest(marks, fact["h"], fact["t"]), fact["property"]) for fact in document["facts"])
        yield Passage(document["doc"], document["text"], tuple(marks), facts, annotated)
