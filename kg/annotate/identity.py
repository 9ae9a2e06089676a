"""What a sentence says to be one thing: apposition, copula, "called X", "the X platform", "chief executive X"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.first_names import gender_of
from kg.annotate.lexis import Gender
from kg.annotate.nouns import PERSON
from kg.annotate.spans import Candidate
from kg.model import Kind
from kg.syntax import SyntaxGraph

if TYPE_CHECKING:
    from spacy.tokens import Token

_PLACE_VOTE = 3.5
_NAMED_AFTER = frozenset("group fund bank corporation chain giant holding studio subsidiary".split())
"""Nouns of companies that are as often led by the company's name as by its town."""

_FEMININE = tuple("woman actress sister mother daughter wife widow girl trice niece aunt queen princess nun".split())
_MASCULINE = tuple("chairman spokesman businessman brother father husband nephew uncle prince boy grandson stepson".split())
"""How nouns end that only women, or only men, are called by: "alderwoman", "grandson"."""

_NAMED_BY_OF = frozenset(
    """
    city town village hamlet borough municipality county province state canton emirate duchy principality republic kingdom commonwealth
    territory country nation island isle archipelago
    ville village commune comté province état canton émirat duché principauté république royaume territoire pays île archipel
    """.split()
)
"""Nouns whose "of" says which place it is: "the city of Trieste" is Trieste, and "the capital of Italy" is not Italy."""

_OF = frozenset({"of", "the", "de", "du", "des", "d'", "d’", "la", "le", "les", "l'", "l’"})

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "pas", "jamais"})


def join_identities(chains: Chains, graph: SyntaxGraph) -> None:
    """Join each nominal with the name that its sentence says it is."""
    by_head = {candidate.head: i for i, candidate in enumerate(chains.candidates) if candidate.kind is Kind.NAME}
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind is Kind.NAME:
            _note_person(chains, i, candidate)
        elif candidate.kind is Kind.NOMINAL:
            _join_nominal(chains, graph, by_head, i, candidate)


def name_governments(chains: Chains) -> None:
    """Give "the French government" a name: it is one thing, and no document calls it anything else."""
    by_place: dict[tuple[int, str], int] = {}
    places = {c.head: i for i, c in enumerate(chains.candidates) if c.kind is Kind.NAME and chains.is_a(i, "Country")}
    for i, candidate in enumerate(chains.candidates):
        if candidate.kind is Kind.NOMINAL and candidate.count == 1 and chains.source.ontology.is_a(candidate.noun, "Government"):
            place = next((at for at in range(candidate.start, candidate.end) if at in places), None)
            if place is not None and not chains.names(i):
                noun = chains.source.doc[candidate.head].lemma_.lower()
                first = by_place.setdefault((chains.find(places[place]), noun), i)
                chains.given.setdefault(chains.find(first), _phrase(chains, candidate, chains.candidates[places[place]]))
                chains.join(first, i)


def _phrase(chains: Chains, nominal: Candidate, place: Candidate) -> str:
    """Return the words from the first of place and noun to the last: "French government", "gouvernement français"."""
    start, end = min(place.start, nominal.head), max(place.end, nominal.head + 1)
    return " ".join(token.text for token in chains.source.doc[start:end] if token.tag_ != "POS")


def _note_person(chains: Chains, i: int, name: Candidate) -> None:
    """Remember the gender that honorific or first name tell, and the post that stands before a name."""
    doc, lexis = chains.source.doc, chains.source.lexis
    first = chains.source.parse.bounds[name.sentence][0]
    words = [token.lower_ for token in doc[max(first, name.start - 4) : name.start]]
    if words and words[-1] in lexis.honorifics:
        chains.genders[chains.find(i)] = lexis.honorifics[words[-1]]
    elif (gender := gender_of(chains.source.text(name))) is not Gender.ANY:
        chains.genders.setdefault(chains.find(i), gender)
    if words and (words[-1] in lexis.roles or words[-1] in lexis.weak_roles):
        chains.roles[chains.find(i)] |= {word for word in words if word in lexis.roles}


