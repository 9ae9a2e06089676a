"""`kg ontology`: what can be extracted, and whether it is well declared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import INPUT_FILE, format_option, ontology_option
from kg.cli._output import note, write, write_rows

if TYPE_CHECKING:
    from kg.ontology import Relation

_COLUMNS = ("relation", "domain", "range", "kind", "examples", "label")


@click.group(invoke_without_command=True)
@ontology_option
@format_option
@click.pass_context
def ontology(ctx: click.Context, ontology: tuple[Path, ...], format: str) -> None:
    """List the relations that can be extracted.

    \b
    Example:
      kg ontology
      kg ontology --ontology mine.ttl --format csv
      kg ontology check mine.ttl
    """
    if ctx.invoked_subcommand is not None:
        return
    from kg.cli._graph import load_program

    write_rows(_COLUMNS, [_row(relation) for relation in load_program(ontology).relations.values()], format)


def _row(relation: Relation) -> tuple[str, ...]:
    kinds = [name for name in ("symmetric", "transitive") if getattr(relation, name)]
    target = f"xsd:{relation.literal}" if relation.literal else " ".join(relation.range)
    return (relation.name, " ".join(relation.domain), target, " ".join(kinds), str(len(relation.examples)), relation.label("en"))


@ontology.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=INPUT_FILE)
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...]) -> None:
    """Say what is missing or contradictory in an ontology, with file and line; exit status 1 when anything is.

    The files are checked on top of the ontology that comes with the program; without files, that one is checked.

    \b
    Example:
      kg ontology check mine.ttl
    """
    from kg.ontology import check as check_ontology
    from kg.ontology import load_ontology
    from kg.resources import ontology_files

    found = check_ontology(load_ontology((*ontology_files(), *files)))
    write("".join(f"{problem}\n" for problem in found))
    note(f"{len(found)} problems" if found else "no problem found")
    ctx.exit(1 if found else 0)
