"""Claims drawn at random for somebody to read, and what the reading says.

    python -m bench.reading draw ARTICLES --out SHEET [--count 200] [--seed 1] [--extractor both] [--texts FILE]
    python -m bench.reading count SHEET…

`draw` takes the *.txt files of ARTICLES that the model was not trained on. SHEET is a CSV of offsets and labels without a word of the
articles, with `verdict` (right, wrong, or unsure) and `note` left empty; FILE shows the same claims with their words, for the reader.
A claim is right when a careful reader of its article would agree that it says so of these two things, whatever its status; `status`
in the note marks a wrong status. `count` prints one JSON object.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

from bench.common import show
from kg.build import Pipeline
from kg.model import Claim
from kg.read import read_file
from kg.settings import load_settings

TRAINED_ON: Final = Path(__file__).resolve().parent.parent / "training" / "annotations" / "wikinews.jsonl"
COLUMNS: Final = (
    "number document relation status confidence extractor subject_start subject_end object_start object_end verdict note".split()
)


def unseen(folder: Path, trained_on: Path = TRAINED_ON) -> list[Path]:
    """Return a folder's articles that are not among those trained on, by name."""
    seen = {json.loads(line)["document"] for line in trained_on.read_text(encoding="utf-8").splitlines()}
    return sorted(path for path in folder.glob("*.txt") if path.name not in seen)


def claims_of(paths: Iterable[Path], pipeline: Pipeline) -> list[tuple[str, Claim]]:
    """Return every claim with its article's name; one that is made twice of the same things counts once."""
    found: dict[tuple[object, ...], tuple[str, Claim]] = {}
    for path in paths:
        for document in read_file(path):
            for claim in pipeline.claims_of(document)[1]:
                ends = (claim.subject.cluster, claim.object.value or claim.object.cluster)
                found.setdefault((path.name, claim.relation, *ends), (path.name, claim))
    return list(found.values())


def row(number: int, document: str, claim: Claim) -> dict[str, Any]:
    """Return a claim as a row of the sheet."""
    ends = (claim.subject.start, claim.subject.end, claim.object.start, claim.object.end)
    said = (number, document, claim.relation, str(claim.status), claim.confidence, claim.extractor, *ends, "", "")
    return dict(zip(COLUMNS, said, strict=True))


def written(number: int, document: str, claim: Claim) -> str:
    """Return a claim with its words."""
    subject, object = (f"{end.entity} [{end.text}] {end.type}" for end in (claim.subject, claim.object))
    head = f"{number} | {document} | {subject} | {claim.relation} | {object} | {claim.status} | {claim.confidence}"
    return f"{head}\n    {' '.join(claim.evidence.text.split())}\n"


def draw(given: argparse.Namespace) -> None:
    claims = claims_of(unseen(given.articles), Pipeline(load_settings(extractor=given.extractor)))
    chosen = random.Random(given.seed).sample(claims, min(given.count, len(claims)))
    with given.out.open("w", encoding="utf-8", newline="") as out:
        sheet = csv.DictWriter(out, COLUMNS, lineterminator="\n")
        sheet.writeheader()
        sheet.writerows(row(number, *each) for number, each in enumerate(chosen, 1))
    if given.texts:
        given.texts.write_text("\n".join(written(number, *each) for number, each in enumerate(chosen, 1)), encoding="utf-8")
    print(f"{len(chosen)} of {len(claims)} claims drawn")


def count(given: argparse.Namespace) -> None:
    rows = [row for path in given.sheets for row in csv.DictReader(path.open(encoding="utf-8"))]
    verdicts = Counter(row["verdict"] for row in rows)
    by: dict[str, dict[str, list[int]]] = {"relation": {}, "extractor": {}}
    for each in rows:
        for name, table in by.items():
            tally = table.setdefault(each[name], [0, 0])
            tally[0] += each["verdict"] == "right"
            tally[1] += 1
    status = sum("status" in row["note"] for row in rows if row["verdict"] == "right")
    show({"read": len(rows), "right": round(verdicts["right"] / len(rows), 4), "verdicts": dict(verdicts), "wrong_status": status, **by})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(required=True)
    drawing = commands.add_parser("draw")
    drawing.add_argument("articles", type=Path)
    drawing.add_argument("--out", type=Path, required=True)
    drawing.add_argument("--texts", type=Path)
    drawing.add_argument("--count", type=int, default=200)
    drawing.add_argument("--seed", type=int, default=1)
    drawing.add_argument("--extractor", choices=("patterns", "neural", "both"), default="both")
    drawing.set_defaults(run=draw)
    counting = commands.add_parser("count")
    counting.add_argument("sheets", type=Path, nargs="+")
    counting.set_defaults(run=count)
    given = parser.parse_args()
    given.run(given)


if __name__ == "__main__":
    main()
