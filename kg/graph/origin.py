"""Where a stored graph comes from: the base of its IRIs, and what made it."""

from __future__ import annotations

from typing import Any, Final

from kg.graph.run import Run
from kg.graph.store import GraphStore
from kg.vocab import Bases

_RUN: Final = "SELECT ?run ?version ?ontology { ?run a prov:Activity ; schema:softwareVersion ?version ; kg:ontologyHash ?ontology }"
_ANY_ENTITY: Final = "ASK { ?entity rdfs:label ?label FILTER STRSTARTS(STR(?entity), %s) }"


def origin(store: GraphStore) -> tuple[Bases, Run]:
    """Return where a graph's IRIs live and what made it: both are told by its `prov:Activity`."""
    rows: Any = store.query(_RUN, Bases().prefixes())
    row = next(iter(rows), None)
    if row is None:
        return Bases(), Run("", "")
    run = Run(row["version"].value, row["ontology"].value)
    return Bases(_base(store, row["run"].value.removesuffix(f"run/{run.id}"))), run


def _base(store: GraphStore, root: str) -> str:
    """Return the base of entities: claims and runs live beside it where it ends in `id/`, below it otherwise."""
    beside = f"{root}id/"
    quoted = '"' + beside.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return beside if store.query(_ANY_ENTITY % quoted, Bases().prefixes()) else root
