"""Example sentences parsed as documents are, so that examples and documents meet in the same trees."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from importlib.metadata import PackageNotFoundError, version

from spacy.tokens import Doc

from kg.annotate.pipeline import MODELS, load_model


def parse_texts(texts: Sequence[str], lang: str) -> Iterable[Doc]:
    """Yield the parse of each text, in order; raises KgError when the language's model is not installed."""
    return load_model(lang).pipe(texts)


def models_id() -> str:
    """Return the names and versions of spaCy and of the installed models: what decides how a sentence is parsed."""
    packages = ("spacy", *(name for names in MODELS.values() for name in names))
    return " ".join(f"{name}={_version(name)}" for name in packages)


def _version(package: str) -> str:
    try:
        return version(package.replace("_", "-"))
    except PackageNotFoundError:
        return "absent"
