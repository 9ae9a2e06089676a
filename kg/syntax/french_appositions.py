"""Which French nouns describe which names: appositions, titles and opening descriptions, by the words around them."""

from __future__ import annotations

from spacy.tokens import Token

from kg.syntax.builder import Builder
from kg.syntax.french_phrases import (
    before,
    begins_name,
    first_token,
    following,
    is_comma,
    is_de,
    is_noun,
    is_participle,
    is_time,
    phrase_ending,
    top,
)
from kg.syntax.words import NAMING_VERBS

_DEMONYMS = ("ais", "aise", "ois", "oise", "ien", "ienne", "éen", "éenne", "ain", "aine", "ande", "belge", "russe", "suisse", "tchèque")


def is_close(builder: Builder, noun: Token, name: Token, *, commas: bool = False) -> bool:
    """Whether only adjectives (and commas, where they may) stand between two nouns: "l'éditeur lyonnais Acme"."""
    start = first_token(builder, name)
    between = list(noun.doc[noun.i + 1 : max(noun.i + 1, start.i)])
    return not any(token.pos_ in ("VERB", "AUX", "X") or (token.is_punct and not token.is_quote and not commas) for token in between)


def is_apposed(builder: Builder, token: Token) -> bool:
    """Whether a noun follows a name and a comma: ", directeur de", ", une filiale de"."""
    return apposed_to(builder, token) is not None


def apposed_to(builder: Builder, noun: Token) -> Token | None:
    """Return the name that a noun right after a comma describes."""
    if not is_noun(builder, noun) or any(c.dep_ == "case" for c in noun.children) or _is_subject(noun):
        return None
    first = noun
    while first.i > noun.sent.start and first.nbor(-1).pos_ == "ADJ":
        first = first.nbor(-1)
    if first.i > noun.sent.start and first.nbor(-1).pos_ == "DET":
        first = first.nbor(-1)
    elif not _is_expanded(noun):
        return None  # a bare noun at the end is rather a verb: "Acme, filiale de X, recrute"
    comma = before(builder, first)
    if comma is None or not is_comma(comma) or comma.i == noun.sent.start:
        return None
    name = comma.nbor(-1)
    if is_last_mentioned(name):
        return name
    return name if builder.is_name(name) and not name.like_num and not noun.is_ancestor(name) else None


def is_last_mentioned(token: Token) -> bool:
    """Whether a word is the "dernier" of « ce dernier » standing for somebody."""
    return token.lower_ in ("dernier", "dernière") and token.i > token.sent.start and token.nbor(-1).lower_ in ("ce", "cette")


def _is_subject(noun: Token) -> bool:
    """Whether a verb follows a noun without a comma: "Selon X, le marché recule" does not call X a market."""
    verb = noun.head
    follows = noun.dep_.startswith("nsubj") and verb.i > noun.i and verb.pos_ in ("VERB", "AUX") and not is_participle(verb)
    return follows and not any(is_comma(token) for token in noun.doc[noun.i : verb.i])


def _is_expanded(noun: Token) -> bool:
    later = next(following(noun), None)
    return later is not None and later.pos_ in ("ADP", "ADJ", "VERB", "NOUN", "ADV", "PROPN")


def is_coordinate(builder: Builder, token: Token) -> bool:
    """Whether what the parser calls a conjunct is one: joined by a word, or one of a list, and of the same kind as the first."""
    verbal, first_verbal = token.pos_ in ("VERB", "AUX"), token.head.pos_ in ("VERB", "AUX")
    if verbal != first_verbal or is_apposed(builder, token):
        return False
    return not _is_bare(builder, token)


def _is_bare(builder: Builder, token: Token) -> bool:
    """Whether a "conjunct" follows a comma without any "and" in sight."""
    siblings = [c for c in (token.head, *token.head.conjuncts) for c in c.children if c.dep_ == "cc"]
    earlier = before(builder, token)
    while earlier is not None and earlier.pos_ == "DET":
        earlier = before(builder, earlier)
    return not siblings and earlier is not None and is_comma(earlier) and token.pos_ not in ("VERB", "AUX")


