"""The linker: chains of all documents → one entity per real thing, and the claims between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.lexicon import Lexicon
from kg.model import Annotation, Claim, Entity, Knowledge
from kg.ontology import Ontology
from kg.resolve.chains import ChainId, Corpus, read_corpus
from kg.resolve.claims import ends_of, resolve_claims
from kg.resolve.cluster import Clusters, Merge
from kg.resolve.entities import Thing, describe
from kg.resolve.iris import Namer
from kg.resolve.rules import merge_all
from kg.vocab import Bases


@dataclass(frozen=True)
class Resolution:
    """The knowledge of all documents, and why chains became one entity: merges by the entity's IRI, each sorted."""

    knowledge: Knowledge
    merges: tuple[tuple[str, Merge], ...]

    def reasons(self, iri: str) -> tuple[Merge, ...]:
        """Return why the chains of an entity were joined; none for an entity of one chain."""
        return tuple(merge for each, merge in self.merges if each == iri)


@dataclass(frozen=True)
class LexicalLinker:
    """Decides by names, classes and the lexicon which chains are one thing.

    `all_entities` keeps the named things that no claim speaks of; it changes no IRI of the others.
    """

    ontology: Ontology
    lexicon: Lexicon
    bases: Bases = field(default_factory=Bases)
    all_entities: bool = False

    def resolve(self, annotations: Iterable[Annotation], claims: Iterable[Claim]) -> Knowledge:
        """Return the knowledge of all documents; independent of their order."""
        return self.link(annotations, claims).knowledge

    def link(self, annotations: Iterable[Annotation], claims: Iterable[Claim]) -> Resolution:
        """Return the knowledge with the reasons for every merge."""
        corpus = read_corpus(annotations, claims, self.ontology, self.lexicon)
        clusters = merge_all(corpus.chains, self.ontology, self.lexicon)
        things, iris = self._named(corpus, clusters)
        by_chain = {id: iris[clusters.root(id)] for id in clusters.chains if clusters.root(id) in iris}
        knowledge = Knowledge(
            documents=corpus.documents,
            entities=tuple(sorted((_entity(thing, iris[thing.id]) for thing in things), key=lambda entity: entity.iri)),
            claims=resolve_claims(corpus.claims, by_chain, self.ontology),
        )
        return Resolution(knowledge, tuple(sorted((by_chain[m.one], m) for m in clusters.merges if m.one in by_chain)))

    def _named(self, corpus: Corpus, clusters: Clusters) -> tuple[list[Thing], dict[ChainId, str]]:
        """Name the things that claims speak of first: a stray name elsewhere must not change their IRIs."""
        wanted = ends_of(corpus.claims, clusters.group_of)
        things = [describe(group, clusters.entry(group[0].id), self.ontology) for group in clusters.groups()]
        namer = Namer(self.bases, self.lexicon)
        claimed = [thing for thing in things if thing.id in wanted]
        rest = [thing for thing in things if thing.id not in wanted] if self.all_entities else []
        return claimed + rest, namer.name(claimed) | namer.name(rest)


def _entity(thing: Thing, iri: str) -> Entity:
    same_as = thing.entry.same_as if thing.entry else ()
    return Entity(iri, thing.label, thing.types[0], thing.aliases, same_as, thing.types[1:])
