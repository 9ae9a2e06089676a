"""The shape of a language's table: the closed word lists that reading its names, nominals, pronouns and dates needs."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum


class Gender(StrEnum):
    """What a pronoun says of the thing it stands for: grammatical gender in French, sex or its absence in English."""

    MASCULINE = "masculine"
    FEMININE = "feminine"
    NEUTER = "neuter"
    ANY = "any"


def words(text: str) -> frozenset[str]:
    """Return a word list written as running text."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Pronoun:
    """A pronoun or possessive; `animate` is None when it stands for people and things alike, `own` is "we" and its forms,
    `ordinal` "the first" and its like."""

    gender: Gender = Gender.ANY
    plural: bool = False
    animate: bool | None = None
    reflexive: bool = False
    own: bool = False
    ordinal: bool = False


@dataclass(frozen=True)
class Lexis:
    """Word lists of one language, all in lower case.

    `honorifics` and `roles` stand before a person's name and are no part of it; a word of `weak_roles` is one only beside
    another (General Electric is no general). `of_heads` begin names that go on with "of". `relative_days` counts days from
    the day of issue; `weekdays` begin with Monday; words of `ahead` say that a sentence speaks of what is to come.
    """

    code: str
    articles: frozenset[str]
    definite: frozenset[str]
    demonstratives: frozenset[str]
    of_words: frozenset[str]
    of_heads: frozenset[str]
    honorifics: dict[str, Gender]
    roles: frozenset[str]
    weak_roles: frozenset[str]
    role_phrases: frozenset[str]
    person_nouns: frozenset[str]
    legal_suffixes: frozenset[str]
    never_names: frozenset[str]
    pronouns: dict[str, Pronoun]
    possessives: dict[str, Pronoun]
    relatives: dict[str, bool | None]
    saying_verbs: frozenset[str]
    agent_verbs: frozenset[str]
    place_words: frozenset[str]
    numbers: dict[str, int]
    months: dict[str, int]
    relative_days: dict[str, int]
    weekdays: tuple[str, ...]
    ahead: frozenset[str]
    last_words: frozenset[str]
    this_words: frozenset[str]
    next_words: frozenset[str]
    units: dict[str, str]
    scales: dict[str, int] = field(default_factory=dict)
