"""What "the joint venture", "the agency" and "the two partners" stand for."""

from __future__ import annotations

from typing import Final

from kg.annotate.antecedents import SUBJECTS, Antecedents, clause_of
from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.nouns import PERSON
from kg.annotate.origins import Origins
from kg.annotate.spans import Candidate
from kg.model import Kind
from kg.ontology import ROOT

_NOUN_VOTE = 2.5
_FAR: Final = {3: 40, 2: 3, 1: 40}
"""How many sentences back a noun finds a thing, by how well the class fits."""
_FAR_IF_VAGUE = 12
_OTHERS: Final = frozenset("other another second third rival such same next autre autres seconde deuxième même".split())
_VAGUE: Final = frozenset({"Place", "Facility", "Region", "Product", "Event", "Organization"})
"""Classes whose nouns ("area", "model", "solution") are met everywhere: they mean a thing only if they were said of it before."""

_RELATIONAL: Final = frozenset(
    "subsidiary arm unit division maker owner developer operator publisher filiale éditeur opérateur propriétaire".split()
)
"""Nouns whose "of" says whose they are, not which: "the subsidiary of the group" may be one that was named before."""

_ARGUMENTS: Final = frozenset({"nsubj", "nsubjpass", "nsubj:pass", "dobj", "obj", "dative", "iobj"})
_NEW: Final = frozenset({"JointVenture", "Project", "Programme"})


