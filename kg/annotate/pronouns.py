"""Third-person pronouns and possessives that stand for something, and relative pronouns; not "it" in "it seems that"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from spacy.tokens import Token

from kg.annotate.lexis import Pronoun
from kg.annotate.ordinals import find_ordinals
from kg.annotate.spans import Candidate, Source
from kg.model import Kind

_EMPTY_VERBS: Final = frozenset(
    "seem appear happen rain snow matter remain turn take falloir agir sembler paraître pleuvoir convenir".split()
)
_CLAUSES: Final = frozenset("ccomp xcomp advcl csubj csubjpass acl csubj:pass".split())
_SUBJECTS: Final = frozenset("nsubj nsubjpass nsubj:pass expl expl:subj".split())
_BASED: Final = frozenset("based headquartered located registered listed".split())
_OPENING: Final = frozenset("“«„")
_CLOSING: Final = frozenset("”»")


def find_pronouns(source: Source) -> list[Candidate]:
    """Return the pronouns of a document, and "the first" and its like, in text order."""
    found = [each for number, (start, end) in enumerate(source.parse.bounds) for each in _in_sentence(source, start, end, number)]
    return sorted([*found, *find_ordinals(source)], key=lambda candidate: candidate.sort_key)


def _in_sentence(source: Source, start: int, end: int, number: int) -> Iterator[Candidate]:
    for token in source.doc[start:end]:
        pronoun = _pronoun(source, token)
        if pronoun is not None:
            yield Candidate(token.i, token.i + 1, Kind.PRONOUN, token.i, number, definite=True, pronoun=pronoun)


def _pronoun(source: Source, token: Token) -> Pronoun | None:
    lexis, word = source.lexis, token.lower_
    if token.pos_ not in {"PRON", "DET", "ADJ"}:
        return None
    if word in lexis.possessives and (token.pos_ != "PRON" or token.dep_ in {"poss", "nmod:poss", "det"} or word not in lexis.pronouns):
        return lexis.possessives[word]
    if word in lexis.pronouns and token.pos_ == "PRON":
        return None if is_empty(token) else lexis.pronouns[word]
    if word in lexis.relatives and (token.pos_ == "PRON" or token.tag_ == "WP$") and relative_head(token) is not None:
        return Pronoun(animate=lexis.relatives[word])
    return None


def is_empty(token: Token) -> bool:
    """Whether a pronoun is only there for the grammar: "it is likely that …", "il faut …"."""
    if token.dep_ in {"expl", "expl:subj"}:
        return True
    if token.lower_ not in {"it", "il", "ce"} or token.dep_ not in _SUBJECTS:
        return False
    verb = token.head
    if verb.lemma_.lower() in _EMPTY_VERBS:
        return verb.lemma_.lower() != "take" or any(child.dep_ in _CLAUSES and child.i > verb.i for child in verb.children)
    copula = verb.lemma_ in {"be", "être"} or any(child.dep_ == "cop" for child in verb.children)
    described = verb.lemma_ != "be" or any(child.dep_ in {"acomp", "attr"} for child in verb.children)
    passive_saying = any(child.dep_ in {"auxpass", "aux:pass"} for child in verb.children)
    described_as = [verb, *(child for child in verb.children if child.dep_ in {"acomp", "attr"})]
    clause = any(child.dep_ in _CLAUSES and child.i > verb.i and _is_full(child) for token in described_as for child in token.children)
    return clause and ((copula and described) or passive_saying)


def _is_full(clause: Token) -> bool:
    """Whether a clause is opened by "that", "to" or "que": the real subject that comes later."""
    if clause.dep_ == "advcl":
        return False
    return any(child.lower_ in {"that", "to", "whether", "que", "qu'", "qu’", "de", "d'"} for child in clause.lefts)


def relative_head(token: Token) -> Token | None:
    """Return the noun that a relative pronoun stands for; None when it is no relative pronoun."""
    for clause in (token.head, token.head.head, token.head.head.head):
        if clause.dep_ in {"relcl", "acl:relcl"} and clause.head.i < token.i:
            return _described(clause.head, token)
    return None


def _described(noun: Token, pronoun: Token) -> Token:
    """Return what a clause set off by a comma describes: not the town in "a firm based in Ghent, which …" but the firm."""
    if pronoun.i == 0 or pronoun.nbor(-1).text != "," or noun.dep_ != "pobj":
        return noun
    verb = noun.head.head
    based = verb.lower_ in _BASED and verb.dep_ in {"acl", "relcl"} and noun.head.dep_ == "prep"
    return verb.head if based else noun


def quoted_tokens(source: Source) -> frozenset[int]:
    """Return the tokens that stand between quotation marks; a mark that is never closed quotes to the end of its paragraph."""
    found: list[int] = []
    inside, last = False, 0
    for start, end in source.parse.bounds:
        if _parts_paragraphs(source, last, start):
            inside = False
        for token in source.doc[start:end]:
            if token.text in _OPENING or (token.text == '"' and not inside):
                inside = True
            elif token.text in _CLOSING or token.text == '"':
                inside = False
            elif inside:
                found.append(token.i)
        last = end - 1
    return frozenset(found)


def _parts_paragraphs(source: Source, left: int, right: int) -> bool:
    """Whether an empty line stands between two tokens."""
    one, two = source.doc[left], source.doc[right]
    return source.parse.document.text[one.idx + len(one) : two.idx].count("\n") > 1
