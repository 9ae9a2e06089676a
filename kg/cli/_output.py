"""Data on standard output, as UTF-8 whatever the locale; messages on standard error."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

import click

ROW_FORMATS: Final = ("table", "csv", "json")


def write(data: str | bytes, path: Path | None = None) -> None:
    """Write data to standard output, or to a file."""
    encoded = data.encode("utf-8", "replace") if isinstance(data, str) else data
    if path is not None:
        path.write_bytes(encoded)
        return
    sys.stdout.buffer.write(encoded)
    sys.stdout.buffer.flush()


def note(message: str) -> None:
    """Write a message to standard error."""
    click.echo("\n".join(map(printable, message.splitlines())), err=True)


def printable(text: str) -> str:
    """Return text with nothing in it that could steer a terminal.

    >>> printable("Acme\\x1b[2J")
    'Acme [2J'
    """
    return "".join(character if character.isprintable() else " " for character in text)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number of things.

    >>> counted(1, "entity", "entities"), counted(2000, "word")
    ('1 entity', '2,000 words')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def write_rows(columns: Sequence[str], rows: Iterable[Sequence[Any]], format: str) -> None:
    """Write rows in one of `ROW_FORMATS`."""
    render = {"table": _table, "csv": _csv, "json": _json}[format]
    write(render(columns, [list(row) for row in rows]))


def _table(columns: Sequence[str], rows: list[list[Any]]) -> str:
    cells = [list(columns), *[[printable(str(value)) for value in row] for row in rows]]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    cells.insert(1, ["-" * width for width in widths])
    return "".join("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() + "\n" for line in cells)


def _csv(columns: Sequence[str], rows: list[list[Any]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([columns, *rows])
    return text.getvalue()


def _json(columns: Sequence[str], rows: list[list[Any]]) -> str:
    return json.dumps([dict(zip(columns, row, strict=True)) for row in rows], ensure_ascii=False, indent=2) + "\n"
