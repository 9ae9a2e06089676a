"""Collects canonical edges from an adapter, then spreads them over coordination and identity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.syntax.words import TRANSPARENT_NOUNS


class Edge(NamedTuple):
    """A predicate, the role, and the argument."""

    head: int
    label: str
    child: int


class Builder:
    """Mutable while an adapter runs; `SyntaxGraph.of` freezes what comes out."""

    def __init__(self, doc: Doc, names: Iterable[Span]) -> None:
        self.doc = doc
        self.node = list(range(len(doc)))
        self.names: set[int] = set()
        self._by_head: dict[int, dict[Edge, None]] = defaultdict(dict)
        self._by_child: dict[int, dict[Edge, None]] = defaultdict(dict)
        self.same: dict[int, dict[int, None]] = defaultdict(dict)
        self.coordinated: list[tuple[int, int]] = []
        for span in sorted(names):
            self._collapse(span)

    def _collapse(self, span: Span) -> None:
        tokens = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or not len(tokens):
            return
        for token in tokens:
            self.node[token.i] = tokens.root.i
        self.names.add(tokens.root.i)

    def is_name(self, token: Token) -> bool:
        """Whether a token belongs to a given name, or, where none were given, looks like one."""
        if self.names:
            return self.node[token.i] in self.names
        return token.pos_ == "PROPN"

    def add(self, head: int, label: str, child: int) -> None:
        head, child = self.node[head], self.node[child]
        if head != child:
            edge = Edge(head, label, child)
            self._by_head[head][edge] = self._by_child[child][edge] = None

    def join(self, one: int, other: int) -> None:
        """Say that two tokens stand for one thing."""
        one, other = self.node[one], self.node[other]
        if one != other:
            self.same[one][other] = None
            self.same[other][one] = None

    def coordinate(self, first: int, later: int) -> None:
        if self.node[first] != self.node[later]:
            self.coordinated.append((self.node[first], self.node[later]))

    def children(self, head: int, label: str | None = None) -> list[int]:
        """Return the arguments of a node, in the order they were found."""
        return [edge.child for edge in self._by_head.get(head, ()) if label is None or edge.label == label]

    def finish(self) -> None:
        """Apply what holds in every language: transparent nouns, then coordination (in text order, so chains carry through)."""
        self._see_through()
        for first, later in self.coordinated:
            self._share(first, later)

    def _see_through(self) -> None:
        """ "the likes of X" in a role puts X in that role."""
        for edge in [edge for edges in list(self._by_head.values()) for edge in edges]:
            if edge.child not in self.names and self.doc[edge.child].lemma_.lower() in TRANSPARENT_NOUNS:
                for inner in self.children(edge.child, "of") + self.children(edge.child, "de"):
                    self.add(edge.head, edge.label, inner)

    def _share(self, first: int, later: int) -> None:
        roles = {edge.label for edge in self._by_child.get(first, ())}
        if first in self.names and later not in self.names and self.children(later) and not roles & {"subj", "obj"}:
            return  # "chief executive of Acme and chair of Globex": the parser hung "chair" from "Acme"
        verbal = self.doc[first].pos_ in ("VERB", "AUX") and self.doc[later].pos_ in ("VERB", "AUX")
        (self._share_arguments if verbal else self._share_roles)(first, later)

    def _share_roles(self, first: int, later: int) -> None:
        """A coordinated noun plays the part of the first, and the first's identity when both are descriptions."""
        for edge in list(self._by_child.get(first, ())):
            if edge.head != later:
                self.add(edge.head, edge.label, later)
        if later not in self.names and first not in self.names:
            for other in list(self.same[first]):
                self.join(other, later)
            for edge in [e for e in self._by_head.get(later, ()) if e.label not in ("subj", "obj")]:
                if not self.children(first, edge.label):
                    self.add(first, edge.label, edge.child)
        elif later in self.names:
            for other in [o for o in self.same[first] if o not in self.names and self._is_plural(o)]:
                self.join(other, later)

    def _is_plural(self, node: int) -> bool:
        return "Plur" in self.doc[node].morph.get("Number", [])

    def _share_arguments(self, first: int, later: int) -> None:
        """A coordinated verb without a subject has the first's; a first verb without an object has the later's."""
        passive = self._is_passive(later) or self._shares_auxiliary(first, later)
        if not self.children(later, "subj") and not passive:
            for subject in self.children(first, "obj" if self._is_passive(first) else "subj"):
                self.add(later, "subj", subject)
        if not self.children(later, "obj") and passive:
            for subject in self.children(first, "obj" if self._is_passive(first) else "subj"):
                self.add(later, "obj", subject)
        if not self.children(first, "obj") and not any(c > first for c in self.children(first)):
            for thing in self.children(later, "obj"):
                self.add(first, "obj", thing)

    def _shares_auxiliary(self, first: int, later: int) -> bool:
        """ "is listed in Paris and owned by Acme": the second participle is passive as the first is."""
        token = self.doc[later]
        own = any(child.dep_.startswith("aux") for child in token.children)
        return self._is_passive(first) and token.tag_ in ("VBN", "VBD", "VERB") and not own and token.tag_ == self.doc[first].tag_

    def _is_passive(self, node: int) -> bool:
        return any(child.dep_ in ("auxpass", "nsubjpass", "aux:pass", "nsubj:pass") for child in self.doc[node].children)

    def table(self, direction: str) -> dict[int, tuple[tuple[str, int], ...]]:
        rows: dict[int, list[tuple[str, int]]] = defaultdict(list)
        for edge in sorted(edge for edges in self._by_head.values() for edge in edges):
            if direction == "up":
                rows[edge.child].append((edge.label, edge.head))
            else:
                rows[edge.head].append((edge.label, edge.child))
        return {node: tuple(row) for node, row in rows.items()}

    def same_table(self) -> dict[int, tuple[int, ...]]:
        return {node: tuple(sorted(others)) for node, others in self.same.items() if others}
