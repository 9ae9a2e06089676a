"""`kg diff`: what one graph claims and another does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli._options import FOLDER
from kg.cli._output import printable, write

if TYPE_CHECKING:
    from kg.cli._graph import OpenGraph
    from kg.model import ResolvedClaim

_HELD = ("confidence", "evidence", "speakers")


@click.command()
@click.argument("old", type=FOLDER)
@click.argument("new", type=FOLDER)
@click.pass_context
def diff(ctx: click.Context, old: Path, new: Path) -> None:
    """List the claims in which two graphs differ.

    Added (+), removed (-) and changed (~) from the folder OLD to the folder NEW. A claim is known by what it says (subject,
    relation, object, status, time); it is changed when its confidence, quotes or speakers are others. Exit status 0 when
    nothing differs, 1 when something does.

    \b
    Example:
      kg diff last-week kg-out
    """
    from kg.cli._graph import open_graph

    lines = list(differences(open_graph(old), open_graph(new)))
    write("".join(f"{line}\n" for line in lines))
    ctx.exit(1 if lines else 0)


def differences(old: OpenGraph, new: OpenGraph) -> Iterator[str]:
    """Yield one line a claim that was added, removed or changed, by what it says."""
    before, after = ({claim.id: claim for claim in graph.knowledge.claims} for graph in (old, new))
    graphs = {"-": old, "+": new, "~": new}
    marked = [("-", claim) for id, claim in before.items() if id not in after]
    marked += [("+", claim) for id, claim in after.items() if id not in before]
    marked += [("~", claim) for id, claim in after.items() if id in before and _changes(before[id], claim)]
    for mark, claim in sorted(marked, key=lambda each: (each[1].sort_key, each[0])):
        note = f" ({', '.join(_changes(before[claim.id], claim))})" if mark == "~" else ""
        yield printable(f"{mark} {_said(graphs[mark], claim)}{note}")


def _changes(before: ResolvedClaim, after: ResolvedClaim) -> list[str]:
    return [_change(name, before, after) for name in _HELD if getattr(before, name) != getattr(after, name)]


def _change(name: str, before: ResolvedClaim, after: ResolvedClaim) -> str:
    if name == "confidence":
        return f"confidence {before.confidence:.2f} → {after.confidence:.2f}"
    return f"{name} {len(getattr(before, name))} → {len(getattr(after, name))}"


def _said(graph: OpenGraph, claim: ResolvedClaim) -> str:
    from kg.vocab import local_name

    target = graph.label(claim.object) if isinstance(claim.object, str) else claim.object.value
    time = f", {claim.time}" if claim.time else ""
    return f"{graph.label(claim.subject)} · {local_name(claim.relation)} · {target} [{claim.status}{time}]"
