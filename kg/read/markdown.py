"""Markdown: the words without their marks; front matter is metadata, code is not text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from kg.model import Document
from kg.read.assemble import to_document
from kg.read.dates import parse_date
from kg.read.encoding import decode
from kg.read.html_metadata import web_url
from kg.read.limits import LIMITS, Limits
from kg.read.markup import block_text, parse_html
from kg.read.taken import Found, Taken, clean, clean_all

_FRONT_MATTER: Final = re.compile(r"\s*---[ \t]*\r?\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t\r]*$\n?", re.DOTALL | re.MULTILINE)
_ENTRY: Final = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*))?\s*")
_ITEM: Final = re.compile(r"\s*-\s+(?P<value>.+)")
_TEXT_OF: Final = {"softbreak": " ", "hardbreak": "\n"}


class MarkdownReader:
    """Reads Markdown (CommonMark with tables)."""

    media_types: tuple[str, ...] = ("text/markdown", "text/x-markdown")
    suffixes: tuple[str, ...] = (".md", ".markdown", ".mdown")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError on binary data or when only code is left."""
        yield to_document(take_markdown(decode(data, source)), source, self._limits)


def take_markdown(markup: str) -> Taken:
    """Return the text and the front matter of Markdown.

    >>> take_markdown("---\\ntitle: A title\\n---\\n# Heading\\n\\nAcme **owns** [Globex](https://g.example).\\n").text
    'Heading\\n\\nAcme owns Globex.'
    """
    from markdown_it import MarkdownIt

    front = _FRONT_MATTER.match(markup)
    found = _found(_entries(front["matter"])) if front else Found()
    body = markup[front.end() :] if front else markup
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    heading = next((_inline(after) for token, after in pairwise(tokens) if token.type == "heading_open"), None)
    return Taken("\n\n".join(_blocks(tokens)), "text/markdown", found.or_else(Found(title=clean(heading))))


def _blocks(tokens: list[Any]) -> Iterator[str]:
    """Yield the text of each block; the cells of a table's row are one block."""
    row: list[str] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close":
            yield " | ".join(filter(None, row or []))
            row = None
        elif text := _text(token):
            if row is None:
                yield text
            else:
                row.append(text)


def _text(token: Any) -> str:
    if token.type == "inline":
        return _inline(token)
    # Code stays out: what it names is no fact of the text.
    return block_text(parse_html(token.content, "markdown")) if token.type == "html_block" and re.search(r">[^<]*\w", token.content) else ""


def _inline(token: Any) -> str:
    pieces = (
        _TEXT_OF.get(child.type) or (child.content if child.type in ("text", "code_inline") else "") for child in token.children or ()
    )
    return "".join(pieces).strip()


def _entries(matter: str) -> dict[str, list[str]]:
    """Return the entries of front matter: `key: value`, `key: [a, b]` and lists of `- value` lines."""
    entries: dict[str, list[str]] = {}
    key = ""
    for line in matter.splitlines():
        if entry := _ENTRY.fullmatch(line):
            key = entry["key"].strip().lower()
            value = (entry["value"] or "").strip()
            entries[key] = [_bare(one) for one in (value[1:-1].split(",") if value.startswith("[") and value.endswith("]") else [value])]
        elif key and (item := _ITEM.fullmatch(line)):
            entries[key].append(_bare(item["value"]))
    return entries


def _bare(value: str) -> str:
    value = value.strip()
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


def _found(entries: dict[str, list[str]]) -> Found:
    def first(*names: str) -> str | None:
        return next((text for name in names for value in entries.get(name, ()) if (text := clean(value))), None)

    authors = (author for name in ("author", "authors", "auteur", "auteurs", "by") for author in entries.get(name, ()))
    return Found(
        title=first("title", "titre"),
        authors=clean_all(authors),
        publisher=first("publisher", "publication", "site", "source_name", "éditeur"),
        issued=parse_date(first("date", "published", "issued", "publié")),
        language=first("lang", "language", "langue"),
        url=web_url(first("url", "source", "link", "canonical")),
    )
