"""A second parse in which every name is a word the parser knows.

A small model has met few company names: it takes "NumSpot" for an adjective and "Docaposte" for an adverb, and the tree around
them is lost. Once names are found, each is put out of sight behind one familiar name, the sentence parsed again, and the tree laid
back over the document's own tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

_MASKS: Final = {"en": "IBM", "fr": "Renault"}
_INSIDE: Final = {"en": "compound", "fr": "flat:name"}


class Name(NamedTuple):
    """Tokens of a name, end exclusive."""

    start: int
    end: int


class _Masked(NamedTuple):
    """A sentence with its names masked; `first` and `last` are the document's tokens that each of its words stands for."""

    sent: Span
    words: list[str]
    spaces: list[bool]
    ranges: list[tuple[int, int]]


def reparse(nlp: Language, docs: Sequence[Doc], names: Sequence[Sequence[Name]]) -> list[Doc]:
    """Return documents parsed again with their names masked; same tokens, same sentences; unchanged where there is no name.

    The sentences of all documents are parsed in one batch, so give one document at a time where a batch must not matter.
    """
    masked = [list(_masked(doc, each, nlp.lang or "en")) for doc, each in zip(docs, names, strict=True)]
    parsed = _parse(nlp, [sentence for sentences in masked for sentence in sentences])
    return [_overlaid(nlp, doc, sentences, parsed) for doc, sentences in zip(docs, masked, strict=True)]


def _masked(doc: Doc, names: Sequence[Name], lang: str) -> Iterator[_Masked]:
    starts = {name.start: name for name in names}
    return (_mask(sent, starts, lang) for sent in doc.sents if any(token.i in starts for token in sent))


def _overlaid(nlp: Language, doc: Doc, sentences: Sequence[_Masked], parsed: Iterator[Doc]) -> Doc:
    if not sentences:
        return doc
    columns = _Columns(doc)
    for sentence in sentences:
        columns.lay(sentence, next(parsed), _INSIDE[nlp.lang or "en"])
    return columns.doc(nlp)


def _mask(sent: Span, starts: dict[int, Name], lang: str) -> _Masked:
    masked = _Masked(sent, [], [], [])
    i = sent.start
    while i < sent.end:
        name = starts.get(i)
        end = min(name.end, sent.end) if name else i + 1
        masked.words.append(_MASKS[lang] if name else sent.doc[i].text)
        masked.spaces.append(bool(sent.doc[end - 1].whitespace_))
        masked.ranges.append((i, end))
        i = end
    return masked


def _parse(nlp: Language, masked: Sequence[_Masked]) -> Iterator[Doc]:
    """Parse without looking for sentences or entities: both are settled."""
    docs: Iterator[Doc] = (
        Doc(nlp.vocab, words=m.words, spaces=m.spaces, sent_starts=[i == 0 for i in range(len(m.words))]) for m in masked
    )
    for name, component in nlp.pipeline:
        if name not in ("ner", "kg_sentence_guard", "kg_whole_words"):
            docs = component.pipe(docs, batch_size=128) if hasattr(component, "pipe") else map(component, docs)
    return docs


class _Columns:
    """A document's analysis, a list a layer, to be overlaid and written as a new Doc."""

    def __init__(self, doc: Doc) -> None:
        self._doc = doc
        self._tags = [token.tag_ for token in doc]
        self._pos = [token.pos_ for token in doc]
        self._morphs = [str(token.morph) for token in doc]
        self._lemmas = [token.lemma_ for token in doc]
        self._heads = [token.head.i for token in doc]
        self._deps = [token.dep_ for token in doc]

    def lay(self, masked: _Masked, parsed: Doc, inside: str) -> None:
        heads = [first if inside == "flat:name" else end - 1 for first, end in masked.ranges]
        for word, (first, end) in zip(parsed, masked.ranges, strict=True):
            head = heads[word.i]
            self._copy(word, head, heads[word.head.i], keep_lemma=end - first > 1 or word.text != self._doc[first].text)
            for i in range(first, end):
                if i != head:
                    self._tags[i], self._pos[i], self._heads[i], self._deps[i] = word.tag_, "PROPN", head, inside

    def _copy(self, word: Token, at: int, head: int, *, keep_lemma: bool) -> None:
        self._tags[at], self._pos[at], self._morphs[at] = word.tag_, word.pos_, str(word.morph)
        self._heads[at], self._deps[at] = head, word.dep_
        self._lemmas[at] = self._doc[at].text if keep_lemma else word.lemma_

    def doc(self, nlp: Language) -> Doc:
        doc = self._doc
        return Doc(
            nlp.vocab,
            words=[token.text for token in doc],
            spaces=[bool(token.whitespace_) for token in doc],
            tags=self._tags,
            pos=self._pos,
            morphs=self._morphs,
            lemmas=self._lemmas,
            heads=self._heads,
            deps=self._deps,
            ents=[f"{token.ent_iob_}-{token.ent_type_}" if token.ent_type_ else "O" for token in doc],
        )
