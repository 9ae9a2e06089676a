"""The type of a name, decided once a document from all that the document says of it.

Every mention votes: the nouns put beside it ("agency X", "X, a start-up", "a platform called X"), posts and honorifics, legal
forms, whom it is chief of, the lexicon, and (weakly) the parser's guess. A name may belong to several classes when nouns say so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from kg.annotate.lexis import words
from kg.annotate.nouns import PERSON, is_role, noun_class
from kg.annotate.spans import Candidate, Source
from kg.ontology import ROOT, Ontology
from kg.syntax import SyntaxGraph

GUESSES: Final = {
    "PERSON": PERSON,
    "PER": PERSON,
    "ORG": "Organization",
    "GPE": "Place",
    "LOC": "Place",
    "FAC": "Facility",
    "PRODUCT": "Product",
    "EVENT": "Event",
    "LAW": "Law",
}
"""The parser's labels of names, as classes of the ontology."""

COMPANY_WORDS: Final = words(
    """
    airlines airways analytics assurance assurances banque biotech broadcasting capital computing compute consulting dynamics electronics
    energy entertainment finance foods hosting industries labs logistics media motors networks news partners pharma pharmaceuticals records
    robotics security semiconductor solutions steel studios systems systèmes technologies telecom telecoms telekom therapeutics télécom
    ventures wire énergie
    """
)
"""Words that begin or end the names of organizations and hardly a person's."""

_GUESS_WEIGHT: Final = 1.5
_BESIDE, _NAMED, _MODIFIED, _ROLE, _HONORIFIC, _LEGAL, _LEXICON = 3.5, 2.5, 1.0, 4.0, 5.0, 4.0, 6.0
_COINED: Final = 1.7
_NOBLE: Final = ("Mc", "Mac", "De", "Le", "La", "Di", "Fitz")
NOMINAL_VOTE: Final = 1.0
_CHIEF, _AGENT, _PLACED, _FULL_NAME = 2.5, 0.6, 0.6, 0.8
_LOOSE: Final = 1.0
_HINTS: Final = 1.2
"""What a name that ends in "Office" or "Service" says, and what all hints together (each under one) may weigh."""

_AMBIGUOUS: Final = frozenset({"Service", "Event"})
_ENOUGH: Final = 1.0
_SECOND: Final = 2.5
_SURE, _SURE_PERSON = 2.6, 1.9  # "she" alone tells a person
_BYLINE: Final = frozenset({"by", "par"})
_WHERE: Final = frozenset("base headquarter locate situate siéger installer baser implanter".split())
_WORKPLACE: Final = frozenset("of at for de à chez with".split())


class Vote(NamedTuple):
    """How much one observation speaks for a class; `noun` when a noun of the text names it, `shape` when it is mere looks."""

    name: str
    weight: float
    noun: bool = False
    shape: bool = False


