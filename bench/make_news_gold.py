"""Make `bench/gold/*.json` from annotators' notes on news articles whose texts are not kept here.

    python -m bench.make_news_gold NOTES_DIR --texts DIR [--out DIR]

The notes are written as `bench.make_gold` says, each named after its article plus `.note`. What is kept of an article is its name
and hash and where things stand in it, none of its words:

    {"document": "a.txt", "sha256": "…",
     "entities": [{"type": "Company", "other_types": [], "mentions": [[start, end], …]}, …],
     "claims": [{"relation": …, "subject": [entity, start, end], "object": [entity, start, end], "status": …,
                 "evidence": [start, end], "or_relation": […], "or_status": […], "optional": true, "time": …, "speaker": entity}, …]}

The first of an entity's `mentions` is its name, the others are its other forms, each once. A name that the article does not have is
left out, and its first form takes its place. A literal object has its `value` instead of an entity's number.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from bench.make_gold import NoteError, make, occurrences, read_article
from kg.model import Document

GOLD: Final = Path(__file__).resolve().parent / "gold"
_KEPT: Final = ("relation", "status", "or_relation", "or_status", "optional", "time")


def offsets_only(record: dict[str, Any], document: Document) -> dict[str, Any]:
    """Return a gold record of `bench.make_gold` without a word of its article; raises NoteError for an entity that is nowhere in it."""
    number = {entity["name"]: index for index, entity in enumerate(record["entities"])}
    return {
        "document": record["document"],
        "sha256": digest(document),
        "entities": [_entity(entity, document.text) for entity in record["entities"]],
        "claims": [_claim(claim, number) for claim in record["claims"]],
    }


def digest(document: Document) -> str:
    """Return the hash of an article's text."""
    return hashlib.sha256(document.text.encode("utf-8")).hexdigest()


def _entity(entity: dict[str, Any], text: str) -> dict[str, Any]:
    forms = (occurrences(words, text) for words in (entity["name"], *entity["aliases"]))
    mentions = [list(spans[0]) for spans in forms if spans]
    if not mentions:
        raise NoteError(f"entity {entity['name']!r} stands nowhere in the article")
    return {"type": entity["type"], "other_types": entity.get("other_types", []), "mentions": mentions}


def _claim(claim: dict[str, Any], number: dict[str, int]) -> dict[str, Any]:
    kept: dict[str, Any] = {key: claim[key] for key in _KEPT if key in claim}
    kept |= {end: _end(claim[end], number) for end in ("subject", "object")}
    if claim.get("speaker"):
        kept["speaker"] = number[claim["speaker"]]
    return kept | {"evidence": [claim["evidence"]["start"], claim["evidence"]["end"]]}


def _end(end: dict[str, Any], number: dict[str, int]) -> list[Any]:
    return [end["value"] if "value" in end else number[end["entity"]], end["start"], end["end"]]


def dump(record: dict[str, Any]) -> str:
    """Return the record as JSON with one entity or claim a line, so that a diff can be read."""
    parts = [f' "{key}": {json.dumps(record[key])}' for key in ("document", "sha256")]
    parts += [f' "{key}": [\n' + ",\n".join("  " + json.dumps(row) for row in record[key]) + "\n ]" for key in ("entities", "claims")]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notes", type=Path, help="the folder of the notes")
    parser.add_argument("--texts", type=Path, required=True, help="the folder of the articles")
    parser.add_argument("--out", type=Path, default=GOLD, help="where to write (default: bench/gold)")
    given = parser.parse_args(arguments)
    given.out.mkdir(parents=True, exist_ok=True)
    problems = [problem for note in sorted(given.notes.glob("*.note")) if (problem := _convert(note, given.texts / note.stem, given.out))]
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


def _convert(note: Path, article: Path, out: Path) -> str | None:
    """Write the gold of one article; return what is wrong with its note, or nothing."""
    try:
        document = read_article(article)
        record = offsets_only(make(note.read_text(encoding="utf-8"), document, note.name), document)
    except NoteError as error:
        return f"{note.name}: {error}" if note.name not in str(error) else str(error)
    (out / f"{note.stem}.json").write_text(dump(record), encoding="utf-8")
    return None


if __name__ == "__main__":
    sys.exit(main())
