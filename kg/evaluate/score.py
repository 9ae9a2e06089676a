"""Claims against gold: every triple of a document counts once, however often it is claimed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from kg.evaluate.gold import GoldDocument
from kg.evaluate.match import Fact, Key, Matcher
from kg.evaluate.report import Counts, Finding, Report
from kg.model import Claim

Cell = tuple[str, str]


@dataclass
class _Tally:
    """What has been counted so far; a cell is (relation or status or document, tp or fp or fn) under its table's name."""

    cells: dict[str, Counter[Cell]] = field(default_factory=dict)
    wrong: list[Finding] = field(default_factory=list)
    missed: list[Finding] = field(default_factory=list)
    misjudged: list[Finding] = field(default_factory=list)

    def add(self, table: str, label: str, outcome: str) -> None:
        self.cells.setdefault(table, Counter())[label, outcome] += 1

    def both(self, document: str, relation: str, outcome: str) -> None:
        self.add("relations", relation, outcome)
        self.add("documents", document, outcome)


def score(gold: Iterable[GoldDocument], claims: Mapping[str, Iterable[Claim]], symmetric: Collection[str] = ()) -> Report:
    """Return how good the claims of each document, by the name gold calls it, are.

    A claim is right when its relation and both its ends are; an end is right when what it is called is the gold entity's
    name or an alias of it. Claims of documents without gold do not count; a document without claims has all its claims
    missed. A status is judged apart: it is right when every claim of the triple has one that gold accepts.
    """
    tally = _Tally()
    for document in gold:
        _score_document(document, claims.get(document.document, ()), symmetric, tally)
    return _report(tally)


def _score_document(gold: GoldDocument, claims: Iterable[Claim], symmetric: Collection[str], tally: _Tally) -> None:
    matcher = Matcher(gold, symmetric)
    right: dict[Fact, list[Claim]] = {}
    wrong: dict[Key, Claim] = {}
    for claim in sorted(claims, key=lambda claim: claim.sort_key):
        fact = matcher.fact(claim)
        if fact:
            right.setdefault(fact, []).append(claim)
        else:
            wrong.setdefault(matcher.key(claim), claim)
    for fact in matcher.facts:
        if fact.is_required:
            _count_fact(gold.document, fact, right.get(fact, []), tally)
    for claim in wrong.values():
        _count_wrong(gold.document, claim, tally)


def _count_fact(document: str, fact: Fact, claims: list[Claim], tally: _Tally) -> None:
    best = fact.best
    tally.both(document, best.relation, "tp" if claims else "fn")
    if not claims:
        tally.add("statuses", best.status, "fn")
        tally.missed.append(_gold_finding(document, fact))
    elif odd := [claim for claim in claims if claim.status not in fact.statuses]:
        tally.add("statuses", best.status, "fn")
        tally.add("statuses", odd[0].status, "fp")
        tally.misjudged.append(_finding(document, odd[0], expected="/".join(sorted(fact.statuses))))
    else:
        tally.add("statuses", best.status, "tp")


def _count_wrong(document: str, claim: Claim, tally: _Tally) -> None:
    tally.both(document, claim.relation, "fp")
    tally.add("statuses", claim.status, "fp")
    tally.wrong.append(_finding(document, claim))


def _finding(document: str, claim: Claim, expected: str = "") -> Finding:
    subject, object = (_shown(end.entity, end.value or end.text) for end in (claim.subject, claim.object))
    return Finding(document, claim.evidence.start, claim.relation, subject, object, claim.status, claim.evidence.text, expected)


def _shown(entity: str, words: str) -> str:
    return f"{entity} ({words})" if entity and entity != words else words


def _gold_finding(document: str, fact: Fact) -> Finding:
    best = fact.best
    subject, object = (_shown(end.name, end.text) for end in (best.subject, best.object))
    return Finding(document, best.evidence.start, best.relation, subject, object, best.status, best.quote)


def _report(tally: _Tally) -> Report:
    relations, statuses, documents = (_table(tally.cells.get(name, Counter())) for name in ("relations", "statuses", "documents"))
    strict = _sum(statuses)
    return Report(
        overall=_sum(relations),
        strict=strict,
        status_right=strict.tp,
        relations=relations,
        statuses=statuses,
        documents=documents,
        wrong=tuple(sorted(tally.wrong)),
        missed=tuple(sorted(tally.missed)),
        misjudged=tuple(sorted(tally.misjudged)),
    )


def _sum(rows: tuple[tuple[str, Counts], ...]) -> Counts:
    return sum((counts for _, counts in rows), Counts())


def _table(cells: Counter[Cell]) -> tuple[tuple[str, Counts], ...]:
    labels = sorted({str(label) for label, _ in cells})
    return tuple((label, Counts(*(cells[label, outcome] for outcome in ("tp", "fp", "fn")))) for label in labels)
