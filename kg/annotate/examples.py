"""Example sentences parsed as documents are, so that examples and documents meet in the same trees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.metadata import PackageNotFoundError, version

from spacy.tokens import Doc

from kg.annotate.masking import Name, reparse
from kg.annotate.pipeline import MODELS, load_model, plain
from kg.model import Span


def parse_texts(texts: Sequence[str], lang: str, names: Sequence[Sequence[Span]] = ()) -> list[Doc]:
    """Return the parse of each text, in order, with its names masked as a document's are; raises KgError when no model is installed.

    `names` are the character spans of each text's names.
    """
    nlp = load_model(lang)
    docs = list(nlp.pipe([plain(text) for text in texts], disable=["ner"]))
    return reparse(nlp, docs, [list(_names(doc, spans)) for doc, spans in zip(docs, names, strict=True)]) if names else docs


def _names(doc: Doc, spans: Sequence[Span]) -> Iterator[Name]:
    last = 0
    for span in sorted(spans):
        found = doc.char_span(span.start, span.end, alignment_mode="expand")
        if found is not None and len(found) and found.start >= last and all(token.pos_ != "ADJ" for token in found):
            last = found.end
            yield Name(found.start, found.end)


def models_id() -> str:
    """Return the names and versions of spaCy and of the installed models: what decides how a sentence is parsed."""
    packages = ("spacy", *(name for names in MODELS.values() for name in names))
    return " ".join(f"{name}={_version(name)}" for name in packages)


def _version(package: str) -> str:
    try:
        return version(package.replace("_", "-"))
    except PackageNotFoundError:
        return "absent"
