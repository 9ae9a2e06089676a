"""What "it", "its", "she", "who" and "they" stand for."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.annotate.antecedents import SUBJECTS, Antecedents, clause_of, subjects_above
from kg.annotate.bound_pronouns import Bindings
from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.lexis import Gender, Pronoun
from kg.annotate.nouns import PERSON
from kg.annotate.pronouns import quoted_tokens, relative_head
from kg.annotate.spans import Candidate
from kg.model import Kind
from kg.ontology import ROOT

_PRONOUN_VOTE = 2.0
_REACH = 3
_SURE: Final = {True: -12.0, False: 4.0, None: -2.0}
_SURE_MANY: Final = 14.0
_SURE_POST: Final = -8.0
"""What the best antecedent must score, for pronouns of people, things, either, several, and "its" in "its director, Ann Lee"."""

_PREDICATES: Final = frozenset({"attr", "oprd", "acomp", "xcomp"})
_COPULAS: Final = frozenset({"be", "become", "remain", "être", "devenir", "rester"})
_SPEAKS, _PARALLEL = 4.0, 2.0
_PER_SENTENCE, _ABOVE = 7.0, 14.0


class PronounResolver:
    """Joins pronouns with mentions before them; what stands for several chains goes to `several`."""

    def __init__(self, chains: Chains, before: Antecedents, several: dict[int, tuple[int, ...]]) -> None:
        self.chains = chains
        self.source = chains.source
        self.doc = chains.source.doc
        self.before = before
        self.several = several
        self.by_head = before.by_head
        self.quoted = quoted_tokens(self.source)
        self._spoken: dict[int, list[int]] = {}
        self._bindings = Bindings(before)

    def resolve(self, i: int, candidate: Candidate) -> None:
        pronoun = candidate.pronoun or Pronoun()
        bound = self._bound_to(candidate, pronoun)
        antecedent = relative_head(self.doc[candidate.head])
        if bound is not None:
            found: int | None = bound
        elif self.doc[candidate.head].lower_ in self.source.lexis.relatives:
            found = self.by_head.get(antecedent.i) if antecedent is not None else None
        elif pronoun.plural:
            found = self._plural_pronoun(i, candidate, pronoun)
        else:
            found = self._best(i, candidate, pronoun)
        if found is None:
            return
        if found in self.several:
            self.several[i] = self.several[found]
        else:
            self.stand_for(i, found, candidate)

    def _bound_to(self, candidate: Candidate, pronoun: Pronoun) -> int | None:
        """Return what grammar binds a pronoun to, outside of quotes and if gender allows it."""
        if candidate.head in self.quoted or pronoun.plural:
            return None
        bound = self._bindings.bound(candidate)
        return bound if bound is not None and self._same_gender(bound, pronoun) else None

    def may_be(self, i: int, candidate: Candidate, things: tuple[int, ...]) -> bool:
        """Whether a pronoun may stand for some things: at least one, none surely of another gender, or a person for "it".

        Nor may grammar bind it to another, or a heading stand between it and all that is said of a thing.
        """
        pronoun = candidate.pronoun or Pronoun()
        if not things or not all(self._same_gender(j, pronoun) and self._same_kind(j, pronoun) for j in things):
            return False
        bound = self._bound_to(candidate, pronoun)
        if bound is not None:
            return self.chains.find(bound) in {self.chains.find(j) for j in things}
        return all(self._is_near(j, candidate) for j in things)

    def _is_near(self, j: int, candidate: Candidate) -> bool:
        """Whether a thing is met in the section of a pronoun."""
        sections = self.source.sections
        here = sections[candidate.sentence]
        return any(sections[self.chains.candidates[k].sentence] == here for k in self.chains.members(j))

    def _same_kind(self, j: int, pronoun: Pronoun) -> bool:
        if pronoun.animate:
            return self.chains.could_be_person(j) and self.chains.candidates[j].label != "DEMONYM"
        return pronoun.animate is None or not self.chains.is_a(j, PERSON) or self.chains.is_guess(j)

    def stand_for(self, i: int, found: int, candidate: Candidate) -> None:
        """Join a pronoun with what it stands for, of which it tells kind and gender."""
        pronoun = candidate.pronoun or Pronoun()
        if pronoun.animate and PERSON not in self.chains.strong(found):
            self.chains.vote(found, [Vote(PERSON, _PRONOUN_VOTE)])
        if pronoun.animate is False and self.chains.is_a(found, PERSON):
            self.chains.vote(found, [Vote("Organization", _PRONOUN_VOTE)])
        root = self.chains.find(found)
        if pronoun.gender in (Gender.MASCULINE, Gender.FEMININE) and self.chains.genders.get(root, Gender.ANY) == Gender.ANY:
            self.chains.genders[root] = pronoun.gender
        self.chains.join(found, i)

    def _plural_pronoun(self, i: int, candidate: Candidate, pronoun: Pronoun) -> int | None:
        group = self.before.group(i)
        if group is not None and len(group) > 1:
            self.several[i] = group
            return None
        return self._best(i, candidate, pronoun)

    def _best(self, i: int, candidate: Candidate, pronoun: Pronoun) -> int | None:
        score, found = self._scored(i, candidate, pronoun)
        post = pronoun.animate is False and self._post_holder(self.doc[candidate.head]) is not None
        sure = _SURE_POST if post else _SURE_MANY if pronoun.plural else _SURE[pronoun.animate]
        return found if score >= sure else None

    def _scored(self, i: int, candidate: Candidate, pronoun: Pronoun) -> tuple[float, int | None]:
        token = self.doc[candidate.head]
        subjects = list(subjects_above(token))
        barred = subjects[:1] if self._is_object(token) else []
        above = {subject: rank for rank, subject in reversed(list(enumerate(subjects)))}
        holder = self._post_holder(token) if pronoun.animate is False else None
        best: tuple[float, int | None] = (-100.0 if holder is not None else self._decoy(candidate, pronoun, above), None)
        for j in self.before.mentions(i, _REACH):
            other = self.chains.candidates[j]
            score = self._agreement(j, pronoun, token)
            if score is None or other.head in barred or self._bound(other, candidate, pronoun) or self._is_quoted(other, token):
                continue
            if holder is not None and not self._may_employ(j, holder):
                continue
            score -= _PER_SENTENCE * (candidate.sentence - other.sentence) + 0.05 * (candidate.start - other.start)
            score += _PARALLEL * (token.dep_ in SUBJECTS and self.doc[other.head].dep_ in SUBJECTS)
            score += _above(other.head, above) + self.before.salience(self.chains.find(j), j)
            best = max(best, (score, j), key=lambda pair: pair[0])
        return best

    def _decoy(self, candidate: Candidate, pronoun: Pronoun, above: dict[int, int]) -> float:
        """Return the score of the best noun that is no mention ("clients … their", "the delay … it"): better none than a wrong one."""
        if pronoun.animate:
            return -100.0
        best = -100.0
        first = self.source.parse.bounds[max(0, candidate.sentence - 1)][0]
        for token in self.doc[first : candidate.start]:
            plural = "Plur" in token.morph.get("Number", [])
            if token.pos_ == "NOUN" and token.dep_ in SUBJECTS and token.i not in self.by_head and plural == pronoun.plural:
                away = _PER_SENTENCE if token.i < self.source.parse.bounds[candidate.sentence][0] else 0.0
                best = max(best, 5.0 - away + _above(token.i, above) - 0.05 * (candidate.start - token.i))
        return best

    def _agreement(self, j: int, pronoun: Pronoun, token: Token) -> float | None:
        """Return how far a mention may be what a pronoun stands for; None when it may not."""
        other, chains = self.chains.candidates[j], self.chains
        person = chains.is_a(j, PERSON)
        if other.label == "DEMONYM" or ((other.count != 1) != pronoun.plural and not (pronoun.plural and chains.is_a(j, "Organization"))):
            return None
        if pronoun.animate is not None and pronoun.animate != person:
            guessed = not chains.strong(j) and chains.type(j) in (PERSON, ROOT)
            return -10.0 if guessed else None
        if not self._same_gender(j, pronoun):
            return None
        acts = token.dep_ in {"nsubj"} and token.head.lemma_.lower() in self.source.lexis.saying_verbs | self.source.lexis.agent_verbs
        if acts:
            return _SPEAKS if chains.is_a(j, "Agent") else -8.0
        if chains.is_a(j, "Place"):
            return -5.0
        if pronoun.plural and other.count == 1:
            return -8.0
        return 0.0

    def _same_gender(self, j: int, pronoun: Pronoun) -> bool:
        if pronoun.gender not in (Gender.MASCULINE, Gender.FEMININE):
            return True
        known = self.chains.genders.get(self.chains.find(j), Gender.ANY)
        if known in (Gender.MASCULINE, Gender.FEMININE):
            return known == pronoun.gender
        if self.source.lang != "fr" or self.chains.candidates[j].kind is Kind.NAME:
            return True
        written = self.doc[self.chains.candidates[j].head].morph.get("Gender", [])
        return not written or written[0].startswith(pronoun.gender.value[:3].capitalize())

    def _is_object(self, token: Token) -> bool:
        return (
            token.pos_ == "PRON" and token.dep_ not in SUBJECTS and token.dep_ not in {"poss", "nmod:poss"} and "self" not in token.lower_
        )

    def _is_quoted(self, other: Candidate, token: Token) -> bool:
        """Whether a pronoun is in the very words of whoever is meant: nobody calls himself "he"."""
        if token.i not in self.quoted or other.head in self.quoted:
            return False
        at = self.by_head.get(other.head)
        return at is not None and self.chains.find(at) in self._speakers(token)

    def _speakers(self, token: Token) -> set[int]:
        """Return who says the words that a token is among, or said those of the sentence before."""
        sentence = self.chains.candidates[self.by_head[token.i]].sentence
        return {self.chains.find(i) for number in (sentence - 1, sentence) for i in self._speaking(number)}

    def _speaking(self, sentence: int) -> list[int]:
        """Return the candidates that a sentence, outside its quotes, says to speak."""
        if sentence not in self._spoken:
            start, end = self.source.parse.bounds[sentence] if sentence >= 0 else (0, 0)
            verbs = self.source.lexis.saying_verbs
            subjects = (each for each in self.doc[start:end] if each.dep_ in SUBJECTS and each.i not in self.quoted)
            self._spoken[sentence] = [self.by_head[t.i] for t in subjects if t.head.lemma_.lower() in verbs and t.i in self.by_head]
        return self._spoken[sentence]

    def _bound(self, other: Candidate, candidate: Candidate, pronoun: Pronoun) -> bool:
        """Whether grammar keeps the two apart: "Acme supplies it" is not about Acme, "Lee's mother" is not his own."""
        one, two = self.doc[other.head], self.doc[candidate.head]
        if other.start <= candidate.start < other.end:
            return True
        possessive = two.lower_ in self.source.lexis.possessives and two.dep_ in {"poss", "det", "nmod:poss", "amod"}
        if possessive:
            return two.head == one or self._owns_itself(other, two) or (one.dep_ == "appos" and two.head == one.head and one.i > two.i)
        if pronoun.reflexive or other.sentence != candidate.sentence:
            return False
        return clause_of(one) == clause_of(two) and one.dep_ != "poss"

    def _post_holder(self, possessive: Token) -> int | None:
        """Return the person in "Ann Lee, its director" and "Ann Lee became its director"."""
        owned = self.by_head.get(possessive.head.i)
        if owned is None or self.chains.candidates[owned].noun != PERSON:
            return None
        here = self.chains.candidates[owned].sentence
        members = [j for j in self.chains.members(owned) if self.chains.candidates[j].sentence == here]
        return next((j for j in members if self.chains.candidates[j].kind is Kind.NAME), None)

    def _may_employ(self, j: int, holder: int) -> bool:
        """Whether a mention may be the house of a post's holder: an organization that is not met in what is said of the person."""
        other, person = self.chains.candidates[j], self.doc[self.chains.candidates[holder].head]
        described = person.left_edge.i <= other.head <= person.right_edge.i and other.sentence == self.chains.candidates[holder].sentence
        return not described and not self.chains.is_a(j, "Place") and not (self.chains.is_a(j, PERSON) and self.chains.strong(j))

    def _owns_itself(self, other: Candidate, possessive: Token) -> bool:
        """Whether what is owned is the very thing: in "Ann Lee, its founder" and "Ann Lee became its chair" "its" is not Ann Lee."""
        owned, at = self.by_head.get(possessive.head.i), self.by_head.get(other.head)
        if owned is not None and at is not None and self.chains.find(owned) == self.chains.find(at):
            return True
        verb = possessive.head.head
        predicate = possessive.head.dep_ in _PREDICATES and verb.lemma_ in _COPULAS
        return predicate and any(child.i == other.head for child in verb.children if child.dep_ in SUBJECTS)


def _above(head: int, above: dict[int, int]) -> float:
    """Return what being the subject of a clause around it is worth, the nearest clause most."""
    return _ABOVE - 3.0 * above[head] if head in above else 0.0
