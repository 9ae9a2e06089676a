"""Who made a graph, the same on every machine and every day."""

from __future__ import annotations

from dataclasses import dataclass

from kg.ids import content_id


@dataclass(frozen=True)
class Run:
    """What made a graph: the version of the software and the hash of the ontology, never the time of day.

    >>> Run("0.1.0", "5f1c").id == Run("0.1.0", "5f1c").id
    True
    """

    version: str
    ontology: str

    @property
    def id(self) -> str:
        return content_id(self.version, self.ontology)
