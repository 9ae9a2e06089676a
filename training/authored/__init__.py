"""Documents written and annotated for this project, and the reader of their form (README.md beside this file)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from kg.model import Status
from kg.ontology import Ontology

FOLDER: Final = Path(__file__).resolve().parent
LITERALS: Final = frozenset({"Date", "Amount"})
STYLES: Final = frozenset("news press-release filing blog interview list profile trade web mail".split())
_TOKEN: Final = re.compile(r"\[|\|[A-Za-z0-9_+:,-]+\]")
_CLAIM: Final = re.compile(r"> (?P<subject>\S+) (?P<relation>\S+) (?P<object>\S+) (?P<status>\S+)(?P<rest>( (said|time)=\S+)*)$")


@dataclass(frozen=True)
class Mark:
    """Marked words: offsets in the document's text, end exclusive, and the ids of the things they stand for."""

    start: int
    end: int
    ids: tuple[str, ...]
    sentence: int


@dataclass(frozen=True)
class Said:
    """A claim between two things, made in a sentence."""

    subject: str
    relation: str
    object: str
    status: Status
    sentence: int
    speaker: str | None = None
    time: str | None = None


@dataclass(frozen=True)
class AuthoredDocument:
    """One authored document; `types` maps an id to the classes of the thing, `sentences` are offsets."""

    place: str
    style: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    marks: tuple[Mark, ...]
    claims: tuple[Said, ...]
    types: dict[str, tuple[str, ...]]


@dataclass
class _Draft:
    place: str
    style: str = "news"
    text: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    claims: list[Said] = field(default_factory=list)
    types: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gap: str = ""

    def done(self) -> AuthoredDocument:
        marks = tuple(sorted(self.marks, key=lambda m: (m.start, -m.end)))
        return AuthoredDocument(self.place, self.style, self.text, tuple(self.sentences), marks, tuple(self.claims), self.types)


class AuthoredError(ValueError):
    """A line that does not keep to the form; names file and line."""


def read_authored(ontology: Ontology, folder: Path = FOLDER) -> Iterator[AuthoredDocument]:
    """Yield the faultless documents of all files, in the order of their names; `python -m training.authored` names the faults of others."""
    for path in sorted(folder.glob("*.txt")):
        yield from parse_file(path, ontology)[0]


def parse_file(path: Path, ontology: Ontology) -> tuple[list[AuthoredDocument], list[str]]:
    """Return a file's faultless documents and every fault in the others, each naming file and line."""
    documents, faults = [], []
    for first, block in _blocks(path.read_text(encoding="utf-8")):
        draft = _Draft(f"{path.name}:{first}")
        before = len(faults)
        for number, line in enumerate(block, first):
            try:
                _take(draft, line, ontology)
            except AuthoredError as error:
                faults.append(f"{path.name}:{number}: {error}: {line[:100]}")
        if len(faults) == before:
            faults += [f"{draft.place}: {fault}" for fault in list(_dangling(draft)) or _misfits(draft, ontology)]
        if len(faults) == before:
            documents.append(draft.done())
    return documents, faults


def _blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    block: list[str] = []
    for number, line in enumerate([*text.splitlines(), ""], 1):
        if line.strip():
            block.append(line.rstrip())
        elif block:
            yield number - len(block), block
            block = []


def _take(draft: _Draft, line: str, ontology: Ontology) -> None:
    if line.startswith("== "):
        draft.style = line[3:].split("|")[0].strip()
        if draft.style not in STYLES:
            raise AuthoredError(f"style {draft.style!r} is none of {', '.join(sorted(STYLES))}")
    elif line == "--":
        draft.gap = "\n\n"
    elif line.startswith("> "):
        draft.claims.append(_claim(draft, line, ontology))
    else:
        _sentence(draft, line, ontology)


def _sentence(draft: _Draft, line: str, ontology: Ontology) -> None:
    draft.text += draft.gap if draft.text else ""
    draft.gap = " "
    start, at, opened = len(draft.text), 0, []
    text = draft.text
    for token in _TOKEN.finditer(line):
        text += line[at : token.start()]
        at = token.end()
        if token[0] == "[":
            opened.append(len(text))
            continue
        if not opened:
            raise AuthoredError("a mention ends that never began")
        draft.marks.append(_mark(draft, opened.pop(), text, token[0][1:-1], ontology))
    text += line[at:]
    if opened or any(sign in text[start:] for sign in "[]|"):
        raise AuthoredError("a mention is not closed, or a bracket stands outside one")
    draft.text = text
    draft.sentences.append((start, len(text)))


def _mark(draft: _Draft, start: int, text: str, label: str, ontology: Ontology) -> Mark:
    name, _, types = label.partition(":")
    if start == len(text) or text[start:] != text[start:].strip():
        raise AuthoredError(f"a mention begins and ends with a word, not {text[start:]!r}")
    if types:
        for each in types.split(","):
            if each not in LITERALS and each not in ontology.classes:
                raise AuthoredError(f"there is no class {each!r}")
        draft.types.setdefault(name, tuple(types.split(",")))
    return Mark(start, len(text), tuple(name.split("+")), len(draft.sentences))


def _claim(draft: _Draft, line: str, ontology: Ontology) -> Said:
    match = _CLAIM.match(line)
    if match is None:
        raise AuthoredError("a claim reads '> subject relation object status [said=id] [time=id]'")
    if match["relation"] not in ontology.relations:
        raise AuthoredError(f"there is no relation {match['relation']!r}")
    if match["status"] not in {str(status) for status in Status}:
        raise AuthoredError(f"there is no status {match['status']!r}")
    if not draft.sentences:
        raise AuthoredError("a claim stands below its sentence")
    rest = dict(part.split("=", 1) for part in match["rest"].split())
    return Said(
        match["subject"],
        match["relation"],
        match["object"],
        Status(match["status"]),
        len(draft.sentences) - 1,
        rest.get("said"),
        rest.get("time"),
    )


def _dangling(draft: _Draft) -> Iterator[str]:
    known = {id for mark in draft.marks for id in mark.ids}
    for id in sorted(known - draft.types.keys()):
        yield f"{id!r} has no type"
    for claim in draft.claims:
        for id in (claim.subject, claim.object, claim.speaker, claim.time):
            if id is not None and id not in known:
                yield f"{id!r} in '{claim.subject} {claim.relation} {claim.object}' is no mention"


def _misfits(draft: _Draft, ontology: Ontology) -> Iterator[str]:
    for claim in draft.claims:
        relation = ontology.relations[claim.relation]
        for id, allowed in ((claim.subject, relation.domain), (claim.object, () if relation.literal else relation.range)):
            classes = [each for each in draft.types[id] if each not in LITERALS]
            if classes and not any(ontology.fits(each, allowed) for each in classes):
                yield f"{id!r} in '{claim.subject} {claim.relation} {claim.object}' is of no class that the relation takes"
