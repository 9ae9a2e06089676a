"""Hand-built annotations: a document is the names in it, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pytest

from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Claim, Document, Kind, Mention, Sentence, Span
from kg.ontology import ClassDefinition, LangString, Ontology, Relation

_PARENTS = {
    "Agent": (),
    "Person": ("Agent",),
    "Organization": ("Agent",),
    "Company": ("Organization",),
    "Association": ("Organization",),
    "JointVenture": ("Company",),
    "Place": (),
    "Country": ("Place",),
    "City": ("Place",),
    "Region": ("Place",),
    "Product": (),
    "Platform": ("Product",),
}


@dataclass(frozen=True)
class Said:
    """A mention to be: its words, class and chain."""

    text: str
    type: str = "Company"
    cluster: int = 0
    kind: Kind = Kind.NAME
    entity: str = ""
    other_types: tuple[str, ...] = ()
    value: str | None = None
    datatype: str | None = None


def annotate(id: str, said: Iterable[Said], lang: str = "en") -> Annotation:
    said = tuple(said)
    text = "\n".join(each.text for each in said)
    document = Document.of(text, f"{id}.txt", id=id, language=lang)
    mentions, start = [], 0
    for each in said:
        rest = {name: getattr(each, name) for name in ("cluster", "entity", "other_types", "value", "datatype")}
        mentions.append(document.mention(start, start + len(each.text), type=each.type, kind=each.kind, sentence=0, **rest))
        start += len(each.text) + 1
    return Annotation(document, (Sentence(0, 0, len(text)),), tuple(mentions))


def claim(annotation: Annotation, subject: int, relation: str, object: int, **rest: Any) -> Claim:
    """Claim that two mentions, told by their places, are related."""
    ends: tuple[Mention, Mention] = (annotation.mentions[subject], annotation.mentions[object])
    speaker = rest.pop("speaker", None)
    start, end = min(m.start for m in ends), max(m.end for m in ends)
    spans = {"subject": Span(ends[0].start, ends[0].end), "object": Span(ends[1].start, ends[1].end)}
    evidence = annotation.document.evidence(start, end, sentence=0, **spans)
    who = None if speaker is None else annotation.mentions[speaker]
    return Claim(annotation.document.id, relation, *ends, evidence, speaker=who, **rest)


@pytest.fixture(scope="session")
def ontology() -> Ontology:
    classes = [ClassDefinition(name, parents=parents) for name, parents in _PARENTS.items()]
    return Ontology.of(classes, [Relation("partnersWith", symmetric=True), Relation("ownedBy"), Relation("inception", literal="gYear")])


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    base = "https://example.org/id/"

    def entry(slug: str, type: str, names: dict[str, str], **rest: Any) -> LexiconEntry:
        return LexiconEntry(base + slug, type, tuple(sorted(LangString(text, lang) for lang, text in names.items())), **rest)

    french = tuple(LangString(*pair) for pair in (("French", "en"), ("français", "fr")))
    return Lexicon(
        [
            entry("France", "Country", {"en": "France"}, demonyms=french, same_as=("http://www.wikidata.org/entity/Q142",)),
            entry("Germany", "Country", {"en": "Germany", "fr": "Allemagne"}),
            entry("Washington_DC", "City", {"en": "Washington, D.C."}, alternatives=(LangString("Washington", "en"),)),
            entry("Hooli", "Company", {"en": "Hooli"}),
            entry("Globex", "Company", {"en": "Globex"}, hidden=(LangString("Globbex", "en"),)),
        ]
    )


@pytest.fixture(scope="session")
def say() -> type[Said]:
    return Said


@pytest.fixture(scope="session")
def write() -> Callable[..., Annotation]:
    return annotate


@pytest.fixture(scope="session")
def state() -> Callable[..., Claim]:
    return claim
