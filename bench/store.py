"""Triples per second into the store, and SPARQL beside rdflib's own store, on a graph made by rule.

Run with `python -m bench.store [--claims N]`; prints one JSON object last. Times are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import json
import random
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import rdflib

from kg.graph import GraphStore, Run, default_graph, from_store, to_nquads, to_ntriples, to_quads, to_turtle
from kg.model import Entity, Evidence, Knowledge, Metadata, ResolvedClaim, Span, Status
from kg.vocab import DEFAULT_BASE, Bases

RELATIONS = ("partnersWith", "acquires", "investsIn", "supplies", "subsidiaryOf")
QUERIES = {
    "star": "SELECT ?p ?o { id:c1 ?p ?o }",
    "two_hops": "SELECT ?a ?c { ?a kg:partnersWith ?b . ?b kg:acquires ?c }",
    "count_by_relation": "SELECT ?p (COUNT(?c) AS ?n) { ?c rdf:predicate ?p } GROUP BY ?p",
    "sure_claims": "SELECT ?c ?q { ?c kg:status kg:asserted ; kg:confidence ?f ; prov:wasDerivedFrom/oa:exact ?q FILTER(?f > .9) }",
    "quote_contains": "SELECT ?e { ?e oa:exact ?q FILTER(CONTAINS(?q, 'number 77 ')) }",
}


def synthetic(claims: int) -> Knowledge:
    """Return knowledge of a given number of claims, the same every time."""
    dice = random.Random(7)
    entities = [Entity(f"{DEFAULT_BASE}c{number}", f"Company {number}", "Company") for number in range(max(claims // 3, 2))]
    documents = [Metadata(f"doc-{number}", f"{number}.txt", issued="2022-06-22") for number in range(claims // 12 + 1)]
    made = {claim.id: claim for claim in (_claim(dice, number, entities, documents) for number in range(claims))}
    return Knowledge(tuple(documents), tuple(sorted(entities)), tuple(sorted(made.values(), key=lambda claim: claim.sort_key)))


def _claim(dice: random.Random, number: int, entities: list[Entity], documents: list[Metadata]) -> ResolvedClaim:
    subject, other = dice.choice(entities), dice.choice(entities)
    quote = f"{subject.label} announced that it would work with {other.label} in sentence number {number} of its report."
    ends = Span(number, number + 5), Span(number + 10, number + 15)
    evidence = Evidence(dice.choice(documents).id, number, number + len(quote), quote, number % 40, *ends)
    confidence = dice.randrange(500, 1000) / 1000
    return ResolvedClaim(subject.iri, dice.choice(RELATIONS), other.iri, dice.choice(list(Status)), confidence, (evidence,), "2021")


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds an action takes, and what it returns."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def writing(knowledge: Knowledge) -> tuple[dict[str, Any], GraphStore]:
    """Return how fast each step from knowledge to disk and back is, in quads per second, and the store."""
    seconds: dict[str, float] = {}
    seconds["convert"], quads = timed(lambda: to_quads(knowledge, Bases(), Run("bench", "bench")))
    seconds["store"], store = timed(lambda: GraphStore.from_quads(quads))
    seconds["turtle"], _ = timed(lambda: to_turtle(store.default_triples(), Bases().prefixes()))
    seconds["nquads"], _ = timed(lambda: to_nquads(quads))
    seconds["read_back"], _ = timed(lambda: from_store(store))
    with TemporaryDirectory() as folder:
        seconds["save"], _ = timed(lambda: store.save(Path(folder)))
    return {"quads": len(quads), "quads_per_second": {name: round(len(quads) / spent) for name, spent in seconds.items()}}, store


def querying(store: GraphStore) -> dict[str, Any]:
    """Return the seconds of each query here and in rdflib's memory store over the same triples."""
    lines = to_ntriples(default_graph(store.quads()))
    load, memory = timed(lambda: rdflib.Graph().parse(data=lines, format="nt"))
    report: dict[str, Any] = {"rdflib_load_seconds": round(load, 3), "queries": {}}
    prefixes = Bases().prefixes()
    for name, sparql in QUERIES.items():
        ours, rows = timed(lambda sparql=sparql: sum(1 for _ in store.query(sparql, prefixes)))  # type: ignore
        theirs, others = timed(lambda sparql=sparql: sum(1 for _ in memory.query(sparql, initNs=prefixes)))  # type: ignore
        speed = {"seconds": round(ours, 4), "rdflib_seconds": round(theirs, 4), "times_faster": round(theirs / ours, 1)}
        report["queries"][name] = {"rows": rows, "same_rows": rows == others, **speed}
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--claims", type=int, default=5000, help="size of the graph (default: %(default)s claims, about 45 quads each)")
    written, store = writing(synthetic(parser.parse_args().claims))
    print(json.dumps({**written, **querying(store)}, indent=2))


if __name__ == "__main__":
    main()
