"""French phrases read off the words in their order, for where a small parser's tree is not to be trusted."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.syntax.builder import Builder

CASES = {"d'": "de", "d’": "de", "du": "de", "des": "de", "au": "à", "aux": "à", "l'": "le"}
# Nouns that say when: what the parser hangs from one belongs to the verb ("a annoncé jeudi un partenariat avec").
TIMES = frozenset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre "
    "décembre hier demain an ans année années mois semaine semaines jour jours matin soir été automne hiver printemps rentrée".split()
)
_CLITICS = frozenset("ne n' n’ se s' s’ le la l' l’ les lui leur y en me m' m’ nous vous".split())
_INFINITIVES = ("er", "ir", "re")
_LONGEST = 14


def is_time(token: Token) -> bool:
    return token.lower_ in TIMES


def is_noun(builder: Builder, token: Token) -> bool:
    """Whether a token is a common noun and no part of a name."""
    return token.pos_ == "NOUN" and not builder.is_name(token)


def is_comma(token: Token) -> bool:
    return token.text == ","


def first_token(builder: Builder, token: Token) -> Token:
    """Return the first token of the name a token belongs to, or the token itself."""
    while token.i and builder.node[token.i - 1] == builder.node[token.i]:
        token = token.nbor(-1)
    return token


def begins_name(builder: Builder, token: Token) -> bool:
    return builder.is_name(token) and token.text[:1].isupper() and first_token(builder, token).i == token.i


def before(builder: Builder, token: Token) -> Token | None:
    """Return the token before a token or the name it belongs to, within the sentence."""
    token = first_token(builder, token)
    return token.nbor(-1) if token.i > token.sent.start else None


def phrase_ending(builder: Builder, last: Token) -> list[Token]:
    """Return the noun phrase that ends at a token, in text order: (determiner) adjectives noun adjectives (de phrase)*."""
    found: list[Token] = []
    token: Token | None = last
    while token is not None and token.i >= last.sent.start and len(found) < _LONGEST and _continues(builder, token, found):
        found.insert(0, token)
        token = token.nbor(-1) if token.i > last.sent.start else None
    while found and found[0].pos_ in ("ADP", "ADV"):
        found.pop(0)
    return found


def _continues(builder: Builder, token: Token, found: list[Token]) -> bool:
    if found and found[0].pos_ == "DET" and not builder.is_name(found[0]):
        return is_de(token)
    if builder.is_name(token) or token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM"):
        return True
    return bool(found) and (is_de(token) or _is_misread(token, found[0]))


def _is_misread(token: Token, later: Token) -> bool:
    """Whether a "verb" between a noun and its "de" is rather a foreign word: "la filiale cloud de"."""
    between = token.i > token.sent.start and token.nbor(-1).pos_ == "NOUN" and is_de(later)
    return between and token.pos_ in ("VERB", "X") and not is_past(token)


def is_de(token: Token) -> bool:
    return CASES.get(token.lower_, token.lower_) == "de" and token.pos_ == "ADP"


def top(builder: Builder, phrase: list[Token]) -> Token | None:
    """Return what a phrase is about: its first common noun ("le patron de la filiale d'Acme"), else its first name."""
    nouns = [token for token in phrase if is_noun(builder, token)]
    named = [token for token in phrase if builder.is_name(token)]
    if named and nouns and first_token(builder, named[0]).i < nouns[0].i:
        return named[0]
    return next(iter(nouns or named), None)


def is_participle(token: Token) -> bool:
    """Whether a token is a past participle without an auxiliary, which small models often tag as an adjective."""
    if any(child.dep_.startswith(("aux", "cop")) for child in token.children) or _follows_auxiliary(token):
        return False
    if not is_past(token):
        return False
    return token.pos_ == "VERB" or (token.pos_ == "ADJ" and token.lemma_ != token.lower_ and token.lemma_.endswith(_INFINITIVES))


def is_past(token: Token) -> bool:
    """Whether a form can be a past participle: the tagger takes "utilise" and "ouvrira" for one."""
    if token.lemma_.endswith("er"):
        return token.lower_.endswith(("é", "ée", "és", "ées"))
    form = token.lower_.removesuffix("s").removesuffix("e")
    return form.endswith(("é", "i", "is", "u", "t")) and token.morph.get("VerbForm", ["Part"]) == ["Part"]


def _follows_auxiliary(token: Token) -> bool:
    earlier = token
    while earlier.i > token.sent.start:
        earlier = earlier.nbor(-1)
        if earlier.pos_ != "ADV":
            return earlier.pos_ == "AUX"
    return False


def agrees(noun: Token, participle: Token) -> bool:
    """Whether nothing in their endings keeps a participle from going with a noun; names have no gender to see."""
    return all(not mine or not theirs or mine in theirs for mine, theirs in zip(_features(participle), _morphology(noun), strict=True))


def _features(participle: Token) -> tuple[str, str]:
    """Return a participle's gender and number by its ending, where that tells more than the tagger."""
    for ending, features in (("ées", ("Fem", "Plur")), ("és", ("Masc", "Plur")), ("ée", ("Fem", "Sing")), ("é", ("Masc", "Sing"))):
        if participle.lower_.endswith(ending):
            return features
    gender, number = _morphology(participle)
    return "".join(gender[:1]), "".join(number[:1])


