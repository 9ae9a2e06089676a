"""Plain text: the file, decoded."""

from __future__ import annotations

from collections.abc import Iterator

from kg.model import Document
from kg.read.assemble import to_document
from kg.read.encoding import decode
from kg.read.limits import LIMITS, Limits
from kg.read.taken import Taken


class TextReader:
    """Reads plain text; the document's text equals the decoded file."""

    media_types: tuple[str, ...] = ("text/plain",)
    suffixes: tuple[str, ...] = (".txt", ".text", "")

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(self, data: bytes, source: str) -> Iterator[Document]:
        """Yield the one document; raises DocumentError on binary data or an empty file."""
        yield to_document(Taken(decode(data, source), self.media_types[0]), source, self._limits)
