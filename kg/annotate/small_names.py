"""Names that their owners write in small letters: "to acquire gridscale, a German cloud provider"."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import Final

from spacy.tokens import Token

from kg.annotate.spans import Candidate, Source
from kg.model import Kind

_SHORTEST: Final = 4  # letters
_FARTHEST: Final = 8  # words from "a" to the noun
_LEADS: Final = frozenset({"VERB", "ADP", "AUX", "PART"})
_OBJECTS: Final = frozenset({"dobj", "pobj"})
_DESCRIBING: Final = frozenset({"ADJ", "NOUN", "PROPN", "ADV", "NUM", "PUNCT", "PART"})
_ARTICLES: Final = frozenset({"a", "an"})


def find_small_names(source: Source, taken: Container[int]) -> list[Candidate]:
    """Return the words in small letters that English introduces as organizations, wherever they stand bare; none on `taken` tokens.

    A noun for one thing needs an article; one that has none, and is said to be "a company", is a name.
    """
    told = {token.text for token in source.doc if _is_introduced(source, token)} if source.lang == "en" else set()
    return list(_met(source, told, taken)) if told else []


def _met(source: Source, told: set[str], taken: Container[int]) -> Iterator[Candidate]:
    for number, (start, end) in enumerate(source.parse.bounds):
        for token in source.doc[start:end]:
            if token.text in told and token.i not in taken and not any(child.dep_ == "det" for child in token.lefts):
                yield Candidate(token.i, token.i + 1, Kind.NAME, token.i, number, label="ORG", definite=True)


def _is_introduced(source: Source, token: Token) -> bool:
    doc, i = source.doc, token.i
    small = token.is_alpha and token.is_lower and len(token) >= _SHORTEST
    if not small or i == 0 or i + 3 >= len(doc) or doc[i + 1].text != "," or doc[i + 2].text not in _ARTICLES:
        return False
    known = token.lemma_.lower() in source.nouns or token.tag_ == "NNS"
    return doc[i - 1].pos_ in _LEADS and token.dep_ in _OBJECTS and not known and _is_organization(source, i + 3)


def _is_organization(source: Source, start: int) -> bool:
    """Whether the noun that a description leads up to names a class of organizations."""
    head = None
    for token in source.doc[start : start + _FARTHEST]:
        if token.pos_ not in _DESCRIBING or token.text == ",":
            break
        head = token if token.pos_ in ("NOUN", "PROPN") else head
    noun = source.nouns.get(head.lemma_.lower(), "") if head is not None else ""
    return bool(noun) and source.ontology.is_a(noun, "Organization")
