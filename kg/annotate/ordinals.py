"""Ordinals that stand for things just named: "the first" and "the second", "the former" and "the latter", « ce dernier »."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.annotate.antecedents import Antecedents
from kg.annotate.chains import Chains
from kg.annotate.lexis import Pronoun
from kg.annotate.nouns import PERSON
from kg.annotate.spans import Candidate, Source
from kg.model import Kind

_WORDS: Final = {
    "en": {"first": 0, "former": 0, "second": 1, "latter": -1},
    "fr": {"premier": 0, "première": 0, "second": 1, "seconde": 1, "dernier": -1, "dernière": -1},
}
"""Where in a list of names each word points to."""

_BEFORE: Final = {"en": frozenset({"the"}), "fr": frozenset({"le", "la", "ce", "cette"})}
_LAST: Final = frozenset({"ce", "cette"})
_ROLES: Final = frozenset("nsubj nsubjpass nsubj:pass dobj pobj obj obl obl:arg obl:agent nmod poss conj".split())
_REACH: Final = 3


def find_ordinals(source: Source) -> list[Candidate]:
    """Return "the first" and its like where no noun follows, in text order."""
    return [found for number, (start, end) in enumerate(source.parse.bounds) for found in _in_sentence(source, start, end, number)]


def _in_sentence(source: Source, start: int, end: int, number: int) -> Iterator[Candidate]:
    for token in source.doc[start + 1 : end]:
        if token.lower_ in _WORDS[source.lang] and _stands_alone(source, token):
            yield Candidate(token.i - 1, token.i + 1, Kind.PRONOUN, token.i, number, definite=True, pronoun=Pronoun(ordinal=True))


def _stands_alone(source: Source, token: Token) -> bool:
    before = source.doc[token.i - 1].lower_
    if before not in _BEFORE[source.lang] or (source.lang == "fr" and token.lower_.startswith("dern") and before not in _LAST):
        return False
    if before in _LAST:
        return source.doc[token.i + 1].pos_ not in {"NOUN", "ADJ", "PROPN"} if token.i + 1 < len(source.doc) else True
    described = any(child.i > token.i and child.dep_ in {"prep", "relcl", "acl", "xcomp", "nmod"} for child in token.children)
    return token.dep_ in _ROLES and token.pos_ != "PROPN" and not described


class OrdinalResolver:
    """Joins an ordinal with one of the names that were listed before it."""

    def __init__(self, chains: Chains, before: Antecedents) -> None:
        self.chains = chains
        self.doc = chains.source.doc
        self.before = before

    def resolve(self, i: int, candidate: Candidate) -> None:
        at = _WORDS[self.chains.source.lang][self.doc[candidate.head].lower_]
        listed = self._listed(candidate)
        last = self.doc[candidate.start].lower_ in _LAST
        if len(listed) == 2 or (last and listed):
            self.chains.join(listed[at], i)
        elif last:
            person = self._person_before(candidate)
            if person is not None:
                self.chains.join(person, i)

    def _listed(self, candidate: Candidate) -> tuple[int, ...]:
        """Return the names joined by "and" that were said last, in this sentence or the few before."""
        for sentence in range(candidate.sentence, max(-1, candidate.sentence - _REACH), -1):
            for j in self.before.by_sentence.get(sentence, ()):
                name = self.chains.candidates[j]
                if name.kind is Kind.NAME and name.end <= candidate.start:
                    heads = sorted([name.head, *(token.i for token in self.doc[name.head].conjuncts if token.i < candidate.start)])
                    found = dict.fromkeys(self.chains.find(self.before.by_head[head]) for head in heads if head in self.before.by_head)
                    if len(found) > 1:
                        return tuple(found)
        return ()

    def _person_before(self, candidate: Candidate) -> int | None:
        """Return the one person that the sentence before names; of several the last who has a post there, or the very last."""
        named = (j for j in self.before.by_sentence.get(candidate.sentence - 1, ()) if self.chains.candidates[j].kind is Kind.NAME)
        people = {self.chains.find(j): None for j in named if self.chains.is_a(j, PERSON)}
        sure = [root for root in people if self.chains.roles.get(root)] or list(people)
        return sure[-1] if sure else None
