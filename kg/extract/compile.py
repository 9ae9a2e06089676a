"""Example sentences → program: the same parser and the same walks that read documents read the examples."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract import walk
from kg.extract.program import Program, RuleTable, Signature
from kg.extract.surface import middle
from kg.model import Span
from kg.ontology import Example, Ontology, Relation
from kg.syntax import SyntaxGraph

Parse = Callable[[Sequence[str], str], Iterable[Doc]]

_LONGEST = 5
_LONGEST_HALF = 2


def compile_program(ontology: Ontology, lang: str, parse: Parse) -> Program:
    """Return the program of an ontology's examples in one language; counter-examples take signatures away from their relation."""
    paths, halves, surface = RuleTable(), RuleTable(), RuleTable()
    nouns = frozenset(ontology.class_nouns(lang))
    for relation, example, positive, doc in _parsed(ontology, lang, parse):
        graph = SyntaxGraph.of(doc, (*example.subjects, *example.objects, *_other_names(doc, example, nouns)))
        source = example.text
        for subject, object in _pairs(example):
            for signature, reverse in _path_signatures(graph, subject, object, relation):
                paths.vote(signature, relation.name, reverse, source) if positive else paths.veto(signature, relation.name, reverse)
            for signature, reverse in _surface_signatures(doc, subject, object):
                surface.vote(signature, relation.name, reverse, source) if positive else surface.veto(signature, relation.name, reverse)
            for signature, missing in _half_signatures(graph, subject, object) if positive else ():
                halves.vote(signature, relation.name, False, source, missing)
    _generalise(paths)
    return Program(paths.rules(), halves.rules(), surface.rules())


def _parsed(ontology: Ontology, lang: str, parse: Parse) -> Iterator[tuple[Relation, Example, bool, Doc]]:
    rows = [
        (relation, example, positive)
        for relation in ontology.relations.values()
        for positive, examples in ((True, relation.examples), (False, relation.counter_examples))
        for example in examples
        if example.lang == lang
    ]
    docs = parse([example.text for _, example, _ in rows], lang)
    for (relation, example, positive), doc in zip(rows, docs, strict=True):
        yield relation, example, positive, doc


def _pairs(example: Example) -> Iterator[tuple[Span, Span]]:
    return ((subject, object) for subject in example.subjects for object in example.objects)


def _other_names(doc: Doc, example: Example, nouns: frozenset[str]) -> Iterator[Span]:
    """Unmarked names of an example are one node each too, as they are in a document."""
    marked = (*example.subjects, *example.objects)
    run: list[int] = []
    for token in [*doc, None]:
        free = token is not None and not any(span.start < token.idx + len(token) and token.idx < span.end for span in marked)
        if token is not None and free and _is_namelike(token) and token.lower_ not in nouns:
            run.append(token.i)
        elif run:
            yield Span(doc[run[0]].idx, doc[run[-1]].idx + len(doc[run[-1]]))
            run = []


def _is_namelike(token: Token) -> bool:
    """Whether a word looks like a name; "the CEO" is tagged like one."""
    determined = token.i > 0 and token.nbor(-1).pos_ == "DET"
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not determined


def _path_signatures(graph: SyntaxGraph, subject: Span, object: Span, relation: Relation) -> list[tuple[Signature, bool]]:
    """Return the shortest walks between the two ends, both ways round: matching starts from either."""
    one, other = graph.head(subject.start, subject.end), graph.head(object.start, object.end)
    if one is None or other is None:
        return []
    found = [(signature, False) for signature in shortest_walks(graph, one, other)]
    return found + [(signature, True) for signature in shortest_walks(graph, other, one)]


def shortest_walks(graph: SyntaxGraph, source: int, target: int) -> list[Signature]:
    """Return every walk of the fewest steps from one argument to another that names at least one predicate, most specific labels only."""
    goals = set(graph.identities(target))
    frontier: list[tuple[Signature, walk.Place]] = [((move.steps[0],), move.place) for move in walk.start(graph, source)]
    seen: set[walk.Place] = set()
    for _ in range(_LONGEST):
        found = [(*steps, last) for steps, place in frontier for last, node in walk.ends(graph, place) if node in goals and node != source]
        if found:
            return sorted(dict.fromkeys(found))
        seen.update(place for _, place in frontier)
        frontier = [
            ((*steps, move.steps[0]), move.place)
            for steps, place in frontier
            for move in walk.onward(graph, place)
            if move.place not in seen
        ]
    return []


def _surface_signatures(doc: Doc, subject: Span, object: Span) -> Iterator[tuple[Signature, bool]]:
    reverse = object.start < subject.start
    first, last = (object, subject) if reverse else (subject, object)
    words = middle(doc, first.end, last.start)
    if words is not None:
        yield words, reverse


def _half_signatures(graph: SyntaxGraph, subject: Span, object: Span) -> Iterator[tuple[Signature, str]]:
    """When the ends stand in two sentences, the later one's own clause is the pattern, and the earlier end is implied."""
    first, last, missing = (subject, object, "subject") if subject.start < object.start else (object, subject, "object")
    here = graph.head(last.start, last.end)
    there = graph.head(first.start, first.end)
    if here is None or there is None or graph.doc[here].sent == graph.doc[there].sent:
        return
    walks: list[tuple[Signature, walk.Place]] = [((move.steps[0],), move.place) for move in walk.start(graph, here) if move.edge != "="]
    longest = walks
    for _ in range(_LONGEST_HALF - 1):
        further = [((*steps, m.steps[0]), m.place) for steps, place in longest for m in walk.onward(graph, place) if m.edge.startswith("<")]
        longest = further or longest
    for signature in sorted({steps for steps, place in longest if "+" in steps[-1] or len(steps) > 1}):
        yield signature, missing


def _generalise(table: RuleTable) -> None:
    """A head noun met with two or more different modifiers in one relation's examples stands for any: "chief … officer".

    Where several relations have the same head, the one with most different modifiers takes it (type frequency is what makes a
    pattern productive: Bybee 1995); a draw leaves it to none.
    """
    heads: dict[Signature, dict[tuple[str, bool, str], set[str]]] = {}
    for signature, votes in table.votes.items():
        bare = tuple(_bare(step) for step in signature)
        if bare != signature:
            for key in votes:
                heads.setdefault(bare, {}).setdefault(key, set()).add(" ".join(signature))
    for bare, claims in sorted(heads.items()):
        ranked = sorted(((len(forms), key) for key, forms in claims.items()), reverse=True)
        if ranked[0][0] >= 2 and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]) and bare not in table.votes:
            relation, reverse, _ = ranked[0][1]
            table.vote(bare, relation, reverse, "generalised")


def _bare(step: str) -> str:
    edge, _, label = step.partition(" ")
    verb, plus, noun = label.rpartition("+")
    return f"{edge} {verb}{plus}{noun.rpartition('_')[2]}" if label and edge != "<subj" and "_" in noun else step
