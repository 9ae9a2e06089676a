"""Documents beside the graph: what is written is read back, and a broken file says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import GraphError
from kg.graph import TEXTS_NAME, read_texts, to_lines
from kg.model import Document, Skip

DOCUMENTS = (
    Document.of("Acme grew.\u2028Sign up!", id="d1", skips=(Skip(11, 19, "sign-up"),), title="Growth"),
    Document.of("Globex shrank. \U0001f600\ud83d", id="d2"),
)
KNOWN = [document.metadata for document in DOCUMENTS]


def test_texts_come_back_whole_and_in_order(tmp_path: Path) -> None:
    (tmp_path / TEXTS_NAME).write_text(to_lines(reversed(DOCUMENTS)), encoding="utf-8")
    assert read_texts(tmp_path, KNOWN) == DOCUMENTS


def test_only_documents_of_the_graph_are_read(tmp_path: Path) -> None:
    (tmp_path / TEXTS_NAME).write_text(to_lines(DOCUMENTS), encoding="utf-8")
    assert read_texts(tmp_path, KNOWN[1:]) == DOCUMENTS[1:]


def test_a_graph_without_texts_has_none(tmp_path: Path) -> None:
    assert read_texts(tmp_path, KNOWN) == ()


@pytest.mark.parametrize(
    "line", ["{", '{"text": "Acme"}', '{"id": "d2", "text": "x", "skips": [[0, 9, "y"]]}', '{"id": "d2", "text": "x", "skips": [3]}']
)
def test_a_line_that_is_no_document_is_named(tmp_path: Path, line: str) -> None:
    (tmp_path / TEXTS_NAME).write_text(to_lines(DOCUMENTS[:1]) + line + "\n", encoding="utf-8")
    with pytest.raises(GraphError, match=rf"{TEXTS_NAME}:2: "):
        read_texts(tmp_path, KNOWN)