def comma_apposition(builder: Builder, token: Token) -> None:
    """ "X, la filiale de Y," is an apposition, for which small French parsers have no eye."""
    name = apposed_to(builder, token)
    if name is not None:
        builder.join(name.i, token.i)


def named_after_comma(builder: Builder, token: Token) -> None:
    """ "le patron de X, Ann Lee," names the patron, and so does "Ancien patron de X, Ann Lee"."""
    if not begins_name(builder, token) or token.i < token.sent.start + 2:
        return
    comma = token.nbor(-1)
    if not is_comma(comma) or token.dep_ not in ("conj", "appos", "flat:name", "nmod") or not _is_bare(builder, token):
        return
    phrase = phrase_ending(builder, comma.nbor(-1))
    noun = top(builder, phrase)
    if noun is None or not is_noun(builder, noun) or is_time(noun):
        return
    if phrase[0].i == token.sent.start or phrase[0].nbor(-1).pos_ != "ADP":
        builder.join(noun.i, token.i)
    elif phrase[0].nbor(-1).i != token.sent.start:
        builder.join((_determined(builder, phrase) or noun).i, token.i)


def _determined(builder: Builder, phrase: list[Token]) -> Token | None:
    """Return the last noun of a phrase that has a determiner of its own."""
    nouns = [token for token in phrase if is_noun(builder, token) and any(c.dep_ == "det" for c in token.lefts)]
    return nouns[-1] if nouns and not builder.is_name(phrase[-1]) else None


def opening_description(builder: Builder, token: Token) -> None:
    """ "Responsable de la sécurité de X, à Lyon, Ann Lee a …": a bare noun that opens a sentence describes the subject."""
    sentence = token.sent
    adjective = token.pos_ == "ADJ" or token.dep_ == "amod"
    if token.i != sentence.start or is_participle(token) or not (adjective or is_noun(builder, token)):
        return
    noun = next((t for t in following(token, 1) if is_noun(builder, t)), None) if adjective else token
    if noun is None or not any(is_de(later) for later in following(noun, 2)):
        return
    for later in sentence[1:-1]:
        if later.pos_ in ("VERB", "AUX") and not is_participle(later):
            return
        if is_comma(later) and (name := later.nbor(1)) and _may_be_subject(builder, name) and _precedes_verb(builder, name):
            builder.join(noun.i, name.i)
            return


def _may_be_subject(builder: Builder, token: Token) -> bool:
    return begins_name(builder, token) or token.lower_ in ("il", "elle")


def _precedes_verb(builder: Builder, name: Token) -> bool:
    last = name
    while last.i + 1 < name.sent.end and builder.node[last.i + 1] == builder.node[name.i]:
        last = last.nbor(1)
    later = next(following(last), None)
    return later is not None and (later.pos_ in ("VERB", "AUX", "PRON") or later.lower_ in ("ne", "n'"))


def demonym(builder: Builder, token: Token) -> None:
    """ "le groupe suédois X": the noun says what the name is, the adjective between them notwithstanding."""
    adjective = before(builder, token)
    if not begins_name(builder, token) or adjective is None or not adjective.is_lower or not adjective.lower_.endswith(_DEMONYMS):
        return
    noun = before(builder, adjective)
    if noun is not None and (noun.pos_ == "NOUN" or (noun.i > noun.sent.start and noun.nbor(-1).pos_ == "DET")):
        builder.join(noun.i, token.i)


def named_complement(builder: Builder, token: Token) -> None:
    """ "a nommé X directeur général": a noun right after the name of who is named says what as."""
    if not is_noun(builder, token) or any(c.dep_ == "case" for c in token.children):
        return
    earlier = before(builder, token)
    named = earlier if earlier is not None and builder.is_name(earlier) else None
    verb = before(builder, named) if named is not None else earlier
    if verb is None or verb.lemma_ not in NAMING_VERBS or verb.pos_ != "VERB" or is_participle(verb):
        return
    builder.add(verb.i, "as", token.i)
    targets = [named.i] if named is not None else builder.children(builder.node[verb.i], "obj")
    for target in targets:
        builder.join(target, token.i)
