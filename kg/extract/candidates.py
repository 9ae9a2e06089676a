"""What a document says that could be a relation, best first, as sentences a person can confirm or reject."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from kg.errors import KgError
from kg.extract.learned import FEWEST, LANGUAGE, HeadLearner
from kg.extract.neural import NeuralExtractor
from kg.model import Annotation, Claim, Span
from kg.neural.model import Model
from kg.ontology import Example, Ontology, Relation, can_be_marked
from kg.vocab import local_name

_LEAST: Final = 0.001


@dataclass(frozen=True)
class Candidate:
    """A claim with its sentence, marked as an example would be."""

    claim: Claim
    example: Example

    @property
    def sort_key(self) -> tuple[float, str, int, int, int]:
        claim = self.claim
        return (-claim.confidence, claim.document, claim.evidence.start, claim.subject.start, claim.object.start)


class Searcher:
    """Looks for one relation in annotated documents, far below what is sure enough to be claimed."""

    def __init__(self, relation: Relation, ontology: Ontology, model: Model, learner: HeadLearner) -> None:
        heads = {}
        if relation.name not in model.relations:
            head = learner.head(relation)
            if head is None:
                raise KgError(f"{local_name(relation.name)} has too few examples in {LANGUAGE} to look for it: write {FEWEST} or more")
            heads = {relation.name: head}
        alone = Ontology.of(ontology.classes.values(), [relation], ontology.digest)
        self._relation = relation
        self._extractor = NeuralExtractor(alone, model, _LEAST, heads)

    def candidates(self, annotations: Iterable[Annotation]) -> list[Candidate]:
        """Return what may be the relation, best first, each sentence once; what is an example already is left out."""
        known = {*self._relation.examples, *self._relation.counter_examples}
        found = [each for annotation in annotations for each in self._in_document(annotation) if each.example not in known]
        best: dict[Example, Candidate] = {}
        for candidate in sorted(found, key=lambda candidate: candidate.sort_key):
            best.setdefault(candidate.example, candidate)
        return list(best.values())

    def _in_document(self, annotation: Annotation) -> Iterator[Candidate]:
        if annotation.document.language != LANGUAGE:
            return
        for claim in self._extractor.extract(annotation):
            subject, object = (_within(claim, end.span) for end in (claim.subject, claim.object))
            if can_be_marked(claim.evidence.text, subject, object):
                yield Candidate(claim, Example(claim.evidence.text, LANGUAGE, (subject,), (object,)))


def _within(claim: Claim, span: Span) -> Span:
    return Span(span.start - claim.evidence.start, span.end - claim.evidence.start)
