"""Questions to a graph: SPARQL, names, explanations, and the network of its entities."""

from kg.query.explain import explain, render
from kg.query.louvain import grouped
from kg.query.measures import Ranked, Step, communities, neighbors, paths, rank
from kg.query.names import resolve
from kg.query.network import Stats, stats, to_networkx
from kg.query.part import MADE_BY_QUERY, answer_of, around, part_of
from kg.query.sparql import DEFAULT_TIMEOUT, FORMATS, query_store, run_query

__all__ = [
    "DEFAULT_TIMEOUT",
    "FORMATS",
    "MADE_BY_QUERY",
    "Ranked",
    "Stats",
    "Step",
    "answer_of",
    "around",
    "communities",
    "explain",
    "grouped",
    "neighbors",
    "part_of",
    "paths",
    "query_store",
    "rank",
    "render",
    "resolve",
    "run_query",
    "stats",
    "to_networkx",
]
