"""SpacyAnnotator: one parse a document, then names, nominals, pronouns and literals, then chains, then types."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.annotate.chain_types import Vote, Witness, decide, guesses
from kg.annotate.languages import LEXES
from kg.annotate.names import find_names
from kg.annotate.pipeline import parse
from kg.annotate.spans import Candidate, Source, covered
from kg.lexicon import Lexicon
from kg.model import Annotation, Document, Mention, Span
from kg.ontology import Ontology
from kg.syntax import SyntaxGraph


class SpacyAnnotator:
    """Annotates English and French documents; the port `kg.ports.Annotator`.

    The annotation's `parse` is a spaCy Doc of the whole text: `token.idx` is an offset of the document. Boilerplate is in it as
    tokens without analysis, and in no sentence and no mention.
    """

    def __init__(self, ontology: Ontology, lexicon: Lexicon | None = None) -> None:
        self.ontology = ontology
        self.lexicon = lexicon if lexicon is not None else Lexicon()

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield one annotation a document, in order; raises DocumentError for a language without a model."""
        for document in documents:
            yield self.annotate_one(document)

    def annotate_one(self, document: Document) -> Annotation:
        """Return the annotation of one document."""
        parsed = parse(document)
        source = Source(parsed, LEXES[document.language], self.ontology, self.lexicon)
        return Annotation(document, parsed.sentences, tuple(sorted(_mentions(source))), parsed.doc)


def _mentions(source: Source) -> Iterator[Mention]:
    names = find_names(source)
    graph = SyntaxGraph.of(source.doc, [_span(source, name) for name in names])
    witness = Witness(source, graph, covered(names))
    chains: dict[str, list[Candidate]] = {}
    for name in names:
        chains.setdefault(name.entity or source.text(name), []).append(name)
    for number, (label, members) in enumerate(chains.items()):
        votes: list[Vote] = [*guesses(members), *(vote for member in members for vote in witness.votes(member))]
        main, others = decide(source.ontology, votes)
        for member in members:
            span = _span(source, member)
            yield source.parse.document.mention(
                span.start,
                span.end,
                type=main,
                kind=member.kind,
                sentence=member.sentence,
                cluster=number,
                entity=label,
                other_types=others,
            )


def _span(source: Source, candidate: Candidate) -> Span:
    first, last = source.doc[candidate.start], source.doc[candidate.end - 1]
    return Span(first.idx, last.idx + len(last))
