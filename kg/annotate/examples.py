"""Example sentences parsed as documents are, so that examples and documents meet in the same trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc

from kg.annotate.pipeline import load_model


def parse_texts(texts: Sequence[str], lang: str) -> Iterable[Doc]:
    """Yield the parse of each text, in order; raises KgError when the language's model is not installed."""
    return load_model(lang).pipe(texts)
