"""How large a document may be before it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Limits:
    """What a reader accepts: bytes of one file, characters of one text, and what an archive may unpack to."""

    bytes: int = 20_000_000
    characters: int = 5_000_000
    unpacked_bytes: int = 100_000_000
    unpacked_ratio: int = 200
    pages: int = 3_000


LIMITS: Final = Limits()


def megabytes(size: int) -> str:
    """Return a size as people say it.

    >>> megabytes(20_000_000)
    '20.0 MB'
    """
    return f"{size / 1_000_000:.1f} MB"
