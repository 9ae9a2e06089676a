"""Why a graph says what it says: the claims, and the words they come from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.errors import EntityNameError, QueryError
from kg.model import Evidence, Knowledge, Literal, Metadata, ResolvedClaim
from kg.query.names import fold, resolve, suggestions
from kg.vocab import Bases, compact, local_name


def explain(
    knowledge: Knowledge, subject: str, relation: str | None = None, object: str | None = None, *, bases: Bases | None = None
) -> list[ResolvedClaim]:
    """Return the claims about a subject, sorted; about a relation and an object too, where given.

    Subject and object are names, IRIs or, for the object, a value. Claims that say it the other way round (the subject as
    their object) are found where no relation is given, or nothing says it in the order asked. Raises EntityNameError for a
    name that means nothing or several things, QueryError for an unknown relation.
    """
    iri = resolve(knowledge.entities, subject, bases=bases)
    claims = [claim for claim in knowledge.claims if iri in (claim.subject, claim.object)]
    if relation is not None:
        wanted = _relation(knowledge, relation, bases or Bases())
        claims = [claim for claim in claims if claim.relation == wanted]
    if object is not None:
        claims = _with_object(knowledge, claims, object, iri, bases)
    if relation is not None:
        claims = [claim for claim in claims if claim.subject == iri] or claims
    return sorted(claims, key=lambda claim: claim.sort_key)


def _relation(knowledge: Knowledge, name: str, bases: Bases) -> str:
    used = sorted({claim.relation for claim in knowledge.claims})
    prefix, separator, local = name.partition(":")
    namespace = bases.prefixes().get(prefix) if separator else None
    asked = compact(namespace + local) if namespace else compact(name.removeprefix("<").removesuffix(">"))
    for known in used:
        if asked in (known, local_name(known)) or fold(asked).replace(" ", "") == local_name(known).casefold():
            return known
    likely = suggestions(name, [local_name(known) for known in used])
    hint = f"did you mean {', '.join(likely)}?" if likely else f"there are {', '.join(local_name(known) for known in used) or 'none'}"
    raise QueryError(f"no claim has the relation {name!r}; {hint}")


def _with_object(knowledge: Knowledge, claims: list[ResolvedClaim], name: str, subject: str, bases: Bases | None) -> list[ResolvedClaim]:
    by_value = [claim for claim in claims if isinstance(claim.object, Literal) and claim.object.value == name]
    try:
        other = resolve(knowledge.entities, name, bases=bases)
    except EntityNameError:
        if by_value:
            return by_value
        raise
    between = {subject, other}
    return [claim for claim in claims if {claim.subject, claim.object} == between] + by_value


def render(knowledge: Knowledge, claims: Iterable[ResolvedClaim]) -> str:
    """Return claims as text for a person: what is claimed, then every quote with its document, date and place."""
    labels = {entity.iri: entity.label for entity in knowledge.entities}
    documents = {document.id: document for document in knowledge.documents}
    return "\n".join("\n".join(_lines(claim, labels, documents)) + "\n" for claim in claims)


def _lines(claim: ResolvedClaim, labels: dict[str, str], documents: dict[str, Metadata]) -> Iterator[str]:
    target = claim.object.value if isinstance(claim.object, Literal) else _name(claim.object, labels)
    yield f"{_name(claim.subject, labels)} · {local_name(claim.relation)} · {target}"
    facts = [str(claim.status), f"confidence {claim.confidence:.2f}"]
    if claim.time:
        facts.append(f"time {claim.time}")
    if claim.speakers:
        facts.append("said by " + ", ".join(_name(speaker, labels) for speaker in claim.speakers))
    if claim.extractors:
        facts.append("found by " + ", ".join(claim.extractors))
    yield "  " + " · ".join(facts)
    for evidence in claim.evidence:
        yield from _quote(evidence, documents.get(evidence.document))


def _quote(evidence: Evidence, document: Metadata | None) -> Iterator[str]:
    title = (document.title or document.source) if document else evidence.document
    date = f", {document.issued}" if document and document.issued else ""
    yield f"  – {_flat(title)}{date} (sentence {evidence.sentence}, characters {evidence.start}–{evidence.end})"
    yield f"    “{_flat(evidence.text)}”"


def _name(iri: str, labels: dict[str, str]) -> str:
    return _flat(labels.get(iri, local_name(iri)))


def _flat(text: str) -> str:
    """Return text on one line, nothing in it that could steer a terminal."""
    return " ".join("".join(character if character.isprintable() else " " for character in text).split())
