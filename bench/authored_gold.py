"""Authored documents as gold: what `training.authored` reads, in the form that `kg.evaluate` judges claims by.

`bench/authored` holds documents of the kind the model learns from that no model is ever trained on.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.gold_entailed import SAME_ENDS, TURNED
from kg.evaluate import GoldClaim, GoldDocument, GoldEnd, GoldEntity
from kg.model import Document, Span
from kg.ontology import Ontology
from training.authored import AuthoredDocument, Said, read_authored

FOLDER: Final = Path(__file__).parent / "authored"
_LITERALS: Final = frozenset({"Date", "Amount"})
_NO_NAME: Final = frozenset(
    "a an another both each her hers his i it its my one our she he some that the their theirs these they this those two three we who "
    "you".split()
)
_MAY_ALSO_BE: Final = {"locatedIn": ("headquarteredIn",), **SAME_ENDS}
"""What a claim may be found as besides, rightly, though nobody asked for it."""


def load(ontology: Ontology, folder: Path = FOLDER) -> Iterator[tuple[GoldDocument, Document]]:
    """Yield the documents of a folder, each with its gold, by file."""
    for document in read_authored(ontology, folder):
        yield gold_of(document), Document.of(document.text, source=document.place, language="en")


def gold_of(document: AuthoredDocument) -> GoldDocument:
    """Return a document's claims as gold; a thing is called by its id and what it is called first, so that no two are one."""
    names = _names(document)
    entities = tuple(GoldEntity(_title(id, words), document.types[id][0], words, document.types[id][1:]) for id, words in names.items())
    return GoldDocument(document.place, entities, (*_claims(document, names), *_entailed(document, names)))


def _names(document: AuthoredDocument) -> dict[str, tuple[str, ...]]:
    """Return the names of each thing in order, or what else it is called where it has none."""
    found: dict[str, list[str]] = {}
    for mark in document.marks:
        if len(mark.ids) == 1:
            found.setdefault(mark.ids[0], []).append(document.text[mark.start : mark.end])
    return {id: tuple(dict.fromkeys(filter(_is_name, words))) or (words[0],) for id, words in found.items()}


def _is_name(words: str) -> bool:
    return words[0].isupper() and words.split()[0].lower() not in _NO_NAME


def _title(id: str, words: tuple[str, ...]) -> str:
    return f"{words[0]} ({id})"


def _claims(document: AuthoredDocument, names: dict[str, tuple[str, ...]]) -> Iterator[GoldClaim]:
    for claim in document.claims:
        yield _claim(document, claim, names)


def _entailed(document: AuthoredDocument, names: dict[str, tuple[str, ...]]) -> Iterator[GoldClaim]:
    noted = {(claim.subject, claim.relation, claim.object) for claim in document.claims}
    for claim in document.claims:
        also = [replace(claim, relation=name) for name in _MAY_ALSO_BE.get(claim.relation, ())]
        also += [replace(claim, relation=name, subject=claim.object, object=claim.subject) for name in TURNED.get(claim.relation, ())]
        for each in also:
            if (each.subject, each.relation, each.object) not in noted:
                yield replace(_claim(document, each, names), optional=True)


def _claim(document: AuthoredDocument, claim: Said, names: dict[str, tuple[str, ...]]) -> GoldClaim:
    start, end = document.sentences[claim.sentence]
    ends = (_end(document, claim.subject, names), _end(document, claim.object, names))
    return GoldClaim((claim.relation,), *ends, (claim.status,), Span(start, end), document.text[start:end])


def _end(document: AuthoredDocument, id: str, names: dict[str, tuple[str, ...]]) -> GoldEnd:
    words = names.get(id, (id,))
    if document.types[id][0] in _LITERALS:
        return GoldEnd(words[0], True, words[0], 0, 0)
    return GoldEnd(_title(id, words), False, words[0], 0, 0)
