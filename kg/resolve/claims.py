"""Claims between mentions → claims between entities, each once with all its evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from math import prod

from kg.model import Claim, Evidence, Kind, Literal, Mention, ResolvedClaim, Status
from kg.ontology import Ontology
from kg.resolve.chains import ChainId

CERTAIN = 0.99
"""No amount of evidence makes a claim surer: extraction can be wrong in every document in the same way."""

_DIGITS = 3
Key = tuple[str, str, str | Literal, Status, str | None]


@dataclass(frozen=True)
class Statement:
    """One claim whose ends are entities."""

    subject: str
    object: str | Literal
    evidence: Evidence
    claim: Claim

    @property
    def key(self) -> Key:
        return (self.subject, self.claim.relation, self.object, self.claim.status, self.claim.time)


def resolve_claims(claims: Iterable[Claim], iris: Mapping[ChainId, str], ontology: Ontology) -> tuple[ResolvedClaim, ...]:
    """Return what is claimed, sorted; a claim with an end that has no name, or with one thing at both ends, is left out."""
    statements: dict[Key, list[Statement]] = defaultdict(list)
    for claim in claims:
        statement = _statement(claim, iris, ontology)
        if statement is not None:
            statements[statement.key].append(statement)
    merged = (_merged(key, group, iris) for key, group in statements.items())
    return tuple(sorted(merged, key=lambda claim: claim.sort_key))


def ends_of(claims: Iterable[Claim], root: Callable[[ChainId], ChainId | None]) -> frozenset[ChainId]:
    """Return the groups of chains that take part in a claim or say one."""
    found: set[ChainId] = set()
    for claim in claims:
        ends = [_group(claim.document, claim.subject, root), _group(claim.document, claim.object, root)]
        complete = ends[0] is not None and (ends[1] is not None or _is_literal(claim.object)) and ends[0] != ends[1]
        speaker = _group(claim.document, claim.speaker, root) if claim.speaker else None
        found.update(end for end in (*ends, speaker) if complete and end is not None)
    return frozenset(found)


def _group(document: str, mention: Mention, root: Callable[[ChainId], ChainId | None]) -> ChainId | None:
    id = ChainId.of(document, mention)
    return root(id) if id is not None else None


def _is_literal(mention: Mention) -> bool:
    return mention.kind is Kind.LITERAL


def _end(document: str, mention: Mention, iris: Mapping[ChainId, str]) -> str | Literal | None:
    if _is_literal(mention):
        return Literal(mention.text if mention.value is None else mention.value, mention.datatype or "string")
    id = ChainId.of(document, mention)
    return iris.get(id) if id is not None else None


def _statement(claim: Claim, iris: Mapping[ChainId, str], ontology: Ontology) -> Statement | None:
    subject, object = _end(claim.document, claim.subject, iris), _end(claim.document, claim.object, iris)
    if not isinstance(subject, str) or object is None or subject == object:
        return None
    relation = ontology.relations.get(claim.relation)
    if relation is not None and relation.symmetric and isinstance(object, str) and object < subject:
        evidence = replace(claim.evidence, subject=claim.evidence.object, object=claim.evidence.subject)
        return Statement(object, subject, evidence, claim)
    return Statement(subject, object, claim.evidence, claim)


def _merged(key: Key, group: list[Statement], iris: Mapping[ChainId, str]) -> ResolvedClaim:
    subject, relation, object, status, time = key
    evidence = {statement.evidence.id: statement.evidence for statement in sorted(group, key=lambda s: s.evidence.id)}
    speakers = (_end(s.claim.document, s.claim.speaker, iris) for s in group if s.claim.speaker)
    return ResolvedClaim(
        subject=subject,
        relation=relation,
        object=object,
        status=status,
        confidence=_confidence(group),
        evidence=tuple(sorted(evidence.values(), key=lambda e: (e.document, e.start, e.end, e.id))),
        time=time,
        speakers=tuple(sorted({speaker for speaker in speakers if isinstance(speaker, str)})),
        extractors=tuple(sorted({s.claim.extractor for s in group if s.claim.extractor})),
    )


def _confidence(group: Iterable[Statement]) -> float:
    """Noisy-or over distinct evidence: each would have to be wrong by itself. The same words count once, at their best."""
    best: dict[str, float] = {}
    for statement in group:
        id = statement.evidence.id
        best[id] = max(best.get(id, 0.0), statement.claim.confidence)
    wrong = prod(1.0 - best[id] for id in sorted(best))
    return round(min(CERTAIN, 1.0 - wrong), _DIGITS)
