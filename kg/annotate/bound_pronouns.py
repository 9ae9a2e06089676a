"""Pronouns that grammar binds to one thing near them, whatever is said elsewhere: for advice from outside to be held against."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.annotate.antecedents import SUBJECTS, Antecedents
from kg.annotate.nouns import PERSON
from kg.annotate.spans import Candidate
from kg.model import Kind

_POSSESSIVES: Final = frozenset({"poss", "nmod:poss"})
_CLAUSES: Final = frozenset({"VERB", "AUX"})


class Bindings:
    """What stands where a pronoun's antecedent stands nearly always; told only if it is a thing of the right kind."""

    def __init__(self, before: Antecedents) -> None:
        self.before = before
        self.chains = before.chains
        self.source = before.chains.source
        self.doc = before.doc

    def bound(self, candidate: Candidate) -> int | None:
        """Return the candidate that a pronoun is bound to.

        "Ann Lee" in "Ann Lee, who …" and "Ann Lee and her son", "Acme" in "Acme said it …" and "Acme grew, and it …".
        """
        token = self.doc[candidate.head]
        if token.lower_ in self.source.lexis.relatives:
            return self._beside(candidate)
        found = (self._sayer(token), self._owner(token), self._subject_before(token))
        return next((i for i in found if i is not None and self._fits(i, candidate)), None)

    def _beside(self, candidate: Candidate) -> int | None:
        """Return the name, of a person for "who", that ends right before a relative pronoun or the comma before it."""
        at = candidate.start - 1
        while at >= 0 and (self.doc[at].is_punct or self.doc[at].is_space):
            at -= 1
        found = (i for i in self.before.by_sentence.get(candidate.sentence, ()) if self.chains.candidates[i].end == at + 1)
        names = [i for i in found if self.chains.candidates[i].kind is Kind.NAME]
        return next((i for i in names if self._fits(i, candidate)), None)

    def _sayer(self, token: Token) -> int | None:
        """Return who says, announces or denies what a pronoun is in, the very words left out."""
        clause = token
        while clause.head != clause and clause.dep_ != "ccomp" and not (clause != token and clause.pos_ in _CLAUSES):
            clause = clause.head
        verb = clause.head
        said = clause.dep_ == "ccomp" and verb.lemma_.lower() in self.source.lexis.saying_verbs
        return self._subject(verb, token) if said else None

    def _owner(self, token: Token) -> int | None:
        """Return the name that a possessive's noun is joined to by "and"."""
        noun = token.head
        i = self.before.by_head.get(noun.head.i) if token.dep_ in _POSSESSIVES and noun.dep_ == "conj" else None
        if i is None or self.chains.candidates[i].kind is not Kind.NAME:
            return None
        between = self.doc[self.chains.candidates[i].end : token.i]
        return i if all(word.dep_ == "cc" or word.is_punct for word in between) else None

    def _subject_before(self, token: Token) -> int | None:
        """Return the subject of the clause that the clause of a pronoun, or of what it owns, is joined to by "and"."""
        subject = token.head if token.dep_ in _POSSESSIVES else token
        verb = subject.head
        return self._subject(verb.head, token) if subject.dep_ in SUBJECTS and verb.dep_ == "conj" else None

    def _subject(self, verb: Token, before: Token) -> int | None:
        subjects = (child.i for child in verb.children if child.dep_ in SUBJECTS and child.i < before.i)
        return next((self.before.by_head[at] for at in subjects if at in self.before.by_head), None)

    def _fits(self, i: int, candidate: Candidate) -> bool:
        """Whether a candidate is surely of the kind that a pronoun stands for."""
        animate = candidate.pronoun.animate if candidate.pronoun else None
        plural = bool(candidate.pronoun and candidate.pronoun.plural)
        if animate is None or plural or self.chains.candidates[i].count != 1 or self.chains.candidates[i].label == "DEMONYM":
            return False
        sure = not self.chains.is_guess(i) or (animate and self.chains.find(i) in self.chains.genders)
        return self.chains.is_a(i, PERSON if animate else "Organization") and sure
