"""What an export leaves out, and where its IRIs live."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from kg.graph import Run
from kg.model import Knowledge, Status
from kg.vocab import Bases

_ASSERTED = (Status.ASSERTED, Status.PAST)


@dataclass(frozen=True)
class Options:
    """`asserted_only` keeps the claims that are asserted or past; without `evidence`, no quote leaves the house."""

    bases: Bases = field(default_factory=Bases)
    run: Run = field(default_factory=lambda: Run("", ""))
    asserted_only: bool = False
    evidence: bool = True


def select(knowledge: Knowledge, options: Options) -> Knowledge:
    """Return the part of the knowledge that the options let through."""
    claims = knowledge.claims
    if options.asserted_only:
        claims = tuple(claim for claim in claims if claim.status in _ASSERTED)
    if not options.evidence:
        claims = tuple(replace(claim, evidence=()) for claim in claims)
    return replace(knowledge, claims=claims)
