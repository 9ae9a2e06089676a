"""`kg evaluate`: how good the claims are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import FOLDER, INPUT_FILE, settings_options
from kg.cli._output import note, printable, write
from kg.cli._progress import progress

if TYPE_CHECKING:
    from kg.build import Pipeline
    from kg.evaluate import GoldDocument, Report
    from kg.model import Claim
    from kg.settings import Settings

_BESIDE = "articles"


@click.command()
@click.argument("gold", type=click.Path(exists=True, path_type=Path))
@click.option("--documents", type=FOLDER, help="Where the documents lie; default: the folder `articles` beside the gold.")
@click.option("--floors", type=INPUT_FILE, help="JSON of least scores; exit status 1 when one is not reached.")
@click.option("--findings", is_flag=True, help="List what is wrong, missed or of another status too.")
@click.option("--json", "is_json", is_flag=True, help="Print the whole report as JSON.")
@settings_options
@click.pass_context
def evaluate(ctx: click.Context, /, gold: Path, documents: Path | None, floors: Path | None, settings: Settings, **shown: bool) -> None:
    """Compare claims with the gold claims of an analyst.

    GOLD is a JSON file, or a folder of them. The documents they speak of are read as `kg extract` reads them.

    \b
    Example:
      kg evaluate data/gold --floors data/gold/floors.json
    """
    from kg.evaluate import below, load_floors, load_gold, score

    least = load_floors(floors) if floors else None
    known = load_gold(gold)
    folder = documents or (gold if gold.is_dir() else gold.parent).resolve().parent / _BESIDE
    symmetric, claims = _claims(known, folder, settings)
    report = score(known, claims, symmetric)
    write(_rendered(report, **shown))
    problems = below(report, least) if least else []
    for problem in problems:
        note(problem)
    ctx.exit(1 if problems else 0)


def _claims(gold: Iterable[GoldDocument], folder: Path, settings: Settings) -> tuple[list[str], dict[str, list[Claim]]]:
    """Return the symmetric relations, and the claims of every document with gold, by file name."""
    from kg.build import Pipeline

    pipeline = Pipeline(settings)
    names = [document.document for document in gold]
    claims: dict[str, list[Claim]] = {}
    with progress(len(names), "Extracting") as done:
        for name in names:
            claims[name] = _claims_of(folder / name, pipeline)
            if done is not None:
                done(name)
    return [name for name, relation in pipeline.ontology.relations.items() if relation.symmetric], claims


def _claims_of(path: Path, pipeline: Pipeline) -> list[Claim]:
    from kg.read import read_file

    return [claim for document in read_file(path) for claim in pipeline.claims_of(document)[1]]


def _rendered(report: Report, findings: bool, is_json: bool) -> str:
    from kg.evaluate import table

    if is_json:
        return json.dumps(report.to_dict(), ensure_ascii=False, indent=2) + "\n"
    parts = [table(report)]
    for title in ("wrong", "missed", "misjudged") if findings else ():
        parts += ["", f"{title}:", *(printable(f"  {finding}") for finding in getattr(report, title))]
    return "\n".join(parts) + "\n"
