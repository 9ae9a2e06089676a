"""A text taken from a file becomes a document: checks, language, metadata from the words, boilerplate."""

from __future__ import annotations

from dataclasses import asdict

from kg.errors import DocumentError
from kg.model import Document
from kg.read.limits import LIMITS, Limits
from kg.read.taken import Taken


def to_document(taken: Taken, source: str, limits: Limits = LIMITS) -> Document:
    """Return the document of a text; raises DocumentError when it has no words, is too large or in an unknown language.

    >>> to_document(Taken("Acme owns Globex."), "a.txt").language
    'en'
    """
    _check(taken.text, source, limits)
    known = {name: value for name, value in asdict(taken.found).items() if value}
    return Document.of(taken.text, source, id=taken.id, media_type=taken.media_type, skips=taken.marked, **known)


def _check(text: str, source: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise DocumentError(source, f"too large: {len(text):,} characters, the limit is {limits.characters:,}")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise DocumentError(source, "there is no text in it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(source, f"character {error.start} is half of a surrogate pair, not text") from error
