"""Make `data/gold/*.json` from the annotators' notes in `data/gold/notes/`: quotes become offsets, or the run fails.

A note is a text file named after its article plus `.note`; `docs/annotation.md` says what to note and how:

    entity Acme Cloud | Company | Acme
    > Acme, whose owner … last year.
    ownedBy | Acme Cloud | Globex = the giant | past | time=2019 | speaker=Jo Doe | or=subsidiaryOf | or-status=asserted | optional

`python -m bench.make_gold` writes; with `--check` it only says which files are out of date (exit status 1).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from bench.gold_entailed import entailed
from kg.model import Document, Status
from kg.read import read_file

DATA: Final = Path(__file__).resolve().parent.parent / "data"
Span = tuple[int, int]


class NoteError(Exception):
    """A note does not fit its article; names file and line."""


@dataclass
class Note:
    """One article's annotation while it is being read."""

    document: Document
    entities: dict[str, dict[str, Any]] = field(default_factory=dict)
    claims: list[dict[str, Any]] = field(default_factory=list)
    evidence: Span | None = None

    def surfaces(self) -> dict[str, list[str]]:
        return {name: [name, *entity["aliases"]] for name, entity in self.entities.items()}


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 when a gold file is out of date")
    stale = [path for path, text in _made() if _is_stale(path, text, parser.parse_args(arguments).check)]
    for path in stale:
        print(f"{path.name}: out of date, run python -m bench.make_gold", file=sys.stderr)
    return 1 if stale else 0


def _made() -> Iterator[tuple[Path, str]]:
    for path in sorted((DATA / "gold" / "notes").glob("*.note")):
        article = DATA / "articles" / path.stem
        yield DATA / "gold" / f"{path.stem}.json", dump(make(path.read_text(encoding="utf-8"), read_article(article), path.name))


def _is_stale(path: Path, text: str, only_check: bool) -> bool:
    if only_check:
        return not path.exists() or path.read_text(encoding="utf-8") != text
    path.write_text(text, encoding="utf-8")
    return False


def read_article(path: Path) -> Document:
    """Return the one document of an article."""
    (document,) = read_file(path)
    return document


def make(note: str, document: Document, name: str) -> dict[str, Any]:
    """Return the gold record of an article; raises NoteError naming the line that does not fit it."""
    state = Note(document)
    for number, line in enumerate(note.splitlines(), start=1):
        try:
            _line(line.strip(), state)
        except (NoteError, ValueError) as error:
            raise NoteError(f"{name}:{number}: {error}") from error
    claims = sorted([*state.claims, *entailed(state.claims)], key=_order)
    return {"document": name.removesuffix(".note"), "entities": list(state.entities.values()), "claims": claims}


def dump(record: dict[str, Any]) -> str:
    """Return the record as JSON with one entity or claim a line, so that a diff can be read."""
    parts = [f' "document": {json.dumps(record["document"])}']
    for key in ("entities", "claims"):
        rows = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in record[key])
        parts.append(f' "{key}": [\n{rows}\n ]' if rows else f' "{key}": []')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _order(claim: dict[str, Any]) -> tuple[Any, ...]:
    ends = (claim["subject"]["start"], claim["object"]["start"])
    return (claim["evidence"]["start"], *ends, claim["relation"], claim["status"], bool(claim.get("optional")))


def _line(line: str, state: Note) -> None:
    if not line or line.startswith("#"):
        return
    if line.startswith("entity "):
        _entity(line.removeprefix("entity "), state)
    elif line.startswith("> "):
        state.evidence = _locate(line.removeprefix("> "), state.document.text)
    else:
        state.claims.append(_claim([part.strip() for part in line.split("|")], state))


def _entity(line: str, state: Note) -> None:
    name, types, *aliases = (part.strip() for part in line.split("|"))
    type, *others = types.split()
    if name in state.entities:
        raise NoteError(f"entity {name!r} is there already")
    for surface in (name, *aliases):
        if not occurrences(surface, state.document.text) and surface != name:
            raise NoteError(f"{surface!r} does not occur in the article")
    state.entities[name] = {"name": name, "type": type, **({"other_types": others} if others else {}), "aliases": aliases}


