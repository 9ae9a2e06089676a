"""Sentences with named entities in BIO tags (CrossNER, UNER, WikiGold, WNUT-17 …), and the French articles of WiNER-fr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.corpora.files import files, records
from bench.corpora.values import Mark, Passage, joined


def read(path: str | Path) -> Iterator[Passage]:
    """Yield the sentences or articles; tokens are joined by spaces unless the record has the text they come from."""
    for file in files(path, "*.jsonl"):
        for number, record in enumerate(records(file)):
            yield _article(record) if "entities" in record else _sentence(f"{file.stem}:{number}", record)


def _article(record: dict[str, Any]) -> Passage:
    marks = {Mark(entity["start"], entity["end"], entity["type"]) for entity in record["entities"]}
    return Passage(record["doc"], record["text"], tuple(sorted(marks)))


def _sentence(id: str, record: dict[str, Any]) -> Passage:
    text, spans = joined(record["tokens"])
    if placed := _placed(record["tokens"], record.get("text", "")):
        text, spans = record["text"], placed
    marks = tuple(Mark(spans[first][0], spans[last][1], type) for first, last, type in chunks(record["tags"]))
    return Passage(id, text, marks)


def chunks(tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Yield first token, last token and type of each entity; an I that continues nothing begins one.

    >>> list(chunks(["B-PER", "I-PER", "O", "B-ORG", "B-ORG"]))
    [(0, 1, 'PER'), (3, 3, 'ORG'), (4, 4, 'ORG')]
    """
    start = 0
    for number, tag in enumerate(tags):
        if number == 0 or not _continues(tags[number - 1], tag):
            start = number
        if tag != "O" and (number + 1 == len(tags) or not _continues(tag, tags[number + 1])):
            yield start, number, tag[2:]


def _continues(tag: str, following: str) -> bool:
    return tag != "O" and following.startswith("I-") and following[2:] == tag[2:]


def _placed(tokens: Sequence[str], text: str) -> list[tuple[int, int]]:
    """Return where the tokens stand in a text, or nothing when they do not make it up."""
    spans: list[tuple[int, int]] = []
    end = 0
    for token in tokens:
        start = text.find(token, end)
        if start < 0 or text[end:start].strip():
            return []
        end = start + len(token)
        spans.append((start, end))
    return spans
