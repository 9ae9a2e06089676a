"""About when a claim is: the dates that hang from its predicate's own clause, read as a point or a stretch of time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from kg.extract import words
from kg.extract.clause import first_conjunct, governor, is_in, is_infinitive, relation
from kg.model import Mention
from kg.syntax.words import COPULAS

_FROM = frozenset("from between de entre du depuis".split())
_TO = frozenset("to and until till à et au jusqu' jusqu’ jusque -".split())
_DEADLINES = frozenset("by d'ici".split())
_TEMPORAL = frozenset(
    "in on at since until till from by between to during before after of en depuis dès le à de jusque jusqu' jusqu’ d'ici".split()
)
_PREDICATIVE = frozenset("attr oprd acomp".split())


@dataclass(frozen=True)
class Dated:
    """A date, the word it goes with, and the preposition it stands under."""

    mention: Mention
    node: Token
    anchor: Token
    preposition: str


def dated(node: Token, mention: Mention) -> Dated:
    """Return a date with the verb or noun it hangs from, and "since" or "until" where they lead a clause around it."""
    preposition, anchor = _preposition(node), _anchor(node)
    mark = next((child.lower_ for child in anchor.children if child.dep_ == "mark"), "")
    if anchor.dep_ == "advcl" and (mark in words.SINCE or mark in words.UNTIL):
        return Dated(mention, node, anchor.head, mark)
    return Dated(mention, node, anchor, preposition)


def time_of(predicates: Sequence[Token], dates: Iterable[Dated]) -> str | None:
    """Return the date of a claim as an ISO date or interval; None when none of its clause's own is there."""
    anchors = {anchor.i for predicate in predicates for anchor in _clause(predicate, frozenset(p.i for p in predicates))}
    near = sorted((date for date in dates if date.anchor.i in anchors), key=lambda date: date.node.i)
    if not near:
        return None
    for one, other in pairwise(near):
        if one.preposition in _FROM and other.preposition in _TO | {""} and one.mention.value and other.mention.value:
            return f"{one.mention.value}/{other.mention.value}"
    closest = min(near, key=lambda date: min(abs(date.node.i - predicate.i) for predicate in predicates))
    return _interval(closest, predicates)


def _interval(date: Dated, predicates: Sequence[Token]) -> str:
    value = str(date.mention.value)
    if date.preposition in words.SINCE or date.preposition == "from":
        return f"{value}/.."
    if date.preposition in words.UNTIL or (date.preposition in _DEADLINES and not _is_end_of(date.node)):
        return f"../{value}"
    if any(is_in(predicate, words.LEAVING) for predicate in predicates):
        return f"../{value}"
    if any(is_in(predicate, words.BEGINNING) for predicate in predicates) and "/" not in value:
        return f"{value}/.."
    return value


def _is_end_of(node: Token) -> bool:
    """ "By the end of 2022" is a time in 2022; "by 2040" may be any time before."""
    return any(each.lower_ in ("end", "fin", "close") for each in (*node.lefts, node.head, node.head.head))


def _preposition(node: Token) -> str:
    """Return the preposition before a date, of all those around it the one that bounds a stretch of time."""
    found = [
        each.lower_ for each in (*node.lefts, node.head, node.head.head, node.head.head.head) if each.pos_ in ("ADP", "SCONJ", "CCONJ")
    ]
    if node.i and node.nbor(-1).lower_ in _FROM | _TO | words.SINCE | words.UNTIL | _DEADLINES:
        return node.nbor(-1).lower_
    bounding = [form for form in found[:3] if form in words.SINCE | words.UNTIL | _DEADLINES]
    return (bounding or found or [""])[0]


def _anchor(node: Token) -> Token:
    """Climb from a date to the verb it goes with, through the nouns it was hung from; a noun with no verb above keeps it."""
    token = node
    while token.head.i != token.i:
        head = token.head
        if head.pos_ in ("VERB", "AUX") or (head.pos_ == "ADJ" and relation(token) in ("prep", "obl")):
            return head
        if token.dep_ in ("relcl", "acl:relcl"):
            return token
        if head.pos_ in ("NOUN", "PROPN") and _keeps(head, token):
            return head
        token = head
    return token


def _keeps(noun: Token, below: Token) -> bool:
    """Whether a noun is what a date tells the time of: it stands on its own, or the date is no more than its modifier."""
    if relation(noun) in ("appos", "npadvmod") and below.left_edge.i and below.left_edge.nbor(-1).text == ",":
        return False  # after a comma a date goes back to the verb: "bought Castrel, a Leeds firm, in 2019"
    if relation(noun) not in ("dobj", "obj", "pobj", "obl", "nmod", "conj", "attr", "dative", "nsubjpass"):
        return True
    temporal = below.pos_ == "ADP" or any(child.lower_ in _TEMPORAL for child in below.lefts)
    return not temporal and below.dep_ in ("compound", "nmod", "amod", "nummod", "poss") and noun.ent_type_ != "DATE" and not noun.like_num


def _clause(predicate: Token, own: frozenset[int]) -> Iterable[Token]:
    """Yield the words a date of a predicate can hang from: itself, its copula, and the verbs that only carry it."""
    yield predicate
    first = first_conjunct(predicate)
    if predicate.pos_ in ("VERB", "AUX"):
        if first.i != predicate.i:
            return
        aimed_at = relation(predicate) == "xcomp" or (relation(predicate) == "advcl" and is_infinitive(predicate))
        if aimed_at and predicate.head.pos_ in ("VERB", "AUX"):
            yield predicate.head
        return
    if relation(first) in _PREDICATIVE and first.head.lemma_ in COPULAS | {"name", "appoint", "elect"}:
        yield first.head
        return
    if first.dep_ == "pobj" and first.head.lower_ == "as":
        yield first.head.head
        return
    above = governor(predicate, own)
    if above is not None and above.pos_ in ("VERB", "AUX"):
        yield above
