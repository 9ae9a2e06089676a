"""Whether a word is an ordinary one: what a model's lemmatizer has in its tables is no invented name."""

from __future__ import annotations

from functools import cache
from typing import Any

from kg.annotate.pipeline import load_model

_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "est", "'s")


@cache
def is_word(word: str, language: str) -> bool:
    """Whether a word in small letters, or what it is an ending on, is known.

    >>> is_word("platforms", "en"), is_word("zorvex", "en")
    (True, False)
    """
    if word in load_model(language).Defaults.stop_words:
        return True
    endings = _ENDINGS if language == "en" else ()
    cut = [word[: -len(ending)] for ending in endings if word.endswith(ending) and len(word) > len(ending) + 2]
    doubled = [stem[:-1] for stem in cut if len(stem) > 3 and stem[-1] == stem[-2]]
    spelled = [stem + "e" for stem in cut] + [stem[:-1] + "y" for stem in cut if stem.endswith("i")]
    return any(_listed(stem, language) for stem in (word, *cut, *doubled, *spelled))


def _listed(word: str, language: str) -> bool:
    return any(word in table for table in _tables(language))


@cache
def _tables(language: str) -> tuple[Any, ...]:
    """Return every table of words the lemmatizer has, as sets or as tables that can be asked."""
    nlp = load_model(language)
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    found: list[Any] = []
    for name in lemmatizer.lookups.tables if lemmatizer else ():
        if name in ("lemma_index", "lemma_exc"):
            found += [frozenset(words) for words in lemmatizer.lookups.get_table(name).values()]
        elif name == "lemma_lookup":
            found.append(lemmatizer.lookups.get_table(name))
    return tuple(found)
