"""Web pages: the article's text by trafilatura, the metadata from the page's own markup."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from kg.model import Document
from kg.read.assemble import to_document
from kg.read.html_metadata import page_metadata
from kg.read.limits import LIMITS, Limits
from kg.read.markup import block_text, decode_html, parse_html, quiet
from kg.read.taken import Taken, clean

MEDIA_TYPE: Final = "text/html"
_ENOUGH: Final = 0.4  # of the words outside navigation; below it the article was not found
_SHORT: Final = 200  # words; a page so short is taken whole: trafilatura is made for longer ones
_UNBROKEN: Final = 0.5  # of the paragraphs; its last resort takes every inline element for a paragraph
# trafilatura asks the clock for the latest believable date unless told.
_FIXED_DATES: Final = {"original_date": True, "extensive_search": False, "max_date": "2199-12-31"}


class HtmlReader:
    """Reads web pages; scripts, styles and navigation are not text."""

    media_types: tuple[str, ...] = (MEDIA_TYPE, "application/xhtml+xml")
    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError on binary data or a page without text."""
        yield to_document(take_html(decode_html(data, source), source), source, self._limits)


def take_html(markup: str, source: str) -> Taken:
    """Return the article in a page with what the page says of it."""
    tree = parse_html(markup, source)
    captions = frozenset(filter(None, (clean(element.text_content()) for element in tree.iter("figcaption"))))
    return Taken(_best(_article(markup, source), block_text(tree)), MEDIA_TYPE, page_metadata(tree), captions=captions)


def _best(article: str, whole: str) -> str:
    """Return the article found, or the whole page where it is short, much of it was lost, or its paragraphs were broken."""
    words = len(whole.split())
    if words <= _SHORT or len(article.split()) < _ENOUGH * words:
        return whole
    blocks = set(whole.split("\n\n"))
    paragraphs = article.split("\n\n")
    return article if sum(paragraph in blocks for paragraph in paragraphs) >= _UNBROKEN * len(paragraphs) else whole


def _article(markup: str, source: str) -> str:
    """Return the article's paragraphs, empty when none is found."""
    import trafilatura

    with quiet("trafilatura", "htmldate", "justext"):
        try:
            text = trafilatura.extract(
                parse_html(markup, source),
                output_format="txt",
                include_comments=False,
                include_tables=True,
                include_formatting=False,
                deduplicate=False,
                with_metadata=False,
                date_extraction_params=_FIXED_DATES,
            )
        except RecursionError:
            return ""
    return "\n\n".join(line.strip() for line in (text or "").splitlines() if line.strip())
