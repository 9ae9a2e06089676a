"""Names in a list are of one kind: what is known of some of them is told to the others."""

from __future__ import annotations

from kg.annotate.chain_types import Vote
from kg.annotate.chains import Chains
from kg.annotate.nouns import PERSON
from kg.model import Kind

_TOLD, _HINTED = 3.2, 0.9
_ENOUGH = 2


def harmonise_lists(chains: Chains) -> None:
    """Let "Acme, Ann Systems and Globex Group" be three organizations, whatever the second looks like."""
    by_head = {candidate.head: i for i, candidate in enumerate(chains.candidates) if candidate.kind is Kind.NAME}
    told: dict[int, Vote] = {}
    for head, i in by_head.items():
        others = [by_head[token.i] for token in chains.source.doc[head].conjuncts if token.i in by_head]
        if others and not chains.strong(i):
            vote = _vote(chains, i, others)
            if vote is not None:
                told.setdefault(chains.find(i), vote)
    for root, vote in told.items():
        chains.vote(root, [vote])


def _vote(chains: Chains, i: int, others: list[int]) -> Vote | None:
    tops = [chains.top(chains.type(j)) for j in others if chains.find(j) != chains.find(i)]
    if not tops or len(set(tops)) > 1 or tops[0] == PERSON:
        return None
    sure = len(tops) >= _ENOUGH and any(chains.strong(j) for j in others)
    return Vote(tops[0], _TOLD if sure else _HINTED)
