"""The commands in the order `kg --help` lists them."""

from __future__ import annotations

from typing import Final

import click

from kg.cli._group import Commands
from kg.cli.build import build
from kg.cli.communities import communities
from kg.cli.diff import diff
from kg.cli.evaluate import evaluate
from kg.cli.explain import explain
from kg.cli.export import export
from kg.cli.extract import extract
from kg.cli.infer import infer
from kg.cli.neighbors import neighbors
from kg.cli.ontology import ontology
from kg.cli.path import path
from kg.cli.push import push
from kg.cli.query import query
from kg.cli.rank import rank
from kg.cli.serve import serve
from kg.cli.stats import stats
from kg.cli.validate import validate
from kg.cli.view import view

_IN_ORDER: Final = (
    *(build, extract, query, explain, path, neighbors, rank, communities, stats),
    *(export, view, infer, validate, diff, serve, push, ontology, evaluate),
)


@click.group(cls=Commands)
@click.version_option(package_name="claimgraph", prog_name="kg")
def commands() -> None:
    """Documents in, an RDF knowledge graph out, in which every triple shows the words that say it.

    Data goes to standard output, messages to standard error. Exit status: 0 done, 1 the answer is no (no path, differs,
    below the floor), 2 bad input or usage.

    \b
    Example:
      kg build articles/ -o kg-out
      kg explain "Acme"
    """


for _command in _IN_ORDER:
    commands.add_command(_command)


def main() -> None:
    """Run the command line on the arguments of the process."""
    commands(prog_name="kg")
