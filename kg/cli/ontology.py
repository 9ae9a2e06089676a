"""`kg ontology`: what can be extracted, and whether it is well declared."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import INPUT_FILE, format_option, ontology_option
from kg.cli._output import counted, note, printable, write, write_rows
from kg.cli._progress import progress
from kg.cli._try import try_relation
from kg.vocab import local_name

if TYPE_CHECKING:
    from kg.extract.strength import Strength
    from kg.ontology import Finding, Ontology, Relation

_COLUMNS = ("relation", "domain", "range", "kind", "examples", "label")
_STRENGTH_COLUMNS = ("relation", "examples", "recognised", "false alarms", "confused with")


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
@click.option("--strength", is_flag=True, help="Try every example on what the model learns from the others; takes seconds a relation.")
@click.pass_context
def check(ctx: click.Context, files: tuple[Path, ...], strict: bool, strength: bool) -> None:
    """Say what is missing or contradictory, with file and line.

    The files are checked on top of the ontology that comes with the program; without files, that one is checked. Exit status 1
    when there are errors; a warning, such as a label missing in one language, leaves a relation usable.

    With --strength, a table says how many of a relation's English examples are recognised from the others, in how many of its
    sentences it is also found where it does not hold, and which relations it is confused with.

    \b
    Example:
      kg ontology check mine.ttl
      kg ontology check mine.ttl --strength
    """
    from kg.cli._graph import load_program
    from kg.ontology import Severity
    from kg.ontology import check as check_ontology

    program = load_program(files)
    found = [finding for finding in check_ontology(program) if not files or _is_about(finding, files)]
    rows = _strengths(program, files) if strength else []
    found += _weaknesses(rows, program)
    errors = [finding for finding in found if strict or finding.severity == Severity.ERROR]
    write("".join(f"{printable(str(finding))}\n" for finding in found))
    if strength:
        write_rows(_STRENGTH_COLUMNS, map(_strength_row, rows), "table")
    note(counted(len(found), "finding") if found else "nothing is missing or contradictory")
    ctx.exit(1 if errors else 0)


def _strengths(program: Ontology, files: tuple[Path, ...]) -> list[Strength]:
    """Return the strength of the relations of some files, or of all."""
    from kg.build import Pipeline
    from kg.extract.strength import strengths

    chosen = [r.name for r in program.relations.values() if not files or (r.place is not None and r.place.path in files)]
    found = []
    with progress(len(chosen), "Trying") as done:
        for told in strengths(program, chosen, Pipeline().learner):
            found.append(told)
            if done is not None:
                done(told.relation)
    return found


def _weaknesses(rows: list[Strength], program: Ontology) -> list[Finding]:
    if not rows:
        return []
    from kg.extract.strength import weaknesses

    return [finding for told in rows for finding in weaknesses(told, program.relations[told.relation])]


def _strength_row(told: Strength) -> tuple[str, ...]:
    confused = ", ".join(f"{local_name(name)} ({taken} of {of})" for name, taken, of in told.confused)
    return (local_name(told.relation), str(told.examples), str(told.recognised), str(told.alarms), confused)


def _is_about(finding: Finding, files: tuple[Path, ...]) -> bool:
    """Whether a finding is the business of who wrote these files: it stands there, or is an error at all."""
    return finding.severity == "error" or (finding.place is not None and finding.place.path in files)


ontology.add_command(try_relation)
