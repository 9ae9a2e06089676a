"""A graph in memory or on disk; the only owner of Oxigraph's store.

On disk a graph is a directory: `graph.nq` is the master copy, `store/` a cache of it that opens at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.graph import names

STORE_NAME = "store"
QUADS_NAME = "graph.nq"


class GraphStore:
    """A set of quads that answers SPARQL.

    >>> store = GraphStore.from_quads([])
    >>> len(store)
    0
    """

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    @classmethod
    def from_quads(cls, quads: Iterable[ox.Quad]) -> GraphStore:
        """Return a store in memory."""
        store = ox.Store()
        store.bulk_extend(quads)
        return cls(store)

    @classmethod
    def load(cls, path: Path) -> GraphStore:
        """Return a store in memory with the quads of an N-Quads file; raises GraphError naming the file and line at fault."""
        store = ox.Store()
        try:
            store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
        except SyntaxError as error:
            raise GraphError(f"{path}:{error.lineno}: {error.msg}") from error
        except OSError as error:
            raise GraphError(f"cannot read {path}: {error}") from error
        return cls(store)

    @classmethod
    def open(cls, directory: Path) -> GraphStore:
        """Return a read-only view of the graph in a directory; raises GraphError when there is none.

        The store is opened where it can be, beside a writer too; a store that is missing, broken or of another version is
        passed over for `graph.nq`.
        """
        if not directory.is_dir():
            raise GraphError(f"there is no graph directory {directory}; make one with: kg build SOURCE… -o {directory}")
        cached, master = directory / STORE_NAME, directory / QUADS_NAME
        if cached.is_dir():
            try:
                return cls(ox.Store.read_only(str(cached)))
            except (OSError, ValueError, RuntimeError) as error:
                if not master.is_file():
                    raise GraphError(f"the store in {cached} cannot be opened and {master} is missing: {error}") from error
        if not master.is_file():
            missing = f"neither {STORE_NAME}/ nor {QUADS_NAME}"
            raise GraphError(f"{directory} holds no graph ({missing}); make one with: kg build SOURCE… -o {directory}")
        return cls.load(master)

    def save(self, directory: Path) -> None:
        """Write the store to `directory/store`; raises GraphError when another process holds it or it cannot be written."""
        path = directory / STORE_NAME
        try:
            path.mkdir(parents=True, exist_ok=True)
            disk = ox.Store(str(path))
            disk.clear()
            disk.bulk_extend(self._store)
            disk.flush()
        except OSError as error:
            raise GraphError(_cannot_write(path, error)) from error

    @property
    def oxigraph(self) -> ox.Store:
        """The Oxigraph store itself, for the modules that run queries on it."""
        return self._store

    def __len__(self) -> int:
        return len(self._store)

    def quads(self) -> Iterator[ox.Quad]:
        """Yield every quad, in no particular order."""
        return iter(self._store)

    def default_triples(self) -> Iterator[ox.Triple]:
        """Yield the triples of the default graph, in no particular order."""
        return (quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.DefaultGraph()))

    def query(
        self, sparql: str, prefixes: dict[str, str] | None = None, *, inferred: bool = False
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Return the answer of a trusted query, over what reasoning added as well where asked; raises SyntaxError.

        A query from outside goes through `kg.query.sparql`, which refuses the network and stops in time.
        """
        graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = [ox.DefaultGraph(), names.INFERRED] if inferred else None
        return self._store.query(sparql, prefixes=prefixes, default_graph=graphs)

    def update(self, sparql: str) -> None:
        """Run a trusted update; it is done wholly or not at all."""
        self._store.update(sparql)

    def extend(self, quads: Iterable[ox.Quad]) -> None:
        """Add quads, all or none."""
        self._store.extend(quads)


def _cannot_write(path: Path, error: OSError) -> str:
    if "lock" in str(error).lower():
        return f"{path} is in use by another process; wait for it to end, or build into another directory"
    return f"cannot write {path}: {error}"
