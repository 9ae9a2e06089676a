"""How good claims are: gold claims of an analyst, precision, recall and status accuracy against them, and the pinned floors."""

from kg.evaluate.floors import Floors, below, load_floors
from kg.evaluate.gold import GoldClaim, GoldDocument, GoldEnd, GoldEntity, faults, load_gold
from kg.evaluate.report import Counts, Finding, Report
from kg.evaluate.score import score
from kg.evaluate.table import table

__all__ = [
    "Counts",
    "Finding",
    "Floors",
    "GoldClaim",
    "GoldDocument",
    "GoldEnd",
    "GoldEntity",
    "Report",
    "below",
    "faults",
    "load_floors",
    "load_gold",
    "score",
    "table",
]
