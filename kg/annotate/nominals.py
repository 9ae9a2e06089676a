"""Noun phrases whose noun names a class: "the joint venture", "its chief executive", "the two partners", "a French start-up"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.annotate.nouns import NounClass, noun_class
from kg.annotate.spans import Candidate, Source
from kg.model import Kind

_INSIDE = frozenset("det amod nummod nmod poss nmod:poss compound quantmod predet".split())
MANY = 99
"""How many things "the 163 companies" are, as far as it matters here."""

_OWNERS = frozenset({"poss", "nmod:poss"})


def find_nominals(source: Source, names: frozenset[int]) -> list[Candidate]:
    """Return the nominals of a document, in text order; `names` are the tokens of names, which are none."""
    return [found for number, (start, end) in enumerate(source.parse.bounds) for found in _in_sentence(source, names, start, end, number)]


def _in_sentence(source: Source, names: frozenset[int], start: int, end: int, number: int) -> Iterator[Candidate]:
    for token in source.doc[start:end]:
        if not (token.pos_ == "NOUN" or _is_term(source, token)) or token.i in names or _is_modifier(token):
            continue
        bare = token.lower_ == "personne" and not any(child.dep_ == "det" for child in token.lefts)
        found = None if bare else noun_class(source, token)
        if found is not None and names.isdisjoint(range(found.first, found.last + 1)):
            yield _nominal(source, token, found, start, number)


def _is_term(source: Source, token: Token) -> bool:
    """Whether a common noun has a capital and an article, as reports write what they have defined: "the Company"."""
    if token.pos_ != "PROPN" or token.is_upper or not token.i:
        return False
    return source.doc[token.i - 1].lower_ in source.lexis.definite and token.lower_ in source.nouns


def _is_modifier(token: Token) -> bool:
    """Whether a noun only describes the noun after it: "platform" in "platform services"."""
    return token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i


def _nominal(source: Source, token: Token, found: NounClass, first: int, number: int) -> Candidate:
    lefts = [child for child in token.lefts if child.dep_ in _INSIDE]
    start = max(first, min([found.first, *(child.left_edge.i for child in lefts)]))
    while start < found.first and (source.doc[start].is_punct or source.doc[start].is_space or source.doc[start].pos_ == "ADP"):
        start += 1
    while start < found.first and source.doc[start + 1].text in {'"', "“", "«"} and source.doc[start].pos_ == "DET":
        start += 2
    end = max(found.last, token.i) + 1
    while end < len(source.doc) and source.doc[end].dep_ == "amod" and source.doc[end].head == token and source.lang == "fr":
        end += 1
    owner = next((child.i for child in token.lefts if child.dep_ in _OWNERS), None)
    words = [child.lower_ for child in token.lefts]
    return Candidate(
        start,
        end,
        Kind.NOMINAL,
        token.i,
        number,
        noun=found.name,
        count=_count(source, token, words),
        definite=owner is not None or _is_definite(source, token, words),
        owner=owner,
    )


def _count(source: Source, token: Token, words: list[str]) -> int:
    if "Plur" not in token.morph.get("Number", []):
        return 1
    counted = any(child.dep_ == "nummod" for child in token.lefts)
    return next((source.lexis.numbers[word] for word in words if word in source.lexis.numbers), MANY if counted else 0)


def _is_definite(source: Source, token: Token, words: list[str]) -> bool:
    lexis = source.lexis
    if token.i and source.lang == "fr" and source.doc[token.left_edge.i - 1].lower_ in {"du", "au", "aux"}:
        return True
    return any(word in lexis.definite or word in lexis.demonstratives or word in lexis.possessives or word == "both" for word in words)
