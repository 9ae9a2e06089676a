"""Example sentences → program: the same parser and the same walks that read documents read the examples."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence

from spacy.tokens import Doc, Token

from kg.extract import walk
from kg.extract.generalise import Generalisation, Levels
from kg.extract.program import Program, RuleTable, Signature
from kg.extract.surface import middle
from kg.model import Span
from kg.ontology import Example, Ontology, Relation
from kg.syntax import SyntaxGraph

Walks = list[tuple[Levels, bool]]
Parse = Callable[[Sequence[str], str, Sequence[Sequence[Span]]], Iterable[Doc]]

_LONGEST = 5
_LONGEST_HALF = 2


def compile_program(ontology: Ontology, lang: str, parse: Parse) -> Program:
    """Return the program of an ontology's examples in one language; counter-examples take signatures away from their relation."""
    paths, halves, surface, general = RuleTable(), RuleTable(), RuleTable(), Generalisation(ontology)
    kinds = ontology.noun_branches(lang)
    for relation, example, positive, doc, names in _parsed(ontology, lang, parse):
        graph = SyntaxGraph.of(doc, names, kinds)
        source = example.text
        for subject, object in _pairs(example):
            walks = _path_levels(graph, subject, object)
            for levels, reverse in walks:
                if positive:
                    paths.vote(levels[0], relation.name, reverse, source)
                    general.note(levels, relation, reverse)
                else:
                    paths.veto(levels[0], relation.name, reverse)
                    general.deny(levels, relation, reverse)
            for signature, reverse in _surface_signatures(doc, subject, object, walks):
                surface.vote(signature, relation.name, reverse, source) if positive else surface.veto(signature, relation.name, reverse)
            for signature, missing in _half_signatures(graph, subject, object) if positive else ():
                halves.vote(signature, relation.name, False, source, missing)
    general.add_to(paths)
    return Program(paths.rules(), halves.rules(), surface.rules())


def _parsed(ontology: Ontology, lang: str, parse: Parse) -> Iterator[tuple[Relation, Example, bool, Doc, tuple[Span, ...]]]:
    """Yield every example with its parse and its names; a first parse finds the unmarked names, a second one has them all masked."""
    rows = [
        (relation, example, positive)
        for relation in ontology.relations.values()
        for positive, examples in ((True, relation.examples), (False, relation.counter_examples))
        for example in examples
        if example.lang == lang
    ]
    texts, kinds = [example.text for _, example, _ in rows], ontology.noun_branches(lang)
    first = parse(texts, lang, ())
    names = [
        (*example.subjects, *example.objects, *_other_names(doc, example, kinds)) for (_, example, _), doc in zip(rows, first, strict=True)
    ]
    for (relation, example, positive), spans, doc in zip(rows, names, parse(texts, lang, names), strict=True):
        yield relation, example, positive, doc, spans


def _pairs(example: Example) -> Iterator[tuple[Span, Span]]:
    return ((subject, object) for subject in example.subjects for object in example.objects)


def _other_names(doc: Doc, example: Example, nouns: Container[str]) -> Iterator[Span]:
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


def _path_levels(graph: SyntaxGraph, subject: Span, object: Span) -> Walks:
    """Return the shortest walks between the two ends, both ways round: matching starts from either."""
    one, other = graph.head(subject.start, subject.end), graph.head(object.start, object.end)
    if one is None or other is None:
        return []
    found = [(levels, False) for levels in shortest_walks(graph, one, other)]
    return found + [(levels, True) for levels in shortest_walks(graph, other, one)]


def shortest_walks(graph: SyntaxGraph, source: int, target: int) -> list[Levels]:
    """Return every walk of the fewest steps from one argument to another, each spelt at three levels of generality."""
    goals = set(graph.identities(target))
    frontier: list[tuple[Levels, walk.Place]] = [(_onward(((), (), ()), move), move.place) for move in walk.start(graph, source)]
    seen: set[walk.Place] = set()
    for _ in range(_LONGEST):
        ended = [(levels, last) for levels, place in frontier for last, node in walk.ends(graph, place) if node in goals and node != source]
        if ended:
            return sorted({((*specific, last), (*head, last), (*kind, last)) for (specific, head, kind), last in ended})
        seen.update(place for _, place in frontier)
        moves = [(levels, move) for levels, place in frontier for move in walk.onward(graph, place) if move.place not in seen]
        frontier = [(_onward(levels, move), move.place) for levels, move in moves]
    return []


def _onward(levels: Levels, move: walk.Move) -> Levels:
    specific, head, kind = move.readings
    return (*levels[0], specific), (*levels[1], head), (*levels[2], kind)


def _surface_signatures(doc: Doc, subject: Span, object: Span, walks: Walks) -> Iterator[tuple[Signature, bool]]:
    """Yield the words between the two ends, if they hold everything that the walks between them name.

    "Acme gave Globex the contract" turns on its last word, which does not stand between the names.
    """
    reverse = object.start < subject.start
    first, last = (object, subject) if reverse else (subject, object)
    words = middle(doc, first.end, last.start)
    if words is not None and (not walks or any(_content(levels[0]) <= {word.partition("/")[0] for word in words} for levels, _ in walks)):
        yield words, reverse


def _content(signature: Signature) -> set[str]:
    """Return the lemmas that a signature names."""
    labels = (step.partition(" ")[2].rpartition("+") for step in signature)
    parts = (part for verb, _, noun in labels for part in (*([] if verb in ("LV", "NAME") else verb.split("_")), *noun.split("_")))
    return {part for part in parts if part and part not in ("be", "as+", "as")}


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