def _locate(quote: str, text: str) -> Span:
    """Return where a quote stands; `…` with spaces around it leaves out the middle."""
    head, gap, tail = quote.partition(" … ")
    starts = occurrences(head, text)
    if len(starts) != 1:
        raise NoteError(f"{head!r} occurs {len(starts)} times")
    if not gap:
        return starts[0]
    ends = [span for span in occurrences(tail, text) if span[0] >= starts[0][1]]
    if not ends:
        raise NoteError(f"{tail!r} does not follow {head!r}")
    return starts[0][0], ends[0][1]


def occurrences(words: str, text: str) -> list[Span]:
    """Return where words stand whole in a text, however they are spaced."""
    pattern = r"\s+".join(re.escape(word) for word in words.split())
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _claim(parts: list[str], state: Note) -> dict[str, Any]:
    if state.evidence is None:
        raise NoteError("a claim needs a line '> quote' before it")
    relation, subject, object, *rest = parts
    options = _options(rest)
    start, end = state.evidence
    claim = {"relation": relation, "subject": _end(subject, state), "object": _end(object, state), "status": options.pop("status")}
    if options.get("speaker") not in (None, *state.entities):
        raise NoteError(f"no entity {options['speaker']!r}")
    return claim | options | {"evidence": {"start": start, "end": end, "text": state.document.text[start:end]}}


def _options(parts: list[str]) -> dict[str, Any]:
    options: dict[str, Any] = {"status": "asserted"}
    for part in parts:
        key, has_value, value = part.partition("=")
        if key == "or":
            options["or_relation"] = value.split(",")
        elif key == "or-status":
            options["or_status"] = [str(Status(status)) for status in value.split(",")]
        elif key in ("time", "speaker") and has_value:
            options[key] = value
        elif key == "optional":
            options["optional"] = True
        else:
            options["status"] = str(Status(part))
    return options


def _end(part: str, state: Note) -> dict[str, Any]:
    name, _, mention = (piece.strip() for piece in part.partition(" = "))
    if name.startswith('"'):
        start, end = _mention(mention, state)
        return {"value": name.strip('"'), "text": state.document.text[start:end], "start": start, "end": end}
    if name not in state.entities:
        raise NoteError(f"no entity {name!r}")
    start, end = _mention(mention, state) if mention else _named(name, state)
    return {"entity": name, "text": state.document.text[start:end], "start": start, "end": end}


def _mention(words: str, state: Note) -> Span:
    """Return where words stand in the evidence; `words#2` is the second time."""
    words, _, count = words.partition("#")
    found = _inside(occurrences(words, state.document.text), state)
    if not count and len(found) != 1:
        raise NoteError(f"{words!r} occurs {len(found)} times in the evidence; write {words}#1 …")
    if int(count or 1) > len(found):
        raise NoteError(f"{words!r} occurs only {len(found)} times in the evidence")
    return found[int(count or 1) - 1]


def _named(name: str, state: Note) -> Span:
    """Return the one place in the evidence where an entity is named and the words are not part of a longer name."""
    surfaces = state.surfaces()
    longer = [span for all in surfaces.values() for words in all for span in _inside(occurrences(words, state.document.text), state)]
    found = {span for words in surfaces[name] for span in _inside(occurrences(words, state.document.text), state)}
    whole = [span for span in sorted(found) if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other in longer)]
    if len(whole) != 1:
        raise NoteError(f"{name!r} is named {len(whole)} times in the evidence; write {name} = words#1")
    return whole[0]


def _inside(spans: list[Span], state: Note) -> list[Span]:
    start, end = state.evidence or (0, 0)
    return [span for span in spans if start <= span[0] and span[1] <= end]


if __name__ == "__main__":
    sys.exit(main())
