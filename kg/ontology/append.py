"""Examples added to a Turtle file a user wrote, below what stands there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from rdflib import Graph, URIRef
from rdflib.term import Literal, Node

from kg.errors import OntologyError
from kg.model import Span
from kg.ontology.values import Example
from kg.vocab import KG, expand


class Judged(NamedTuple):
    """A marked sentence and whether the relation holds in it."""

    example: Example
    holds: bool


def marked(example: Example) -> str:
    """Return an example's text with its ends marked, as `Example.parse` reads it.

    >>> marked(Example.parse("[s Acme] hired [o Ann].", "en"))
    '[s Acme] hired [o Ann].'
    """
    text, at = "", 0
    ends = sorted([(span, "s") for span in example.subjects] + [(span, "o") for span in example.objects])
    for span, end in ends:
        text += f"{example.text[at : span.start]}[{end} {example.text[span.start : span.end]}]"
        at = span.end
    return text + example.text[at:]


def can_be_marked(text: str, subject: Span, object: Span) -> bool:
    """Whether marks around two ends are read as nothing else: the ends lie apart, and nothing in the text looks like a mark."""
    example = Example(text, "en", (subject,), (object,))
    if subject.overlaps(object):
        return False
    try:
        return Example.parse(marked(example), "en") == example
    except ValueError:
        return False


def append_examples(path: Path, relation: str, judged: Iterable[Judged]) -> int:
    """Add examples and counter-examples of a relation to the end of a file, less those it has; returns how many were added.

    Raises OntologyError when the file cannot be written; it is replaced at once, never left half written.
    """
    try:
        old = path.read_text(encoding="utf-8")
        known = Graph().parse(data=old, format="turtle", publicID=str(KG))
        fresh = [line for line in dict.fromkeys(_statements(relation, judged)) if _triple(line) not in known]
        if fresh:
            _replace(path, old.rstrip("\n") + "\n\n" + "".join(f"{line}\n" for line in fresh))
    except OSError as error:
        raise OntologyError(f"the file cannot be written: {error}", path) from error
    return len(fresh)


def _statements(relation: str, judged: Iterable[Judged]) -> Iterator[str]:
    for example, holds in judged:
        words = Literal(marked(example), lang=example.lang)
        yield f"{URIRef(expand(relation)).n3()} {(KG.example if holds else KG.counterExample).n3()} {words.n3()} ."


def _triple(line: str) -> tuple[Node, Node, Node]:
    [triple] = Graph().parse(data=line, format="turtle")
    return triple


def _replace(path: Path, text: str) -> None:
    fresh = path.with_name(f".{path.name}.fresh")
    fresh.write_text(text, encoding="utf-8")
    fresh.chmod(path.stat().st_mode)
    fresh.replace(path)
