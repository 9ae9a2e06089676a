"""Whose title it is: "Labour MP Tom Watson" says nothing of the person named before him."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from kg.model import Annotation, Claim, Kind, Mention
from kg.ontology import Ontology

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_PERSON: Final = "Person"
_TITLE: Final = frozenset({"NOUN", "PROPN", "ADJ", "ADP", "NUM", "X"})
_BRACKETS: Final = frozenset("()")
_LONGEST: Final = 8
"""Words between a thing and the name whose title it is part of, at most."""


def without_borrowed(claims: Iterable[Claim], annotation: Annotation, ontology: Ontology) -> list[Claim]:
    """Leave out what is said of a person by words that are part of the title of one named after.

    Only relations whose subjects are people and whose objects are things are looked at, and only where the document was parsed.
    """
    claims = list(claims)
    if annotation.parse is None:
        return claims
    titled = dict(_titled(annotation, annotation.parse))
    return [claim for claim in claims if not _is_borrowed(claim, titled.get((claim.object.start, claim.object.end)), ontology)]


def _is_borrowed(claim: Claim, holder: Mention | None, ontology: Ontology) -> bool:
    relation = ontology.relations[claim.relation]
    of_people = relation.domain == (_PERSON,) and _PERSON not in relation.range and not relation.literal
    before = claim.subject.end <= claim.object.start
    return holder is not None and of_people and before and claim.subject.cluster != holder.cluster


def _titled(annotation: Annotation, doc: Doc) -> Iterator[tuple[tuple[int, int], Mention]]:
    """Yield the names in titles, each with the person whose name the title leads up to; the nearest to that name first."""
    names = [mention for mention in sorted(annotation.mentions) if mention.kind is Kind.NAME]
    titles: dict[int, Mention] = {}
    for one, other in reversed(list(pairwise(names))):
        holder = other if _PERSON in other.types else titles.get(other.start)
        if holder is None or one.sentence != other.sentence or _PERSON in one.types:
            continue
        if _is_title(doc, one.end, holder.start):
            titles[one.start] = holder
            yield (one.start, one.end), holder


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """Whether nothing but nouns, with what belongs to them, stands between two names."""
    between = doc.char_span(start, end, alignment_mode="contract")
    words = [token for token in between if not token.is_space] if between is not None else []
    fitting = all(token.pos_ in _TITLE or token.text in _BRACKETS for token in words)
    return fitting and len(words) <= _LONGEST and (not words or (_goes_on(words[0]) and words[-1].text != "("))


def _goes_on(word: Token) -> bool:
    """Whether a title may go on with a word after a name: "Member of Parliament", but not "Breda with"."""
    return word.pos_ != "ADP" or word.lower_ == "of"