class NominalResolver:
    """Joins definite nominals with chains before them; what stands for several chains goes to `several`."""

    def __init__(self, chains: Chains, before: Antecedents, several: dict[int, tuple[int, ...]]) -> None:
        self.chains = chains
        self.source = chains.source
        self.doc = chains.source.doc
        self.before = before
        self.several = several
        self.by_head = before.by_head
        self.origins = Origins(chains)

    def resolve(self, i: int, nominal: Candidate) -> None:
        if self._is_defined(nominal):
            self.chains.join(self.chains.defined[self.doc[nominal.head].lower_], i)
            return
        if self.chains.find(i) in self.chains.given or not nominal.definite:
            return
        if self._defines_itself(nominal):
            found = self._described_anew(nominal) if nominal.noun == PERSON and nominal.count == 1 else None
            if found is not None:
                self.chains.join(found, i)
            return
        if nominal.count != 1:
            self._plural(i, nominal)
            return
        found = self._role_holder(i, nominal) if nominal.noun == PERSON else self._thing(i, nominal)
        if found is not None:
            self.stand_for(i, found, nominal)

    def may_be(self, i: int, nominal: Candidate, things: tuple[int, ...]) -> bool:
        """Whether a nominal may stand for some things: at least one, none surely of another kind, and it isn't known what it is."""
        if not things or self._is_defined(nominal) or self.chains.find(i) in self.chains.given:
            return False
        if any(self._is_elsewhere(nominal, j) or self._meets(nominal, j) for j in things):
            return False
        if nominal.noun == PERSON:
            return all(self.chains.could_be_person(j) for j in things)
        return not nominal.noun or all(self.chains.fit(j, nominal.noun) or self.chains.is_guess(j) for j in things)

    def _is_elsewhere(self, nominal: Candidate, thing: int) -> bool:
        """Whether a thing is from elsewhere than "the Norwegian company", or neither known to be from there nor met in its section."""
        places = self.origins.within(nominal)
        if not places or self.origins.of(self.chains.find(thing)) & places:
            return False
        sections = self.source.sections
        near = (self.chains.candidates[j].sentence for j in self.chains.members(thing))
        return self.origins.clashes(self.chains.find(thing), places) or all(
            sections[sentence] != sections[nominal.sentence] for sentence in near if sentence <= nominal.sentence
        )

    def _meets(self, nominal: Candidate, thing: int) -> bool:
        """Whether a thing is named beside a nominal: "the consultancy sued Acme" is not about Acme."""
        token = self.doc[nominal.head]
        names = (self.chains.candidates[j] for j in self.chains.members(thing))
        heads = [self.doc[name.head] for name in names if name.kind is Kind.NAME and name.sentence == nominal.sentence]
        beside = (head for head in heads if head.head == token.head and head != token)
        return token.dep_ in _ARGUMENTS and any(head.dep_ in _ARGUMENTS for head in beside)

    def stand_for(self, i: int, found: int, nominal: Candidate) -> None:
        """Join a nominal with what it stands for, whose class its noun tells."""
        if nominal.noun not in (PERSON, "") and self.chains.fit(found, nominal.noun) < 3:
            self.chains.vote(found, [Vote(nominal.noun, _NOUN_VOTE, noun=True)])
        self.chains.join(found, i)

    def _is_defined(self, nominal: Candidate) -> bool:
        """Whether a nominal is a term that the document has defined: "the Company", with its capital."""
        token = self.doc[nominal.head]
        return nominal.count == 1 and nominal.definite and token.text[0].isupper() and token.lower_ in self.chains.defined

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
        places = self.origins.within(nominal)
        if places and nominal.noun not in _VAGUE and self.chains.top(nominal.noun) == "Organization":
            return self._placed(i, nominal, places)
        noun = self.doc[nominal.head].lemma_.lower()
        best: tuple[float, int] | None = None
        for root, last in self.before.chains_before(i):
            score = self._nominal_score(nominal, noun, root, last)
            if score is not None and (best is None or score > best[0]):
                best = (score, root)
        return best[1] if best else None

    def _placed(self, i: int, nominal: Candidate, places: set[int]) -> int | None:
        """Return who "the Norwegian company" is: said to be from there; else the only one, or the topic, of what was just said."""
        found = [(root, last) for root, last in self.before.chains_before(i) if self._may_be_placed(nominal, root)]
        said = [(root, last) for root, last in found if self.origins.of(root) & places]
        if said:
            return max(said, key=lambda pair: (self.chains.candidates[pair[1]].sentence, self.before.salience(*pair), pair[1]))[0]
        near = [pair for pair in found if nominal.sentence - self.chains.candidates[pair[1]].sentence <= 1]
        near = [(root, last) for root, last in near if not self.origins.clashes(root, places)]
        topics = [(root, last) for root, last in near if any(self._is_topic(j, nominal) for j in self._lately(root, nominal))]
        chosen = near if len(near) == 1 else topics
        return chosen[0][0] if len(chosen) == 1 else None

    def _lately(self, root: int, nominal: Candidate) -> list[int]:
        """Return the mentions of a chain in the sentence before a nominal's."""
        return [j for j in self.before.by_sentence.get(nominal.sentence - 1, ()) if self.chains.find(j) == root]

    def _may_be_placed(self, nominal: Candidate, root: int) -> bool:
        """Whether a chain may be an organization of the class that a nominal names, whatever its name looks like."""
        if not self.chains.is_named(root) or self.chains.is_a(root, "Place") or self._clashes(nominal, root):
            return False
        guessed = self.chains.is_guess(root) and self.chains.type(root) in (ROOT, PERSON)
        return self.chains.fit(root, nominal.noun) >= 2 or (guessed and not self._is_person(root))

    def _is_person(self, root: int) -> bool:
        return self.chains.is_a(root, PERSON) and PERSON in self.chains.strong(root)

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
        if fit == 2 and not vague and not same_noun and not self._is_topic(last, nominal):
            return None
        if fit == 2 and self.chains.depth_gap(root, nominal.noun) > 1:
            return None
        named = self.chains.is_named(root) or root in self.chains.given
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
        here = clause_of(self.doc[nominal.head])
        others = (self.chains.candidates[j] for j in self.chains.members(root))
        near = [one for one in others if one.sentence == nominal.sentence and one.start < nominal.start]
        return any(described or clause_of(self.doc[one.head]) == here for one in near) or self._meets(nominal, root)

    def _role_holder(self, i: int, nominal: Candidate) -> int | None:
        """ "the chief executive" is the person said to be one."""
        noun = self.doc[nominal.head].lemma_.lower()
        found = [root for root, _ in self.before.chains_before(i) if noun in self.chains.roles[root]]
        if found:
            return found[0] if len(found) == 1 else None
        return self._described_anew(nominal)

    def _described_anew(self, nominal: Candidate) -> int | None:
        """ "Ann Lee runs. The chairwoman of Acme …" goes on about the one person that the sentence before was about."""
        token = self.doc[nominal.head]
        opens = nominal.start == self.source.parse.bounds[nominal.sentence][0] and token.dep_ in SUBJECTS
        named = [
            j for j in self.before.by_sentence.get(nominal.sentence - 1, ()) if self.chains.is_a(j, PERSON) and self.chains.is_named(j)
        ]
        people = {self.chains.find(j) for j in named}
        if not opens or len(people) != 1 or not any(self._is_topic(j, nominal) for j in named) or nominal.owner is not None:
            return None
        root = people.pop()
        earlier = (self.chains.candidates[j] for j in self.chains.members(root))
        has_post = any(each.kind is Kind.NOMINAL and each.sentence < nominal.sentence for each in earlier)
        return None if has_post else root

    def _plural(self, i: int, nominal: Candidate) -> None:
        """ "the two partners": as many things of the class as it says, named together before."""
        vague = nominal.count == 0 and self.source.lang == "fr"
        if nominal.owner is not None or nominal.noun == PERSON or vague:
            return
        stem = self.doc[nominal.head].lemma_.lower()[:6]
        found = self.before.together(i, nominal, stem)
        if found:
            self.several[i] = found