def _morphology(token: Token) -> tuple[list[str], list[str]]:
    return token.morph.get("Gender", []), token.morph.get("Number", [])


def modified(builder: Builder, participle: Token) -> Token | None:
    """Return what a bare participle says something of.

    Right after a phrase it is the nearest noun that agrees ("un éditeur de jeux installé"), after a comma what the phrase is
    about ("la filiale de X, rachetée"), and at the beginning of a sentence what follows the comma ("Fondée en 2014, X").
    """
    last = participle
    while (earlier := before(builder, last)) is not None and earlier.pos_ == "ADV":
        last = earlier
    if earlier is None:
        return _announced(builder, participle)
    if is_comma(earlier):
        phrase = phrase_ending(builder, earlier.nbor(-1)) if earlier.i > earlier.sent.start else []
        head = top(builder, phrase)
        return head if head is not None and agrees(head, participle) else _nearest(builder, phrase, participle)
    return _nearest(builder, phrase_ending(builder, earlier), participle)


def _nearest(builder: Builder, phrase: list[Token], participle: Token) -> Token | None:
    nouns = [token for token in reversed(phrase) if is_noun(builder, token) and agrees(token, participle) and not _trails(token)]
    named = [token for token in reversed(phrase) if builder.is_name(token) and token.text[:1].isupper()]
    return next(iter(nouns or named), None)


def _trails(noun: Token) -> bool:
    """Whether a "noun" right after a noun is rather its adjective: "une entreprise nantaise"."""
    return noun.i > noun.sent.start and noun.nbor(-1).pos_ == "NOUN" and noun.dep_ == "amod"


def _announced(builder: Builder, opening: Token) -> Token | None:
    """Return the subject that the first comma of a sentence is followed by."""
    comma = next((token for token in opening.sent if token.i > opening.i and is_comma(token)), None)
    return None if comma is None else phrase_after(builder, comma)


def phrase_after(builder: Builder, token: Token) -> Token | None:
    """Return the noun or name that the words after a token begin with: (determiner) (adjectives) noun."""
    for later in following(token):
        if builder.is_name(later) and later.text[:1].isupper():
            return later
        if later.pos_ == "NOUN":
            return later
        if later.pos_ not in ("DET", "ADJ", "NUM"):
            return None
    return None


def following(token: Token, most: int = 5) -> Iterator[Token]:
    yield from token.doc[token.i + 1 : min(token.i + 1 + most, token.sent.end)]


def verb_start(verb: Token) -> Token:
    """Return the first of the auxiliaries, pronouns and adverbs that stand before a verb."""
    first = verb
    while first.i > verb.sent.start:
        earlier = first.nbor(-1)
        if earlier.pos_ not in ("AUX", "ADV") and not (earlier.lower_ in _CLITICS and earlier.pos_ in ("PRON", "ADV")):
            return first
        first = earlier
    return first