class Witness:
    """Collects what one document says of its names' types."""

    def __init__(self, source: Source, graph: SyntaxGraph, names: frozenset[int]) -> None:
        self.source = source
        self.graph = graph
        self.names = names

    def votes(self, name: Candidate) -> list[Vote]:
        """Return everything but the parser's guess that speaks for a type of a name."""
        if name.label == "DEMONYM":
            return []
        return [
            *self._words(name),
            *self._before(name),
            *self._beside(name),
            *self._after(name),
            *self._roles(name),
        ]

    def _words(self, name: Candidate) -> Iterator[Vote]:
        """The words of the name itself: "Acme SA", "Ministry of Finance", "X Platform"."""
        doc, lexis = self.source.doc, self.source.lexis
        if doc[name.end - 1].lower_ in lexis.legal_suffixes and name.end - name.start > 1:
            yield Vote("Company", _LEGAL)
            return
        if name.end - name.start > 1 and {doc[name.start].lower_, doc[name.end - 1].lower_} & COMPANY_WORDS:
            yield Vote("Organization", _NAMED)
            return
        if name.label in {"PERSON", "PER"} and any(is_coined(token.text) for token in doc[name.start : name.end]):
            yield Vote("Organization", _COINED)
        elif name.end - name.start == 1 or (name.label in {"PERSON", "PER"} and self._name_noun(name) not in self.source.nouns):
            shaped = name.end - name.start in (2, 3) and all(token.is_alpha and not token.is_upper for token in doc[name.start : name.end])
            if shaped and name.label in {"PERSON", "PER"}:
                yield Vote(PERSON, _FULL_NAME, shape=True)
            return
        found = self.source.nouns.get(self._name_noun(name))
        if found:
            loose = name.label == "ORG" and (found in _AMBIGUOUS or self.source.ontology.is_a(found, "Place"))
            yield Vote(found, _LOOSE if loose else _NAMED)

    def _name_noun(self, name: Candidate) -> str:
        """Return the word of a name that says what it is: the last, or the one before "of"; in French the first."""
        said = [token.lower_ for token in self.source.doc[name.start : name.end]]
        if self.source.lang == "fr":
            return said[0]
        return next((said[i - 1] for i in range(1, len(said)) if said[i] in self.source.lexis.of_words), said[-1])

    def _before(self, name: Candidate) -> Iterator[Vote]:
        """Words right before it: "agency X", "Ms X", "chief executive X"."""
        if not name.start or self.source.parse.bounds[name.sentence][0] == name.start:
            return
        token = self.source.doc[name.start - 1]
        first, end = self.source.parse.bounds[name.sentence]
        if token.i == first and token.lower_ in _BYLINE and (name.end == end or self.source.doc[name.end].is_punct):
            yield Vote(PERSON, _ROLE)
        elif token.lower_ in self.source.lexis.honorifics:
            yield Vote(PERSON, _HONORIFIC)
        elif token.i not in self.names and self._same_phrase(token, name):
            yield from self._noun(token, name)

    def _same_phrase(self, token: Token, name: Candidate) -> bool:
        head = self.source.doc[name.head]
        return token.pos_ in {"NOUN", "PROPN", "ADJ"} and (token.head == head or head.head == token or token.head == head.head)

    def _beside(self, name: Candidate) -> Iterator[Vote]:
        """What the sentence says it is: "X, a start-up", "X is an agency", "a platform called X"."""
        for other in self.graph.same.get(name.head, ()):
            if (
                other not in self.names
                and other != name.start - 1
                and not self._has_holder(other, name)
                and not self._in_byline(other, name)
            ):
                yield from self._noun(self.source.doc[other], name)

    def _has_holder(self, post: int, name: Candidate) -> bool:
        """Whether a post has its person already: in "Ann Lee, editor, Daily News" the paper is no editor."""
        return any(each in self.names and each < post < name.head for each in self.graph.same.get(post, ()))

    def _in_byline(self, post: int, name: Candidate) -> bool:
        """Whether a post in capitals is set beside it by a comma: in "Editor, Daily News" the name is the workplace."""
        token = self.source.doc[post]
        return (
            token.text[0].isupper()
            and post < name.start
            and self.source.doc[name.start - 1].text == ","
            and name.label not in {"PERSON", "PER"}
        )

    def _noun(self, token: Token, name: Candidate) -> Iterator[Vote]:
        found = noun_class(self.source, token)
        if found is None:
            return
        person = found.name == PERSON or (name.label in {"PERSON", "PER"} and token.lower_ in self.source.lexis.roles)
        yield Vote(PERSON, _ROLE, noun=True) if person else Vote(found.name, _BESIDE, noun=True)

    def _after(self, name: Candidate) -> Iterator[Vote]:
        """A noun that it modifies: "the X platform" is X, "the X chairman" is its chairman, "X services" says nothing."""
        head = self.source.doc[name.head].head
        if head.i < name.end or head.i - name.end > 2 or head.i in self.names or self.source.doc[name.end].tag_ == "POS":
            return
        found = noun_class(self.source, head)
        if found is None:
            return
        if found.name == PERSON:
            yield Vote("Organization", _MODIFIED)
        elif "Plur" not in head.morph.get("Number", []) and self._is_definite(head) and self._may_bear_name(found.name):
            yield Vote(found.name, _MODIFIED, noun=True)

    def _may_bear_name(self, noun: str) -> bool:
        """Whether "the X noun" is X itself: the X platform is, the X government is not."""
        return any(self.source.ontology.is_a(noun, each) for each in ("Product", "Programme", "Company", "Label"))

    def _is_definite(self, head: Token) -> bool:
        return any(child.lower_ in self.source.lexis.definite or child.lower_ in self.source.lexis.demonstratives for child in head.lefts)

    def _roles(self, name: Candidate) -> Iterator[Vote]:
        """What it does: it has a chief, it acts, things happen in it."""
        lexis, doc = self.source.lexis, self.source.doc
        for label, other in self.graph.up.get(name.head, ()):
            token = doc[other]
            if label in _WORKPLACE and token.pos_ in {"NOUN", "PROPN"} and token.i not in self.names and is_role(self.source, token):
                yield Vote("Organization", _CHIEF)
            elif label == "subj" and token.lemma_.lower() in lexis.agent_verbs:
                yield Vote("Organization", _AGENT)
            elif label == "subj" and token.lemma_.lower() in lexis.saying_verbs:
                yield Vote("Agent", _AGENT)
            elif label in lexis.place_words:
                yield Vote("Place", _CHIEF if token.lemma_.lower() in _WHERE else _PLACED)

    def known(self, name: Candidate) -> Iterator[Vote]:
        """What the lexicon says of a name, to be heard once however often the name occurs."""
        entry = self.source.lexicon.find(name.entity or self.source.text(name), self.source.lang)
        if entry is not None:
            yield from (Vote(each, _LEXICON) for each in entry.types)


