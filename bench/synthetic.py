"""A graph of any size from invented documents: distinct sentences, a few hubs, many small circles, every status.

    python -m bench.synthetic --entities 20000 --claims 50000 -o page.html

writes the page of such a graph and prints one JSON object last. The same numbers give the same graph.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final

from kg.model import Document, Entity, Evidence, Knowledge, ResolvedClaim, Span, Status
from kg.vocab import DEFAULT_BASE

SEED: Final = 7
CIRCLE: Final = 45  # entities that mostly deal with each other
ABROAD: Final = 0.12  # share of claims that leave their circle
AGAIN: Final = 0.12  # share of claims that a second document repeats
DOCUMENT: Final = 16  # claims of one document
KINDS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("Company", "GovernmentAgency", "JointVenture"), "Organization"),
    **dict.fromkeys(("City", "Country"), "Place"),
    "Platform": "Product",
    "Certification": "Label",
}
_SHARES: Final = {
    "Company": 40,
    "Person": 28,
    "Platform": 14,
    "City": 6,
    "GovernmentAgency": 4,
    "JointVenture": 4,
    "Certification": 2,
    "Program": 2,
}

_HEADS: Final = "Al Bor Cal Dor El Fen Gar Hal Ister Jun Kel Lor Mar Nor Os Pel Quin Ros Sel Tar Ul Ver Wes Yar Zan".split()
_MIDDLES: Final = "a ba ci de fi go i ka le mo ni o pa ri so ta u va".split()
_TAILS: Final = "bel dan fax gard hem lund mere nix pol ran sis tor via wick xen zell".split()
_TRADES: Final = "Rail Energy Foods Robotics Health Textiles Media Marine Software Glass Timber Optics Steel Capital Mobility Water".split()
_GIVEN: Final = (
    "Ada Bruno Clara Dario Edith Farid Greta Hugo Irena Jonas Kaia Leon Mina Nils Olga Pavel Rosa Simon Tessa Umar Vera Wim Yasmin Zoltan"
).split()
_WHEN: Final = (
    "on Monday",
    "last spring",
    "this summer",
    "in the first quarter",
    "after months of talks",
    "at a fair in the capital",
    "before the holidays",
)
_WHY: Final = (
    "to reach customers abroad",
    "as costs keep rising",
    "because demand has doubled",
    "to shorten delivery times",
    "under pressure from rivals",
    "to meet new safety rules",
    "after a weak year",
    "with help from a state fund",
    "in answer to a request from its unions",
)
_SIGHT: Final = (
    "The details stay under seal",
    "Analysts had seen it coming",
    "Neither side named a price",
    "Shares hardly moved",
    "The unions were told first",
)


@dataclass(frozen=True)
class Saying:
    """How a relation is put into words: with which ends, in which status."""

    relation: str
    subject: str
    object: str
    status: Status
    words: str


def _sayings() -> Iterator[Saying]:
    for line in _WORDS.strip().splitlines():
        relation, ends, status, words = line.split(" ", 3)
        subject, _, object = ends.partition(">")
        yield Saying(relation, subject, object, Status(status), words)


# Ours, not cut from any article: {s} and {o} are the ends, the rest makes each sentence one of its kind.
_WORDS: Final = """
partnersWith Company>Company asserted {s} is working with {o} on a {n}-million-crown {trade} project {why}.
partnersWith Company>Company asserted {When} {s} and {o} signed a pact that covers {n} sites, {why}.
partnersWith Company>JointVenture planned {s} intends to team up with {o} in {year} {why}.
acquires Company>Company asserted {s} bought {o} for {n} million crowns {when}, {why}.
acquires Company>Company planned {s} will take over {o} in {year}, provided that {few} per cent of its owners agree.
acquires Company>Company possible {s} may bid for {o}, according to {few} people who asked not to be named.
acquires Company>Company denied {s} said {when} that it had not bought {o} and had dropped the idea in {year}.
chiefExecutiveOf Person>Company asserted {s}, chief executive of {o}, spoke of {n} new {trade} contracts {when}.
chiefExecutiveOf Person>JointVenture planned {s} is to run {o} from {year}, a board paper of {n} pages says.
worksFor Person>Company past {s} spent {few} years at {o} before leaving in {year}, {why}.
worksFor Person>GovernmentAgency asserted {s} looks after {n} inspectors at {o}, and has done so since {year}.
founderOf Person>Company asserted {s} started {o} in {year} with {n} thousand crowns of savings.
offers Company>Platform asserted {s} sells {o} to {n} {trade} firms and cut its price {when}.
develops Company>Platform planned {s} is going to rebuild {o} by {year} with {n} engineers, {why}.
basedOn Platform>Platform asserted {o} has been the ground on which {s} stands since {year}, {n} modules in all.
basedOn Platform>Platform planned From {year} on, {s} is to be built on {o}, {why}.
usesService Company>Platform asserted {s} moved {n} thousand records to {o} {when}, {why}.
headquarteredIn Company>City asserted {s} runs its {trade} trade from {o}, where {n} people work for it.
approves GovernmentAgency>Platform pending A decision by {s} on {o}, first asked for in {year}, is {few} weeks late.
approves GovernmentAgency>Platform asserted {s} cleared {o} {when} after {n} tests.
holdsLabel Platform>Certification asserted {s} has carried the {o} since {year}, after {few} audits.
holdsLabel Platform>Certification planned {s} hopes to be given the {o} in {year}, {why}.
jointVentureOf JointVenture>Company asserted {s}, which {o} helped to set up in {year}, has hired {n} people {when}.
memberOf Company>Program asserted {s} joined the {o} {when} with {n} suppliers, {why}.
investsIn Company>Company asserted {s} put {n} million crowns into {o} {when}, {why}.
supplies Company>Company asserted {s} ships {n} tonnes of {trade} parts a year to {o} and is paid late, {why}.
"""
SAYINGS: Final = tuple(_sayings())


@dataclass
class _Paper:
    """A document while it is written."""

    title: str
    issued: str
    publisher: str
    text: str = ""
    said: list[tuple[int, int, Span, Span, int]] = field(default_factory=list)  # start, end, the two ends, number of the claim

    def say(self, number: int, words: str, subject: Span, object: Span) -> None:
        """Add a sentence; the ends are offsets into it."""
        self.text += " " if self.text else ""
        start = len(self.text)
        self.text += words
        one, other = (Span(start + end.start, start + end.end) for end in (subject, object))
        self.said.append((start, len(self.text), one, other, number))


def synthetic(entities: int, claims: int) -> tuple[Knowledge, tuple[Document, ...]]:
    """Return a graph of so many entities and claims, and the documents that say it.

    Every entity but a few loners takes part in a claim, no two sentences are the same, and evidence is cut from its document.
    """
    dice = random.Random(SEED)
    things = _entities(dice, entities)
    facts = _facts(dice, things, claims)
    papers = _papers(dice, things, facts)
    documents = [
        Document.of(paper.text, f"articles/{number:05}.txt", title=paper.title, issued=paper.issued, publisher=paper.publisher)
        for number, paper in enumerate(papers)
    ]
    evidence: dict[int, list[Evidence]] = {}
    for document, paper in zip(documents, papers, strict=True):
        for index, (start, end, subject, object, number) in enumerate(paper.said):
            evidence.setdefault(number, []).append(document.evidence(start, end, sentence=index, subject=subject, object=object))
    resolved = [
        ResolvedClaim(
            subject=things[one].iri,
            relation=saying.relation,
            object=things[other].iri,
            status=saying.status,
            confidence=dice.randrange(50, 100) / 100,
            evidence=tuple(sorted(evidence[number])),
            time=str(year) if "{year}" in saying.words else None,
            extractors=("patterns",),
        )
        for number, (saying, one, other, year) in enumerate(facts)
    ]
    metadata = tuple(sorted(document.metadata for document in documents))
    return Knowledge(metadata, tuple(sorted(things)), tuple(sorted(resolved, key=lambda claim: claim.sort_key))), tuple(documents)


def _entities(dice: random.Random, count: int) -> list[Entity]:
    """Return entities with distinct names; those beside each other in the list will mostly deal with each other."""
    roots = [head + middle + tail for head, middle, tail in product(_HEADS, _MIDDLES, _TAILS)]
    dice.shuffle(roots)
    kinds, weights = list(_SHARES), list(_SHARES.values())
    seen: set[str] = set()
    found: list[Entity] = []
    for number in range(count):
        # The first of a circle are one of each kind, so that every circle can say everything.
        kind = kinds[number % CIRCLE] if number % CIRCLE < len(kinds) else dice.choices(kinds, weights)[0]
        name = _name(dice, kind, roots[number % len(roots)])
        while name in seen:
            name = _name(dice, kind, dice.choice(roots))
        seen.add(name)
        aliases = (name.split()[0],) if kind == "Company" and number % 3 == 0 else ()
        found.append(Entity(DEFAULT_BASE + name.replace(" ", "_"), name, kind, aliases))
    return found


def _name(dice: random.Random, kind: str, root: str) -> str:
    if kind == "Person":
        return f"{dice.choice(_GIVEN)} {root}"
    if kind == "Company":
        return f"{root} {dice.choice(_TRADES)}"
    if kind == "Platform":
        return f"{root} {dice.choice(('Cloud', 'Works', 'Grid', 'Ledger', 'Studio'))} {dice.randrange(2, 10)}"
    forms = {
        "City": "{}stadt",
        "GovernmentAgency": "{} Safety Board",
        "JointVenture": "{} Alliance",
        "Certification": "{} Trust Seal",
        "Program": "{} Start-up Programme",
    }
    return forms[kind].format(root)


_Fact = tuple[Saying, int, int, int]


def _facts(dice: random.Random, things: Sequence[Entity], count: int) -> list[_Fact]:
    """Return claims, each once: mostly within a circle, some to the hubs of others."""
    by_kind: dict[str, list[int]] = {}
    for number, thing in enumerate(things):
        by_kind.setdefault(thing.type, []).append(number)
    circles: dict[tuple[int, str], list[int]] = {}
    for number, thing in enumerate(things):
        circles.setdefault((number // CIRCLE, thing.type), []).append(number)
    facts: dict[tuple[str, int, int, str, int], _Fact] = {}
    turn = 0
    while len(facts) < count and turn < 20 * count:
        start = turn % len(things) if turn < 2 * len(things) else int(len(things) * dice.random() ** 2)
        turn += 1
        saying = dice.choice([saying for saying in SAYINGS if things[start].type in (saying.subject, saying.object)])
        forward = things[start].type == saying.subject
        wanted = saying.object if forward else saying.subject
        if dice.random() < ABROAD:
            near = by_kind.get(wanted, [])
            # A few are known everywhere: the square brings the first of each kind up.
            other = near[int(len(near) * dice.random() ** 4)] if near else start
        else:
            near = circles.get((start // CIRCLE, wanted), [])
            other = near[int(len(near) * dice.random() ** 2)] if near else start
        if other == start:
            continue
        one, two = (start, other) if forward else (other, start)
        year = dice.randrange(1995, 2031)
        facts.setdefault((saying.relation, one, two, saying.status, year if "{year}" in saying.words else 0), (saying, one, two, year))
    return list(facts.values())


def _papers(dice: random.Random, things: Sequence[Entity], facts: Sequence[_Fact]) -> list[_Paper]:
    """Return documents that say every fact, some twice, in sentences of which no two are the same."""
    numbers = sorted(range(len(facts)), key=lambda number: (facts[number][1] // CIRCLE, number))
    numbers += [number for number in numbers if dice.random() < AGAIN]
    papers, seen = [], set[str]()
    for place in range(0, len(numbers), DOCUMENT):
        part = numbers[place : place + DOCUMENT]
        first = things[facts[part[0]][1]].label
        issued = f"{dice.randrange(2015, 2027)}-{dice.randrange(1, 13):02}-{dice.randrange(1, 29):02}"
        paper = _Paper(f"What {first} is up to, part {place // DOCUMENT + 1}", issued, f"The {dice.choice(_HEADS)}burg Courier")
        for number in part:
            words, subject, object = _sentence(dice, things, facts[number])
            while words in seen:
                words, subject, object = _sentence(dice, things, facts[number])
            seen.add(words)
            paper.say(number, words, subject, object)
            if dice.random() < 0.3:
                paper.text += f" {dice.choice(_SIGHT)}."
        papers.append(paper)
    return papers


def _sentence(dice: random.Random, things: Sequence[Entity], fact: _Fact) -> tuple[str, Span, Span]:
    """Return a sentence for a fact, and where in it the two ends stand."""
    saying, one, other, year = fact
    when = dice.choice(_WHEN)
    slots = {
        "s": things[one].label,
        "o": things[other].label,
        "n": f"{dice.randrange(2, 9_999):,}",
        "few": str(dice.randrange(2, 40)),
        "year": str(year),
        "when": when,
        "When": when[0].upper() + when[1:],
        "why": dice.choice(_WHY),
        "trade": dice.choice(_TRADES).lower(),
    }
    text, ends = "", {}
    for piece in saying.words.split("{"):
        name, brace, rest = piece.rpartition("}")
        if brace:
            ends[name] = Span(len(text), len(text) + len(slots[name]))
            text += slots[name]
        text += rest
    return text, ends["s"], ends["o"]


def report(entities: int, claims: int, path: Path) -> dict[str, Any]:
    """Write the page and return how long it took and how large it is."""
    from kg.view import write_page

    knowledge, documents = synthetic(entities, claims)
    start = time.process_time()
    write_page(knowledge, path, texts=documents, kinds=KINDS)
    return {
        "entities": len(knowledge.entities),
        "claims": len(knowledge.claims),
        "documents": len(documents),
        "words": sum(len(document.text.split()) for document in documents),
        "cpu_seconds": round(time.process_time() - start, 2),
        "megabytes": round(path.stat().st_size / 1e6, 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--entities", type=int, default=20_000, help="(default: %(default)s)")
    parser.add_argument("--claims", type=int, default=50_000, help="(default: %(default)s)")
    parser.add_argument("-o", "--output", type=Path, default=Path("page.html"), help="the page to write (default: %(default)s)")
    options = parser.parse_args()
    print(json.dumps(report(options.entities, options.claims, options.output), indent=2))


if __name__ == "__main__":
    main()
