"""What a format gives: the text, what the format says about it, and the boilerplate the format knows of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Final

from kg.model import Skip


@dataclass(frozen=True)
class Found:
    """What is known about a text; None and () mean not known."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    issued: str | None = None
    language: str | None = None
    url: str | None = None

    def or_else(self, other: Found) -> Found:
        """Return these facts, with the gaps filled from others.

        >>> Found(title="A").or_else(Found(title="B", issued="2021")).issued
        '2021'
        """
        return Found(**{field.name: getattr(self, field.name) or getattr(other, field.name) for field in fields(Found)})


NOTHING: Final = Found()


@dataclass(frozen=True)
class Taken:
    """A text as its format gave it.

    `marked` are stretches the format itself knows to be boilerplate (a caption element, a quoted reply); `captions` are
    texts of such elements whose place is not known. `id` is given only by formats that name their documents. `is_declared`
    when the language found is the user's word, which is not doubted.
    """

    text: str
    media_type: str = "text/plain"
    found: Found = NOTHING
    marked: tuple[Skip, ...] = ()
    captions: frozenset[str] = frozenset()
    id: str | None = None
    is_declared: bool = False


def clean(value: object) -> str | None:
    """Return a metadata value on one line, or None when there is nothing in it.

    >>> clean("  A \\n title "), clean("  "), clean(None)
    ('A title', None, None)
    """
    return " ".join(str(value).split()) or None if isinstance(value, str) else None


def clean_all(values: Iterable[object]) -> tuple[str, ...]:
    """Return the values that say something, in order, each once."""
    return tuple(dict.fromkeys(filter(None, map(clean, values))))
