"""Annotations and claims → chains: what each document calls one thing, before documents are compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from kg.lexicon import Lexicon
from kg.model import Annotation, Claim, Kind, Mention, Metadata
from kg.ontology import ROOT, Ontology
from kg.resolve.normalise import corporate, is_acronym, person, shortens, tidy

PERSON = "Person"
_MAIN_TYPE_VOTE, _OTHER_TYPE_VOTE, _GUESS_VOTE = 4, 2, 1
_TOLD_BY_NAME = (PERSON, "Place")


class ChainId(NamedTuple):
    """A coreference chain of a document; a name that is in no chain is one by itself, told by its words and type."""

    document: str
    cluster: int
    name: str = ""
    type: str = ""

    @classmethod
    def of(cls, document: str, mention: Mention) -> ChainId | None:
        """Return the chain a mention stands for; None for a literal, and for a pronoun or noun that coreference left alone."""
        if mention.kind is Kind.LITERAL:
            return None
        if mention.cluster >= 0:
            return cls(document, mention.cluster)
        return cls(document, -1, tidy(mention.entity or mention.text), mention.type) if mention.kind is Kind.NAME else None


@dataclass(frozen=True)
class Chain:
    """One thing as one document names it: `forms` with how often each was met, `votes` for its classes; both sorted.

    A chain is `open` when its class is only a guess, which other documents may overrule.
    """

    id: ChainId
    language: str
    forms: tuple[tuple[str, int], ...]
    votes: tuple[tuple[str, int], ...]
    is_person: bool = False
    open: bool = False

    @cached_property
    def types(self) -> tuple[str, ...]:
        return (ROOT,) if self.open else tuple(sorted(name for name, _ in self.votes))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Every form, most frequent first."""
        return tuple(form for form, _ in sorted(self.forms, key=lambda item: (-item[1], item[0])))

    @cached_property
    def acronyms(self) -> tuple[str, ...]:
        """The short forms in capitals, when the chain has a name of several words beside them."""
        has_full = any(" " in corporate(name)[0] for name in self.names)
        return tuple(name for name in self.names if has_full and is_acronym(name))

    @cached_property
    def shortened(self) -> tuple[str, ...]:
        """The forms that only this document's fuller name explains."""
        if self.is_person:
            return tuple(name for name in self.names if self._is_short_for_person(name))
        return tuple(n for n in self.names if n not in self.acronyms and any(shortens(n, other) for other in self.names))

    @cached_property
    def full(self) -> tuple[str, ...]:
        """The forms that mean the same thing outside this document."""
        weak = {*self.shortened, *(() if self.is_person else self.acronyms)}
        return tuple(name for name in self.names if name not in weak)

    @cached_property
    def _has_full_person(self) -> bool:
        return any(person(name).given for name in self.names)

    def _is_short_for_person(self, name: str) -> bool:
        parts = person(name)
        if not parts.given:
            return self._has_full_person
        return any(parts != other and parts.shortens(other) for other in map(person, self.names))

    @property
    def is_surname_only(self) -> bool:
        """Whether this is a person of whom the document tells one name only."""
        return self.is_person and not self._has_full_person


@dataclass
class _Draft:
    """A chain being read."""

    language: str
    forms: Counter[str] = field(default_factory=Counter)
    votes: Counter[str] = field(default_factory=Counter)
    known: bool = False

    def add(self, mention: Mention, lexicon: Lexicon) -> None:
        """Count a name; a demonym ("French") counts for the place that it belongs to."""
        if mention.kind is not Kind.NAME:
            return
        text, entity = tidy(mention.text), tidy(mention.entity)
        place = lexicon.find_demonym(text, self.language)
        if place is not None and entity != text and lexicon.find(text, self.language) is None:
            text = entity or place.label_in(self.language)
        self.forms[text] += 1
        if entity:
            self.forms[entity] += 0
        self.known = self.known or not mention.guessed
        self.votes[mention.type] += _GUESS_VOTE if mention.guessed else _MAIN_TYPE_VOTE
        self.votes.update(dict.fromkeys(mention.other_types, _OTHER_TYPE_VOTE))

    def chain(self, id: ChainId, ontology: Ontology) -> Chain:
        is_person = any(ontology.is_a(name, PERSON) for name in self.votes)
        # "Washington" the person and the place look alike; names of several words seldom mean two things.
        apart = any(ontology.is_a(name, each) for name in self.votes for each in _TOLD_BY_NAME)
        open = not self.known and (not apart or all(" " in form for form in self.forms))
        return Chain(id, self.language, tuple(sorted(self.forms.items())), tuple(sorted(self.votes.items())), is_person, open)


@dataclass(frozen=True)
class Corpus:
    """What resolution works on: documents by id, named chains and claims, each once and sorted."""

    documents: tuple[Metadata, ...]
    chains: tuple[Chain, ...]
    claims: tuple[Claim, ...]


def read_corpus(annotations: Iterable[Annotation], claims: Iterable[Claim], ontology: Ontology, lexicon: Lexicon) -> Corpus:
    """Return the named chains of all documents; a document met twice counts once."""
    documents: dict[str, tuple[Metadata, tuple[Mention, ...]]] = {}
    for annotation in annotations:
        metadata = annotation.document.metadata
        known = documents.get(metadata.id)
        # repr orders values with None in them; which copy of a document is kept must not depend on which came first.
        if known is None or repr(metadata) < repr(known[0]):
            documents[metadata.id] = (metadata, annotation.mentions)
    by_key = {(claim.sort_key, repr(claim)): claim for claim in claims}
    ordered = tuple(by_key[key] for key in sorted(by_key))
    languages = {id: metadata.language for id, (metadata, _) in documents.items()}
    drafts = _drafts(_distinct(_mentions(documents, ordered)), languages, lexicon)
    chains = tuple(drafts[id].chain(id, ontology) for id in sorted(drafts) if drafts[id].forms)
    return Corpus(tuple(documents[id][0] for id in sorted(documents)), chains, ordered)


def _mentions(documents: dict[str, tuple[Metadata, tuple[Mention, ...]]], claims: Iterable[Claim]) -> Iterator[tuple[str, Mention]]:
    for id in sorted(documents):
        yield from ((id, mention) for mention in documents[id][1])
    for claim in claims:
        ends = (claim.subject, claim.object, *((claim.speaker,) if claim.speaker else ()))
        yield from ((claim.document, mention) for mention in ends)


def _distinct(mentions: Iterable[tuple[str, Mention]]) -> Iterator[tuple[ChainId, Mention]]:
    """Yield each mention once with its chain, though a claim repeats what the annotation has."""
    seen: set[tuple[ChainId, int, int]] = set()
    for document, mention in mentions:
        chain = ChainId.of(document, mention)
        if chain is not None and (key := (chain, mention.start, mention.end)) not in seen:
            seen.add(key)
            yield chain, mention


def _drafts(mentions: Iterable[tuple[ChainId, Mention]], languages: dict[str, str], lexicon: Lexicon) -> dict[ChainId, _Draft]:
    drafts: dict[ChainId, _Draft] = {}
    for id, mention in mentions:
        drafts.setdefault(id, _Draft(languages.get(id.document, "en"))).add(mention, lexicon)
    return drafts
