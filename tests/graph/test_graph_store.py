"""A store opens where it can, and says what to do where it cannot."""

from __future__ import annotations

import gc
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.graph import GraphStore, to_nquads

QUADS = [ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(str(number)), ox.NamedNode("urn:g")) for number in range(5)]


def save(directory: Path) -> None:
    GraphStore.from_quads(QUADS).save(directory)
    (directory / "graph.nq").write_text(to_nquads(QUADS), encoding="utf-8")
    gc.collect()


def test_a_saved_store_opens_with_the_same_quads(tmp_path: Path) -> None:
    save(tmp_path)
    (tmp_path / "graph.nq").unlink()
    assert set(GraphStore.open(tmp_path).quads()) == set(QUADS)


def test_an_opened_store_cannot_be_written(tmp_path: Path) -> None:
    save(tmp_path)
    with pytest.raises(RuntimeError):
        GraphStore.open(tmp_path).extend(QUADS)


def test_two_readers_at_once(tmp_path: Path) -> None:
    save(tmp_path)
    first, second = GraphStore.open(tmp_path), GraphStore.open(tmp_path)
    assert len(first) == len(second) == 5


@pytest.mark.parametrize("spoil", [lambda file: file.write_bytes(b"junk"), Path.unlink])
def test_a_broken_store_falls_back_to_the_master_copy(tmp_path: Path, spoil: object) -> None:
    save(tmp_path)
    for file in (tmp_path / "store").iterdir():
        spoil(file)  # type: ignore[operator]
    assert set(GraphStore.open(tmp_path).quads()) == set(QUADS)


def test_the_master_copy_alone_is_enough(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text(to_nquads(QUADS), encoding="utf-8")
    assert len(GraphStore.open(tmp_path)) == 5


def test_saving_again_replaces(tmp_path: Path) -> None:
    save(tmp_path)
    GraphStore.from_quads(QUADS[:2]).save(tmp_path)
    assert len(GraphStore.open(tmp_path)) == 2


def test_a_missing_directory_teaches(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="kg build"):
        GraphStore.open(tmp_path / "none")


def test_an_empty_directory_teaches(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"neither store/ nor graph\.nq"):
        GraphStore.open(tmp_path)


def test_a_broken_master_copy_names_the_line(tmp_path: Path) -> None:
    (tmp_path / "graph.nq").write_text("<urn:s> <urn:p> <urn:o> .\nnonsense\n", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.nq:2"):
        GraphStore.open(tmp_path)


def test_a_store_held_by_another_process_is_named(tmp_path: Path) -> None:
    hold = "import sys, pyoxigraph; store = pyoxigraph.Store(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    holder = subprocess.Popen([sys.executable, "-c", hold, str(tmp_path / "store")], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert holder.stdout is not None
        holder.stdout.readline()
        with pytest.raises(GraphError, match="in use by another process"):
            GraphStore.from_quads(QUADS).save(tmp_path)
    finally:
        holder.communicate()
