"""Precision, recall, F1 and status on real news, against gold that is kept without the texts (`bench/gold`).

    python -m bench.gold_news --data DIR [--gold DIR] [--extractor patterns|neural|both] [--limit N] [--findings]

DIR holds the articles, by the names that the gold files give. A text whose hash is not the one that was annotated is refused. Counted
as `kg evaluate` counts: `overlap` and `exact` are both its figures, as an end is right by the entity it stands for; `strict`
asks for the right status too.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.common import options, pipeline_of, show, spread
from bench.make_gold import read_article
from bench.make_news_gold import GOLD, digest
from kg.build import Pipeline
from kg.evaluate import GoldClaim, GoldDocument, GoldEnd, GoldEntity, Report, score
from kg.model import Document, Span, Status

Joined = tuple[GoldDocument, Document]


def join(record: dict[str, Any], document: Document) -> GoldDocument:
    """Return gold with the words of its article put in; raises ValueError when the text is another one."""
    if digest(document) != record["sha256"]:
        raise ValueError(f"{record['document']}: not the text that was annotated")
    entities = tuple(_entity(entity, document.text) for entity in record["entities"])
    return GoldDocument(record["document"], entities, tuple(_claim(claim, entities, document.text) for claim in record["claims"]))


def _entity(record: dict[str, Any], text: str) -> GoldEntity:
    name, *aliases = dict.fromkeys(" ".join(text[start:end].split()) for start, end in record["mentions"])
    return GoldEntity(name, record["type"], tuple(aliases), tuple(record["other_types"]))


def _claim(record: dict[str, Any], entities: tuple[GoldEntity, ...], text: str) -> GoldClaim:
    start, end = record["evidence"]
    return GoldClaim(
        relations=(record["relation"], *record.get("or_relation", ())),
        subject=_end(record["subject"], entities, text),
        object=_end(record["object"], entities, text),
        statuses=tuple(Status(status) for status in (record["status"], *record.get("or_status", ()))),
        evidence=Span(start, end),
        quote=text[start:end],
        time=record.get("time"),
        speaker=entities[record["speaker"]].name if "speaker" in record else None,
        optional=record.get("optional", False),
    )


def _end(record: list[Any], entities: tuple[GoldEntity, ...], text: str) -> GoldEnd:
    what, start, end = record
    name = entities[what].name if isinstance(what, int) else what
    return GoldEnd(name, not isinstance(what, int), text[start:end], start, end)


def load(gold: Path, texts: Path) -> Iterator[Joined]:
    """Yield the gold of a folder, each with its article, by name."""
    for file in sorted(gold.glob("*.json")):
        record = json.loads(file.read_text(encoding="utf-8"))
        document = read_article(texts / record["document"])
        yield join(record, document), document


def measured(pairs: Iterable[Joined], pipeline: Pipeline) -> Report:
    """Return how good the claims of the articles are."""
    pairs = list(pairs)
    claims = {gold.document: pipeline.claims_of(document)[1] for gold, document in pairs}
    symmetric = [name for name, relation in pipeline.ontology.relations.items() if relation.symmetric]
    return score([gold for gold, _ in pairs], claims, symmetric)


def main() -> None:
    parser = options(__doc__)
    parser.add_argument("--gold", type=Path, default=GOLD, help="the folder of the gold (default: bench/gold)")
    parser.add_argument("--findings", action="store_true", help="list what is wrong, missed or of another status too")
    given = parser.parse_args()
    report = measured(spread(load(given.gold, given.data), given.limit), pipeline_of(given)).to_dict()
    overall = report.pop("overall")
    findings = {name: report.pop(name) for name in ("wrong", "missed", "misjudged")}
    show({"overlap": overall, "exact": overall, **report} | (findings if given.findings else {}))


if __name__ == "__main__":
    main()
