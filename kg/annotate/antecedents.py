"""What stands before a candidate: chains by salience, and things named together."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.annotate.chains import Chains
from kg.annotate.nouns import PERSON
from kg.annotate.spans import Candidate
from kg.model import Kind

SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "nsubj:pass"})
_CLAUSES: Final = frozenset({"VERB", "AUX"})
_GROUP_REACH, _DEAL_REACH = 3, 6
_DEALS: Final = frozenset(
    "acquire acquisition buy merge merger partner partnership takeover ally acquérir acheter racheter fusionner associer rachat".split()
)
_MEMORY: Final = 60
"""How many sentences back anything is looked for, so that a long document takes no longer a sentence than a short one."""


def subjects_above(token: Token) -> Iterator[int]:
    """Yield the subjects of the clauses that hold a token, the nearest first; its own clause's only if it is not that subject."""
    seen, at = token, token
    while True:
        if at.pos_ in _CLAUSES or at.head == at:
            yield from (child.i for child in at.children if child.dep_ in SUBJECTS and child != seen and child.i < token.i)
        if at.head == at:
            return
        seen, at = at, at.head


def clause_of(token: Token) -> int:
    """Return the verb whose arguments a token is among."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in {"aux", "auxpass", "aux:pass", "cop"}:
            break
    return int(at.i)


class Antecedents:
    """The candidates of a document by sentence, and which of them may be meant."""

    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.doc = chains.source.doc
        self.by_head = {candidate.head: i for i, candidate in reversed(list(enumerate(chains.candidates)))}
        self.by_sentence: dict[int, list[int]] = defaultdict(list)
        for i, candidate in enumerate(chains.candidates):
            if candidate.kind is not Kind.LITERAL:
                self.by_sentence[candidate.sentence].append(i)

    def mentions(self, i: int, reach: int) -> Iterator[int]:
        """Yield what stands before a candidate in its sentence and the few before, pronouns that were not resolved left out."""
        at = self.chains.candidates[i]
        for sentence in range(at.sentence, max(-1, at.sentence - reach - 1), -1):
            for j in self.by_sentence.get(sentence, ()):
                other = self.chains.candidates[j]
                if j < i and other.start < at.start and not (other.kind is Kind.PRONOUN and len(self.chains.members(j)) == 1):
                    yield j

    def chains_before(self, i: int) -> list[tuple[int, int]]:
        """Return every chain met in the sentences before a candidate, with its last mention there, in order of first mention."""
        last: dict[int, int] = {}
        at = self.chains.candidates[i].sentence
        for sentence in range(max(0, at - _MEMORY), at + 1):
            for j in self.by_sentence.get(sentence, ()):
                if j < i and (self._is_one_thing(self.chains.candidates[j]) or self.chains.find(j) in last):
                    last[self.chains.find(j)] = j
        return sorted(last.items())

    def _is_one_thing(self, candidate: Candidate) -> bool:
        return candidate.kind is Kind.NAME or (candidate.kind is Kind.NOMINAL and candidate.count == 1)

    def salience(self, root: int, mention: int) -> float:
        """Return how likely a chain is to be talked of: its mention is a subject, it has a name, it was met often."""
        token = self.doc[self.chains.candidates[mention].head]
        candidate = self.chains.candidates[mention]
        opens = candidate.start - self.chains.source.parse.bounds[candidate.sentence][0] <= 2
        return (
            2.0 * opens
            + 4.0 * (token.dep_ in SUBJECTS)
            + 3.0 * self.chains.is_named(root)
            + 1.5 * math.log1p(len(self.chains.members(root)))
        )

    def together(self, i: int, nominal: Candidate, stem: str) -> tuple[int, ...]:
        """Return the chains that "the two partners" stands for: named in one sentence, best in one that speaks of partnering."""
        wanted = nominal.count
        fallback: tuple[int, ...] = ()
        here = {self.chains.find(j) for j in self.by_sentence[nominal.sentence] if j < i}
        for sentence in range(nominal.sentence, max(-1, nominal.sentence - _MEMORY - 1), -1):
            found = tuple(root for root in self._of_class(sentence, i, nominal) if sentence == nominal.sentence or root not in here)
            if len(found) < 2 or (wanted and len(found) < wanted):
                continue
            if self._speaks_of(sentence, stem, nominal):
                return found[: wanted or None]
            if len(found) == wanted and nominal.sentence - sentence <= _DEAL_REACH and self._is_deal(sentence):
                return found
            if not fallback and nominal.sentence - sentence <= _GROUP_REACH and len(found) == (wanted or 2):
                fallback = found
        return fallback

    def _of_class(self, sentence: int, i: int, nominal: Candidate) -> tuple[int, ...]:
        roots: dict[int, None] = {}
        for j in self.by_sentence.get(sentence, ()):
            other = self.chains.candidates[j]
            if (
                j < i
                and other.kind is not Kind.LITERAL
                and other.label != "DEMONYM"
                and self.chains.fit(j, nominal.noun) >= 2
                and self.chains.names(j)
            ):
                roots.setdefault(self.chains.find(j), None)
        return tuple(roots)

    def _is_deal(self, sentence: int) -> bool:
        """Whether a sentence tells of two who come together: one buys, joins or merges with the other."""
        start, end = self.chains.source.parse.bounds[sentence]
        return any(token.lemma_.lower() in _DEALS for token in self.doc[start:end])

    def _speaks_of(self, sentence: int, stem: str, nominal: Candidate) -> bool:
        start, end = self.chains.source.parse.bounds[sentence]
        return any(token.lower_.startswith(stem) and token.i != nominal.head for token in self.doc[start:end])

    def group(self, i: int) -> tuple[int, ...] | None:
        """Return the chains that "they" stands for when the subject before it is several things; None when it is not."""
        at = self.chains.candidates[i]
        by_head = {self.chains.candidates[j].head: j for j in reversed(list(self.mentions(i, 1)))}
        subjects = [*subjects_above(self.doc[at.head])]
        previous = [j for j in self.by_sentence.get(at.sentence - 1, ()) if self.doc[self.chains.candidates[j].head].dep_ in SUBJECTS]
        for head in [*subjects, *(self.chains.candidates[j].head for j in previous)]:
            heads = [head, *(token.i for token in self.doc[head].conjuncts)]
            found = tuple(dict.fromkeys(self.chains.find(by_head[each]) for each in heads if each in by_head))
            if len(found) > 1 and len({self.chains.is_a(j, PERSON) for j in found}) == 1:
                return found
            if head in by_head and self.chains.candidates[by_head[head]].count != 1:
                return None
            if found:
                return None
        return None
