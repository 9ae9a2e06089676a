"""What a passage is about: the entity an unsaid argument stands for (centering: Grosz, Joshi & Weinstein 1995)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from kg.model import Annotation, Kind, Mention
from kg.syntax import SyntaxGraph

_WINDOW = 3
_WEIGHTS = {"subj": 3.0, "obj": 2.0, "of": 2.0, "de": 2.0}


def focus(annotation: Annotation, graph: SyntaxGraph, sentence: int, fits: Callable[[Mention], bool]) -> Mention | None:
    """Return the most salient fitting name in the sentences before one.

    Recent mentions weigh more, and subjects more than objects; a draw goes to the name met first.
    """
    scores: defaultdict[int, float] = defaultdict(float)
    names: dict[int, Mention] = {}
    for mention in annotation.mentions:
        if mention.kind is Kind.LITERAL or mention.sentence >= sentence:
            continue
        if mention.kind is Kind.NAME and fits(mention):
            names.setdefault(mention.cluster, mention)
        distance = sentence - mention.sentence
        scores[mention.cluster] += 0.25 + (_weight(graph, mention) / distance if distance <= _WINDOW else 0)
    ranked = sorted(names, key=lambda cluster: (-scores[cluster], names[cluster].start))
    return _latest(annotation, ranked[0], sentence) if ranked else None


def _weight(graph: SyntaxGraph, mention: Mention) -> float:
    node = graph.head(mention.start, mention.end)
    roles = graph.up.get(node, ()) if node is not None else ()
    return max((_WEIGHTS.get(label, 1.0) for label, _ in roles), default=1.0)


def _latest(annotation: Annotation, cluster: int, sentence: int) -> Mention:
    return [m for m in annotation.mentions if m.cluster == cluster and m.kind is Kind.NAME and m.sentence < sentence][-1]
