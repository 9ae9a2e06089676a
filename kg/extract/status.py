"""The status of a claim, read off the words that govern its predicates."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.extract import tense, words
from kg.extract.clause import chain, first, first_conjunct, is_in, is_infinitive, names_of, operators, relation
from kg.extract.factuality import Standing, await_, deny, discontinue, doubt, end, lapse, most_guarded, plan
from kg.extract.retraction import is_retracted
from kg.model import Status


def status_of(doc: Doc, predicates: Sequence[int], ends: Sequence[int] = (), *, descriptive: bool = False) -> Status:
    """Return the status of a claim made through some predicates.

    `ends` are the head tokens of its nominal ends ("the future venture"); a `descriptive` claim is made by a noun that says what
    something is ("Ann Lee, chief executive of Acme").
    """
    own = frozenset(predicates)
    standings = [_standing(list(chain(doc[i], own, descriptive=descriptive)), own) for i in predicates]
    standings += [Standing.PLANNED for i in ends if _described(doc[i], words.FUTURE_ADJECTIVES)]
    standings += [Standing.ENDED for i in ends for j in predicates if _is_successor_of(doc[j], doc[i]) or _moved_from(doc[j], doc[i])]
    return most_guarded(standings).status


def _standing(layers: list[Token], own: frozenset[int]) -> Standing:
    """Work a predicate's standing out from the inside: each word's meaning first, then what bears on the word."""
    standing, below = Standing.ASSERTED, None
    for word in layers:
        standing = _own_meaning(word, standing, own) if below is None else _governed(word, below, standing, layers)
        standing = _operated(word, below, standing)
        below = word
    return deny(standing) if is_retracted(layers) else standing


def _own_meaning(word: Token, standing: Standing, own: frozenset[int]) -> Standing:
    """What a predicate says by itself: talks are no deal, an application is not granted, a former post is over."""
    if is_in(word, words.MAYBE_NOUNS) and word.pos_ == "NOUN":
        return doubt(standing)
    if is_in(word, words.AWAITING):
        return await_(standing)
    if is_in(word, words.LEAVING) and not _has_goal(word):
        return end(standing)
    if tense.has_lapsed(word):
        return lapse(standing)
    if word.pos_ == "NOUN" and is_in(word, words.DENIALS) and len(own) > 1:
        return deny(standing)
    return _adjectives(word, standing)


def _has_goal(verb: Token) -> bool:
    """Whether a "partir" is a going to and no leaving: "est parti chez"."""
    return verb.lemma_ == "partir" and any(case.lower_ in ("chez", "pour") for child in verb.children for case in child.lefts)


def _adjectives(word: Token, standing: Standing) -> Standing:
    if _described(word, words.PAST_ADJECTIVES) or any(c.lower_ in words.PAST_ADVERBS for c in word.children):
        return standing if tense.is_event(word) else lapse(standing)
    for adjectives, change in (
        (words.FAILED_ADJECTIVES, deny),
        (words.MAYBE_ADJECTIVES, doubt),
        (words.FUTURE_ADJECTIVES, plan),
        (frozenset({"pending"}), await_),
    ):
        if _described(word, adjectives):
            return change(standing)
    return standing


def _described(noun: Token, adjectives: frozenset[str]) -> bool:
    """Whether a noun has one of some adjectives; those of a name hold of the title before it ("former Acme CEO Ann Lee")."""
    heads = [noun]
    if noun.dep_ in ("compound", "nmod") and noun.head.i > noun.i:
        heads.append(noun.head)
        heads += [each for each in noun.head.subtree if each.dep_ == "compound" and each.i < noun.i]
    modifiers = [child for head in heads for child in head.children if head is noun or child.i < noun.i]
    if noun.dep_ in ("nmod", "appos") and noun.head.i == noun.i - 1 and is_in(noun.head, adjectives):
        return True  # French adjectives before a noun are often taken for nouns
    if noun.lower_.startswith(("ex-", "ex‑")) and "ex-" in adjectives:
        return True
    return any(is_in(c, adjectives) and relation(c) in ("amod", "advmod", "compound", "nmod", "punct", "dep", "det") for c in modifiers)


def _governed(word: Token, below: Token, standing: Standing, layers: list[Token]) -> Standing:
    """What a governor's meaning does to what is below it."""
    if _is_hearsay(word) or _is_rumour(word):
        return doubt(standing)
    if is_in(word, words.DENIALS):
        return deny(standing)
    if is_in(word, words.SAYING):
        return standing
    if is_in(word, words.ASKING) and relation(below) in ("ccomp", "advcl", "obj", "xcomp"):
        return doubt(standing)
    if is_in(word, words.MAYBE_GOVERNORS) and not _is_factual(word, below):
        return doubt(standing)
    if _is_yet_to(word):
        return await_(plan(standing)) if first(layers, words.APPROVAL) is not None else plan(standing)
    if _awaits(word, below, layers):
        return await_(standing)
    if is_in(word, words.LEAVING) or (is_in(word, words.PARTING) and below.pos_ in ("NOUN", "PROPN")):
        return end(standing)
    if word.lemma_ == "use" and word.tag_ == "VBD" and relation(below) == "xcomp":
        return lapse(standing)
    return _planned(word, below, standing)


