"""Repairs of a small French parser's trees, each by the words around one token."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.builder import Builder
from kg.syntax.french_appositions import comma_apposition, demonym, named_after_comma, named_complement, opening_description
from kg.syntax.french_phrases import (
    before,
    begins_name,
    following,
    is_comma,
    is_noun,
    is_participle,
    is_past,
    is_time,
    modified,
    phrase_after,
    phrase_ending,
    top,
    verb_start,
)

_ROLES = ("amod", "acl", "conj", "nmod", "flat", "appos", "parataxis", "dep", "xcomp", "advcl", "ROOT", "obl", "fixed")
# A post's "of": what a director is director of may follow the field ("directeur des achats d'Acme").
_POSTS = frozenset("directeur directrice responsable chef cheffe vice-président vice-présidente secrétaire conseiller conseillère".split())
_BODIES = frozenset(
    "filiale société entreprise groupe division branche maison usine agence banque fonds site marque start-up éditeur".split()
)


def repair(builder: Builder) -> None:
    """Add the edges that the words of a document call for, whatever the parser made of them; later rules build on earlier ones."""
    for rule in _REPAIRS:
        for token in builder.doc:
            rule(builder, token)


def is_inverted(verb: Token, token: Token) -> bool:
    """Whether a verb comes right after "que" and a noun right after the verb: "l'outil que développe la société"."""
    return verb.i > verb.sent.start and verb.nbor(-1).lower_ in ("que", "qu'", "qu’") and verb.i < token.i <= verb.i + 4


def _bare_participle(builder: Builder, token: Token) -> None:
    """ "X, rachetée en 2019 par Y", "un éditeur de jeux installé à Z", "Hébergé sur X, Y": whatever the participle hangs from."""
    if not is_participle(token) or builder.is_name(token) or builder.children(builder.node[token.i], "obj"):
        return
    earlier = before(builder, token)
    if earlier is not None and earlier.pos_ == "CCONJ":
        first = next((t for t in reversed(token.doc[token.sent.start : token.i]) if is_participle(t)), None)
        for noun in builder.children(first.i, "obj") if first is not None else ():
            builder.add(token.i, "obj", noun)
    elif (found := modified(builder, token)) is not None:
        builder.add(token.i, "obj", found.i)


def _finite_subject(builder: Builder, token: Token) -> None:
    """A finite verb hung from a noun or name has it, or the name right before the verb, for its subject."""
    if not _is_finite(token) or token.dep_.partition(":")[0] not in _ROLES or token.dep_ == "acl:relcl":
        return
    if any(c.dep_.startswith(("nsubj", "expl:subj", "mark")) for c in token.children) or builder.children(builder.node[token.i], "subj"):
        return
    subject = _subject_before(builder, token)
    if subject is not None:
        passive = any(c.dep_ == "aux:pass" for c in token.children)
        builder.add(token.i, "obj" if passive else "subj", subject.i)


def _is_finite(token: Token) -> bool:
    """Whether a word is a finite verb, or (tagged as something else) still has a verb's lemma."""
    if token.pos_ == "VERB":
        auxiliary = any(c.pos_ == "AUX" and "Fin" in c.morph.get("VerbForm", []) for c in token.children)
        return auxiliary or not (token.morph.get("VerbForm", []) == ["Inf"] or is_past(token) or token.lower_.endswith("ant"))
    verbal = token.pos_ in ("X", "ADJ") and token.lemma_.endswith(("er", "ir", "re")) and token.lemma_ != token.lower_
    return verbal and not is_participle(token)


def _subject_before(builder: Builder, verb: Token) -> Token | None:
    earlier = before(builder, verb_start(verb))
    if earlier is None:
        return None
    if is_comma(earlier):
        head = verb.head
        return head if head.i < verb.i and (builder.is_name(head) or is_noun(builder, head)) else None
    phrase = phrase_ending(builder, earlier)
    if not phrase or (phrase[0].i > verb.sent.start and phrase[0].nbor(-1).pos_ in ("ADP", "PRON", "SCONJ", "CCONJ")):
        return None
    return top(builder, phrase)


