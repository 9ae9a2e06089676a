"""What governs a predicate: the chain of words above it that can change whether, and when, it holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from kg.extract.words import EXISTENCE

# Climbing any of these keeps what is above in charge of what is below: "plans to buy", "denied a takeover of", "plans for a merger".
_CLIMBED = frozenset(
    "xcomp ccomp acl attr dobj pobj prep agent oprd acomp nsubjpass dative "
    "obj obl obl:arg obl:mod obl:agent nmod nsubj:pass cop iobj fixed".split()
)


# A noun that describes ("Ann Lee, chief executive of") depends on what is said of it, not on what its name does in the sentence.
_DESCRIPTIVE = frozenset("attr oprd xcomp acomp ccomp cop".split())


def description_chain(token: Token) -> Iterator[Token]:
    """Yield a describing noun and what governs the description: its copula or verb of naming and what is above that."""
    yield token
    named_as = token.dep_ == "pobj" and token.head.lower_ in ("as", "comme")
    if token.dep_ in _DESCRIPTIVE:
        yield from chain(token.head)
    elif named_as:
        yield from chain(token.head.head)
    elif token.dep_.partition(":")[0] in ("nsubj", "nsubjpass", "dobj", "obj") and _exists(token.head):
        yield from chain(token.head)


def chain(token: Token) -> Iterator[Token]:
    """Yield a predicate and everything that governs it, nearest first.

    Ends at a clause that stands on its own (relative or adverbial). A noun in subject position is governed only by verbs of
    existence: "the services will not be operational" says when there are services; "the alliance will buy X" does not make
    the alliance any less real.
    """
    seen: set[int] = set()
    while token.i not in seen:
        seen.add(token.i)
        yield token
        if token.dep_ == "conj":
            token = _first_conjunct(token)
            continue
        if token.dep_ not in _CLIMBED and not (token.dep_ == "nsubj" and _exists(token.head)):
            return
        token = token.head


def _exists(verb: Token) -> bool:
    return verb.lemma_.lower() in EXISTENCE or any(
        c.lemma_.lower() in EXISTENCE for c in verb.children if c.dep_ in ("acomp", "attr", "xcomp")
    )


def _first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj":
        token = token.head
    return token


def marks(token: Token) -> Iterator[Token]:
    """Yield the small words hung from a word: auxiliaries, negations, adverbs, adjectives, determiners."""
    for child in token.children:
        if child.dep_.partition(":")[0] in (
            "aux",
            "neg",
            "advmod",
            "amod",
            "det",
            "mark",
            "cop",
            "auxpass",
            "preconj",
            "advcl",
        ) or child.pos_ in ("ADV", "AUX", "PART"):
            yield child


def clause_verb(token: Token) -> Token | None:
    """Return the nearest verb at or above a token."""
    for each in (token, *token.ancestors):
        if each.pos_ in ("VERB", "AUX"):
            return each
    return None


def first(tokens: Iterable[Token], words: frozenset[str]) -> Token | None:
    """Return the first token whose lemma or form is among the words."""
    return next((token for token in tokens if token.lemma_.lower() in words or token.lower_ in words), None)
