"""Spans that the model takes for mentions, before anything is decided about what they stand for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from kg.annotate.lexis import Lexis
from kg.annotate.values import Value
from kg.model import Kind, Sentence
from kg.neural.antecedents import PRONOUNS, Written
from kg.neural.model import Encoded, Reading
from kg.neural.select import select_spans

Floats = NDArray[np.float32]

LEAST: Final = 0.5
NESTED: Final = 0.5
_MOST: Final = 80
_LITERALS: Final = frozenset({"Amount", "Date"})
_DETERMINERS: Final = frozenset(
    "the a an this that these those both its their his her our your my some any each every another one two three four several".split()
)
_OFFICES: Final = frozenset("prime first vice deputy chief former acting foreign finance interior defence defense attorney crown".split())
"""What begins the name of an office, "Prime Minister", and hardly a person's."""
_OF_OFFICES: Final = _OFFICES | frozenset("ex general elect designate".split())
_INSTITUTIONS: Final = frozenset("army congress kingdom navy parliament republic senate".split())
"""Nouns that are names of the one there is in a country."""
_ARTICLE: Final = re.compile(r"(?:the|an?)\s+(?=\S)")
_WORD: Final = re.compile(r"\b[A-Za-z]{3,}\b")
_POSSESSIVE: Final = re.compile(r"['’]s?$")


@dataclass(frozen=True)
class Found:
    """A span of a window (first and last word), where it stands in the document, and a probability a class."""

    window: int
    words: tuple[int, int]
    start: int
    end: int
    text: str
    sentence: int
    types: Floats
    kind: Kind

    @cached_property
    def sort_key(self) -> tuple[int, int]:
        return (self.start, -self.end)


class Words(NamedTuple):
    """The closed word lists of a language, the nouns that the ontology has for its classes, and a document's words of small letters."""

    lexis: Lexis
    nouns: frozenset[str] = frozenset()
    small: frozenset[str] = frozenset()


def find_mentions(text: str, reading: Reading, names: Sequence[str], literals: Sequence[Value], words: Words) -> list[Found]:
    """Return the mentions of a document in text order, each from the window whose own sentence it stands in.

    `names` are the classes of the model's type units. What overlaps a date or amount in part is none, and dates and amounts are found
    elsewhere.
    """
    able = np.array([name not in _LITERALS for name in names])
    words = words._replace(small=_small_words(text))
    found = [each for number, encoded in enumerate(reading.windows) for each in _in_window(text, number, encoded, able, words)]
    taken = [(value.start, value.end) for value in literals]
    return sorted((f for f in found if not any(f.start < end and start < f.end for start, end in taken)), key=lambda f: f.sort_key)


def _small_words(text: str) -> frozenset[str]:
    """Return the words that a text has at least as often in small letters as with a capital.

    >>> sorted(_small_words("Scientists met. The scientists of Orange ate an orange. Orange paid."))
    ['ate', 'met', 'paid', 'scientists']
    """
    counts = Counter(_WORD.findall(text))
    return frozenset(word for word in counts if word.islower() and counts[word] >= counts[word.capitalize()])


def _in_window(text: str, number: int, encoded: Encoded, able: NDArray[np.bool_], told: Words) -> Iterator[Found]:
    window = encoded.window
    starts, ends, _, _, places = window.words
    spans = window.spans
    scores = np.where(places[spans[:, 0]] >= window.context, encoded.types[:, able].max(-1), 0.0).astype(np.float32)
    for index in select_spans(scores, spans[:, 0], spans[:, 1], least=LEAST, most=_MOST, nested=NESTED):
        a, z = (int(word) for word in spans[index])
        start, end = int(starts[a]), int(ends[z])
        words = text[start:end]
        sentence = window.sentences[int(places[a])]
        # A capital says nothing of the word that opens a sentence, if the document has it without one too.
        common = (a == 0 or places[a - 1] != places[a]) and words.lower() in told.small
        kind = Kind.NOMINAL if common else kind_of(words, told)
        yield Found(number, (a, z), start, end, words, sentence, np.where(able, encoded.types[index], 0.0), kind)


def kind_of(words: str, told: Words) -> Kind:
    """Return what a mention is made of, by how it is written.

    >>> from kg.annotate.lexis_en import ENGLISH
    >>> told = Words(ENGLISH, frozenset({"board"}))
    >>> [str(kind_of(words, told)) for words in ("its", "The company", "the Board", "Bank of America", "the Paris-based group", "eBay")]
    ['pronoun', 'nominal', 'nominal', 'name', 'nominal', 'name']
    >>> [str(kind_of(words, told)) for words in ("the current President", "First Minister", "Ada Lee's spokesman", "Matt Bishop", "Board")]
    ['nominal', 'nominal', 'nominal', 'name', 'nominal']
    >>> nominals = ("One driver", "one of the Senators", "Director General", "The 39-year-old")
    >>> {str(kind_of(words, told)) for words in nominals}
    {'nominal'}
    >>> [str(kind_of(words, told)) for words in ("I", "the A350", "Seven Sisters")]
    ['pronoun', 'name', 'name']
    """
    lexis = told.lexis
    parts = words.split()
    lower = words.lower()
    if lower in PRONOUNS or any(lower in table for table in (lexis.pronouns, lexis.possessives, lexis.relatives)):
        return Kind.PRONOUN
    last = _POSSESSIVE.sub("", parts[-1])
    people = lexis.person_nouns | lexis.roles
    if parts[0].lower() in _DETERMINERS and last.lower() in people:
        return Kind.NOMINAL
    if _POSSESSIVE.sub("", " ".join(parts[parts[0].lower() in _DETERMINERS :]).lower()) in told.nouns - _INSTITUTIONS:
        return Kind.NOMINAL
    if last.lower() in people and parts[0].lower() in _OFFICES:
        return Kind.NOMINAL
    if _is_office(lower, people):
        return Kind.NOMINAL
    if parts[0].lower() in _DETERMINERS and (" ".join(parts[1:]) == " ".join(parts[1:]).lower() or parts[1] == "of"):
        return Kind.NOMINAL
    if last == last.lower() and not any(character.isdigit() for character in last):
        owned = any(_POSSESSIVE.search(part) for part in parts[:-1])
        named = not owned and len(parts) > 1 and parts[0][:1].isupper() and parts[0].lower() not in _DETERMINERS
        return Kind.NAME if named and last not in people else Kind.NOMINAL
    capital = any(part != part.lower() for part in parts if part.lower() not in _DETERMINERS)
    return Kind.NAME if capital or any(character.isdigit() for character in words) else Kind.NOMINAL


def _is_office(words: str, people: frozenset[str]) -> bool:
    """Whether words are the title of an office and nothing else: "Ex-Prime Minister"."""
    parts = words.replace("-", " ").split()
    return len(parts) > 1 and all(part in _OF_OFFICES | people for part in parts) and any(part in people for part in parts)


def leading_article(name: str) -> str:
    """Return the article that a name begins with, which is no part of it.

    >>> leading_article("the Winter Marathon"), leading_article("The Hague")
    ('the ', '')
    """
    found = _ARTICLE.match(name)
    return found[0] if found else ""


def written(mentions: Sequence[Found]) -> list[Written]:
    """Return mentions as the antecedent head is told of them."""
    return [Written(mention.text, order, mention.sentence) for order, mention in enumerate(mentions)]


def sentence_at(sentences: Sequence[Sentence], start: int) -> int:
    """Return the index of the sentence an offset stands in."""
    starts = [sentence.start for sentence in sentences]
    return int(np.searchsorted(starts, start, side="right")) - 1
