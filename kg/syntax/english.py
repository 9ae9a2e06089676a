"""English: ClearNLP dependency labels (as spaCy's English models give them) → canonical edges."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.builder import Builder
from kg.syntax.english_repairs import SUBJECTS, is_speaker, name_before_comma, object_before, post_before, repair
from kg.syntax.words import COPULAS, EVENT_NOUNS, EXEMPLIFIERS, LOCATIVE_PARTICIPLES, NAMING_VERBS, SUBJECT_CONTROL

_RELATIVES = frozenset({"WDT", "WP", "WP$", "WRB"})


def link(builder: Builder) -> None:
    """Add every canonical edge of a parsed English document, clauses after the arguments they borrow."""
    tokens = list(builder.doc)
    for token in tokens:
        _RULES.get(token.dep_, _nothing)(builder, token)
    for token in tokens:
        if token.dep_ in _CLAUSES:
            _CLAUSES[token.dep_](builder, token)
    for token in tokens:
        if token.dep_ == "conj":
            builder.coordinate(token.head.i, token.i)
        repair(builder, token)


def _nothing(builder: Builder, token: Token) -> None:
    """Most labels carry no argument."""


def _predicate(verb: Token) -> Token | None:
    """Return what a copula says of its subject."""
    if verb.lemma_ not in COPULAS:
        return None
    return next((child for child in verb.rights if child.dep_ in ("attr", "acomp", "oprd")), None)


def _subject(builder: Builder, token: Token) -> None:
    if token.tag_ in _RELATIVES or _is_relative_that(token):
        return
    clause = token.head
    if (
        clause.dep_ == "ccomp"
        and token.dep_ == "nsubj"
        and token.pos_ == "NOUN"
        and not builder.is_name(token)
        and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    ):
        builder.add(clause.head.i, "obj", token.i)  # "announced a partnership to build …" taken for a clause
        return
    _play_subject(builder, token.head, token.i, passive=token.dep_ == "nsubjpass")


def _play_subject(builder: Builder, verb: Token, subject: int, *, passive: bool) -> None:
    """Put a token in a clause's subject position, wherever the parse found it."""
    predicate = _predicate(verb)
    if predicate is not None and predicate.pos_ in ("NOUN", "PROPN"):
        builder.join(subject, predicate.i)
    elif predicate is not None and predicate.pos_ in ("ADJ", "VERB"):
        builder.add(predicate.i, "subj", subject)
    else:
        builder.add(verb.i, "obj" if passive else "subj", subject)


def _object(builder: Builder, token: Token) -> None:
    if token.tag_ not in _RELATIVES and not _is_relative_that(token):
        builder.add(token.head.i, "obj", token.i)


def _is_relative_that(token: Token) -> bool:
    return token.lower_ == "that" and token.head.dep_ == "relcl"


def _prepositional(builder: Builder, token: Token) -> None:
    preposition, governor = token.head, token.head.head
    if token.tag_ in _RELATIVES:
        return
    name = preposition.lower_
    if preposition.dep_ == "agent":
        builder.add(governor.i, "subj", token.i)
    elif name in EXEMPLIFIERS or (name == "as" and any(c.lower_ == "such" for c in preposition.children)):
        builder.join(governor.i, token.i)
    elif preposition.dep_ == "prep" and governor.dep_ == "prep":
        builder.add(governor.head.i, f"{governor.lower_}_{name}", token.i)
    else:
        _attach(builder, governor, name, token)
    if name == "as" and governor.lemma_ in NAMING_VERBS | {"serve", "act", "work"}:
        _describe(builder, governor, token)


def _attach(builder: Builder, governor: Token, preposition: str, token: Token) -> None:
    """Hang a prepositional argument where it belongs, which is not always where the parser put it.

    ", of Leeds," right after a name belongs to the name; "head of sales at Acme" is head at Acme. A post "at" Acme is one "of" it.
    """
    named = name_before_comma(builder, token.head)
    if named is not None and preposition in ("of", "in", "from"):
        builder.add(named.i, preposition, token.i)
        return
    at_home = preposition == "at" and governor.pos_ in ("NOUN", "PROPN")
    builder.add(governor.i, "of" if at_home else preposition, token.i)
    post = post_before(builder, token.head)
    if preposition in ("at", "of", "for") and post is not None and post != governor:
        builder.add(post.i, "of" if preposition == "at" else preposition, token.i)


def _describe(builder: Builder, verb: Token, complement: Token) -> None:
    """The complement of a naming verb says what its object (or the subject of "serve as") is."""
    passive = any(c.dep_ == "nsubjpass" for c in verb.children) or verb.dep_ == "acl"
    roles = ("nsubjpass", "dobj") if verb.lemma_ in NAMING_VERBS else ("nsubj",)
    targets = [c for c in verb.children if c.dep_ in roles and c.tag_ not in _RELATIVES]
    if verb.dep_ == "acl" and not targets:
        targets = [verb.head]
    if verb.dep_ == "relcl" and (passive or verb.lemma_ not in NAMING_VERBS):
        targets = [verb.head]
    builder.add(verb.i, "as", complement.i)
    for target in targets:
        builder.join(target.i, complement.i)


def _complement(builder: Builder, token: Token) -> None:
    if token.head.lemma_ in NAMING_VERBS:
        _describe(builder, token.head, token)


def _possessive(builder: Builder, token: Token) -> None:
    if token.tag_ == "WP$" and token.head.head.dep_ == "relcl":
        return
    done = token.head.lemma_.lower() in EVENT_NOUNS and any(c.dep_ == "prep" and c.lower_ == "of" for c in token.head.children)
    builder.add(token.head.i, "by" if done else "of", token.i)


