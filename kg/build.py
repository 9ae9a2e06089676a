"""The only composition of the stages: documents → annotations → claims → knowledge → graph.

Importing it loads none of them: each stage comes in when it is first needed, so that `kg --help` need not wait for a parser.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import DocumentError
from kg.lexicon import Lexicon, load_lexicon
from kg.model import Annotation, Claim, Document, Knowledge
from kg.ontology import Ontology, Relation, load_ontology
from kg.ports import Annotator, Extractor, Linker
from kg.report import Report, Skipped
from kg.resources import lexicon_files, model_dir, ontology_files
from kg.settings import Settings, load_settings
from kg.vocab import Bases

if TYPE_CHECKING:
    from kg.annotate.model_names import Namer
    from kg.extract.candidates import Searcher
    from kg.extract.learned import HeadLearner
    from kg.knowledge import KnowledgeGraph
    from kg.neural.model import Model

Progress = Callable[[str], None]
_MODEL_LANGUAGE = "en"


def software_version() -> str:
    """Return the installed version of the package."""
    try:
        return version("claimgraph")
    except PackageNotFoundError:
        return "0+checkout"


class Pipeline:
    """The stages in order, each loaded when first needed; one a process is enough, it keeps nothing of a document."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or load_settings()

    @cached_property
    def ontology(self) -> Ontology:
        return load_ontology((*ontology_files(), *self.settings.ontology))

    @cached_property
    def lexicon(self) -> Lexicon:
        return load_lexicon((*lexicon_files(), *self.settings.lexicon), self.ontology)

    @cached_property
    def annotator(self) -> Annotator:
        if self.settings.extractor == "neural":
            from kg.annotate.neural import NeuralAnnotator

            return _AnnotatorByLanguage(NeuralAnnotator(self.ontology, self._model, self.lexicon), lambda: self._parser)
        return self._parser

    @cached_property
    def extractor(self) -> Extractor:
        if self.settings.extractor == "patterns":
            return self._patterns
        from kg.extract.combine import SURE, UNLIKELY, CombinedExtractor
        from kg.extract.neural import LIKELY, NeuralExtractor

        heads = self.learner.heads(self.ontology)
        asked = self.settings.min_confidence
        if self.settings.extractor == "neural":
            neural = NeuralExtractor(self.ontology, self._model, LIKELY if asked is None else max(asked, UNLIKELY), heads)
            return _ExtractorByLanguage(neural, lambda: self._patterns)
        unlikely_too = NeuralExtractor(self.ontology, self._model, UNLIKELY, heads)
        both = CombinedExtractor(self._patterns, unlikely_too, self.ontology, self._model.relations, SURE if asked is None else asked)
        return _ExtractorByLanguage(both, lambda: self._patterns)

    @cached_property
    def _parser(self) -> Annotator:
        from kg.annotate.annotator import SpacyAnnotator

        return SpacyAnnotator(self.ontology, self.lexicon, self._namer)

    @property
    def _namer(self) -> Namer | None:
        if self.settings.extractor != "both":
            return None
        from kg.annotate.model_names import ModelNamer

        return ModelNamer(self.ontology, self._model)

    @cached_property
    def _patterns(self) -> Extractor:
        from kg.annotate.examples import models_id, parse_texts
        from kg.extract.cache import CachedCompiler
        from kg.extract.patterns import PatternExtractor

        return PatternExtractor(self.ontology, parse_texts, CachedCompiler(models_id()))

    @cached_property
    def _model(self) -> Model:
        from kg.neural.model import load_model

        return load_model(model_dir())

    @cached_property
    def learner(self) -> HeadLearner:
        """What learns the relations that the model was not trained on."""
        from kg.extract.learned import HeadLearner

        return HeadLearner(self._model, _sentences)

    def searcher(self, relation: Relation) -> Searcher:
        """Return what looks for a relation in documents of the model's language, sure of it or not."""
        from kg.extract.candidates import Searcher

        return Searcher(relation, self.ontology, self._model, self.learner)

    @cached_property
    def linker(self) -> Linker:
        from kg.resolve import LexicalLinker

        return LexicalLinker(self.ontology, self.lexicon, self.bases)

    @property
    def bases(self) -> Bases:
        return Bases(self.settings.base_iri)

    def graph(self, knowledge: Knowledge, report: Report | None = None, documents: Sequence[Document] = ()) -> KnowledgeGraph:
        """Return knowledge as a graph to question, and to read beside its documents."""
        from kg.graph import Run
        from kg.knowledge import KnowledgeGraph

        return KnowledgeGraph(knowledge, self.ontology, self.bases, Run(software_version(), self.ontology.digest), report, tuple(documents))

    def annotate(self, document: Document) -> Annotation:
        """Return a document's sentences and mentions."""
        return next(iter(self.annotator.annotate([document])))

    def claims_of(self, document: Document) -> tuple[Annotation, list[Claim]]:
        """Return a document's annotation, without its parse, and its claims: all that later stages need of it."""
        from kg.extract.settle import retype

        annotation = self.annotate(document)
        least = self.settings.min_confidence or 0.0
        claims = [c for c in self.extractor.extract(annotation) if c.confidence >= least]
        return replace(retype(annotation, claims), parse=None), claims

    def resolve(self, results: Iterable[tuple[Annotation, list[Claim]]]) -> Knowledge:
        """Return the knowledge of many documents."""
        results = list(results)
        return self.linker.resolve([annotation for annotation, _ in results], [claim for _, claims in results for claim in claims])


