"""Where small English parsers go wrong in ways that the words around tell."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.builder import Builder
from kg.syntax.words import NAMING_PARTICIPLES, TOLD

SUBJECTS = ("nsubj", "nsubjpass", "csubj")


def repair(builder: Builder, token: Token) -> None:
    """Add what the parse has missed around one token."""
    _premodifiers(builder, token)
    _naming(builder, token)
    _twin_subjects(builder, token)
    _comma_apposition(builder, token)
    _among_them(builder, token)


def _premodifiers(builder: Builder, token: Token) -> None:
    """Repair flat parses: in "Acme Group CEO Ann Lee" the first name belongs to the title although all hang from the last."""
    if not builder.is_name(token) or builder.node[token.i] != token.i:
        return
    titles = [c for c in token.lefts if c.dep_ in ("compound", "nmod") and not builder.is_name(c) and c.pos_ in ("NOUN", "PROPN")]
    for owner in token.lefts:
        title = next((t for t in reversed(titles) if t.i > owner.i), None)
        if title is not None and builder.is_name(owner) and owner.dep_ in ("compound", "nmod", "poss", "amod"):
            builder.add(title.i, "of", owner.i)


def _naming(builder: Builder, token: Token) -> None:
    """ "a platform called X", wherever the parser hung the pieces."""
    if token.lower_ not in NAMING_PARTICIPLES or token.i == 0 or token.i + 1 >= len(builder.doc):
        return
    before, after = _named_noun(token), builder.doc[token.i + 1]
    if after.is_quote and after.i + 1 < len(builder.doc):
        after = builder.doc[after.i + 1]
    if before.pos_ in ("NOUN", "PROPN") and (builder.is_name(after) or after.pos_ == "PROPN"):
        builder.join(before.i, after.i)


def _named_noun(token: Token) -> Token:
    """Return the noun that "called" belongs to: the one it modifies, else the word before it."""
    modifies = token.dep_ in ("acl", "amod", "relcl") and token.head.i < token.i
    return token.head if modifies else token.nbor(-1)


def _twin_subjects(builder: Builder, token: Token) -> None:
    """ "Acme's platform, Lumina, is …" and "Acme chief executive Ann Lee said" read as two subjects are one subject and its name."""
    if token.dep_ not in SUBJECTS or not builder.is_name(token):
        return
    start = token.left_edge.i
    for twin in token.head.lefts:
        gap = 2 if start > 0 and builder.doc[start - 1].text == "," else 1
        beside = twin.i < start and twin.right_edge.i >= start - gap
        if twin.dep_ == token.dep_ and beside and not builder.is_name(twin):
            builder.join(twin.i, token.i)


def _comma_apposition(builder: Builder, token: Token) -> None:
    """ "has SecNumCloud, the security label" read as two objects is one object and what it is."""
    if token.text != "," or not 0 < token.i < len(builder.doc) - 2 or not builder.is_name(token.nbor(-1)):
        return
    after = token.nbor(1)
    noun = after.head
    if (
        after.dep_ not in ("det", "poss")
        or builder.is_name(noun)
        or noun.pos_ != "NOUN"
        or noun.dep_ not in ("dobj", "pobj", "ROOT", "attr")
    ):
        return
    builder.join(token.i - 1, noun.i)


def object_before(apposition: Token) -> Token | None:
    """Return the "gridscale" of "Acme bought gridscale, a provider" where the provider was hung from Acme, across the verb."""
    subject, start = apposition.head, apposition.left_edge.i
    if subject.dep_ not in SUBJECTS or not subject.i < subject.head.i < start or apposition.doc[start - 1].text != ",":
        return None
    before = apposition.doc[start - 2]
    return before if before.i > subject.head.i and before.pos_ in ("NOUN", "PROPN") and before.dep_ in ("dobj", "pobj", "conj") else None


def is_speaker(noun: Token) -> bool:
    """Whether a noun taken for an apposition says the sentence it ends: "…, the airline announced on Monday."."""
    told = next((child for child in noun.rights if child.dep_ in ("acl", "relcl") and child.lower_ in TOLD), None)
    if told is None or told.i != noun.i + 1 or noun.doc[noun.left_edge.i - 1].text != ",":
        return False
    return all(token.is_punct for token in noun.doc[told.right_edge.i + 1 : noun.sent.end])


def _among_them(builder: Builder, token: Token) -> None:
    """ "members, among them X and Y": X and Y are such members."""
    doc = builder.doc
    if token.lower_ not in ("among", "amongst") or not 1 < token.i < len(doc) - 2 or token.nbor(1).lower_ not in ("them", "whom", "which"):
        return
    noun, name = doc[token.i - 2], doc[token.i + 2]
    if noun.pos_ != "NOUN" or not builder.is_name(name):
        return
    first = builder.node[name.i]
    builder.join(noun.i, first)
    for later in doc[first].conjuncts:
        if builder.is_name(later):
            builder.join(noun.i, later.i)


def post_before(builder: Builder, preposition: Token) -> Token | None:
    """Return the describing noun that ends right before a preposition: the "head" of "head of sales | at Acme"."""
    if preposition.i == 0:
        return None
    noun = preposition.nbor(-1)
    while noun.dep_ == "pobj" and noun.head.lower_ in ("of", "for") and not builder.is_name(noun):
        noun = noun.head.head
    return noun if noun.dep_ in ("appos", "attr", "oprd", "conj") and noun.pos_ == "NOUN" and not builder.is_name(noun) else None


def name_before_comma(builder: Builder, preposition: Token) -> Token | None:
    """Return the name that a preposition after a comma belongs to: the "Acme" of "Acme, of Leeds,"."""
    if preposition.i < 2 or preposition.nbor(-1).lower_ != ",":
        return None
    before = preposition.nbor(-2)
    return before if builder.is_name(before) else None
