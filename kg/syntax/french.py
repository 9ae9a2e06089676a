"""French: Universal Dependencies labels (as spaCy's French models give them) → canonical edges."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax import french_repairs as repairs
from kg.syntax.builder import Builder
from kg.syntax.french_appositions import is_apposed, is_close, is_coordinate
from kg.syntax.french_phrases import CASES, is_participle, is_time, modified
from kg.syntax.words import EXEMPLIFIERS, NAMING_PARTICIPLES, NAMING_VERBS

_RELATIVES = frozenset({"qui", "que", "qu'", "qu’", "dont", "où", "lequel", "laquelle", "lesquels", "lesquelles"})
# Adverbs that make a preposition with the "de" after them.
_PREPOSITIONAL = frozenset("auprès près loin".split())


def link(builder: Builder) -> None:
    """Add every canonical edge of a parsed French document, clauses after the arguments they borrow."""
    tokens = list(builder.doc)
    for token in tokens:
        _RULES.get(token.dep_.partition(":")[0], _nothing)(builder, token)
    for token in tokens:
        if token.dep_ in _CLAUSES:
            _CLAUSES[token.dep_](builder, token)
    repairs.repair(builder)
    for token in tokens:
        if token.dep_ == "conj" and is_coordinate(builder, token):
            builder.coordinate(token.head.i, token.i)
        _naming(builder, token)


def _nothing(builder: Builder, token: Token) -> None:
    """Most labels carry no argument."""


def _case(token: Token) -> str | None:
    """Return the preposition before a noun, contractions undone."""
    found = [c.lower_ for c in token.lefts if c.dep_ in ("case", "mark") and c.pos_ in ("ADP", "ADV")]
    return CASES.get(found[-1], found[-1]) if found else None


def _governor(token: Token) -> Token:
    """Return what a token depends on, past words of time, which the parser takes for its head."""
    head = token.head
    while is_time(head) and head.head.i != head.i and head.i < token.i:
        head = head.head
    return head


def _subject(builder: Builder, token: Token) -> None:
    if token.lower_ not in _RELATIVES:
        _play_subject(builder, token.head, token.i, passive=token.dep_ == "nsubj:pass" and not _has(token.head))


def _has(verb: Token) -> bool:
    """Whether a verb is active after all: its auxiliary is "avoir" alone."""
    return any(c.dep_ == "aux:tense" and c.lemma_ == "avoir" for c in verb.children) and not _is_passive(verb)


def _play_subject(builder: Builder, predicate: Token, subject: int, *, passive: bool) -> None:
    copular = any(c.dep_ == "cop" for c in predicate.children)
    case = _case(predicate) if predicate.pos_ in ("NOUN", "PROPN") else None
    if copular and case is not None:
        builder.add(subject, case, predicate.i)  # "le siège est à Lyon"
    elif copular and predicate.pos_ in ("NOUN", "PROPN"):
        builder.join(subject, predicate.i)
    else:
        builder.add(predicate.i, "obj" if passive or _is_passive(predicate) or is_participle(predicate) else "subj", subject)


def _is_passive(verb: Token) -> bool:
    return any(c.dep_ == "aux:pass" for c in verb.children)


def _object(builder: Builder, token: Token) -> None:
    if token.lower_ in _RELATIVES or is_apposed(builder, token) or repairs.is_inverted(token.head, token):
        return
    builder.add(_governor(token).i, "obj", token.i)


def _oblique(builder: Builder, token: Token) -> None:
    case, head = _case(token), _governor(token)
    if head.lower_ in _PREPOSITIONAL and case == "de":
        builder.add(head.head.i, f"{head.lower_}_de", token.i)
    elif token.dep_ == "obl:agent" and case in ("par", "de"):
        builder.add(head.i, "subj", token.i)
    elif case == "comme" and head.pos_ == "VERB":
        builder.add(head.i, "as", token.i)
    elif case in EXEMPLIFIERS:
        builder.join(head.i, token.i)
    elif case is not None:
        at_home = case == "chez" and head.pos_ in ("NOUN", "PROPN")
        builder.add(head.i, "de" if at_home else case, token.i)
    elif builder.is_name(token) and head.pos_ in ("NOUN", "PROPN") and is_close(builder, head, token):
        builder.join(head.i, token.i)


def _apposition(builder: Builder, token: Token) -> None:
    head = token.head
    if builder.is_name(token) and builder.is_name(head):
        builder.add(head.i, "appos", token.i)
    elif _case(token) is not None:
        builder.add(head.i, str(_case(token)), token.i)
    elif head.pos_ in ("VERB", "AUX"):
        return  # "estime Ann Lee": repaired by the words around it
    elif is_close(builder, head, token, commas=token.dep_ == "appos"):
        builder.join(head.i, token.i)


def _modifier(builder: Builder, token: Token) -> None:
    if is_participle(token) or _is_present_participle(token):
        _participle(builder, token)
    elif builder.is_name(token):
        builder.add(token.head.i, "de", token.i)


def _determiner(builder: Builder, token: Token) -> None:
    """ "sa filiale" is a subsidiary of hers."""
    if token.morph.get("Poss", []) == ["Yes"]:
        builder.add(token.head.i, "de", token.i)


def _complement(builder: Builder, token: Token) -> None:
    """ "nommée présidente de X": the complement says what the object is."""
    head = token.head
    if head.lemma_ in NAMING_VERBS and token.pos_ in ("NOUN", "PROPN"):
        for target in builder.children(builder.node[head.i], "obj"):
            if target != token.i:
                builder.add(head.i, "as", token.i)
                builder.join(target, token.i)
    elif head.lemma_ in ("devenir", "rester", "demeurer") and token.pos_ in ("NOUN", "PROPN"):
        for target in builder.children(builder.node[head.i], "subj"):
            builder.join(target, token.i)


def _is_present_participle(token: Token) -> bool:
    return token.pos_ == "VERB" and token.lower_.endswith("ant") and token.morph.get("VerbForm", []) == ["Part"]


def _participle(builder: Builder, token: Token) -> None:
    if _is_present_participle(token):
        builder.add(token.i, "subj", token.head.i)
        return
    noun = modified(builder, token)
    builder.add(token.i, "obj", (token.head if noun is None else noun).i)


def _clause(builder: Builder, token: Token) -> None:
    if is_participle(token) or _is_present_participle(token):
        _participle(builder, token)
    else:
        _open_clause(builder, token)


def _relative(builder: Builder, token: Token) -> None:
    relatives = [t for t in token.subtree if t.lower_ in _RELATIVES and t.i < token.i]
    if not relatives:
        return
    relative, noun = relatives[0], token.head.i
    if relative.lower_ == "qui" and relative.dep_.startswith("nsubj"):
        _play_subject(builder, relative.head, noun, passive=relative.dep_ == "nsubj:pass")
    elif relative.lower_.startswith("qu"):
        builder.add(token.i, "obj", noun)
    elif relative.lower_ == "dont":
        builder.add(relative.head.i, "de", noun)
    elif relative.lower_ == "où":
        builder.add(token.i, "dans", noun)


def _open_clause(builder: Builder, token: Token) -> None:
    if is_participle(token):
        if (noun := modified(builder, token)) is not None:
            builder.add(token.i, "obj", noun.i)
        return
    if token.pos_ in ("NOUN", "PROPN"):
        _complement(builder, token)
    if token.pos_ != "VERB" or any(c.dep_.startswith("nsubj") for c in token.children):
        return
    for subject in _subjects_of(builder, token.head):
        builder.add(token.i, "obj" if _is_passive(token) else "subj", subject)


def _subjects_of(builder: Builder, governor: Token) -> list[int]:
    node = builder.node[governor.i]
    if governor.pos_ in ("NOUN", "PROPN"):
        return builder.children(node, "de") or (_subjects_of(builder, governor.head) if governor.dep_ == "obj" else [])
    return builder.children(node, "obj" if _is_passive(governor) else "subj")


def _naming(builder: Builder, token: Token) -> None:
    """ "une plateforme baptisée X", wherever the parser hung the pieces."""
    if token.lower_ not in NAMING_PARTICIPLES or token.i == 0 or token.i + 1 >= len(builder.doc):
        return
    modifies = token.dep_ in ("acl", "amod") and token.head.i < token.i
    before, after = token.head if modifies else token.nbor(-1), builder.doc[token.i + 1]
    if after.is_quote and after.i + 1 < len(builder.doc):
        after = builder.doc[after.i + 1]
    if before.pos_ in ("NOUN", "PROPN", "ADJ") and (builder.is_name(after) or after.pos_ == "PROPN"):
        builder.join(before.i, after.i)


_RULES = {
    "nsubj": _subject,
    "obj": _object,
    "obl": _oblique,
    "nmod": _oblique,
    "iobj": _oblique,
    "appos": _apposition,
    "flat": _apposition,
    "amod": _modifier,
    "det": _determiner,
}
_CLAUSES = {"acl": _clause, "acl:relcl": _relative, "xcomp": _open_clause, "advcl": _open_clause}
