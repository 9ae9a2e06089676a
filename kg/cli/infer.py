"""`kg infer`: what follows from a graph and its ontology."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import graph_option, ontology_option
from kg.cli._output import counted, note

if TYPE_CHECKING:
    from kg.graph import GraphStore


@click.command()
@ontology_option
@graph_option
def infer(ontology: tuple[Path, ...], directory: Path) -> None:
    """Add what follows from the ontology.

    Five rules (subclass, subproperty, symmetric, inverse, transitive) are run until nothing new comes. What they give goes
    into the named graph kg:inferred of graph.nq and store/, apart from what documents say; `kg query --inferred` sees it.
    What an earlier run added is replaced. Claims are left alone: what is denied or only possible is never a premise.

    \b
    Example:
      kg infer && kg query --inferred 'SELECT ?x { ?x a kg:Organization }'
    """
    from kg.cli._graph import load_program
    from kg.graph import GraphStore
    from kg.infer import infer as infer_in

    result = infer_in(GraphStore.open(directory), load_program(ontology))
    _replace(directory, result)
    rows = result.query("SELECT (COUNT(*) AS ?n) { GRAPH kg:inferred { ?s ?p ?o } }", _prefixes())
    count = next(int(row["n"].value) for row in rows)  # type: ignore[union-attr]
    note(f"{counted(count, 'triple')} inferred")


def _prefixes() -> dict[str, str]:
    from kg.vocab import Bases

    return Bases().prefixes()


def _replace(directory: Path, store: GraphStore) -> None:
    """Write the quads beside the old ones and move them into place, the master copy first."""
    from kg.graph import QUADS_NAME, STORE_NAME, to_nquads

    fresh = Path(tempfile.mkdtemp(prefix=".infer.", dir=directory))
    try:
        (fresh / QUADS_NAME).write_text(to_nquads(store.quads()), encoding="utf-8", newline="\n")
        store.save(fresh)
        if (directory / STORE_NAME).exists():
            (directory / STORE_NAME).rename(fresh / "old")
        (fresh / QUADS_NAME).replace(directory / QUADS_NAME)
        (fresh / STORE_NAME).rename(directory / STORE_NAME)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
