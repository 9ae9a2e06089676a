"""A text taken from a file becomes a document: checks, language, metadata from the words, boilerplate."""

from __future__ import annotations

from dataclasses import asdict

from kg.errors import DocumentError
from kg.model import Document
from kg.read.boilerplate import mark, merge
from kg.read.furniture import STANDS_ALONE
from kg.read.language import SUPPORTED, UNDETERMINED, detect, primary
from kg.read.limits import LIMITS, Limits
from kg.read.metadata import from_text
from kg.read.taken import Taken
from kg.read.units import Unit, units


def to_document(taken: Taken, source: str, limits: Limits = LIMITS) -> Document:
    """Return the document of a text; raises DocumentError when it has no words, is too large or in an unknown language.

    >>> to_document(Taken("Acme owns Globex."), "a.txt").language
    'en'
    """
    _check(taken.text, source, limits)
    parts = units(taken.text, STANDS_ALONE)
    said = taken.found.or_else(from_text(parts))
    language = _language(taken, source)
    skips = merge([*taken.marked, *mark(_unmarked(parts, taken), said.authors, taken.captions)])
    known = {name: value for name, value in asdict(said).items() if value} | {"language": language}
    return Document.of(taken.text, source, id=taken.id, media_type=taken.media_type, skips=skips, **known)


def _unmarked(parts: list[Unit], taken: Taken) -> list[Unit]:
    """Return the units the format does not know to be boilerplate: what only such a one said before is no repetition."""
    known = {(skip.start, skip.end) for skip in taken.marked}
    return [part for part in parts if (part.start, part.end) not in known]


def _language(taken: Taken, source: str) -> str:
    """Return the language the words are in; what the format declares decides only where the words leave it open."""
    declared = primary(taken.found.language)
    seen = None if taken.is_declared and declared else detect(taken.text)
    language = seen or declared or SUPPORTED[0]
    if language not in SUPPORTED:
        name = "" if language == UNDETERMINED else f" (it seems to be {language!r})"
        raise DocumentError(source, f"unknown language{name}; known are {', '.join(SUPPORTED)}")
    return language


def _check(text: str, source: str, limits: Limits) -> None:
    if len(text) > limits.characters:
        raise DocumentError(source, f"too large: {len(text):,} characters, the limit is {limits.characters:,}")
    if not text.strip("\ufeff \t\r\n\f\v\xa0"):
        raise DocumentError(source, "there is no text in it")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise DocumentError(source, f"character {error.start} is half of a surrogate pair, not text") from error