def _is_factual(word: Token, below: Token) -> bool:
    """Whether a "report" is a verb, or a "study" one that was made, not one whether to do what is below."""
    if word.pos_ != "VERB":
        return False
    return word.lemma_ == "report" or (word.lemma_ in ("study", "étudier") and word.tag_ != "VBG" and below.pos_ == "NOUN")


def _is_hearsay(word: Token) -> bool:
    """ "is said to be", "is thought to own"."""
    passive = any(child.dep_ in ("auxpass", "aux:pass") for child in word.children)
    return passive and is_in(word, words.HEARSAY_VERBS) and not any(child.dep_ == "agent" for child in word.children)


def _is_rumour(verb: Token) -> bool:
    """ "rumour has it", "people familiar with the matter said"."""
    subject = next((child for child in verb.children if relation(child) == "nsubj"), None)
    return subject is not None and is_in(subject, words.RUMOUR_SOURCES) and (is_in(verb, words.SAYING) or verb.lemma_ in ("have", "courir"))


def _is_yet_to(word: Token) -> bool:
    """ "has yet to approve"."""
    return word.lemma_ in ("have", "be") and any(child.lower_ in ("yet", "still") for child in word.children)


def _awaits(word: Token, below: Token, layers: list[Token]) -> bool:
    """Whether a decision is out: somebody waits for, seeks or must get what another grants."""
    if is_in(word, words.AWAITING):
        return True
    if not is_in(word, words.PENDING_GOVERNORS | words.OBTAINING) or first(layers, words.APPROVAL) is None:
        return False
    return _is_unrealised(word) if is_in(word, words.OBTAINING) else True


def _is_unrealised(word: Token) -> bool:
    """Whether an "obtain" has not come about: infinitive or present; "obtained approval" has."""
    return word.tag_ in ("VB", "VBP", "VBZ") or "Inf" in word.morph.get("VerbForm", [])


def _planned(word: Token, below: Token, standing: Standing) -> Standing:
    verbal = is_infinitive(below) or below.pos_ in ("VERB", "AUX")
    nominal_plan = below.pos_ in ("NOUN", "PROPN") and bool(names_of(word) & words.PLAN_GOVERNORS) and not is_in(word, _CLAUSE_ONLY)
    if is_in(word, words.PLAN_GOVERNORS) and (verbal or nominal_plan) and not (below.tag_ in ("VBN", "VBD") and not is_infinitive(below)):
        return plan(standing)
    open_infinitive = below.lang_ == "en" and is_infinitive(below) and not is_in(word, words.IMPLICATIVE)
    return plan(standing) if open_infinitive else standing


_CLAUSE_ONLY = frozenset(
    "set want order ready offer deadline about decide bid go going hope target have need aller devoir compter accord agree".split()
)


def _operated(word: Token, below: Token | None, standing: Standing) -> Standing:
    """What the small words around a word do, the nearest first: modal, adverb, tense, negation, conjunction."""
    marks = operators(word)
    if below is not None and _is_plug(word, below):
        return _hedged(marks, standing)
    if not _needs(word):
        standing = tense.placed(word, below, marks, standing)
        standing = _negated(word, marks, standing)
    standing = doubt(standing) if _is_by_rumour(word) else _hedged(marks, standing)
    if _follows_plan(word):
        standing = plan(standing)
    if is_infinitive(word) and relation(word) == "advcl" and not is_in(word.head, words.IMPLICATIVE):
        standing = plan(standing)
    return _conditional(word, standing)


def _follows_plan(word: Token) -> bool:
    """Whether a French infinitive comes right after a verb of planning that the parser took for something else."""
    if word.lang_ != "fr" or not is_infinitive(word):
        return False
    before = word.i - 1
    while before > word.sent.start and word.doc[before].lower_ in ("de", "d'", "d’", "à", "se", "s'", "s’"):
        before -= 1
    return before >= word.sent.start and word.doc[before].pos_ != "NOUN" and is_in(word.doc[before], words.PLAN_GOVERNORS)


def _needs(word: Token) -> bool:
    """Whether a negation is spent on what something needs: "cannot start without approval"."""
    return any(child.lower_ == "without" or any(case.lower_ == "sans" for case in child.lefts) for child in word.children)


