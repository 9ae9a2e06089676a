"""The one exception tree of the package, and the exit status each branch means.

    KgError                    exit status 2: bad input or usage
    ├── DocumentError          a document cannot be read; the build skips it, `--strict` stops
    ├── OntologyError          an ontology or lexicon file is wrong; names file and line
    ├── QueryError             a query is malformed, refused or took too long
    ├── GraphError             a graph directory is missing, locked or broken
    ├── EntityNameError        a name given on the command line means nothing, or several things
    └── SettingsError          a setting or option has an impossible value

The answer "no" (does not conform, no path, below the floor) is a result and never an exception; commands give it exit status 1.
"""

from __future__ import annotations

from pathlib import Path


class KgError(Exception):
    """Anything the user can put right; the text says what is wrong and what would be right."""

    exit_status = 2


class DocumentError(KgError):
    """A document cannot be read.

    >>> str(DocumentError("report.pdf", "the PDF is encrypted"))
    'report.pdf: the PDF is encrypted'
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class OntologyError(KgError):
    """An ontology or lexicon file is wrong.

    >>> str(OntologyError("unknown class kg:Compny", Path("my.ttl"), 12))
    'my.ttl:12: unknown class kg:Compny'
    """

    def __init__(self, message: str, path: Path | None = None, line: int | None = None) -> None:
        place = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(place + message)
        self.path = path
        self.line = line


class QueryError(KgError):
    """A query is malformed, refused (network access) or ran out of time."""


class GraphError(KgError):
    """A graph directory is missing, locked by another process or broken."""


class EntityNameError(KgError):
    """A name means no entity of the graph, or several.

    >>> EntityNameError("Bleau", ["Bleu"]).candidates
    ('Bleu',)
    """

    def __init__(self, name: str, candidates: list[str]) -> None:
        hint = f"; did you mean {', '.join(candidates)}?" if candidates else ""
        super().__init__(f"no single entity is called {name!r}{hint}")
        self.name = name
        self.candidates = tuple(candidates)


class SettingsError(KgError):
    """A setting or option has an impossible value."""
