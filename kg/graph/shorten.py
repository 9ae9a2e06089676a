"""IRIs to prefixed names that every parser takes, remembering which prefixes were needed."""

from __future__ import annotations

import re
from collections.abc import Mapping

# Leaves out what some parser stumbles over (`/`, a leading `-`, a final `.`); such an IRI stays whole.
_LOCAL = re.compile(r"(?:[A-Za-z0-9_]|%[0-9A-Fa-f]{2})(?:[A-Za-z0-9_.-]|%[0-9A-Fa-f]{2})*(?<!\.)")


class Shortener:
    """Shortens IRIs by the longest namespace that fits.

    >>> shorten = Shortener({"id": "https://example.org/id/"})
    >>> shorten("https://example.org/id/Orange"), shorten("https://example.org/id/a/b"), shorten.used
    ('id:Orange', None, {'id'})
    """

    def __init__(self, prefixes: Mapping[str, str]) -> None:
        self._longest_first = sorted(prefixes.items(), key=lambda item: (-len(item[1]), item[0]))
        self._known: dict[str, str | None] = {}
        self.used: set[str] = set()

    def __call__(self, iri: str) -> str | None:
        if iri not in self._known:
            self._known[iri] = self._shorten(iri)
        return self._known[iri]

    def _shorten(self, iri: str) -> str | None:
        for name, namespace in self._longest_first:
            if iri.startswith(namespace) and _LOCAL.fullmatch(iri, len(namespace)):
                self.used.add(name)
                return f"{name}:{iri[len(namespace) :]}"
        return None
