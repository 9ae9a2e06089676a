"""What "the joint venture", "the two partners" and "its" stand for: one pass from left to right over what has not been named."""

from __future__ import annotations

from typing import Final

from spacy.tokens import Token

from kg.annotate.antecedents import SUBJECTS, Antecedents, subjects_above
from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.lexis import Gender, Pronoun
from kg.annotate.nouns import PERSON
from kg.annotate.pronouns import quoted_tokens, relative_head
from kg.annotate.spans import Candidate
from kg.model import Kind
from kg.ontology import ROOT

_NOUN_VOTE, _PRONOUN_VOTE = 2.5, 2.0
_FAR: Final = {3: 40, 2: 3, 1: 40}
"""How many sentences back a noun finds a thing, by how well the class fits."""
_FAR_IF_VAGUE = 12
_PRONOUN_REACH = 3
_SURE: Final = {True: -12.0, False: 4.0, None: -2.0}
_SURE_MANY: Final = 14.0
"""What the best antecedent must score, for pronouns of people, of things, of either, and of several; measured on news."""

_SPEAKS, _PARALLEL = 4.0, 2.0
_PER_SENTENCE, _ABOVE = 7.0, 14.0
_OTHERS: Final = frozenset("other another second third rival such same next autre autres seconde deuxième même".split())
_VAGUE: Final = frozenset({"Place", "Facility", "Region", "Product", "Event", "Organization"})
"""Classes whose nouns ("area", "model", "solution") are met everywhere: they mean a thing only if they were said of it before."""

_RELATIONAL: Final = frozenset(
    "subsidiary arm unit division maker owner developer operator publisher filiale éditeur opérateur propriétaire".split()
)
"""Nouns whose "of" says whose they are, not which: "the subsidiary of the group" may be one that was named before."""

_NEW: Final = frozenset({"JointVenture", "Project", "Programme"})


def resolve_anaphora(chains: Chains) -> dict[int, tuple[int, ...]]:
    """Join pronouns and definite nominals with what they stand for; returns those that stand for several chains, with them."""
    resolver = _Resolver(chains)
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind is Kind.PRONOUN:
            resolver.pronoun(i, candidate)
        elif candidate.kind is Kind.NOMINAL and len(chains.members(i)) == 1:
            resolver.nominal(i, candidate)
    return resolver.several


