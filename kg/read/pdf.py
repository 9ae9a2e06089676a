"""PDF: the text of the pages, hard line breaks within paragraphs undone."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, Final

from kg.errors import DocumentError
from kg.model import Document, Skip
from kg.read.assemble import to_document
from kg.read.limits import LIMITS, Limits
from kg.read.markup import quiet
from kg.read.pages import running_lines
from kg.read.sniff import PDF
from kg.read.taken import Found, Taken, clean

_BETWEEN: Final = "\n\n"
_FULL_LINE: Final = 0.75  # of the usual width; a shorter line that ends a sentence ends its paragraph
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”»’')\]]*$")
_ITEM: Final = re.compile(r"(?:[•▪◦‣*–—-]|\d{1,2}[.)]|\(?[a-z]\))\s")
_FILE_NAME: Final = re.compile(
    r"(?:microsoft word - .*|untitled.*|.*\.(?:docx?|pdf|indd|odt|tex|qxd|pptx?|rtf)|document\d*)", re.IGNORECASE
)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_TAIL: Final = 8_192  # bytes in which every PDF says where its table of contents is
_RUNNING: Final = 3  # pages that must share a first or last line before it is a running head


class PdfReader:
    """Reads PDF files that hold text; pictures of text are not read."""

    media_types: tuple[str, ...] = (PDF, "application/x-pdf")
    suffixes: tuple[str, ...] = (".pdf",)

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError on an encrypted, broken or scanned file."""
        with quiet("pypdf"):
            taken = self._take(data, source)
        yield to_document(taken, source, self._limits)

    def _take(self, data: bytes, source: str) -> Taken:
        from pypdf import PdfReader as Pypdf

        if b"startxref" not in data[-_TAIL:]:  # pypdf would make do with the objects that are left
            raise DocumentError(source, "the PDF is cut short: its last part is missing")
        try:
            reader = Pypdf(io.BytesIO(data), strict=False)
            _unlock(reader, source)
            pages = self._pages(reader, source)
            found = _found(reader)
        except DocumentError:
            raise
        except Exception as error:  # pypdf raises whatever the broken part of a file leads it to
            raise DocumentError(source, f"the PDF is broken or cut short ({type(error).__name__})") from error
        if not any(line.strip() for page in pages for line in page):
            raise DocumentError(source, "the PDF holds no text (a scan needs character recognition first)")
        text, marked = _join(_without_running_heads(pages))
        return Taken(text, PDF, found, marked)

    def _pages(self, reader: Any, source: str) -> list[list[str]]:
        pages: list[list[str]] = []
        size = 0
        for page in reader.pages:
            text = _CONTROL.sub("", page.extract_text() or "").expandtabs(1)
            size += len(text)
            if len(pages) >= self._limits.pages or size > self._limits.characters:
                raise DocumentError(source, f"too large: more than {self._limits.pages:,} pages or {self._limits.characters:,} characters")
            pages.append([line.strip() for line in text.splitlines()])
        return pages


def _unlock(reader: Any, source: str) -> None:
    """Open a file that is encrypted for its owner only; anybody may read such a file."""
    if not reader.is_encrypted:
        return
    try:
        is_open = bool(reader.decrypt(""))
    except Exception as error:  # an unknown cipher, or one that needs a package that is not there
        raise DocumentError(source, "the PDF is encrypted") from error
    if not is_open:
        raise DocumentError(source, "the PDF is encrypted")


def _found(reader: Any) -> Found:
    information = reader.metadata
    if not information:
        return Found()
    title = clean(information.title)
    author = clean(information.author)
    return Found(
        title=None if title and _FILE_NAME.fullmatch(title) else title,
        authors=tuple(filter(None, map(clean, re.split(r"\s*[;,]\s*", author)))) if author else (),
        language=_language(reader),
    )


