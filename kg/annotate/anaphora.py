"""One pass from left to right over what has not been named: definite nominals and pronouns."""

from __future__ import annotations

from kg.annotate.antecedents import Antecedents
from kg.annotate.chains import Chains
from kg.annotate.definites import NominalResolver
from kg.annotate.first_person import FirstPerson
from kg.annotate.model_links import Advice
from kg.annotate.ordinals import OrdinalResolver
from kg.annotate.pronoun_antecedents import PronounResolver
from kg.model import Kind


def resolve_anaphora(chains: Chains, advice: Advice) -> dict[int, tuple[int, ...]]:
    """Join pronouns and definite nominals with what they stand for; returns those that stand for several chains, with them.

    What `advice` has goes before the rules.
    """
    several: dict[int, tuple[int, ...]] = {}
    before = Antecedents(chains)
    nominals, pronouns = NominalResolver(chains, before, several), PronounResolver(chains, before, several)
    ordinals = OrdinalResolver(chains, before)
    for i, candidate in enumerate(chains.candidates):
        alone = len(chains.members(i)) == 1
        if candidate.pronoun is not None and candidate.pronoun.own:
            continue
        if alone and i in advice and len(advice[i]) > 1:
            several[i] = tuple(chains.find(each) for each in advice[i])
        elif alone and i in advice:
            (pronouns if candidate.kind is Kind.PRONOUN else nominals).stand_for(i, advice[i][0], candidate)
        elif candidate.pronoun is not None and candidate.pronoun.ordinal:
            ordinals.resolve(i, candidate)
        elif candidate.kind is Kind.PRONOUN:
            pronouns.resolve(i, candidate)
        elif candidate.kind is Kind.NOMINAL and alone:
            nominals.resolve(i, candidate)
    own = FirstPerson(chains, before)
    for i, candidate in enumerate(chains.candidates):
        if candidate.pronoun is not None and candidate.pronoun.own:
            own.resolve(i, candidate)
    return several