def _apposition(builder: Builder, token: Token) -> None:
    if is_speaker(token):
        return
    described = object_before(token)
    if described is not None:
        builder.join(described.i, token.i)
        return
    if not (builder.is_name(token) and builder.is_name(token.head)):
        builder.join(token.head.i, token.i)
        return
    builder.add(token.head.i, "appos", token.i)
    if any(child.dep_ == "det" for child in token.lefts):  # "Ann Lee, the Italian who runs Acme"
        builder.join(token.head.i, token.i)


def _modifier(builder: Builder, token: Token) -> None:
    """A name before a noun belongs to it; a noun before a name says what the name is; a participle is a little clause."""
    head = token.head
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ == "non":
        return
    if token.tag_ in ("VBN", "VBD") and token.dep_ == "amod":
        builder.add(token.i, "obj", head.i)
        for child in token.lefts:
            if child.dep_ in ("npadvmod", "compound", "nmod", "nsubj"):
                builder.add(token.i, "in" if token.lower_ in LOCATIVE_PARTICIPLES else "subj", child.i)
    elif builder.is_name(token) and not builder.is_name(head):
        builder.add(head.i, "of", token.i)
    elif builder.is_name(head) and not builder.is_name(token) and token.pos_ in ("NOUN", "PROPN"):
        builder.join(head.i, token.i)


def _participial(builder: Builder, token: Token) -> None:
    """ "a platform based on X", "a firm making chips", "a plan to buy X"."""
    noun = token.head
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    if token.tag_ in ("VBN", "VBD") and not infinitive:
        builder.add(token.i, "obj", noun.i)
    elif token.tag_ == "VBG" and not infinitive:
        builder.add(token.i, "subj", noun.i)
    else:
        owners = builder.children(builder.node[noun.i], "of")
        if noun.dep_ in ("dobj", "pobj", "attr", "nsubjpass"):
            owners = owners or _subjects_of(builder, noun.head if noun.dep_ != "pobj" else noun.head.head)
        for owner in owners:
            _inherit(builder, token, owner)


def _agreeing(clause: Token) -> Token:
    """Return the noun a relative clause belongs to: "a group of banks which was formed in May" was, not the banks."""
    noun = clause.head
    verbs = [clause, *(child for child in clause.children if child.dep_.startswith("aux"))]
    singular = any("Sing" in verb.morph.get("Number", []) for verb in verbs)
    if singular and "Plur" in noun.morph.get("Number", []) and noun.dep_ == "pobj" and noun.head.lower_ == "of":
        return noun.head.head
    return noun


def _relative(builder: Builder, token: Token) -> None:
    noun = _agreeing(token).i
    relatives = [t for t in token.subtree if (t.tag_ in _RELATIVES or t.lower_ == "that") and t.i < token.i and t.dep_ != "mark"]
    if not relatives and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children):
        _participial(builder, token)
        return
    if not relatives:
        if token.pos_ in ("VERB", "AUX") and not any(c.dep_ == "dobj" for c in token.children):
            builder.add(token.i, "obj", noun)
        return
    relative = relatives[0]
    if relative.dep_ in SUBJECTS:
        _play_subject(builder, relative.head, noun, passive=relative.dep_ == "nsubjpass")
    elif relative.dep_ == "dobj":
        builder.add(relative.head.i, "obj", noun)
    elif relative.dep_ == "pobj":
        builder.add(relative.head.head.i, relative.head.lower_, noun)
    elif relative.dep_ == "poss":
        builder.add(relative.head.i, "of", noun)
    elif relative.lower_ == "where":
        builder.add(token.i, "in", noun)


def _subjects_of(builder: Builder, verb: Token) -> list[int]:
    """Return the nodes in a verb's surface subject position."""
    node = builder.node[verb.i]
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    found = builder.children(node, "obj" if passive else "subj")
    if found:
        return [f for f in found if f < verb.i] or found
    predicate = _predicate(verb)
    return builder.children(predicate.i, "subj") if predicate is not None else []


def _open_clause(builder: Builder, token: Token) -> None:
    """An infinitive borrows its subject: the governor's object if it has one, else its subject."""
    if any(c.dep_ in SUBJECTS for c in token.children):
        return
    governor = token.head
    own = [c.i for c in governor.children if c.dep_ == "dobj" and c.i < token.i] if governor.lemma_ not in SUBJECT_CONTROL else []
    if token.dep_ == "advcl":
        own = []
    for subject in own or _subjects_of(builder, governor):
        _inherit(builder, token, subject)


def _inherit(builder: Builder, verb: Token, subject: int) -> None:
    passive = any(c.dep_ == "auxpass" for c in verb.children) or (verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.children))
    _play_subject(builder, verb, subject, passive=passive)


def _gerund(builder: Builder, token: Token) -> None:
    """ "by buying X", "after founding X": the subject is that of the clause around."""
    if token.tag_ == "VBG" and not any(c.dep_ in SUBJECTS for c in token.children):
        for subject in _subjects_of(builder, token.head.head):
            builder.add(token.i, "subj", subject)


_RULES = {
    "nsubj": _subject,
    "nsubjpass": _subject,
    "csubj": _subject,
    "dobj": _object,
    "dative": lambda builder, token: builder.add(token.head.i, "to", token.i) if token.pos_ != "ADP" else None,
    "pobj": _prepositional,
    "poss": _possessive,
    "appos": _apposition,
    "oprd": _complement,
    "attr": _complement,
    "compound": _modifier,
    "nmod": _modifier,
    "amod": _modifier,
}
_CLAUSES = {"acl": _participial, "relcl": _relative, "xcomp": _open_clause, "advcl": _open_clause, "pcomp": _gerund}
