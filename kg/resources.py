"""The files that travel with the package: the ontology, the lexicon, found from any directory.

Installed, `ontology/` and `data/` lie inside the package as `_ontology` and `_data`; in a checkout they lie beside it.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _directory(name: str) -> Path:
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name


def ontology_files() -> tuple[Path, ...]:
    """Return the shipped ontology, in the order it is read."""
    return tuple(_directory("ontology") / name for name in ("kg.ttl", "people.ttl", "business.ttl"))


def lexicon_files() -> tuple[Path, ...]:
    """Return the shipped lexicon."""
    return (_directory("data") / "lexicon.ttl",)


def data_dir() -> Path:
    """Return the folder of sample documents, lexicon and models."""
    return _directory("data")


def model_dir() -> Path:
    """Return the folder of the shipped model."""
    return _directory("data") / "model"
