"""`kg ontology`: what can be extracted, and whether it is well declared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import INPUT_FILE, format_option, ontology_option
from kg.cli._output import counted, note, printable, write, write_rows

if TYPE_CHECKING:
    from kg.ontology import Finding, Relation

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
@click.option("--strict", is_flag=True, help="Let warnings count as errors.")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], strict: bool) -> None:
    """Say what is missing or contradictory, with file and line.

    The files are checked on top of the ontology that comes with the program; without files, that one is checked. Exit status 1
    when there are errors; a warning, such as a label missing in one language, leaves a relation usable.

    \b
    Example:
      kg ontology check mine.ttl
    """
    from kg.cli._graph import load_program
    from kg.ontology import Severity
    from kg.ontology import check as check_ontology

    found = [finding for finding in check_ontology(load_program(files)) if not files or _is_about(finding, files)]
    errors = [finding for finding in found if strict or finding.severity == Severity.ERROR]
    write("".join(f"{printable(str(finding))}\n" for finding in found))
    note(counted(len(found), "finding") if found else "nothing is missing or contradictory")
    ctx.exit(1 if errors else 0)


def _is_about(finding: Finding, files: tuple[Path, ...]) -> bool:
    """Whether a finding is the business of who wrote these files: it stands there, or is an error at all."""
    return finding.severity == "error" or (finding.place is not None and finding.place.path in files)
