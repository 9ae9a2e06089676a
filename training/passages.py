"""One form for all training text: marks, facts, and what its annotators did not look for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final

from bench.gold_entailed import SAME_ENDS, TURNED
from kg.annotate.sentences import split_sentences
from kg.model import Document
from kg.ontology import Example, Ontology, Relation
from training.authored import AuthoredDocument, Said
from training.inventory import Inventory

REST: Final = "*"
"""In `Scope.relations`: every relation that is not named."""


@dataclass(frozen=True)
class Mark:
    """A span, its classes (empty: some mention of unknown class), and the things it stands for (empty: unknown)."""

    start: int
    end: int
    types: tuple[str, ...] = ()
    things: tuple[str, ...] = ()
    certainty: float = 1.0


@dataclass(frozen=True)
class Fact:
    """A relation between two marks, by their positions; `status` None when the corpus does not say."""

    subject: int
    object: int
    relation: str
    status: str | None = None


@dataclass(frozen=True)
class Scope:
    """What silence means in a corpus: how sure it is that a class or relation that is not annotated is not there.

    `types` are the classes annotated exhaustively, at weight 1 for names and `nominals` for spans without a capital; other classes
    have weight
    `other_types`. `relations` maps a relation (or `REST`) to the weight of its absence. `pairs` says whether all pairs count or only
    those with a fact.
    """

    types: frozenset[str] | None = None
    nominals: float = 1.0
    names: float = 1.0
    other_types: float = 0.0
    relations: dict[str, float] = field(default_factory=dict)
    pairs: bool = True
    links: bool = False


@dataclass(frozen=True)
class Passage:
    """A training text; `ignored` holds (subject, object, relation) about which nothing may be learned.

    `key` is its text as it was written, where this reading has other names in it; else empty.
    """

    source: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    facts: tuple[Fact, ...]
    scope: Scope
    ignored: frozenset[tuple[int, int, str]] = frozenset()
    denied: frozenset[tuple[int, int, str]] = frozenset()
    key: str = ""


_BASED: Final = frozenset(
    "Association Company GovernmentAgency InternationalOrganization JointVenture MediaOutlet Organization PoliticalParty".split()
)
"""Classes of what is said to be based where it is: annotators differ on whether "a bank in Leeds" has its seat there."""

AUTHORED: Final = Scope(relations={REST: 1.0}, links=True, other_types=1.0)
EXAMPLES: Final = Scope(types=frozenset(), nominals=0.0, names=0.0, relations={REST: 0.5}, pairs=False)


def sentences_of(text: str) -> tuple[tuple[int, int], ...]:
    """Return the sentences of a text as `kg` will cut it."""
    return tuple((sentence.start, sentence.end) for sentence in split_sentences(Document.of(text)))


def entailments(facts: Iterable[Fact]) -> Iterator[tuple[int, int, str]]:
    """Yield what facts say besides: neither to be learned nor to be learned as false."""
    for fact in facts:
        for name in SAME_ENDS.get(fact.relation, ()):
            yield fact.subject, fact.object, name
        for name in TURNED.get(fact.relation, ()):
            yield fact.object, fact.subject, name


def from_authored(document: AuthoredDocument, key: str = "") -> Passage:
    """Return an authored document, where everything is annotated, so all silence counts; a reading under other names has a `key`."""
    marks = tuple(Mark(m.start, m.end, _types(m.ids, document), m.ids) for m in document.marks)
    facts: list[Fact] = []
    ignored: set[tuple[int, int, str]] = set()
    for claim in document.claims:
        pairs = sorted(_pairs(document, claim), key=lambda pair: (_apart(document, pair), pair))
        if pairs:
            facts.append(Fact(*pairs[0], claim.relation, str(claim.status)))
            ignored.update((*pair, claim.relation) for pair in pairs[1:])
    known = {(fact.subject, fact.object, fact.relation) for fact in facts}
    unsure = {triple for i, o, r in (*ignored, *known) for triple in ((i, o, r), *entailments([Fact(i, o, r)]))}
    unsure |= {(f.subject, f.object, "headquarteredIn") for f in facts if f.relation == "locatedIn" and _BASED & {*marks[f.subject].types}}
    ignored = frozenset(unsure - known)
    return Passage("authored", document.text, document.sentences, marks, tuple(facts), AUTHORED, ignored, key=key)


def _types(ids: tuple[str, ...], document: AuthoredDocument) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for id in ids for each in document.types[id]))


def _pairs(document: AuthoredDocument, claim: Said) -> list[tuple[int, int]]:
    subjects, objects = (_mentions(document, id, claim.sentence) for id in (claim.subject, claim.object))
    return [(s, o) for s in subjects for o in objects if s != o]


def _mentions(document: AuthoredDocument, id: str, sentence: int) -> list[int]:
    """Return the mentions of a thing in a sentence, else those in the nearest sentence before it."""
    for number in range(sentence, -1, -1):
        found = [i for i, mark in enumerate(document.marks) if mark.sentence == number and id in mark.ids]
        if found:
            return found
    return [i for i, mark in enumerate(document.marks) if id in mark.ids][:1]


def _apart(document: AuthoredDocument, pair: tuple[int, int]) -> int:
    one, other = (document.marks[i] for i in pair)
    return max(one.start, other.start) - min(one.end, other.end)


def from_examples(ontology: Ontology, inventory: Inventory, lang: str = "en") -> Iterator[Passage]:
    """Yield the ontology's own example sentences, and its counter-examples as denials."""
    for relation in ontology.relations.values():
        if relation.name in inventory.relation_numbers:
            for example in relation.examples:
                if example.lang == lang:
                    yield _from_example(example, relation, holds=True)
            for example in relation.counter_examples:
                if example.lang == lang:
                    yield _from_example(example, relation, holds=False)


def _from_example(example: Example, relation: Relation, *, holds: bool) -> Passage:
    object_types = (("Date",) if relation.literal in ("date", "gYear") else ("Amount",)) if relation.literal else relation.range
    ends = [
        (span, types if len(types) == 1 and holds else ())
        for spans, types in ((example.subjects, relation.domain), (example.objects, object_types))
        for span in spans
    ]
    marks = tuple(Mark(span.start, span.end, types) for span, types in ends)
    pair = (0, len(example.subjects))
    facts = (Fact(*pair, relation.name),) if holds else ()
    others = frozenset(
        (s, len(example.subjects) + o, relation.name)
        for s in range(len(example.subjects))
        for o in range(len(example.objects))
        if (s, o) != (0, 0)
    )
    denied = frozenset() if holds else frozenset({(*pair, relation.name)})
    return Passage(
        "examples", example.text, sentences_of(example.text), marks, facts, EXAMPLES, others | frozenset(entailments(facts)), denied
    )
