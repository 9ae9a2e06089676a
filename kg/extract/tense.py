"""What tense and modals say: still to come, doubtful, or over."""

from __future__ import annotations

from spacy.tokens import Token

from kg.extract import words
from kg.extract.clause import first, is_in, is_infinitive, relation
from kg.extract.factuality import Standing, await_, doubt, lapse, plan

_NOMINAL = ("NOUN", "PROPN", "ADJ")


def placed(word: Token, below: Token | None, marks: list[Token], standing: Standing) -> Standing:
    """Return the standing after the modals and the tense of a word have had their say."""
    auxiliaries = {mark.lower_ for mark in marks if relation(mark) in ("aux", "cop", "auxpass")}
    if auxiliaries & words.MAYBE_MODALS:
        return doubt(standing)
    if auxiliaries & words.OBLIGATIONS:
        return _must(word, standing)
    if auxiliaries & (words.WILL | words.WOULD):
        return _conditionally(word, auxiliaries, standing)
    if word.lang_ == "fr":
        standing = _french(word, standing)
    if below is not None and word.lemma_ == "be" and is_infinitive(below) and below.dep_ == "xcomp":
        return plan(standing)  # "is to pay"
    if _is_over(word, below):
        return lapse(standing)
    return standing


def _must(word: Token, standing: Standing) -> Standing:
    """What must be got from somebody is pending; what must be done is to come."""
    return await_(standing) if is_in(word, words.OBTAINING | words.APPROVAL) else plan(standing)


def _conditionally(word: Token, auxiliaries: set[str], standing: Standing) -> Standing:
    """ "Would" is a plan, unless it hangs on an "if"."""
    hangs = any(mark.lower_ == "if" for child in word.children if child.dep_ == "advcl" for mark in child.children)
    return doubt(standing) if hangs and auxiliaries & words.WOULD else plan(standing)


def _french(word: Token, standing: Standing) -> Standing:
    verbs = [word, *(child for child in word.children if child.pos_ == "AUX")]
    if any("Cnd" in verb.morph.get("Mood", []) for verb in verbs):
        wished = is_in(word, words.PLAN_GOVERNORS) or _is_reported(word)
        return plan(standing) if wished else doubt(standing)
    if any("Fut" in verb.morph.get("Tense", []) for verb in verbs):
        return plan(standing)
    return standing


def _is_reported(word: Token) -> bool:
    """Whether a conditional is a future told in the past: "a annoncé qu'elle rachèterait"."""
    told = relation(word) in ("ccomp", "xcomp", "obj") and is_in(word.head, words.SAYING)
    return told and is_past(word.head)


def is_past(word: Token) -> bool:
    """Whether a word is in a past tense or a perfect, by itself or by its auxiliaries."""
    auxiliaries = [child for child in word.children if relation(child) in ("aux", "cop", "auxpass")]
    if word.lang_ == "fr":
        perfect = "Part" in word.morph.get("VerbForm", []) and any(child.dep_ == "aux:tense" for child in auxiliaries)
        return perfect or any({"Past", "Imp"} & set(v.morph.get("Tense", [])) for v in (word, *auxiliaries) if _is_finite(v))
    return word.tag_ == "VBD" or any(child.tag_ == "VBD" or child.lemma_ == "have" for child in auxiliaries)


def _is_finite(verb: Token) -> bool:
    return "Fin" in verb.morph.get("VerbForm", [])


def is_event(word: Token) -> bool:
    """Whether a verb tells an event, which "previously" does not undo."""
    return word.pos_ == "VERB" and not is_in(word, words.STATIVE)


def has_lapsed(word: Token) -> bool:
    """Whether something said to hold "until" a date has run out."""
    around = list(word.children)
    if word.pos_ == "NOUN" and word.head.pos_ == "PROPN":
        around += [child for child in word.head.children if child.i > word.i]  # of an apposition, hung from its name
    bounded = first((each for child in around for each in (child, *child.lefts)), words.UNTIL) is not None
    if not bounded or any(child.dep_ == "neg" or child.lower_ in words.FRENCH_NEGATIONS for child in around):
        return False
    bare = word.pos_ in ("NOUN", "PROPN") and not any(child.dep_ == "cop" for child in around)
    return is_past(word) or bare or "Part" in word.morph.get("VerbForm", [])


def _is_over(word: Token, below: Token | None) -> bool:
    """A state told in a plain past is over; an event ("acquired") or a perfect ("has worked since") is not."""
    if not _is_state(word, below) or _is_backshifted(word) or _is_since(word):
        return below is not None and has_lapsed(word) and is_past(word)
    auxiliaries = [child for child in word.children if relation(child) in ("aux", "auxpass", "cop")]
    if word.lang_ == "fr":
        return is_past(word)
    return word.tag_ == "VBD" or (word.tag_ == "VBN" and any(child.tag_ == "VBD" for child in auxiliaries))


def _is_state(word: Token, below: Token | None) -> bool:
    if word.lang_ == "fr" and any(child.dep_ == "cop" for child in word.children):
        return below is None
    complement = below is None or (below.pos_ in _NOMINAL and relation(below) in ("attr", "dobj", "obj", "pobj", "oprd", "obl"))
    return complement and is_in(word, words.STATIVE)


def _is_since(word: Token) -> bool:
    return any(t.lower_ in words.SINCE and t.lower_ not in ("from",) for child in word.children for t in (child, *child.lefts))


def _is_backshifted(word: Token) -> bool:
    """Whether a past is only that of the verb of saying above it: "he said Acme owned Globex"."""
    told = relation(word) == "ccomp" and is_in(word.head, words.SAYING | words.KNOWING) and is_past(word.head)
    return told and word.tag_ != "VBN" and word.i > word.head.i and not any(c.lemma_ == "have" for c in word.children)
