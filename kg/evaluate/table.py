"""A report as text for people."""

from __future__ import annotations

from collections.abc import Iterable

from kg.evaluate.report import Counts, Report

_HEAD = ("", "right", "wrong", "missed", "precision", "recall", "F1")


def table(report: Report) -> str:
    """Return the scores as aligned columns: by relation, by status, and over all.

    >>> print(table(Report(Counts(3, 1, 2), Counts(2, 2, 3), 2, (("owns", Counts(3, 1, 2)),), (), (), (), (), ())))
                 right  wrong  missed  precision  recall     F1
    owns             3      1       2       0.75    0.60   0.67
    <BLANKLINE>
    all              3      1       2       0.75    0.60   0.67
    with status      2      2       3       0.50    0.40   0.44
    status accuracy 0.67
    """
    totals = [_row("all", report.overall), _row("with status", report.strict)]
    blocks = [[_row(label, counts) for label, counts in rows] for rows in (report.relations, report.statuses)]
    rows = [_HEAD, *blocks[0], (), *blocks[1], *([()] if blocks[1] else []), *totals]
    return "\n".join([*_aligned(rows), f"status accuracy {report.status_accuracy:.2f}"])


def _row(label: str, counts: Counts) -> tuple[str, ...]:
    ratios = (counts.precision, counts.recall, counts.f1)
    return (label, *(str(count) for count in (counts.tp, counts.fp, counts.fn)), *(f"{ratio:.2f}" for ratio in ratios))


def _aligned(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    first = max(len(row[0]) for row in rows if row)
    widths = (first, *(max(5, len(title)) for title in _HEAD[1:]))
    return ["  ".join(_cell(cell, width) for cell, width in zip(row, widths, strict=False)).rstrip() for row in rows]


def _cell(text: str, width: int) -> str:
    return text.rjust(width) if text[:1].isdigit() or text in _HEAD else text.ljust(width)
