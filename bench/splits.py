"""Which part of a public dev set is only measured on, and never trained on: a fifth of the documents, by the hash of their ids."""

from __future__ import annotations

import hashlib


def is_reported(corpus: str, id: str) -> bool:
    """Whether a document belongs to the part that figures are reported on.

    >>> sum(is_reported("core", str(number)) for number in range(1000))
    189
    """
    return int.from_bytes(hashlib.sha256(f"{corpus}:{id}".encode()).digest()[:4], "big") % 5 == 0
