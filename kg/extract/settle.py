"""Types settled by relations: a name whose type is only a guess takes the one its claims ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.model import Annotation, Claim, Kind, Mention
from kg.ontology import ROOT, Ontology

_GUESS = 0.4
_ABOUT = 0.6
_VOTES = 0.5
"""How sure a claim is that has a vote: what is hardly believed, and made only because somebody asked for it, settles nothing."""
Types = tuple[str, ...]
Asked = tuple[float, Types]
"""How sure a claim is, and the classes it allows an end to be of."""


def settle(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Return the claims with guessed types replaced by what the document's claims agree on, less those that then do not fit.

    Every claim that is sure enough votes for the domain and range of its relation with its confidence; the guess itself weighs little.
    The class with most votes for it or for a class compatible with it wins; in a draw, the kind of thing the document has more of.
    """
    claims = list(claims)
    common = Counter(ontology.branch(end.type) for claim in claims for end in (claim.subject, claim.object) if not end.guessed)
    types = {cluster: _settled(mention, votes, ontology, common) for cluster, (mention, votes) in _polls(claims, ontology).items()}
    retyped = [replace(claim, subject=_retyped(claim.subject, types), object=_retyped(claim.object, types)) for claim in claims]
    return [claim for claim in retyped if _fits(claim, ontology)]


def retype(annotation: Annotation, claims: Iterable[Claim]) -> Annotation:
    """Return an annotation whose mentions have the types their claims settled."""
    types = {mention.cluster: mention.types for claim in claims for mention in (claim.subject, claim.object)}
    return replace(annotation, mentions=tuple(_retyped(mention, types) for mention in annotation.mentions))


def without_general(claims: Iterable[Claim], ontology: Ontology) -> list[Claim]:
    """Leave out "works for" where "runs" is said of the same two in the same sentence, about as surely at least."""
    claims = list(claims)
    said: dict[tuple[object, ...], float] = {}
    for claim in claims:
        for parent in ontology.relations[claim.relation].parents:
            key = (parent, *_said_of(claim))
            said[key] = max(said.get(key, 0.0), claim.confidence)
    return [claim for claim in claims if said.get((claim.relation, *_said_of(claim)), 0.0) < _ABOUT * claim.confidence]


def _said_of(claim: Claim) -> tuple[object, ...]:
    return (claim.evidence.sentence, claim.subject.cluster, claim.object.cluster)


def _polls(claims: list[Claim], ontology: Ontology) -> dict[int, tuple[Mention, list[Asked]]]:
    polls: dict[int, tuple[Mention, list[Asked]]] = {}
    for claim in claims:
        relation = ontology.relations[claim.relation]
        if claim.confidence < _VOTES:
            continue
        for mention, allowed in ((claim.subject, relation.domain), (claim.object, relation.range)):
            if mention.kind is not Kind.LITERAL and mention.guessed:
                polls.setdefault(mention.cluster, (mention, [(_GUESS, (mention.type,))]))[1].append((claim.confidence, tuple(allowed)))
    return polls


def _settled(mention: Mention, polls: list[Asked], ontology: Ontology, common: Counter[str]) -> Types:
    def support(name: str) -> tuple[float, float, int, str]:
        """Count each claim once, however many of the classes it allows a thing of this class could be of."""
        near = sum(weight for weight, allowed in polls if any(ontology.compatible(name, each) for each in allowed))
        own = sum(weight for weight, allowed in polls if name in allowed)
        return (round(near, 6), round(own, 6), common[ontology.branch(name)], name)

    names = {each for _, allowed in polls for each in allowed}
    names = (names - {ROOT, "Agent"}) or names
    winner = max(names, key=support)
    rivals = {name for name in names if support(name)[:2] == support(winner)[:2] and ontology.is_a(name, mention.type)}
    # One claim that would have a place be a city, region or country does not say which.
    unsaid = len(rivals) > 1 and any(rivals <= set(allowed) for _, allowed in polls)
    if unsaid or any(ontology.is_a(type, winner) for type in mention.types):
        return mention.types
    return (winner,)


def _retyped(mention: Mention, types: dict[int, Types]) -> Mention:
    settled = types.get(mention.cluster)
    if settled is None or mention.kind is Kind.LITERAL or settled == mention.types:
        return mention
    return replace(mention, type=settled[0], other_types=settled[1:])


def _fits(claim: Claim, ontology: Ontology) -> bool:
    relation = ontology.relations[claim.relation]
    pairs = ((claim.subject, relation.domain), (claim.object, relation.range))
    return all(fits(mention, allowed, ontology) for mention, allowed in pairs)


def fits(mention: Mention, allowed: Iterable[str], ontology: Ontology) -> bool:
    """Whether a mention's classes allow it as an end: it is of an allowed class, or of one so general that it could be."""
    allowed = tuple(allowed)
    if not allowed or mention.kind is Kind.LITERAL:
        return True
    return any(ontology.compatible(type, each) for type in mention.types for each in allowed)
