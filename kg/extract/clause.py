"""What governs a predicate: the words above it that can change whether, and when, it holds.

The chain goes from a predicate up to whatever it is a complement of, and stops where scope does: at relative and adverbial
clauses, at other conjuncts, and at verbs that take a noun for granted ("would not thank the chairwoman of Acme").
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Token

from kg.extract import words
from kg.syntax.words import COPULAS, LIGHT_VERBS

_CLAUSAL = frozenset("xcomp ccomp acl attr oprd acomp cop fixed".split())
_NOMINAL = frozenset("dobj obj pobj pcomp obl nmod dative iobj nsubjpass nsubj csubj csubjpass advcl".split())
# A noun that describes ("Ann Lee, chief executive of") depends on what is said of it, not on what its name does in the sentence.
_DESCRIPTIVE = frozenset("attr oprd xcomp acomp ccomp cop".split())
_MARKS = frozenset("aux neg advmod amod det mark cop auxpass preconj".split())
# What decides whether a complement holds …
_DECIDING = words.DENIALS | words.MAYBE_GOVERNORS | words.PLAN_GOVERNORS | words.PENDING_GOVERNORS | words.APPROVAL | words.EXISTENCE
# … and what only carries its object: "signed a partnership" is as true as its verb.
_CARRYING = words.LEAVING | words.PARTING | words.OBTAINING | LIGHT_VERBS
_CARRIED = frozenset("dobj obj nsubjpass xcomp pcomp".split())


def relation(token: Token) -> str:
    """Return a dependency label without its subtype: "nsubj" for "nsubj:pass"."""
    return token.dep_.partition(":")[0]


def names_of(token: Token) -> frozenset[str]:
    """Return what a word can be looked up as: its form, its lemma, and its lemma with a particle or adverb ("step_down")."""
    lemma = token.lemma_.lower()
    particles = {f"{lemma}_{child.lower_}" for child in token.children if child.dep_ in ("prt", "compound:prt", "advmod")}
    return frozenset({token.lower_, lemma, *particles})


def is_in(token: Token, group: frozenset[str]) -> bool:
    """Whether a word belongs to a class of words."""
    return not group.isdisjoint(names_of(token))


def first(tokens: Iterable[Token], group: frozenset[str]) -> Token | None:
    """Return the first token that belongs to a class of words."""
    return next((token for token in tokens if is_in(token, group)), None)


def chain(token: Token, own: Container[int] = (), *, descriptive: bool = False) -> Iterator[Token]:
    """Yield a predicate and everything that governs it, nearest first; `own` are the claim's predicates, which govern each other."""
    seen: set[int] = set()
    above: Token | None = token
    if descriptive:
        seen.add(token.i)
        yield token
        above = _describer(first_conjunct(token))
    while above is not None and above.i not in seen:
        seen.add(above.i)
        yield above
        above = governor(above, own)


def _describer(token: Token) -> Token | None:
    """Return what governs a describing noun: its copula or verb of naming, or a verb of existence it is subject to."""
    if relation(token) in _DESCRIPTIVE:
        return token.head
    if token.dep_ == "pobj" and token.head.lower_ == "as":
        return token.head.head
    if token.lang_ == "fr" and any(child.lower_ == "comme" for child in token.lefts):
        return token.head
    if relation(token) not in ("nsubj", "nsubjpass", "dobj", "obj"):
        return None
    above = _said_of_subject(token.head) if relation(token).startswith("nsubj") else token.head
    return above if is_in(above, words.EXISTENCE) else None


def governor(token: Token, own: Container[int] = ()) -> Token | None:
    """Return the word whose meaning decides whether a word below it holds; None at the end of its scope."""
    token = first_conjunct(token)
    label = relation(token)
    if token.dep_ == "acl:relcl" or token.dep_ == "relcl":
        return token.head if is_infinitive(token) else None
    if label in _CLAUSAL:
        return token.head
    return _nominal_governor(token, label, own) if label in _NOMINAL else None