def is_coined(word: str) -> bool:
    """Whether a word is spelled as brands are and people are not.

    >>> [word for word in ("NumSpot", "S3NS", "X", "McCoy", "Lee", "O'Brien") if is_coined(word)]
    ['NumSpot', 'S3NS', 'X']
    """
    if len(word) == 1:
        return word in "XYZQ"
    inner = any(character.isupper() for character in word[1:])
    return any(character.isdigit() for character in word) or (inner and word.isalpha() and not word.startswith(_NOBLE))


def guesses(names: Iterable[Candidate]) -> list[Vote]:
    """Return the parser's guesses at a chain's names, which together weigh no more than one good reason."""
    labels = [GUESSES[name.label] for name in names if name.label in GUESSES]
    return [Vote(label, _GUESS_WEIGHT / len(labels), shape=True) for label in labels]


def decide(ontology: Ontology, votes: Iterable[Vote]) -> tuple[str, tuple[str, ...]]:
    """Return the class with most behind it, as specific as is warranted, and the other classes that nouns give besides.

    >>> from kg.ontology import ClassDefinition
    >>> classes = [ClassDefinition("Organization"), ClassDefinition("Company", parents=("Organization",)), ClassDefinition("Person")]
    >>> decide(Ontology.of(classes, []), [Vote("Person", 1.5), Vote("Company", 3.0)])
    ('Company', ())
    """
    votes = [vote for vote in votes if vote.name in ontology.classes]
    below = _weights(ontology, votes)
    if not below:
        return ROOT, ()
    tops = [name for name in below if _is_top(ontology, name)] or list(below)
    best = _heaviest(ontology, tops, below)
    while True:
        narrower = [name for name in below if name != best and ontology.is_a(name, best) and below[name] >= _ENOUGH]
        nearest = [name for name in narrower if not any(other != name and ontology.is_a(name, other) for other in narrower)]
        if not nearest:
            return best, _others(ontology, best, votes)
        best = _heaviest(ontology, nearest, below)


def is_guess(ontology: Ontology, votes: Iterable[Vote]) -> bool:
    """Whether nothing but looks speaks for the class that was decided, so that the relations a thing takes part in may overrule it."""
    votes = list(votes)
    main, _ = decide(ontology, votes)
    reasons = _weights(ontology, [vote for vote in votes if vote.name in ontology.classes and not vote.shape])
    weight = max((weight for name, weight in reasons.items() if _is_top(ontology, name) and ontology.is_a(main, name)), default=0.0)
    return weight < (_SURE_PERSON if main == PERSON else _SURE)


def _weights(ontology: Ontology, votes: list[Vote]) -> dict[str, float]:
    """Return for each class the votes for it and for what lies below it; a vote for an agent counts for people and organizations alike."""
    below: dict[str, float] = defaultdict(float)
    for vote in _capped(votes):
        for name in ontology.ancestors(vote.name):
            below[name] += vote.weight
    for name in [name for name in below if name in ("Person", "Organization")]:
        below[name] += sum(vote.weight for vote in votes if vote.name == "Agent")
    return dict(below)


def _capped(votes: list[Vote]) -> Iterator[Vote]:
    """Yield votes, the many hints for one class made one that weighs less than a reason."""
    hints: dict[str, float] = defaultdict(float)
    for vote in votes:
        if vote.weight < _ENOUGH:
            hints[vote.name] += vote.weight
        else:
            yield vote
    yield from (Vote(name, min(weight, max(_HINTS, _GUESS_WEIGHT))) for name, weight in hints.items())


def _is_top(ontology: Ontology, name: str) -> bool:
    above = [parent for parent in ontology.ancestors(name)[1:] if parent not in (ROOT, "Agent")]
    return not above and name not in (ROOT, "Agent")


def _heaviest(ontology: Ontology, names: list[str], below: dict[str, float]) -> str:
    return max(sorted(names), key=lambda name: (round(below[name], 6), ontology.depth(name)))


def _others(ontology: Ontology, best: str, votes: list[Vote]) -> tuple[str, ...]:
    """Return the further classes of a thing; people and places are nothing else besides."""
    if ontology.is_a(best, PERSON) or ontology.is_a(best, "Place"):
        return ()
    said: dict[str, float] = defaultdict(float)
    for vote in votes:
        if vote.noun and not ontology.is_a(vote.name, PERSON) and not ontology.is_a(vote.name, "Place"):
            said[vote.name] += vote.weight
    strong = [name for name in sorted(said) if said[name] >= _SECOND and not ontology.compatible(name, best)]
    return tuple(name for name in strong if not any(other != name and ontology.is_a(other, name) for other in strong))