def _language(reader: Any) -> str | None:
    try:
        return clean(str(reader.trailer["/Root"].get("/Lang") or ""))
    except (KeyError, TypeError, AttributeError):
        return None


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Leave out lines that stand at the edge of page after page, page numbers apart: they belong to the paper, not to the text."""
    edges = Counter(_edge(line) for page in pages for line in _ends(page))
    running = {line for line, count in edges.items() if count >= max(_RUNNING, len(pages) // 2)}
    kept = []
    for page in pages:
        filled = [index for index, line in enumerate(page) if line]
        at_edge = {*filled[:1], *filled[-1:]}
        kept.append([line for index, line in enumerate(page) if not (index in at_edge and (_edge(line) in running or line.isdigit()))])
    return kept


def _ends(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return [*filled[:1], *filled[1:][-1:]]


def _edge(line: str) -> str:
    return re.sub(r"\d+", "#", line)


def _join(pages: list[list[str]]) -> tuple[str, tuple[Skip, ...]]:
    """Return the lines of all pages as paragraphs, blank lines between them, and where running heads are among them.

    A paragraph may go on over a page's end.
    """
    trimmed = [_trimmed(page) for page in pages]
    usual = _usual_width([line for page in trimmed for line in page if line])
    running = _flat(trimmed, running_lines(trimmed, int(_FULL_LINE * usual)))
    paragraphs, heads = _paragraphs([line for page in trimmed for line in [*page, ""]], usual, running)
    starts = list(accumulate((len(paragraph) + len(_BETWEEN) for paragraph in paragraphs), initial=0))
    marked = tuple(Skip(starts[index], starts[index] + len(paragraphs[index]), "running-head") for index in heads)
    return _BETWEEN.join(paragraphs), marked


def _flat(pages: list[list[str]], places: frozenset[tuple[int, int]]) -> frozenset[int]:
    """Return the places among the lines of all pages, a blank one after each page."""
    starts = list(accumulate((len(page) + 1 for page in pages), initial=0))
    return frozenset(starts[number] + index for number, index in places)


def _paragraphs(lines: list[str], usual: int, running: frozenset[int]) -> tuple[list[str], list[int]]:
    """Return the paragraphs of lines, and which of them are running heads; those stand alone."""
    paragraphs: list[str] = []
    heads: list[int] = []
    is_open = False
    for index, line in enumerate(lines):
        if index in running:
            heads.append(len(paragraphs))
            paragraphs.append(line)
            is_open = False
        elif not line:
            # A blank line ends a paragraph, but the end of a page does not where a sentence runs over it.
            is_open = is_open and _runs_on(paragraphs, lines[index + 1 : index + 2])
        elif is_open and not _ITEM.match(line):
            paragraphs[-1] += _joint(paragraphs[-1], line) + line
            is_open = _is_open(line, usual)
        else:
            paragraphs.append(line)
            is_open = _is_open(line, usual)
    return paragraphs, heads


def _trimmed(page: list[str]) -> list[str]:
    filled = [index for index, line in enumerate(page) if line]
    return page[filled[0] : filled[-1] + 1] if filled else []


def _usual_width(lines: list[str]) -> int:
    widths = sorted(map(len, lines))
    return widths[len(widths) * 9 // 10] if widths else 0


def _is_open(line: str, usual: int) -> bool:
    """Whether a paragraph goes on after a line: it is as long as lines are, or breaks off in mid-sentence."""
    if len(line) >= _FULL_LINE * usual:
        return True
    return line.endswith((",", "-", "\xad"))


def _runs_on(paragraphs: list[str], following: list[str]) -> bool:
    """Whether the last sentence of a page is unfinished and the next page goes on with it."""
    if not following or not following[0] or _ITEM.match(following[0]):
        return False
    return not following[0][0].isupper() and not _SENTENCE_END.search(paragraphs[-1])


def _joint(before: str, after: str) -> str:
    """Return what stands between two lines: nothing after a hyphen, whose word goes on."""
    if before.endswith("\xad"):
        return ""
    return "" if before.endswith("-") and before[-2:-1].isalpha() and after[:1].islower() else " "