def _nominal_governor(token: Token, label: str, own: Container[int]) -> Token | None:
    head = token.head.head if token.dep_ in ("pobj", "pcomp") else token.head
    if head.i in own:
        return head
    if token.pos_ == "PROPN" or is_appositive(token) or (label == "advcl" and not is_infinitive(token)):
        return None
    if token.dep_ == "pobj" and head.lemma_ in COPULAS:
        return head  # "is not in talks"
    if label.startswith(("nsubj", "csubj")):
        head = _said_of_subject(head)
    carried = label in _CARRIED or (token.dep_ == "nsubj:pass") or (token.dep_ == "pobj" and token.head.lower_ == "into")
    return head if is_in(head, _DECIDING) or (carried and is_in(head, _CARRYING)) else None


def is_appositive(noun: Token) -> bool:
    """Whether a noun with its article follows a comma: an apposition, whatever else the parser takes it for."""
    edge = noun.left_edge
    determined = noun.pos_ == "NOUN" and (edge.pos_ in ("DET", "PUNCT") or edge.dep_ == "poss")
    before = edge if edge.text == "," else edge.nbor(-1) if edge.i else edge
    return determined and before.text == "," and noun.head.i < noun.i


def _said_of_subject(verb: Token) -> Token:
    """What a copular clause says of its subject is its complement: "is subject to", "is likely"."""
    if verb.lemma_ not in COPULAS:
        return verb
    said = [child for child in verb.children if child.dep_ in ("acomp", "attr", "oprd")]
    return next((child for child in said if is_in(child, _DECIDING)), verb)


def is_infinitive(token: Token) -> bool:
    """Whether a verb is a "to" infinitive, active or passive, or a French one."""
    return any(child.tag_ == "TO" for child in token.children) or (
        token.lang_ == "fr" and "Inf" in (token.morph.get("VerbForm", []) or [c for a in token.children for c in _passive_inf(a)])
    )


def _passive_inf(child: Token) -> list[str]:
    return child.morph.get("VerbForm", []) if relation(child) in ("aux", "cop") else []


def first_conjunct(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    return token


def operators(token: Token) -> list[Token]:
    """Return the small words that bear on a word: auxiliaries, negations, adverbs, its preposition.

    A conjunct without a subject and a tense of its own shares those of the first ("may buy A and sell B"); "but" keeps a
    negation from it.
    """
    own = list(_marks(token))
    if token.dep_ == "conj" and not is_independent(token):
        shared = _marks(first_conjunct(token))
        contrasted = any(is_in(child, words.CONTRAST) for child in (*token.head.children, *token.children) if child.dep_ == "cc")
        own += [mark for mark in shared if not (contrasted and is_in(mark, words.NEGATIONS))]
    return own


def is_independent(token: Token) -> bool:
    """Whether a coordinated word is a clause of its own: it has a subject or is finite."""
    if any(relation(child) in ("nsubj", "nsubjpass", "expl") for child in token.children):
        return True
    if token.lang_ == "fr":
        return "Fin" in token.morph.get("VerbForm", []) or any(
            "Fin" in c.morph.get("VerbForm", []) for c in token.children if c.pos_ == "AUX"
        )
    finite = ("VBD", "VBZ", "VBP", "MD")
    return token.tag_ in finite or any(child.tag_ in finite for child in token.children if child.dep_ in ("aux", "auxpass"))


def _marks(token: Token) -> Iterator[Token]:
    for child in token.children:
        if relation(child) in _MARKS or child.pos_ in ("AUX", "PART") or (child.pos_ == "ADV" and relation(child) != "conj"):
            yield child
        elif relation(child) in ("nsubj", "nsubjpass"):
            yield from (c for c in child.children if c.lower_ in ("no", "neither", "aucun", "aucune", "ni") and c.dep_ != "conj")
        elif child.dep_ == "case":
            yield child
    if token.dep_ in ("pobj", "pcomp"):
        yield token.head
