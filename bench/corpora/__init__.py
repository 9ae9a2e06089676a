"""Readers of third-party corpora, one module a corpus, each with `read(path) -> Iterator[Passage]`.

`path` is one of the corpus's files, or a folder that holds them. What comes out keeps the corpus's own labels and its own
direction of facts; `bench.mapping` says what they are called here. No text of a corpus lives in this repository: readers
are given the data, and check that its offsets fit.

| module | a passage | marks | facts |
|---|---|---|---|
| `knowledgenet` | a passage of a web page | the ends of its facts | 15 properties, exhaustive where annotated |
| `redocred` | a Wikipedia abstract | every mention, clustered, typed | 96 Wikidata properties, exhaustive |
| `core_company` | a sentence or three | the two ends | exactly one, or `undefined` |
| `product_corpus` | a company's web page | companies, products, triggers, clustered | company provides product, exhaustive |
| `re3d` | a press release | mentions, typed | 11 relations |
| `fewrel` | a sentence | the two ends | exactly one |
| `gum` | a news text | mentions, typed, clustered, of three kinds | none |
| `ner` | a sentence, or a French article | names, typed | none |
"""

from bench.corpora.values import Fact, Mark, Passage

__all__ = ["Fact", "Mark", "Passage"]
