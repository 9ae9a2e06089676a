"""SpacyAnnotator: one parse a document, then names, nominals, pronouns and literals, then chains, then types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from kg.annotate.anaphora import resolve_anaphora
from kg.annotate.chain_types import NOMINAL_VOTE, Vote, Witness
from kg.annotate.chains import Chains
from kg.annotate.identity import join_identities, name_governments
from kg.annotate.languages import LEXES
from kg.annotate.lists import harmonise_lists
from kg.annotate.literals import find_literals
from kg.annotate.masking import Name, reparse
from kg.annotate.model_links import Linked, advised, unseen
from kg.annotate.model_names import Namer, Votes, with_model
from kg.annotate.name_matching import match_names
from kg.annotate.names import find_names
from kg.annotate.nominals import find_nominals
from kg.annotate.pipeline import load_model, parse
from kg.annotate.pronouns import find_pronouns
from kg.annotate.small_names import find_small_names
from kg.annotate.spans import Candidate, Source, covered, span_head
from kg.lexicon import Lexicon
from kg.model import Annotation, Document, Kind, Mention, Span
from kg.ontology import Ontology
from kg.syntax import SyntaxGraph

MODEL_LANGUAGE: Final = "en"


class Told(NamedTuple):
    """What the model says of a document's names, and what it takes pronouns and nominals for."""

    votes: Votes
    links: Sequence[Linked]


class SpacyAnnotator:
    """Annotates English and French documents; the port `kg.ports.Annotator`. A `namer` is asked for the names of English ones.

    The annotation's `parse` is a spaCy Doc of the whole text: `token.idx` is an offset of the document. Boilerplate is in it as
    tokens without analysis, and in no sentence and no mention.
    """

    def __init__(self, ontology: Ontology, lexicon: Lexicon | None = None, namer: Namer | None = None) -> None:
        self.ontology = ontology
        self.lexicon = lexicon if lexicon is not None else Lexicon()
        self.namer = namer

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield one annotation a document, in order; raises DocumentError for a language without a model."""
        for document in documents:
            yield self.annotate_one(document)

    def annotate_one(self, document: Document) -> Annotation:
        """Return the annotation of one document."""
        parsed = parse(document)
        source = Source(parsed, LEXES[document.language], self.ontology, self.lexicon)
        names = find_names(source)
        names = sorted([*names, *find_small_names(source, covered(names))], key=lambda name: name.sort_key)
        if self.namer is not None and document.language == MODEL_LANGUAGE:
            sight = self.namer.look(document, parsed.sentences)
            names, votes = with_model(source, names, sight)
            told = Told(votes, sight.links)
        else:
            (source, names), told = _with_names_masked(source, names), Told({}, [])
        return Annotation(document, parsed.sentences, tuple(sorted(_mentions(source, names, told))), source.doc)


def _with_names_masked(source: Source, names: list[Candidate]) -> tuple[Source, list[Candidate]]:
    """Return the document as parsed with its names out of the parser's sight, and the names with their heads there."""
    masks = [Name(name.start, name.end) for name in names if name.label != "DEMONYM"]
    [doc] = reparse(load_model(source.lang), [source.doc], [masks])
    heads = [replace(name, head=span_head(doc, name.start, name.end)) for name in names]
    return replace(source, parse=source.parse._replace(doc=doc)), heads


def _mentions(source: Source, names: list[Candidate], told: Told) -> Iterator[Mention]:
    candidates = _candidates(source, names, told.links)
    graph = SyntaxGraph.of(source.doc, [_span(source, name) for name in names])
    chains = Chains(source, candidates)
    witness = Witness(source, graph, covered(names))
    for i, candidate in enumerate(candidates):
        if candidate.kind is Kind.NAME:
            chains.vote(i, [*witness.votes(candidate), *told.votes.get(candidate.span, ())])
        elif candidate.kind is Kind.NOMINAL:
            chains.vote(i, [Vote(candidate.noun, NOMINAL_VOTE)])
    known = {
        candidate.entity or source.text(candidate): i
        for i, candidate in reversed(list(enumerate(candidates)))
        if candidate.kind is Kind.NAME
    }
    for i in known.values():
        chains.vote(i, witness.known(candidates[i]))
    match_names(chains)
    harmonise_lists(chains)
    join_identities(chains, graph)
    name_governments(chains)
    several = resolve_anaphora(chains, advised(chains, told.links))
    yield from written(chains, several)


def _candidates(source: Source, names: list[Candidate], links: Sequence[Linked]) -> list[Candidate]:
    tokens = covered(names)
    found = [*names, *find_literals(source, tokens), *find_nominals(source, tokens), *find_pronouns(source)]
    return sorted([*found, *unseen(source, found, links)], key=lambda candidate: candidate.sort_key)


def written(chains: Chains, several: dict[int, tuple[int, ...]]) -> Iterator[Mention]:
    """Yield the mentions that candidates have become; one that stands for several things is a mention of each."""
    numbers: dict[int, int] = {}
    for i, candidate in enumerate(chains.candidates):
        for which, root in enumerate(sorted({chains.find(each) for each in several.get(i, (i,))})):
            if candidate.kind is not Kind.PRONOUN or i in several or len(chains.members(root)) > 1:
                yield _mention(chains, candidate, root, numbers.setdefault(root, len(numbers)), which)


def _mention(chains: Chains, candidate: Candidate, root: int, cluster: int, which: int) -> Mention:
    span = _span(chains.source, candidate)
    main, others = chains.types(root)
    literal = candidate.kind is Kind.LITERAL
    return chains.source.parse.document.mention(
        span.start,
        span.end,
        type=candidate.label if literal else main,
        kind=candidate.kind,
        sentence=candidate.sentence,
        cluster=cluster,
        entity=chains.label(root),
        value=candidate.value,
        datatype=candidate.datatype,
        other_types=others,
        guessed=not literal and chains.is_guess(root),
        which=which,
    )


def _span(source: Source, candidate: Candidate) -> Span:
    first, last = source.doc[candidate.start], source.doc[candidate.end - 1]
    return Span(first.idx, last.idx + len(last))
