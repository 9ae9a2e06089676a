"""RSS and Atom: one document an item. The bytes given are all that is read; no link is followed."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any, Final

from kg.errors import DocumentError
from kg.model import Document
from kg.read.assemble import to_document
from kg.read.html_metadata import web_url
from kg.read.limits import LIMITS, Limits
from kg.read.markup import block_text, parse_html
from kg.read.taken import Found, Taken, clean, clean_all

MEDIA_TYPE: Final = "application/rss+xml"
_ENTITY: Final = re.compile(rb"<!\s*ENTITY", re.IGNORECASE)


class FeedReader:
    """Reads feeds; an item's text is its title and its content."""

    media_types: tuple[str, ...] = (MEDIA_TYPE, "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml")
    suffixes: tuple[str, ...] = (".rss", ".atom", ".xml")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the items; raises DocumentError at the first without words, or when there is no feed."""
        for result in self.read_each(data, source):
            if isinstance(result, DocumentError):
                raise result
            yield result

    def read_each(self, data: bytes, source: str) -> Iterator[Document | DocumentError]:
        """Yield each item or why it cannot be read; an item given twice is read once."""
        feed = _parse(data, source)
        seen: set[str] = set()
        for number, entry in enumerate(feed.entries, start=1):
            name = f"{source}#{clean(entry.get('id')) or clean(entry.get('link')) or number}"
            try:
                document = to_document(_take(entry, feed.feed, name), name, self._limits)
            except DocumentError as error:
                yield error
                continue
            if document.id not in seen:
                seen.add(document.id)
                yield document


def _parse(data: bytes, source: str) -> Any:
    if not data:
        raise DocumentError(source, "the file is empty")
    if _ENTITY.search(data.replace(b"\0", b"")):
        raise DocumentError(source, "the feed declares entities, which is how entity bombs are made")
    import feedparser

    # A stream and not a string: feedparser would take a string for an address to fetch.
    feed = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False)
    if not feed.entries:
        raise DocumentError(source, "there is no feed item in it" if feed.version else "this XML is no RSS or Atom feed")
    return feed


def _take(entry: Any, feed: Any, name: str) -> Taken:
    title = _plain(clean(entry.get("title")), name)
    contents = [part.get("value") for part in entry.get("content", ())] or [entry.get("summary")]
    body = "\n\n".join(filter(None, (_plain(content, name) for content in contents)))
    text = body if title is None or body.split("\n\n")[0] == title else f"{title}\n\n{body}".strip()
    return Taken(text, MEDIA_TYPE, _found(entry, feed, title))


def _plain(content: str | None, name: str) -> str | None:
    """Return the text of a value that may be HTML."""
    if not content or not content.strip():
        return None
    return block_text(parse_html(f"<div>{content}</div>", name)) or None


def _found(entry: Any, feed: Any, title: str | None) -> Found:
    authors = [author.get("name") for author in entry.get("authors", ())] or [entry.get("author")]
    return Found(
        title=title,
        authors=clean_all(authors),
        publisher=clean(feed.get("title")),
        issued=_date(entry.get("published_parsed") or entry.get("updated_parsed")),
        language=clean(feed.get("language")),
        url=web_url(entry.get("link")),
    )


def _date(moment: Any) -> str | None:
    return f"{moment.tm_year:04}-{moment.tm_mon:02}-{moment.tm_mday:02}" if moment else None