def _join_nominal(chains: Chains, graph: SyntaxGraph, by_head: dict[int, int], i: int, nominal: Candidate) -> None:
    chains.nouns[chains.find(i)].add(chains.source.doc[nominal.head].lemma_.lower())
    same = [other for other in graph.same.get(nominal.head, ()) if other in by_head]
    found = by_head[min(same, key=lambda other: (abs(other - nominal.head), -other))] if same else None
    if found is None:
        found = _inside(chains, by_head, nominal)
    if found is None:
        found = _named_by_of(chains, by_head, nominal)
    if found is None or nominal.count != 1 or _is_denied(chains, nominal, found) or not _agrees(chains, found, nominal):
        return
    noun = chains.source.doc[nominal.head].lemma_.lower()
    if nominal.noun == PERSON:
        chains.roles[chains.find(found)].add(noun)
    if not nominal.definite:
        chains.introduced.add(chains.find(found))
    chains.nouns[chains.find(found)].add(noun)
    _note_gender(chains, found, noun)
    chains.join(found, i)


def _inside(chains: Chains, by_head: dict[int, int], nominal: Candidate) -> int | None:
    """Return the name in "the X platform" when X may be the platform."""
    if not nominal.definite or nominal.owner is not None or nominal.noun == PERSON:
        return None
    for token in chains.source.doc[nominal.start : nominal.end]:
        i = by_head.get(token.i)
        if i is not None and _is_place_before(chains, i, nominal):
            chains.vote(i, [Vote("Place", _PLACE_VOTE)])
        elif i is not None and chains.candidates[i].label != "DEMONYM" and token.dep_ in {"compound", "nmod", "appos", "flat:name"}:
            return i if chains.fit(i, nominal.noun) == 3 else None
    return None


def _named_by_of(chains: Chains, by_head: dict[int, int], nominal: Candidate) -> int | None:
    """Return the name in "the coastal city of X", which then is a city; "the capital city of France" is no country."""
    head = chains.source.doc[nominal.head]
    if not nominal.definite or nominal.count != 1 or not nominal.noun or head.lemma_.lower() not in _NAMED_BY_OF:
        return None
    found = next((by_head[each.i] for child in head.rights for each in _of_noun(child) if each.i in by_head), None)
    is_country = chains.source.ontology.is_a(nominal.noun, "Country")
    if found is None or chains.is_a(found, PERSON) or (chains.is_a(found, "Country") and not is_country):
        return None
    if any(token.lower_ not in _OF for token in chains.source.doc[nominal.head + 1 : chains.candidates[found].start]):
        return None
    chains.vote(found, [Vote(nominal.noun, _PLACE_VOTE, noun=True)])
    return found


def _of_noun(child: Token) -> list[Token]:
    """Return what stands under "of", or in French under the noun itself."""
    return [child] if child.dep_ == "nmod" else [each for each in child.children if child.lower_ == "of" and each.dep_ == "pobj"]


def _is_place_before(chains: Chains, i: int, nominal: Candidate) -> bool:
    """Whether a name in "the Ghent company" is where the company is: it looks like a place, or is never met but so."""
    name, doc = chains.candidates[i], chains.source.doc
    if chains.top(nominal.noun) != "Organization" or name.end != nominal.head or chains.strong(i) - {"Place"}:
        return False
    if any(each.label in {"GPE", "LOC"} for each in chains.names(i)):
        return True
    bare = doc[nominal.head].lemma_.lower() not in _NAMED_AFTER and chains.source.lang == "en" and name.end - name.start == 1
    return bare and chains.source.ontology.is_a(nominal.noun, "Company") and nominal.noun != "JointVenture" and len(chains.names(i)) == 1


def _agrees(chains: Chains, i: int, nominal: Candidate) -> bool:
    """Whether a name may be what a noun says; what is said outright is believed over a guess, and a noun of no class says nothing."""
    if not nominal.noun:
        return True
    strong, top = chains.strong(i), chains.top(nominal.noun)
    if strong and chains.is_a(i, PERSON) != (nominal.noun == PERSON):
        return False
    if not strong or top in strong or chains.fit(i, nominal.noun):
        return True
    return "Person" not in strong and "Place" not in strong and top not in ("Person", "Place")


def _is_denied(chains: Chains, nominal: Candidate, found: int) -> bool:
    """Whether "not" stands between the two: "X is not an agency"."""
    name = chains.candidates[found]
    start, end = sorted((name.end, nominal.head))
    return name.sentence == nominal.sentence and any(token.lower_ in _NEGATIONS for token in chains.source.doc[start:end])


def _note_gender(chains: Chains, i: int, noun: str) -> None:
    root = chains.find(i)
    if root in chains.genders:
        return
    if noun.endswith(_FEMININE):
        chains.genders[root] = Gender.FEMININE
    elif noun.endswith(_MASCULINE) or noun in ("son", "king"):
        chains.genders[root] = Gender.MASCULINE
