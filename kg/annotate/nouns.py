"""What a common noun names: a class of the ontology ("joint venture"), or a person by post ("chief executive")."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from kg.annotate.spans import Source

PERSON = "Person"
_LONGEST = 3


class NounClass(NamedTuple):
    """A class, and the first and last token of the words that name it."""

    name: str
    first: int
    last: int


def noun_class(source: Source, token: Token) -> NounClass | None:
    """Return the class that the noun phrase ending in (English) or beginning with (French) a noun belongs to; the longest words win."""
    if token.pos_ not in {"NOUN", "PROPN", "ADJ"}:
        return None
    for size in range(_LONGEST, 0, -1):
        for first in _windows(token, size):
            found = _lookup(source, first, first + size, token)
            if found:
                return NounClass(found, first, first + size - 1)
    return None


def is_role(source: Source, token: Token) -> bool:
    """Whether a noun names a post or a kind of person: "spokeswoman", "chief executive"."""
    lexis = source.lexis
    words = {token.lower_, token.lemma_.lower()}
    if words & lexis.roles or words & lexis.person_nouns or any(source.nouns.get(word) == PERSON for word in words):
        return True
    before = source.doc[token.i - 1].lower_ if token.i else ""
    after = source.doc[token.i + 1].lower_ if token.i + 1 < len(source.doc) else ""
    return f"{before} {token.lower_}" in lexis.role_phrases or f"{token.lower_} {after}" in lexis.role_phrases


def _windows(token: Token, size: int) -> list[int]:
    """Return where phrases of a size that hold the noun begin: at its end, and (French puts adjectives after) at its start."""
    starts = [token.i - size + 1] + ([token.i] if size > 1 and token.lang_ == "fr" else [])
    return [start for start in starts if start >= 0 and start + size <= len(token.doc)]


def _lookup(source: Source, first: int, end: int, token: Token) -> str | None:
    words = [source.doc[i].lower_ for i in range(first, end)]
    at = token.i - first
    lemma = [*words[:at], token.lemma_.lower(), *words[at + 1 :]]
    found = source.nouns.get(" ".join(words)) or source.nouns.get(" ".join(lemma)) or source.nouns.get("-".join(words))
    if found is None and end - first == 3 and words[1] == "-":
        found = source.nouns.get("".join(words)) or source.nouns.get("".join(lemma))
    return PERSON if found is None and end - first == 1 and is_role(source, token) else found
