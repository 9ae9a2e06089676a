"""A progress bar on standard error, where a person is looking."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from kg.cli._output import printable

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar


@contextmanager
def progress(length: int, label: str) -> Iterator[Callable[[str], None] | None]:
    """Give a function to call with the name of each thing done; None where standard error is no terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    shown: ProgressBar[str] = click.progressbar(
        length=max(length, 1), label=label, file=sys.stderr, show_pos=True, item_show_func=lambda name: printable(name or "")
    )
    with shown as bar:

        def done(name: str) -> None:
            # A file of JSON Lines holds more documents than were counted.
            bar.length = max(bar.length or 0, bar.pos + 1)
            bar.update(1, name)

        yield done