def _sentences(text: str) -> list[tuple[int, int]]:
    from kg.annotate.sentences import split_sentences

    return [(sentence.start, sentence.end) for sentence in split_sentences(Document.of(text))]


class _AnnotatorByLanguage:
    """The model's annotator for the language it knows, the parser's, loaded when first needed, for the others."""

    def __init__(self, english: Annotator, others: Callable[[], Annotator]) -> None:
        self._english, self._others = english, others

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        for document in documents:
            yield from (self._english if document.language == _MODEL_LANGUAGE else self._others()).annotate([document])


class _ExtractorByLanguage:
    """The same for extractors."""

    def __init__(self, english: Extractor, others: Callable[[], Extractor]) -> None:
        self._english, self._others, self.name = english, others, english.name

    def extract(self, annotation: Annotation) -> list[Claim]:
        return (self._english if annotation.document.language == _MODEL_LANGUAGE else self._others()).extract(annotation)


def build(
    sources: Iterable[str | Path | Document],
    settings: Settings | None = None,
    *,
    progress: Progress | None = None,
    pipeline: Pipeline | None = None,
) -> KnowledgeGraph:
    """Build the graph of files, folders, globs or documents.

    A document that cannot be read is left out and named in the graph's `report`, unless `settings.strict`. `progress` is told the source
    of each document as it is done. Raises DocumentError when nothing could be read.
    """
    pipeline = pipeline or Pipeline(settings)
    results: dict[str, tuple[Annotation, list[Claim]]] = {}
    skipped: list[Skipped] = []
    for item in _documents(sources):
        try:
            _take(item, pipeline, results, skipped)
        except DocumentError as error:
            if pipeline.settings.strict:
                raise
            skipped.append(Skipped(error.source, error.reason))
        if progress is not None:
            progress(item.source if isinstance(item, DocumentError) else item.metadata.source)
    if not results:
        raise _nothing(skipped)
    knowledge = pipeline.resolve(results[id] for id in sorted(results))
    documents = [results[id][0].document for id in sorted(results)]
    return pipeline.graph(knowledge, _report(knowledge, documents, skipped), documents)


def _documents(sources: Iterable[str | Path | Document]) -> Iterator[Document | DocumentError]:
    from kg.read import read_each

    paths: list[str] = []
    for source in sources:
        if isinstance(source, Document):
            yield source
        else:
            paths.append(str(source))
    if paths:
        yield from read_each(paths)


def _take(
    item: Document | DocumentError, pipeline: Pipeline, results: dict[str, tuple[Annotation, list[Claim]]], skipped: list[Skipped]
) -> None:
    if isinstance(item, DocumentError):
        raise item
    twin = results.get(item.id)
    if twin is None:
        results[item.id] = pipeline.claims_of(item)
        return
    # The twin whose name comes first stands, so that the order of the files makes no difference.
    first, second = sorted((twin[0].document.metadata, item.metadata), key=lambda metadata: metadata.source)
    if first is item.metadata:
        results[item.id] = pipeline.claims_of(item)
    skipped.append(Skipped(second.source, f"the same text as {first.source}"))


def _nothing(skipped: Sequence[Skipped]) -> DocumentError:
    if not skipped:
        return DocumentError("build", "no documents were found")
    return DocumentError(skipped[0].source, f"{skipped[0].reason} (and nothing else could be read)")


def _report(knowledge: Knowledge, documents: Sequence[Document], skipped: Iterable[Skipped]) -> Report:
    return Report(
        documents=len(documents),
        words=sum(len(document.text.split()) for document in documents),
        claims=len(knowledge.claims),
        entities=len(knowledge.entities),
        by_status=dict(sorted(Counter(str(claim.status) for claim in knowledge.claims).items())),
        by_relation=dict(sorted(Counter(claim.relation for claim in knowledge.claims).items())),
        skipped=tuple(sorted(skipped, key=lambda s: (s.source, s.reason))),
    )


def extract(text: str | Document, settings: Settings | None = None) -> list[Claim]:
    """Return the claims of one text, in document order; the stages stay loaded for the next call with the same settings.

    >>> [claim.relation for claim in extract("Acme acquired Globex in 2020.")]
    ['acquires']
    """
    document = text if isinstance(text, Document) else Document.of(text)
    return _shared(settings or load_settings()).claims_of(document)[1]


@lru_cache(maxsize=2)
def _shared(settings: Settings) -> Pipeline:
    return Pipeline(settings)
