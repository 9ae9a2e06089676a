"""The lemmatizer asks sets, not lists, and says the same."""

from __future__ import annotations

import importlib
from typing import Any

import pytest

from kg.annotate.pipeline import MODELS, load_model

pytestmark = pytest.mark.model


def test_words_are_looked_up_in_sets() -> None:
    index: Any = load_model("en").get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    assert index and all(isinstance(words, frozenset) for words in index.values())


@pytest.mark.parametrize("language", MODELS)
def test_lemmas_are_those_of_the_model_as_it_ships(language: str) -> None:
    text = {
        "en": "The buyers were acquiring smaller firms, founded earlier, and better days followed those taxes.",
        "fr": "Les sociétés rachetées annonçaient de meilleurs résultats et leurs filiales étaient vendues.",
    }[language]
    bare = next(module.load() for package in MODELS[language] if (module := _import(package)))
    assert [token.lemma_ for token in load_model(language)(text)] == [token.lemma_ for token in bare(text)]


def _import(package: str) -> Any:
    try:
        return importlib.import_module(package)
    except ImportError:
        return None
