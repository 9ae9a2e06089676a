"""How well a relation's examples teach it: each is judged by what the others teach, and the whole by the examples of other relations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from kg.extract.examples import Vectors
from kg.extract.learned import FEWEST, HeadLearner
from kg.neural.heads import Head, fit_head
from kg.ontology import Finding, Ontology, Relation, Severity
from kg.vocab import local_name

Floats = NDArray[np.float32]

LEAST: Final = 0.5
_FOLDS: Final = 5
_WELL: Final = 0.6
"""Share of the examples that must be recognised from the others."""
_ALIKE: Final = 0.2
"""Share of another relation's examples that makes two relations confused."""


@dataclass(frozen=True)
class Strength:
    """Of `examples` sentences, `recognised` were found by a head that had not seen them, and in `alarms` it fired on another pair too.

    `confused` names the relations whose examples the head takes for its own, with how many of how many.
    """

    relation: str
    examples: int
    recognised: int = 0
    alarms: int = 0
    confused: tuple[tuple[str, int, int], ...] = ()


def strengths(ontology: Ontology, names: Iterable[str], learner: HeadLearner) -> Iterator[Strength]:
    """Yield the strength of some relations of an ontology, in order."""
    vectors = {relation.name: learner.vectors(relation) for relation in ontology.relations.values()}
    for name in names:
        yield strength(ontology.relations[name], vectors, ontology, learner)


def strength(relation: Relation, vectors: Mapping[str, Vectors], ontology: Ontology, learner: HeadLearner) -> Strength:
    """Return the strength of one relation, given the vectors of all."""
    mine, far = vectors[relation.name], learner.far(relation)
    texts = np.unique(mine.groups)
    if len(texts) < FEWEST:
        return Strength(relation.name, len(texts))
    recognised, alarms = _crossed(mine, far, learner)
    whole = fit_head(mine.positives, mine.negatives, far, learner.weighing)
    akin = _akin(relation, ontology)
    rows = ((name, *_taken(whole, other)) for name, other in sorted(vectors.items()) if name not in akin)
    confused = tuple((name, taken, of) for name, taken, of in rows if taken > 1 and taken >= _ALIKE * of)
    return Strength(relation.name, len(texts), len(recognised), len(alarms), confused)


def _crossed(mine: Vectors, far: Floats, learner: HeadLearner) -> tuple[set[int], set[int]]:
    """Return the texts that heads fitted without them recognise, and those in which they fire where they should not."""
    texts = np.unique(np.concatenate([mine.groups, mine.negative_groups]))
    recognised, alarms = set[int](), set[int]()
    for fold in range(min(_FOLDS, len(texts))):
        left_out = texts[fold::_FOLDS]
        held, denied = np.isin(mine.groups, left_out), np.isin(mine.negative_groups, left_out)
        head = fit_head(mine.positives[~held], mine.negatives[~denied], far, learner.weighing)
        recognised |= _firing(head, mine.positives[held], mine.groups[held])
        alarms |= _firing(head, mine.negatives[denied], mine.negative_groups[denied])
    return recognised, alarms


def _firing(head: Head, x: Floats, groups: NDArray[np.int64]) -> set[int]:
    return {int(group) for group in groups[head.scores(x) >= LEAST]} if len(x) else set()


def _taken(head: Head, other: Vectors) -> tuple[int, int]:
    """Return how many of another relation's texts a head takes for its own, of how many."""
    return len(_firing(head, other.positives, other.groups)), len(np.unique(other.groups))


def _akin(relation: Relation, ontology: Ontology) -> set[str]:
    """Return the relations that hold wherever this one does, or the other way: to be taken for these is no mistake."""
    below = {other.name for other in ontology.relations.values() if relation.name in _above(other.name, ontology)}
    return {relation.name, *_above(relation.name, ontology), *below}


def _above(name: str, ontology: Ontology) -> set[str]:
    found: set[str] = set()
    ahead = [name]
    while ahead:
        parents = ontology.relations[current].parents if (current := ahead.pop()) in ontology.relations else ()
        ahead += [parent for parent in parents if parent not in found]
        found.update(parents)
    return found


def weaknesses(told: Strength, relation: Relation) -> Iterator[Finding]:
    """Yield what a user could do about a relation's examples."""
    name = local_name(told.relation)
    if told.examples < FEWEST:
        yield _warning(relation, f"{name} has {told.examples} examples in en; the model learns from {FEWEST} or more")
    elif told.recognised < _WELL * told.examples:
        share = f"{told.recognised} of its {told.examples} examples are recognised from the others"
        yield _warning(relation, f"{name} is weak, {share}: add examples, best from documents of your own (kg ontology try)")
    if told.alarms > _ALIKE * max(told.examples, 1):
        message = f"{name} is found where it does not hold in {told.alarms} of its own sentences"
        yield _warning(relation, f"{message}: mark every pair for which it holds, and add counter-examples")
    for other, taken, of in told.confused:
        message = f"{name} is confused with {local_name(other)}, {taken} of whose {of} examples look like it"
        yield _warning(relation, f"{message}: add counter-examples")


def _warning(relation: Relation, message: str) -> Finding:
    return Finding(Severity.WARNING, message, relation.place)
