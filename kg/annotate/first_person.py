"""What "we", "us" and "our" stand for: who defines itself so, who publishes, or in a quotation the house of who speaks."""

from __future__ import annotations

from typing import Final

from kg.annotate.antecedents import SUBJECTS, Antecedents
from kg.annotate.chains import Chains
from kg.annotate.name_matching import key_of
from kg.annotate.nouns import PERSON
from kg.annotate.pronouns import quoted_tokens
from kg.annotate.spans import Candidate
from kg.model import Kind

_OF: Final = frozenset("of at for de du d' chez".split())
_SPEAKERS: Final = SUBJECTS | {"obj", "dobj", "obl:arg"}
"""What a speaker is to the verb; French parsers take the subject after it for an object."""


class FirstPerson:
    """Joins pronouns of the first person plural with an organization; leaves them alone when none is sure."""

    def __init__(self, chains: Chains, before: Antecedents) -> None:
        self.chains = chains
        self.source = chains.source
        self.doc = chains.source.doc
        self.before = before
        self.quoted = quoted_tokens(self.source)
        self.own = chains.own if chains.own is not None else self._publisher()

    def resolve(self, i: int, candidate: Candidate) -> None:
        found = self._house(candidate) if candidate.head in self.quoted else self.own
        if found is not None and self.chains.find(found) != self.chains.find(i):
            self.chains.join(found, i)

    def _publisher(self) -> int | None:
        """Return the name of who publishes the document, if that is an organization that the text names."""
        metadata = self.source.parse.document.metadata
        wanted = {key_of(tuple(each.lower().split()), self.source.lexis) for each in (metadata.publisher, metadata.title) if each}
        for i, candidate in enumerate(self.chains.candidates):
            if candidate.kind is Kind.NAME and key_of(self.source.words(candidate), self.source.lexis) in wanted:
                return i if self.chains.is_a(i, "Organization") else None
        return None

    def _house(self, candidate: Candidate) -> int | None:
        """Return the organization of whoever says the sentence that a pronoun is in, or said the one before."""
        for number in (candidate.sentence, candidate.sentence - 1):
            for speaker in self._speakers(number):
                return speaker if not self.chains.is_a(speaker, PERSON) else self._employer(speaker)
        return None

    def _speakers(self, sentence: int) -> list[int]:
        start, end = self.source.parse.bounds[sentence] if sentence >= 0 else (0, 0)
        verbs = self.source.lexis.saying_verbs
        tokens = (token for token in self.doc[start:end] if token.dep_ in _SPEAKERS and token.i not in self.quoted)
        said = [
            token.i for token in tokens if token.head.i not in self.quoted and {token.head.lemma_.lower(), token.head.lower_ + "r"} & verbs
        ]
        found = [self.before.by_head[i] for i in said if i in self.before.by_head]
        return [i for i in found if self.chains.is_a(i, "Agent")]

    def _employer(self, person: int) -> int | None:
        """Return whom a person has a post with: "X, head of sales at Acme", "Acme's director, X"."""
        for j in self.chains.members(person):
            nominal = self.chains.candidates[j]
            if nominal.kind is not Kind.NOMINAL:
                continue
            heads = [nominal.owner] if nominal.owner is not None else self._held_at(nominal.head)
            for head in heads:
                found = self.before.by_head.get(head)
                if found is not None and self._may_employ(found):
                    return found
        return None

    def _may_employ(self, i: int) -> bool:
        return self.chains.is_named(i) and not self.chains.is_a(i, PERSON) and not self.chains.is_a(i, "Place")

    def _held_at(self, head: int) -> list[int]:
        """Return what stands under "of", "at" or "de" behind a post, the nearest first."""
        found: list[int] = []
        for token in self.doc[head].subtree:
            preposition = token.head.lower_ if token.dep_ == "pobj" else next((c.lower_ for c in token.lefts if c.dep_ == "case"), "")
            if token.i > head and preposition in _OF:
                found.append(token.i)
        return found
