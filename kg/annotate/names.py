"""Names: what the parser calls an entity and every run of proper nouns, cut where a small model cuts badly.

The spans of a small model are mostly right and its types mostly wrong, so only spans are taken here; `chain_types` decides types.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from kg.annotate.foreign_names import is_joined
from kg.annotate.name_tokens import NAME_LABELS, NUMERIC_LABELS, Namer, Piece
from kg.annotate.spans import Candidate, Source, covered, span_head
from kg.model import Kind

_TITLE_SHARE = 0.7
_FEW_WORDS = 3
_SHORT = 3
_DEMONYM_TAGS = frozenset({"ADJ", "NOUN", "PROPN", "VERB", "X"})
_FINAL = frozenset({".", "!", "?", "…"})
_CLOSING = frozenset("\"”’')»")


def find_names(source: Source) -> list[Candidate]:
    """Return the names of a document and the demonyms that the lexicon knows, in text order, none overlapping another."""
    namer = Namer(source)
    bounds = list(enumerate(source.parse.bounds))
    titles = {number for number, (start, end) in bounds if is_title_case(list(source.doc[start:end]))}
    found = [piece for number, (start, end) in bounds if number not in titles for piece in _in_sentence(namer, start, end, number)]
    known = {namer.words(piece) for piece in found}
    for number, (start, end) in bounds:
        if number in titles:
            found += _in_title(namer, known, start, end, number)
    found = [namer.with_family(piece) for piece in found]
    names = [name for piece in sorted(found) if not namer.is_generic(piece) and not _is_demonym(source, name := _candidate(source, piece))]
    return sorted([*names, *_demonyms(source, names)], key=lambda candidate: candidate.sort_key)


def is_title_case(tokens: list[Token]) -> bool:
    """Whether capitals say nothing here: a headline or byline, where most words have one."""
    if next((token.text for token in reversed(tokens) if token.text not in _CLOSING), ".") in _FINAL:
        return False
    words = [token for token in tokens if token.is_alpha and len(token) > _SHORT]
    capitals = sum(token.text[0].isupper() for token in words)
    return capitals >= (_TITLE_SHARE if len(words) >= _FEW_WORDS else 1.0) * len(words)


def _candidate(source: Source, piece: Piece) -> Candidate:
    head = span_head(source.doc, piece.start, piece.end)
    return Candidate(piece.start, piece.end, Kind.NAME, head, piece.sentence, label=piece.label, definite=True)


def _in_sentence(namer: Namer, start: int, end: int, number: int) -> Iterator[Piece]:
    entities = [piece for piece in namer.entities(start, end, number) if piece.label in NAME_LABELS]
    taken: set[int] = set()
    for chain in namer.chains(start, end, number):
        inside = [entity for entity in entities if entity.start < chain.end and chain.start < entity.end]
        if len(inside) <= 1 or not _separate(namer, inside):
            merged = namer.united(chain, inside)
            if taken.isdisjoint(range(merged.start, merged.end)):
                taken.update(range(merged.start, merged.end))
                yield merged
    for entity in entities:
        if taken.isdisjoint(range(entity.start, entity.end)):
            taken.update(range(entity.start, entity.end))
            yield entity


def _separate(namer: Namer, entities: list[Piece]) -> bool:
    """Whether names side by side are several: a person beside what is no person."""
    foreign = namer.lexis.code == "en" and all(is_joined(namer.doc, a.end, b.start) for a, b in pairwise(entities))
    if foreign:
        return False
    people = [entity.label in {"PERSON", "PER"} for entity in entities]
    return any(people) and not all(people)


def _in_title(namer: Namer, known: set[tuple[str, ...]], start: int, end: int, number: int) -> list[Piece]:
    """In a headline, names are those the body has too; else what the parser says, if the body never has its words in small letters."""
    found = list(_known_in(namer, known, start, end, number))
    taken = {i for piece in found for i in range(piece.start, piece.end)}
    for piece in namer.entities(start, end, number):
        free = taken.isdisjoint(range(piece.start, piece.end))
        words = namer.doc[piece.start : piece.end]
        if free and piece.label in NAME_LABELS and not any(namer.is_common(token) or namer.is_shouted(token) for token in words):
            found.append(piece)
    return found


def _known_in(namer: Namer, known: set[tuple[str, ...]], start: int, end: int, number: int) -> Iterator[Piece]:
    longest = max(map(len, known), default=0)
    words = [token.lower_ for token in namer.doc[start:end]]
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        size = next((n for n in sizes if tuple(words[at : at + n]) in known and namer.doc[start + at].text[0].isupper()), 0)
        if size:
            yield Piece(start + at, start + at + size, "", number)
        at += size or 1


def _demonyms(source: Source, names: list[Candidate]) -> Iterator[Candidate]:
    """Yield a country's name for each adjective of nationality: "French" stands for France, unless it is part of a longer name."""
    taken = covered(names)
    for number, (start, end) in enumerate(source.parse.bounds):
        for token in source.doc[start:end]:
            if token.i in taken or token.pos_ not in _DEMONYM_TAGS or token.ent_type_ in NUMERIC_LABELS:
                continue
            entry = source.lexicon.find_demonym(token.text, source.lang)
            if entry is not None:
                name = entry.label_in(source.lang)
                yield Candidate(token.i, token.i + 1, Kind.NAME, token.i, number, label="DEMONYM", entity=name, definite=True)


def _is_demonym(source: Source, name: Candidate) -> bool:
    words = source.text(name)
    return (
        name.end - name.start == 1
        and source.lexicon.find(words, source.lang) is None
        and source.lexicon.find_demonym(words, source.lang) is not None
    )