class _Resolver:
    def __init__(self, chains: Chains) -> None:
        self.chains = chains
        self.source = chains.source
        self.doc = chains.source.doc
        self.several: dict[int, tuple[int, ...]] = {}
        self.before = Antecedents(chains)
        self.quoted = quoted_tokens(self.source)
        self.by_head = {candidate.head: i for i, candidate in reversed(list(enumerate(chains.candidates)))}

    # Nominals

    def nominal(self, i: int, nominal: Candidate) -> None:
        if self.chains.find(i) in self.chains.given or not nominal.definite or self._defines_itself(nominal):
            return
        if nominal.count != 1:
            self._plural(i, nominal)
            return
        found = self._role_holder(i, nominal) if nominal.noun == PERSON else self._thing(i, nominal)
        if found is not None:
            if nominal.noun != PERSON and self.chains.fit(found, nominal.noun) < 3:
                self.chains.vote(found, [Vote(nominal.noun, _NOUN_VOTE, noun=True)])
            self.chains.join(found, i)

    def _defines_itself(self, nominal: Candidate) -> bool:
        """Whether its own words say which one it is: "the agency that …", "the government of …", "the other company"."""
        token = self.doc[nominal.head]
        for child in token.rights:
            if child.dep_ in {"relcl", "acl", "acl:relcl"} and not any(each.text == "," for each in self.doc[nominal.end : child.i]):
                return True
            owned = (child.dep_ == "prep" and child.lower_ in {"of", "behind", "for"}) or (
                child.dep_ == "nmod" and self.source.lang == "fr"
            )
            if owned and nominal.noun not in _NEW and token.lemma_.lower() not in _RELATIONAL:
                return True
        return any(child.lower_ in _OTHERS or child.tag_ == "JJS" for child in token.lefts)

    def _thing(self, i: int, nominal: Candidate) -> int | None:
        noun = self.doc[nominal.head].lemma_.lower()
        best: tuple[float, int] | None = None
        for root, last in self.before.chains_before(i):
            score = self._nominal_score(nominal, noun, root, last)
            if score is not None and (best is None or score > best[0]):
                best = (score, root)
        return best[1] if best else None

    def _nominal_score(self, nominal: Candidate, noun: str, root: int, last: int) -> float | None:
        fit = self.chains.fit(root, nominal.noun)
        same_noun = noun in self.chains.nouns[root]
        away = nominal.sentence - self.chains.candidates[last].sentence
        owned = nominal.owner is not None or self._holds_name(nominal)
        if (owned and not self._was_said(nominal, root)) or (nominal.noun in _VAGUE and not same_noun):
            return None
        vague = fit == 2 and nominal.noun == "Company" and self.chains.type(root) == "Organization"
        if fit == 0 or away > (_FAR_IF_VAGUE if vague else _FAR[fit]) or self._clashes(nominal, root) or self.chains.is_a(root, PERSON):
            return None
        if nominal.noun in ("Country", "City"):
            met = len(self.chains.members(root))
            return None if away > 3 and met < 3 else 2.0 * min(met, 6) - 2.0 * min(away, 10)
        new = nominal.noun in _NEW
        if fit == 1 and root not in self.chains.introduced and not same_noun and (away > 1 or self.chains.type(root) != ROOT):
            return None
        if fit == 2 and new:
            return 6.0 if self._is_topic(last, nominal) else None
        if fit == 2 and self.chains.depth_gap(root, nominal.noun) > 1:
            return None
        named = bool(self.chains.label(root))
        score = {3: 20.0, 2: 16.0 if vague else 8.0, 1: 5.0}[fit] + 15.0 * (same_noun and named) - 2.0 * min(away, 10) - 8.0 * (not named)
        score += 12.0 * (new and root in self.chains.introduced)
        return score + self.before.salience(root, last)

    def _was_said(self, nominal: Candidate, root: int) -> bool:
        """Whether the same words stand for a chain already."""
        words = self.source.words(nominal)
        return any(self.source.words(self.chains.candidates[j]) == words for j in self.chains.members(root))

    def _holds_name(self, nominal: Candidate) -> bool:
        """Whether a name stands in it: "the Acme site" is a thing of Acme's."""
        inside = (self.by_head.get(at) for at in range(nominal.start, nominal.end) if at != nominal.head)
        return any(j is not None and self.chains.candidates[j].kind is Kind.NAME and self._is_bare(j) for j in inside)

    def _is_bare(self, j: int) -> bool:
        """Whether a name is more than the place in "France-based" or "French"."""
        name = self.chains.candidates[j]
        return name.label != "DEMONYM" and not (name.end < len(self.doc) and self.doc[name.end].text == "-")

    def _is_topic(self, last: int, nominal: Candidate) -> bool:
        """Whether a chain is what the sentence before is about."""
        one = self.chains.candidates[last]
        token = self.doc[one.head]
        return nominal.sentence - one.sentence == 1 and token.dep_ in SUBJECTS and token.head.dep_ == "ROOT"

    def _clashes(self, nominal: Candidate, root: int) -> bool:
        """Whether two stand in one clause, or in one sentence where one has words of its own, and so are two things."""
        described = any(child.dep_ in {"amod", "compound", "nmod"} for child in self.doc[nominal.head].lefts)
        here = _clause(self.doc[nominal.head])
        others = (self.chains.candidates[j] for j in self.chains.members(root))
        near = [one for one in others if one.sentence == nominal.sentence and one.start < nominal.start]
        return any(described or _clause(self.doc[one.head]) == here for one in near)

    def _role_holder(self, i: int, nominal: Candidate) -> int | None:
        """ "the chief executive" is the person said to be one."""
        noun = self.doc[nominal.head].lemma_.lower()
        found = [root for root, _ in self.before.chains_before(i) if noun in self.chains.roles[root]]
        return found[-1] if found and len(found) == 1 else None

    # Several at once

    def _plural(self, i: int, nominal: Candidate) -> None:
        """ "the two partners": as many things of the class as it says, named together before."""
        vague = nominal.count == 0 and self.source.lang == "fr"
        if nominal.owner is not None or nominal.noun == PERSON or vague:
            return
        stem = self.doc[nominal.head].lemma_.lower()[:6]
        found = self.before.together(i, nominal, stem)
        if found:
            self.several[i] = found

    # Pronouns

    def pronoun(self, i: int, candidate: Candidate) -> None:
        pronoun = candidate.pronoun or Pronoun()
        antecedent = relative_head(self.doc[candidate.head])
        if self.doc[candidate.head].lower_ in self.source.lexis.relatives:
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
            self._stand_for(i, found, pronoun)

    def _stand_for(self, i: int, found: int, pronoun: Pronoun) -> None:
        if pronoun.animate and not self.chains.is_a(found, PERSON):
            self.chains.vote(found, [Vote(PERSON, _PRONOUN_VOTE)])
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
        return found if score >= (_SURE_MANY if pronoun.plural else _SURE[pronoun.animate]) else None

    def _scored(self, i: int, candidate: Candidate, pronoun: Pronoun) -> tuple[float, int | None]:
        token = self.doc[candidate.head]
        subjects = list(subjects_above(token))
        barred = subjects[:1] if self._is_object(token) else []
        above = {subject: rank for rank, subject in reversed(list(enumerate(subjects)))}
        best: tuple[float, int | None] = (self._decoy(candidate, pronoun, above), None)
        for j in self.before.mentions(i, _PRONOUN_REACH):
            other = self.chains.candidates[j]
            score = self._agreement(j, pronoun, token)
            if score is None or other.head in barred or self._bound(other, candidate, pronoun) or self._is_quoted(other, token):
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
        start, end = self.source.parse.bounds[max(0, sentence - 1)][0], self.source.parse.bounds[sentence][1]
        speaking = (
            each.i
            for each in self.doc[start:end]
            if each.dep_ in SUBJECTS and each.i not in self.quoted and each.head.lemma_.lower() in self.source.lexis.saying_verbs
        )
        return {self.chains.find(self.by_head[i]) for i in speaking if i in self.by_head}

    def _bound(self, other: Candidate, candidate: Candidate, pronoun: Pronoun) -> bool:
        """Whether grammar keeps the two apart: "Acme supplies it" is not about Acme, "Lee's mother" is not his own."""
        one, two = self.doc[other.head], self.doc[candidate.head]
        if other.start <= candidate.start < other.end:
            return True
        possessive = two.lower_ in self.source.lexis.possessives and two.dep_ in {"poss", "det", "nmod:poss", "amod"}
        if possessive:
            return two.head == one or (one.dep_ == "appos" and two.head == one.head and one.i > two.i)
        if pronoun.reflexive or other.sentence != candidate.sentence:
            return False
        return _clause(one) == _clause(two) and one.dep_ != "poss"


def _above(head: int, above: dict[int, int]) -> float:
    """Return what being the subject of a clause around it is worth, the nearest clause most."""
    return _ABOVE - 3.0 * above[head] if head in above else 0.0


def _clause(token: Token) -> int:
    """Return the verb whose arguments a token is among."""
    at = token
    while at.head != at:
        at = at.head
        if at.pos_ in ("VERB", "AUX") and at.dep_ not in {"aux", "auxpass", "aux:pass", "cop"}:
            break
    return int(at.i)