def _is_by_rumour(word: Token) -> bool:
    """ "according to people familiar with the matter", "selon des rumeurs"."""
    for child in word.children:
        cited = [t for t in child.subtree if t.dep_ == "pobj"][:1] if child.lower_ == "according" else []
        cited += [child for case in child.lefts if case.lower_ in ("selon", "après")]
        if first(cited, words.RUMOUR_SOURCES) is not None:
            return True
    return False


def _is_plug(word: Token, below: Token) -> bool:
    """Whether a verb keeps its own negation and tense from what is told: "did not say that", "did not know that"."""
    told = relation(below) in ("ccomp", "acl", "parataxis") and not is_in(word, words.NEG_RAISING)
    return told and is_in(word, words.SAYING | words.KNOWING | words.ASKING)


def _hedged(marks: list[Token], standing: Standing) -> Standing:
    return doubt(standing) if any(mark.lower_ in words.MAYBE_ADVERBS for mark in marks) else standing


def _conditional(word: Token, standing: Standing) -> Standing:
    """What stands under "if" or "whether" is not claimed; an approval that is waited for is pending."""
    clause = first_conjunct(word)
    marks = [child for child in clause.children if child.dep_ in ("mark", "advmod")]
    if any(mark.lower_ in words.CONDITIONALS or mark.lower_ in ("s'", "s’") for mark in marks if mark.dep_ == "mark"):
        return await_(standing) if is_in(word, words.APPROVAL) and relation(clause) == "advcl" else doubt(standing)
    waits = relation(clause) == "advcl" and is_in(word, words.APPROVAL) and any(m.lower_ in words.BEFORE for m in marks)
    return await_(standing) if waits and not tense.is_past(word) else standing


def _negated(word: Token, marks: list[Token], standing: Standing) -> Standing:
    negation = _negation(word, marks)
    if negation is None:
        return standing
    if is_no_longer(negation, word):
        return discontinue(standing)
    if _is_still_to_come(word, marks):
        return await_(plan(standing)) if is_in(word, words.APPROVAL) else plan(standing)
    if is_in(negation, frozenset({"without", "sans"})) and is_in(word, words.APPROVAL):
        return await_(standing)  # "cannot start without the approval of"
    if any(mark.lower_ in ("may", "might") for mark in marks):
        return standing
    return deny(standing)


def _negation(word: Token, marks: list[Token]) -> Token | None:
    negates = _negates_in_french if word.lang_ == "fr" else _negates_in_english
    return next((mark for mark in marks if negates(mark, word)), None)


def _negates_in_french(mark: Token, word: Token) -> bool:
    return is_in(mark, words.FRENCH_NEGATIONS) or (mark.lower_ in ("sans", "plus") and _completes_ne(mark, word))


def _negates_in_english(mark: Token, word: Token) -> bool:
    if mark.lower_ in words.NO_LONGER:
        return mark.lower_ == "anymore" or (mark.i > 0 and mark.nbor(-1).lower_ in ("no", "any"))
    return (mark.dep_ == "neg" or mark.lower_ in words.NEGATIONS) and not _is_only(mark)


def _completes_ne(mark: Token, word: Token) -> bool:
    return mark.lower_ == "sans" or any(c.lower_ in ("ne", "n'", "n’") for c in word.children)


def _is_only(negation: Token) -> bool:
    following = negation.doc[negation.i + 1 : negation.i + 2]
    return any(token.lower_ in words.NOT_NEGATED for token in following)


def is_no_longer(negation: Token, word: Token) -> bool:
    """ "no longer", "not … any more", "ne … plus"."""
    if negation.lower_ == "plus":
        return True
    after = {token.lower_ for token in negation.doc[negation.i : min(negation.i + 4, negation.sent.end)]}
    anymore = any(c.lower_ in ("anymore", "longer") for c in word.children) or {"any", "more"} <= {t.lower_ for t in word.subtree}
    return "longer" in after or "anymore" in after or anymore


def _is_still_to_come(word: Token, marks: list[Token]) -> bool:
    """ "not yet", "not until 2027": it will be."""
    if any(mark.lower_ in words.YET for mark in marks) or any(c.lower_ in words.YET for m in marks for c in m.children):
        return True
    until = any(child.lower_ in ("until", "before", "till") for child in word.children)
    return until and not tense.is_past(word)


def _is_successor_of(verb: Token, end_: Token) -> bool:
    """Whether an end is who was succeeded: that post is over."""
    return is_in(verb, words.SUCCEEDING) and end_.head == verb and relation(end_) in ("dobj", "obj", "nsubjpass", "iobj", "obl")


def _moved_from(verb: Token, end_: Token) -> bool:
    """Whether an end is where somebody came from: "joined us from Acme"."""
    return is_in(verb, words.MOVING) and end_.dep_ == "pobj" and end_.head.lower_ == "from" and end_.head.head == verb
