"""NeuralAnnotator: mentions, types and coreference by our own model, dates and amounts by rule; no parser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from kg.annotate.campuses import with_campuses
from kg.annotate.found import Found, Words, find_mentions, leading_article, sentence_at
from kg.annotate.lexis_en import ENGLISH
from kg.annotate.linking import link_reading
from kg.annotate.sentences import split_sentences
from kg.annotate.type_tree import TypeTree
from kg.annotate.values import Value, issue_date, values
from kg.errors import DocumentError
from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Document, Kind, Mention, Sentence
from kg.neural.model import Model, Reading
from kg.ontology import Ontology

Floats = NDArray[np.float32]
Types = tuple[str, tuple[str, ...], bool]
_WEIGHTS = {Kind.NAME: 1.0, Kind.NOMINAL: 0.5, Kind.PRONOUN: 0.15}


class NeuralAnnotator:
    """Annotates English documents; the port `kg.ports.Annotator`. The annotation's `parse` is the model's `Reading`."""

    def __init__(self, ontology: Ontology, model: Model, lexicon: Lexicon | None = None) -> None:
        self._model = model
        self._lexicon = lexicon if lexicon is not None else Lexicon()
        self._tree = TypeTree(ontology, model.types)
        self._words = Words(ENGLISH, frozenset(ontology.class_nouns("en")))

    def annotate(self, documents: Iterable[Document]) -> Iterator[Annotation]:
        """Yield one annotation a document, in order; raises DocumentError for a language other than English."""
        for document in documents:
            yield self.annotate_one(document)

    def annotate_one(self, document: Document) -> Annotation:
        """Return the annotation of one document."""
        if document.language != ENGLISH.code:
            raise DocumentError(document.metadata.source, f"the model does not read language {document.language!r}, only English")
        sentences = split_sentences(document)
        reading = self._model.read(document.text, [(s.start, s.end) for s in sentences])
        issued = issue_date(document.metadata.issued)
        literals = [value for s in sentences for value in values(document.text, s.start, s.end, ENGLISH, issued)]
        found = with_campuses(document.text, find_mentions(document.text, reading, self._model.types, literals, self._words))
        mentions = [*self._named(document, reading, found), *_literals(document, sentences, literals, len(found))]
        return Annotation(document, sentences, tuple(sorted(mentions)), reading)

    def _named(self, document: Document, reading: Reading, found: Sequence[Found]) -> Iterator[Mention]:
        if not found:
            return
        clusters, several = link_reading(self._model, reading, found)
        self._join_known(document.language, found, clusters.join)
        members: dict[int, list[Found]] = {}
        for i, mention in enumerate(found):
            if i not in several:
                members.setdefault(clusters.find(i), []).append(mention)
        labels = {root: self._label(document.language, group) for root, group in members.items()}
        types = {root: self._types(document.language, group) for root, group in members.items()}
        for i, mention in enumerate(found):
            for which, root in enumerate(sorted({clusters.find(j) for j in several.get(i, (i,))} & members.keys())):
                main, others, guessed = types[root]
                yield document.mention(
                    mention.start,
                    mention.end,
                    type=main,
                    kind=mention.kind,
                    sentence=mention.sentence,
                    cluster=root,
                    entity=labels[root],
                    other_types=others,
                    guessed=guessed,
                    which=which,
                )

    def _join_known(self, lang: str, found: Sequence[Found], join: Callable[[int, int], None]) -> None:
        first: dict[str, int] = {}
        for i, mention in enumerate(found):
            entry = self._entry(lang, mention.text) if mention.kind is Kind.NAME else None
            if entry is not None:
                join(first.setdefault(entry.iri, i), i)

    def _entry(self, lang: str, text: str) -> LexiconEntry | None:
        return self._lexicon.find(text, lang) or self._lexicon.find_demonym(text, lang)

    def _label(self, lang: str, group: Sequence[Found]) -> str:
        """Return the best name of a thing: one known beforehand, else the fullest, the one met most often, the first."""
        for mention in group:
            entry = self._entry(lang, mention.text) if mention.kind is Kind.NAME else None
            if entry is not None:
                return entry.label_in(lang)
        names = [" ".join(m.text[len(leading_article(m.text)) :].split()) for m in group if m.kind is Kind.NAME]
        counts = Counter(names)
        return max(counts, key=lambda name: (min(len(name.split()), 3), counts[name], -names.index(name)), default="")

    def _types(self, lang: str, group: Sequence[Found]) -> Types:
        for mention in group:
            entry = self._entry(lang, mention.text) if mention.kind is Kind.NAME else None
            if entry is not None:
                return entry.type, entry.other_types, False
        weights = np.array([_WEIGHTS[mention.kind] for mention in group], np.float32)
        table = (np.stack([mention.types for mention in group]) * weights[:, None]).sum(0) / weights.sum()
        main, *others = self._tree.leaves(table)
        return main, tuple(others), self._tree.is_guess(table)


def _literals(document: Document, sentences: Sequence[Sentence], literals: Sequence[Value], first: int) -> Iterator[Mention]:
    for number, value in enumerate(literals):
        yield document.mention(
            value.start,
            value.end,
            type=value.kind,
            kind=Kind.LITERAL,
            sentence=sentence_at(sentences, value.start),
            cluster=first + number,
            entity=value.value,
            value=value.value,
            datatype=value.datatype,
        )
