"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kg.cli._output import ROW_FORMATS
from kg.settings import EXTRACTORS

Command = TypeVar("Command", bound=Callable[..., Any])
DEFAULT_GRAPH = "kg-out"
FILE = click.Path(dir_okay=False, path_type=Path)
INPUT_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)

graph_option = click.option(
    "-g", "--graph", "directory", type=FOLDER, default=DEFAULT_GRAPH, show_default=True, help="The folder that `kg build` wrote."
)
format_option = click.option(
    "--format", type=click.Choice(ROW_FORMATS), default="table", show_default=True, help="How to write the answer."
)
ontology_option = click.option(
    "--ontology", type=INPUT_FILE, multiple=True, help="Turtle that adds or replaces classes and relations; may be repeated."
)
_SETTINGS = (
    ontology_option,
    click.option("--lexicon", type=INPUT_FILE, multiple=True, help="SKOS Turtle of names to know beforehand; may be repeated."),
    click.option("--min-confidence", type=float, help="Leave out claims below this confidence, 0 to 1: less finds more and errs more."),
    click.option("--extractor", type=click.Choice(EXTRACTORS), help="What finds claims: example patterns, the model, or both."),
    click.option("--strict", is_flag=True, default=None, help="Stop with exit status 2 at the first document that cannot be read."),
)
_NAMES = ("ontology", "lexicon", "min_confidence", "strict", "base_iri", "extractor")


def settings_options(command: Command) -> Command:
    """Add the options that settle how documents are understood; the command gets them as one `settings`."""

    @wraps(command)
    def with_settings(*args: Any, **options: Any) -> Any:
        from kg.settings import load_settings

        given = {name: options.pop(name) for name in _NAMES if name in options}
        return command(*args, settings=load_settings(**given), **options)

    decorated: Any = with_settings
    for option in reversed(_SETTINGS):
        decorated = option(decorated)
    return decorated  # type: ignore[no-any-return]
