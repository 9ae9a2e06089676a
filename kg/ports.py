"""What each stage promises the next: the protocols every implementation keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO, Protocol, runtime_checkable

from kg.model import Annotation, Claim, Document, Knowledge


@runtime_checkable
class Reader(Protocol):
    """Turns the bytes of one media type into documents."""

    media_types: tuple[str, ...]
    suffixes: tuple[str, ...]

    def read(self, data: bytes, source: str) -> Iterable[Document]:
        """Return the documents in the bytes; raises DocumentError naming the reason when there are none to be had."""
        ...


@runtime_checkable
class Annotator(Protocol):
    """Finds sentences, typed mentions and coreference."""

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield one annotation a document, in order; the same document always gets the same annotation."""
        ...


@runtime_checkable
class Extractor(Protocol):
    """Finds claims in an annotated document."""

    name: str

    def extract(self, annotation: Annotation) -> list[Claim]:
        """Return the claims in document order, each with exact evidence."""
        ...


@runtime_checkable
class Linker(Protocol):
    """Decides which mentions of all documents are one entity."""

    def resolve(self, annotations: Iterable[Annotation], claims: Iterable[Claim]) -> Knowledge:
        """Return the knowledge of all documents; independent of their order."""
        ...


@runtime_checkable
class Writer(Protocol):
    """Writes a graph in one format."""

    name: str
    suffix: str

    def write(self, knowledge: Knowledge, out: BinaryIO) -> None:
        """Write the whole graph; the same graph gives the same bytes."""
        ...