def _bare_object(builder: Builder, token: Token) -> None:
    """A name right after an active verb is its object, or its subject where a quotation ends before it ("», estime X")."""
    verb = before(builder, token)
    if not begins_name(builder, token) or verb is None or token.like_num or token.dep_ in ("nsubj", "obj"):
        return
    if verb.pos_ != "VERB" and not _is_finite(verb):
        return
    if any(c.dep_ == "aux:pass" for c in verb.children) or is_participle(verb):
        builder.add(verb.i, "as", token.i)  # "certifiée ISO 27001"
    elif _is_quoting(verb):
        builder.add(verb.i, "subj", token.i)
    else:
        builder.add(verb.i, "obj", token.i)


def _is_quoting(verb: Token) -> bool:
    start = verb_start(verb)
    return start.i > verb.sent.start and (start.nbor(-1).is_quote or is_comma(start.nbor(-1)) or start.nbor(-1).text in "»”")


def _misread_object(builder: Builder, token: Token) -> None:
    """A verb that the parser took for a modifier has the noun phrase after it for its object."""
    if not _is_finite(token) or token.dep_.partition(":")[0] not in ("amod", "acl") or token.dep_ == "acl:relcl":
        return
    if builder.children(builder.node[token.i], "obj"):
        return
    determiner = next((t for t in following(token, 7) if t.pos_ not in ("ADV", "ADP", "NUM") and not is_time(t)), None)
    found = phrase_after(builder, determiner.nbor(-1)) if determiner is not None and determiner.pos_ == "DET" else None
    if found is not None and not any(child.dep_ == "case" for child in found.children):
        builder.add(token.i, "obj", found.i)


def _inversion(builder: Builder, token: Token) -> None:
    """ "l'outil que développe la société X": after "que" and a verb comes the subject."""
    if token.lower_ not in ("que", "qu'", "qu’") or token.i + 2 >= token.sent.end or token.i == token.sent.start:
        return
    verb = token.nbor(1)
    if verb.pos_ in ("AUX", "PRON", "DET", "ADP", "ADV", "PUNCT", "PROPN", "SCONJ"):
        return
    subject = phrase_after(builder, verb)
    earlier = before(builder, token)
    if earlier is not None and is_comma(earlier):
        earlier = before(builder, earlier)
    phrase = phrase_ending(builder, earlier) if earlier is not None else []
    thing = top(builder, phrase)
    if subject is not None and thing is not None:
        builder.add(verb.i, "subj", subject.i)
        builder.add(verb.i, "obj", thing.i)


def _whose(builder: Builder, token: Token) -> None:
    """ "X, dont le siège est à Y", where the parser saw no relative clause."""
    if token.lower_ != "dont" or token.i <= token.sent.start + 1 or any(a.dep_ == "acl:relcl" for a in token.ancestors):
        return
    noun, earlier = phrase_after(builder, token), before(builder, token)
    if earlier is not None and is_comma(earlier):
        earlier = before(builder, earlier)
    phrase = phrase_ending(builder, earlier) if earlier is not None else []
    if noun is not None and phrase:
        named = [t for t in phrase if builder.is_name(t)]
        owner = named[-1] if named else top(builder, phrase)
        if owner is not None:
            builder.add(noun.i, "de", owner.i)


def _joint(builder: Builder, token: Token) -> None:
    """ "X, en partenariat avec Y, lance": the partnership is X's."""
    if not is_noun(builder, token) or token.i == token.sent.start or token.nbor(-1).lower_ != "en" or not builder.children(token.i, "avec"):
        return
    for subject in builder.children(builder.node[token.head.i], "subj"):
        builder.add(token.i, "subj", subject)


def _field_of_post(builder: Builder, token: Token) -> None:
    """ "directeur des achats d'Acme" is a post at Acme, as is "directeur des systèmes d'information d'Acme"."""
    if token.lower_ not in _POSTS:
        return
    node, seen = token.i, {token.i}
    for _ in range(3):
        inner = next((c for c in builder.children(node, "de") if c not in seen and c not in builder.names and c > node), None)
        if inner is None or builder.doc[inner].lower_ in _BODIES:
            return
        seen.add(inner)
        for owner in builder.children(inner, "de"):
            if owner > inner and (owner in builder.names or any(same in builder.names for same in builder.same.get(owner, ()))):
                builder.add(token.i, "de", owner)
                return
        node = inner


_REPAIRS = (
    comma_apposition,
    named_after_comma,
    opening_description,
    demonym,
    _bare_participle,
    _finite_subject,
    _bare_object,
    _misread_object,
    _inversion,
    _whose,
    named_complement,
    _field_of_post,
    _joint,
)
