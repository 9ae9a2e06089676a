"""Writers by name: ours, and those that other packages bring by the entry point group `kg.writers`."""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.metadata import entry_points
from pathlib import Path
from typing import Final

from kg.errors import GraphError, SettingsError
from kg.export import cypher, network, rdf, table
from kg.export.options import Options
from kg.graph import Run
from kg.model import Knowledge
from kg.ports import Writer
from kg.vocab import Bases

GROUP: Final = "kg.writers"
Factory = Callable[[Options], Writer]
_OURS: Final[dict[str, Factory]] = {
    "turtle": rdf.turtle,
    "trig": rdf.trig,
    "nquads": rdf.nquads,
    "ntriples": rdf.ntriples,
    "jsonld": rdf.jsonld,
    "rdfxml": rdf.rdfxml,
    "graphml": network.graphml,
    "gexf": network.gexf,
    "csv": table.CsvWriter,
    "cypher": cypher.CypherWriter,
}


def names() -> list[str]:
    """Return the names of all formats, ours first, then those of other packages by name."""
    others = {point.name for point in entry_points(group=GROUP)} - _OURS.keys()
    return [*_OURS, *sorted(others)]


def writer(name: str, options: Options | None = None) -> Writer:
    """Return the writer of a format; raises SettingsError naming the formats there are.

    >>> writer("turtle").suffix
    '.ttl'
    """
    factory = _OURS.get(name) or _from_others(name)
    if factory is None:
        raise SettingsError(f"unknown format {name!r}; there are {', '.join(names())}")
    return factory(options or Options())


def write_format(
    knowledge: Knowledge, path: Path, format: str, *, bases: Bases, run: Run, asserted_only: bool = False, evidence: bool = True
) -> None:
    """Write knowledge to a file in a format, whole or not at all; raises SettingsError for an unknown format, GraphError."""
    chosen = writer(format, Options(bases, run, asserted_only, evidence))
    buffer = io.BytesIO()
    chosen.write(knowledge, buffer)
    beside = path.with_name(f".{path.name}.part")
    try:
        beside.write_bytes(buffer.getvalue())
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise GraphError(f"cannot write {path}: {error.strerror}") from error


def _from_others(name: str) -> Factory | None:
    for point in sorted(entry_points(group=GROUP, name=name), key=lambda point: point.value):
        factory: Factory = point.load()
        return factory
    return None
