"""`kg ontology try`: what a relation finds in documents, and what a person says of it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import ontology_option
from kg.cli._output import counted, note, printable, write
from kg.cli._progress import progress
from kg.cli._sources import count_files
from kg.errors import DocumentError, SettingsError
from kg.vocab import local_name

if TYPE_CHECKING:
    from kg.build import Pipeline
    from kg.extract.candidates import Candidate
    from kg.model import Annotation
    from kg.ontology import Ontology, Relation

Verdicts = dict[int, bool]
_ANSWERS = {"y": True, "n": False}


@click.command("try")
@click.argument("relation")
@click.argument("sources", metavar="FILE...", nargs=-1, required=True)
@ontology_option
@click.option("--limit", type=click.IntRange(min=1), default=10, show_default=True, help="List so many candidates.")
@click.option("--confirm", default="", metavar="N,...", help="Numbers of candidates that say the relation.")
@click.option("--reject", default="", metavar="N,...", help="Numbers of candidates that do not.")
@click.pass_context
def try_relation(
    ctx: click.Context, relation: str, sources: tuple[str, ...], ontology: tuple[Path, ...], limit: int, confirm: str, reject: str
) -> None:
    """List the sentences of documents that most look like a relation, to be confirmed or rejected.

    What is confirmed is added to the Turtle file that declares the relation as examples, what is rejected as counter-examples, and
    the next run learns from them. On a terminal each candidate is asked about; elsewhere name their numbers. Exit status 1 when
    nothing looks like the relation.

    \b
    Example:
      kg ontology try sponsors news/*.txt --ontology mine.ttl
      kg ontology try sponsors news/*.txt --ontology mine.ttl --confirm 1,3 --reject 2
    """
    verdicts = _verdicts(confirm, reject)
    pipeline = _pipeline(ontology)
    chosen = _relation(pipeline.ontology, relation)
    target = _target(chosen, pipeline.settings.ontology)
    found = _candidates(pipeline, chosen, sources)[:limit]
    if not found:
        note(f"nothing looks like {local_name(chosen.name)}")
        ctx.exit(1)
    if not verdicts and sys.stdin.isatty() and sys.stdout.isatty():
        verdicts = dict(_asked(found))
    else:
        write("".join(f"{number:3}  {_line(candidate)}\n" for number, candidate in enumerate(found, 1)))
    _keep(chosen, target, found, verdicts)


def _verdicts(confirm: str, reject: str) -> Verdicts:
    yes, no = _numbers(confirm), _numbers(reject)
    if both := sorted(yes & no):
        raise click.UsageError(f"candidate {both[0]} is both confirmed and rejected")
    return dict.fromkeys(sorted(yes), True) | dict.fromkeys(sorted(no), False)


def _numbers(text: str) -> set[int]:
    try:
        return {int(part) for part in text.split(",") if part.strip()}
    except ValueError:
        raise click.UsageError(f"candidates are named by numbers, as in 1,3, not {text!r}") from None


def _pipeline(ontology: tuple[Path, ...]) -> Pipeline:
    from kg.build import Pipeline
    from kg.settings import load_settings

    return Pipeline(load_settings(ontology=ontology, extractor="neural"))


def _relation(ontology: Ontology, name: str) -> Relation:
    """Return the relation of a name, or the only one whose IRI ends with it."""
    ending = [known for known in ontology.relations if local_name(known) == name]
    return ontology.relation(ending[0] if name not in ontology.relations and len(ending) == 1 else name)


def _target(relation: Relation, files: Sequence[Path]) -> Path:
    """Return the file of the user's that declares a relation."""
    if relation.place is None or relation.place.path not in files:
        raise SettingsError(f"{local_name(relation.name)} comes with the program; give a file that declares it with --ontology")
    return relation.place.path


def _candidates(pipeline: Pipeline, relation: Relation, sources: tuple[str, ...]) -> list[Candidate]:
    return pipeline.searcher(relation).candidates(_annotations(pipeline, sources))


def _annotations(pipeline: Pipeline, sources: tuple[str, ...]) -> Iterator[Annotation]:
    from kg.read import read_each

    with progress(count_files(sources), "Reading") as done:
        for item in read_each(sources):
            if isinstance(item, DocumentError):
                note(f"skipped {item}")
            else:
                yield pipeline.annotate(item)
            if done is not None:
                done(item.source if isinstance(item, DocumentError) else item.metadata.source)


def _line(candidate: Candidate) -> str:
    from kg.ontology import marked

    return printable(f"{candidate.claim.confidence:.2f}  {' '.join(marked(candidate.example).split())}")


def _asked(found: Iterable[Candidate]) -> Iterator[tuple[int, bool]]:
    """Ask a person about each candidate in turn: y, n, s to pass over it, q to end."""
    for number, candidate in enumerate(found, 1):
        click.echo(_line(candidate))
        answer = click.prompt("Does it hold?", type=click.Choice(["y", "n", "s", "q"]), default="s", show_choices=True)
        if answer == "q":
            return
        if answer in _ANSWERS:
            yield number, _ANSWERS[answer]


def _keep(relation: Relation, target: Path, found: Sequence[Candidate], verdicts: Verdicts) -> None:
    from kg.ontology import Judged, append_examples

    if beyond := [number for number in verdicts if not 1 <= number <= len(found)]:
        raise click.UsageError(f"there is no candidate {beyond[0]}; there are {len(found)}")
    if verdicts:
        judged = [Judged(found[number - 1].example, holds) for number, holds in verdicts.items()]
        added = append_examples(target, relation.name, judged)
        note(f"added {counted(added, 'example')} to {target}")
