"""One pass from left to right over what has not been named: definite nominals and pronouns."""

from __future__ import annotations

from kg.annotate.antecedents import Antecedents
from kg.annotate.chains import Chains
from kg.annotate.definites import NominalResolver
from kg.annotate.first_person import FirstPerson
from kg.annotate.model_links import Advice
from kg.annotate.ordinals import OrdinalResolver
from kg.annotate.pronoun_antecedents import PronounResolver
from kg.annotate.spans import Candidate
from kg.model import Kind


def resolve_anaphora(chains: Chains, advice: Advice) -> dict[int, tuple[int, ...]]:
    """Join pronouns and definite nominals with what they stand for; returns those that stand for several chains, with them.

    What `advice` has goes before the rules, unless kind or gender speak against it.
    """
    several: dict[int, tuple[int, ...]] = {}
    before = Antecedents(chains)
    nominals, pronouns = NominalResolver(chains, before, several), PronounResolver(chains, before, several)
    ordinals = OrdinalResolver(chains, before)
    for i, candidate in enumerate(chains.candidates):
        resolver = nominals if candidate.kind is Kind.NOMINAL else pronouns
        if candidate.pronoun is not None and candidate.pronoun.own:
            continue
        if len(chains.members(i)) == 1 and resolver.may_be(i, candidate, advice.get(i, ())):
            _heed(i, candidate, advice[i], resolver)
        elif candidate.pronoun is not None and candidate.pronoun.ordinal:
            ordinals.resolve(i, candidate)
        elif candidate.kind is Kind.PRONOUN:
            pronouns.resolve(i, candidate)
        elif candidate.kind is Kind.NOMINAL and len(chains.members(i)) == 1:
            nominals.resolve(i, candidate)
    own = FirstPerson(chains, before)
    for i, candidate in enumerate(chains.candidates):
        if candidate.pronoun is not None and candidate.pronoun.own:
            own.resolve(i, candidate)
    return several


def _heed(i: int, candidate: Candidate, things: tuple[int, ...], resolver: NominalResolver | PronounResolver) -> None:
    if len(things) > 1:
        resolver.several[i] = things
    else:
        resolver.stand_for(i, things[0], candidate)
