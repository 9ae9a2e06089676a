"""Relations in press releases on one conflict (re3d), as far as we have relations like them.

    python -m bench.re3d --data FOLDER [--extractor patterns|neural|both] [--limit N] [--reported]

The corpus's relations are wider than ours and its mentions longer ("the Turkish-backed forces"), so read the figures side by
side, not by themselves. Every prediction that has a relation like one of the corpus's counts, so `strict` is `overlap`.
"""

from __future__ import annotations

from typing import Any

from bench.common import (
    by_label,
    count,
    document_of,
    exact,
    gold_of,
    guess,
    options,
    overlap,
    pipeline_of,
    pooled,
    sample,
    show,
    sizes,
    total,
)
from bench.corpora import re3d
from bench.mapping import RE3D


def main() -> None:
    given = options(__doc__, is_split=True).parse_args()
    passages = sample(given, "re3d", re3d.read(given.data))
    pipeline = pipeline_of(given)
    found = [[guess(claim, RE3D, pipeline.ontology) for claim in pipeline.claims_of(document_of(passage))[1]] for passage in passages]
    pairs = list(zip((gold_of(passage, RE3D) for passage in passages), found, strict=True))
    measures = {"overlap": overlap, "exact": exact}
    sums = {name: total(count(gold, guesses, same, RE3D) for gold, guesses in pairs) for name, same in measures.items()}
    report: dict[str, Any] = {name: pooled(table) for name, table in sums.items()}
    show(report | {"strict": report["overlap"], "relations": by_label(sums["overlap"])} | sizes(passages))


if __name__ == "__main__":
    main()
