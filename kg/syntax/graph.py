"""SyntaxGraph: who does what to whom, with voice, relative clauses, control, coordination and apposition normalised away.

Nodes are token indices of a spaCy Doc; every token of a name collapses into the name's head. Edges run from a predicate (verb
or noun) to its argument and are labelled `subj` and `obj` (deep roles: the subject of a passive is an `obj`), `of`
(possessives, noun and demonym modifiers), or the preposition. `same` edges join two nodes that stand for one thing
(apposition, copula, titles before names, "called").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.model import Span
from kg.syntax import english, french
from kg.syntax.builder import Builder, Edge
from kg.syntax.words import BOUND_MODIFIERS, LIGHT_VERBS, NAMING_VERBS, VAGUE_MODIFIERS

__all__ = ["Edge", "SyntaxGraph"]

_ADAPTERS = {"en": english.link, "fr": french.link}


@dataclass(frozen=True)
class SyntaxGraph:
    """The canonical edges of one parsed document.

    `up[i]` and `down[i]` hold (label, other node); `same[i]` the nodes that stand for the same thing as i.
    """

    doc: Doc
    node: tuple[int, ...]
    up: dict[int, tuple[tuple[str, int], ...]]
    down: dict[int, tuple[tuple[str, int], ...]]
    same: dict[int, tuple[int, ...]]
    names: frozenset[int]
    kinds: Mapping[str, str]

    @classmethod
    def of(cls, doc: Doc, names: Iterable[Span] = (), kinds: Mapping[str, str] | None = None) -> SyntaxGraph:
        """Return the canonical graph of a parse.

        `names` are the character spans to be taken as one node each; `kinds` says of nouns what kind of thing they mean
        ("start-up" is an Organization), which `labels` then adds.
        """
        builder = Builder(doc, names)
        _ADAPTERS.get(doc.lang_, english.link)(builder)
        builder.finish()
        return cls(
            doc,
            tuple(builder.node),
            builder.table("up"),
            builder.table("down"),
            builder.same_table(),
            frozenset(builder.names),
            kinds or {},
        )

    def head(self, start: int, end: int) -> int | None:
        """Return the node of a character span: the token in it that all its others hang from; None when no token lies in it."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return None if span is None or not len(span) else self.node[span.root.i]

    def identities(self, node: int) -> tuple[int, ...]:
        """Return the node and those that stand for the same thing."""
        return (node, *self.same.get(node, ()))

    def object_noun(self, verb: int) -> int | None:
        """Return the common noun that completes a verb; None without one.

        That is what it names its object or subject ("appointed her chief executive", "joined as chair"), else its object
        ("form a partnership").
        """
        if self.doc[verb].pos_ not in ("VERB", "AUX"):
            return None
        row = self.down.get(verb, ())
        described = next((n for label, n in row if label == "as" and self.is_common(n)), None)
        return (
            described if described is not None else next((n for label, n in row if label == "obj" and n > verb and self.is_common(n)), None)
        )

    def governing_verb(self, noun: int) -> int | None:
        """Return the verb a common noun completes; the inverse of `object_noun`."""
        return next((v for label, v in self.up.get(noun, ()) if label in ("obj", "as") and self.object_noun(v) == noun), None)

    def is_common(self, node: int) -> bool:
        """Whether a node is a common noun and no part of a name."""
        token = self.doc[node]
        return node not in self.names and token.pos_ in ("NOUN", "PROPN") and not token.like_num

    def labels(self, node: int) -> tuple[str, ...]:
        """Return what a node can be called in a pattern, most specific first: "chief_technology_officer", "officer", "{Person}"."""
        token = self.doc[node]
        if token.pos_ in ("VERB", "AUX"):
            return (verb_label(token),)
        words = [*_modifiers(token), lemma(token)]
        bound = next((i for i, word in enumerate(words) if word in BOUND_MODIFIERS), len(words) - 1)
        nouns = (joint.join(words[i:]) for i in range(bound + 1) for joint in (" ", "-"))
        kind = next((self.kinds[noun] for noun in nouns if noun in self.kinds), None)
        return (*("_".join(words[i:]) for i in range(bound + 1)), *(() if kind is None else (f"{{{kind}}}",)))

    def kind(self, node: int) -> str | None:
        """Return what kind of thing a common noun means, if that is known."""
        last = self.labels(node)[-1] if self.is_common(node) else ""
        return last[1:-1] if last.endswith("}") else None

    def verb_unit(self, verb: int, noun: int) -> tuple[str, ...]:
        """Return what a verb and the noun that completes it can be called together.

        Support verbs count as one ("LV+partnership"), and so do verbs of naming ("NAME+chief_executive").
        """
        name = verb_label(self.doc[verb])
        described = ("as", noun) in self.down.get(verb, ())
        named = "NAME" if self.doc[verb].lemma_ in NAMING_VERBS else f"{name}+as"
        support = "LV" if name in LIGHT_VERBS else name
        head = named if described else support
        return tuple(f"{head}+{label}" for label in self.labels(noun))


def lemma(token: Token) -> str:
    return (token.lemma_ or token.text).lower()


def verb_label(token: Token) -> str:
    """Return a verb's lemma with its particle: "take_over"."""
    particles = [child.lower_ for child in token.children if child.dep_ in ("prt", "compound:prt")]
    return "_".join([lemma(token), *particles])


def _modifiers(token: Token) -> Iterator[str]:
    for child in token.lefts:
        if (
            child.dep_ in ("compound", "amod", "nmod")
            and child.pos_ in ("NOUN", "ADJ", "PROPN")
            and lemma(child) not in VAGUE_MODIFIERS
            and not child.text[:1].isupper()
        ):
            yield lemma(child)
    if token.lang_ == "fr":
        yield from (lemma(child) for child in token.rights if child.dep_ == "amod" and child.i == token.i + 1)
