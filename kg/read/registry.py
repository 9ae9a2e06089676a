"""Which reader reads what: by content, media type and suffix; other packages add readers by entry point.

A package adds a format with an entry point in the group `kg.readers` that names an object, or a class to be called
without arguments, that keeps `kg.ports.Reader`:

    [options.entry_points]
    kg.readers =
        epub = my_package.epub:EpubReader

It is asked before the built-in readers, so it may also take a media type or suffix over; the same name replaces ours.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import EntryPoint, entry_points
from pathlib import PurePath
from types import MappingProxyType
from typing import Final, Protocol, runtime_checkable

from kg.errors import DocumentError, SettingsError
from kg.model import Document
from kg.ports import Reader
from kg.read.docx import DocxReader
from kg.read.email import EmailReader
from kg.read.encoding import is_binary
from kg.read.feed import FeedReader
from kg.read.html import HtmlReader
from kg.read.jsonl import JsonLinesReader
from kg.read.limits import LIMITS, Limits
from kg.read.markdown import MarkdownReader
from kg.read.pdf import PdfReader
from kg.read.sniff import SIGNED, sniff
from kg.read.text import TextReader

GROUP: Final = "kg.readers"
_SAMPLE: Final = 20_000
_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,10}")
# These modules are light: each imports its parser when it first reads.
_BUILT_IN: Final[dict[str, Callable[[Limits], Reader]]] = {
    "docx": DocxReader,
    "email": EmailReader,
    "feed": FeedReader,
    "html": HtmlReader,
    "jsonl": JsonLinesReader,
    "markdown": MarkdownReader,
    "pdf": PdfReader,
    "text": TextReader,
}


@runtime_checkable
class ContainerReader(Protocol):
    """A reader of files that hold many documents, where one bad document must not lose the rest."""

    def read_each(self, data: bytes, source: str) -> Iterator[Document | DocumentError]:
        """Yield, one by one, the document or what is wrong with it."""
        ...


def readers(limits: Limits = LIMITS) -> Mapping[str, Reader]:
    """Return every reader by name, in the order they are asked: other packages' by name, then the built-in ones."""
    return _readers(limits)


@lru_cache(maxsize=8)
def _readers(limits: Limits) -> Mapping[str, Reader]:
    added = {point.name: _load(point) for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value))}
    ours: dict[str, Reader] = {name: reader(limits) for name, reader in sorted(_BUILT_IN.items())}
    return MappingProxyType(added | {name: reader for name, reader in ours.items() if name not in added})


def reader_for(data: bytes, source: str, media_type: str | None = None, limits: Limits = LIMITS) -> Reader:
    """Return the reader of some bytes; raises DocumentError when there is none.

    What the content shows comes first, then the media type given, then the suffix; bytes that show nothing and are text
    are not handed to a reader of a binary format whatever the suffix says.

    >>> reader_for(b"Acme owns Globex.", "a.pdf").media_types
    ('text/plain',)
    """
    known = tuple(readers(limits).values())
    shown = sniff(data)
    for wanted in (shown, _bare(media_type)):
        if wanted and (reader := _by_media_type(known, wanted)):
            return reader
    suffix = _suffix(source)
    reader = next((reader for reader in known if suffix in reader.suffixes), None)
    if reader is None:
        raise DocumentError(source, f"no reader for {shown or suffix or media_type}; known are {', '.join(suffixes(limits))}")
    return _by_media_type(known, "text/plain") or reader if _is_mislabelled(reader, shown, data) else reader


def suffixes(limits: Limits = LIMITS) -> tuple[str, ...]:
    """Return the suffixes there are readers for, sorted."""
    return tuple(sorted({suffix for reader in readers(limits).values() for suffix in reader.suffixes if suffix}))


def _by_media_type(known: Iterable[Reader], media_type: str) -> Reader | None:
    return next((reader for reader in known if media_type in reader.media_types), None)


def _is_mislabelled(reader: Reader, shown: str | None, data: bytes) -> bool:
    """Whether text bears the suffix of a format that is always known by its first bytes."""
    return shown is None and reader.media_types[0] in SIGNED and not is_binary(data[:_SAMPLE].decode("latin-1"))


def _bare(media_type: str | None) -> str | None:
    return media_type.partition(";")[0].strip().lower() if media_type else None


def _suffix(source: str) -> str:
    suffix = PurePath(source).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _load(point: EntryPoint) -> Reader:
    try:
        loaded = point.load()
        reader = loaded() if isinstance(loaded, type) else loaded
    except Exception as error:  # whatever another package does wrong is told to the user by its name
        raise SettingsError(f"the reader {point.name!r} ({point.value}) does not load: {error}") from error
    if not isinstance(reader, Reader):
        raise SettingsError(f"the reader {point.name!r} ({point.value}) needs media_types, suffixes and read(data, source)")
    return reader
