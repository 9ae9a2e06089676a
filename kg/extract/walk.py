"""Walks over a SyntaxGraph from one argument to another, spelling the way as steps a pattern can be made of.

A step is an edge and the name of the predicate it leads to: `<subj partner` goes up from a subject to the verb "partner",
`>with` goes down to the end. `=chief_executive` passes to a noun that says what the argument is. A verb and its common-noun
object count as one predicate ("form+partnership"), since parsers hang a following "with Acme" from either.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.syntax import SyntaxGraph

END = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a walk stands: a predicate, the noun counted with it, whether the walk goes down already, and the one argument left."""

    node: int
    noun: int | None = None
    descending: bool = False
    only: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One step of a walk: its edge, what the predicate reached may be called (most specific first), and where it leads."""

    edge: str
    labels: tuple[str, ...]
    place: Place

    @property
    def steps(self) -> tuple[str, ...]:
        return tuple(f"{self.edge} {label}" for label in self.labels)

    @property
    def readings(self) -> tuple[str, str, str]:
        """The step at three levels: as it stands, by the head of its noun, and by the kind of thing the noun means."""
        plain = [step for step in self.steps if not step.endswith("}")]
        return plain[0], plain[-1], self.steps[-1]


def start(graph: SyntaxGraph, node: int) -> Iterator[Move]:
    """Yield the first steps from an argument.

    Up from it or whatever is the same as it, across to a noun that describes it, or (`self`) down from a name: "Acme, of Leeds".
    """
    if not graph.is_common(node):
        yield Move("self", ("",), Place(node, descending=True))
    for same in graph.identities(node):
        yield from _ascend(graph, same)
        if graph.is_common(same):
            yield Move("=", graph.labels(same), Place(same, descending=True))


def onward(graph: SyntaxGraph, place: Place) -> Iterator[Move]:
    """Yield the steps that go on from a predicate: up (until the walk has turned down) and down through common nouns."""
    if not place.descending and place.only is None:
        yield from _ascend(graph, place.node)
    for label, child in arguments(graph, place):
        if graph.is_common(child):
            yield Move(f">{label}", graph.labels(child), Place(child, descending=True))


def ends(graph: SyntaxGraph, place: Place) -> Iterator[tuple[str, int]]:
    """Yield the last steps a walk can take, each with the argument it ends at."""
    for label, child in arguments(graph, place):
        yield f">{label}", child
    described = place.noun if place.noun is not None else place.node
    if graph.is_common(described):
        for same in graph.same.get(described, ()):
            yield "=", same


def arguments(graph: SyntaxGraph, place: Place) -> Iterator[tuple[str, int]]:
    """Yield a predicate's arguments; with an object noun counted in, the noun's own too."""
    for label, child in graph.down.get(place.node, ()):
        if child != place.noun and place.only in (None, child):
            yield label, child
    if place.only is not None:
        return
    if place.noun is not None:
        yield from ((label, child) for label, child in graph.down.get(place.noun, ()) if label not in ("subj", "obj"))
    elif (verb := graph.governing_verb(place.node)) is not None:
        yield from ((label, child) for label, child in graph.down.get(verb, ()) if label not in ("subj", "obj") and child > place.node)


def _ascend(graph: SyntaxGraph, node: int) -> Iterator[Move]:
    for label, head in graph.up.get(node, ()):
        if head in graph.names:
            continue  # what a name governs says nothing in words
        yield from _readings(graph, node, label, head)


def _readings(graph: SyntaxGraph, node: int, label: str, head: int) -> Iterator[Move]:
    """A predicate reached from below is a word alone, or a verb with the noun that completes it, or (after a preposition) that noun.

    A verb without its noun can only be on the way to that noun: "signed … with Acme" says nothing, "acquired the company" does.
    """
    edge, noun = f"<{label}", graph.object_noun(head)
    if noun is not None and noun != node:
        yield Move(edge, graph.verb_unit(head, noun), Place(head, noun))
        yield Move(edge, graph.labels(head), Place(head, only=noun))
        if label not in ("subj", "obj"):
            yield Move(edge, graph.labels(noun), Place(noun))
        return
    yield Move(edge, graph.labels(head), Place(head))
    verb = graph.governing_verb(head) if graph.is_common(head) else None
    if verb is not None:
        yield Move(edge, graph.verb_unit(verb, head), Place(verb, head))
