"""Benchmarks, each run with `python -m bench.NAME`; each prints one JSON object last.

`extract`, `store` and `layout` measure speed. The others measure quality on data that is given by `--data PATH` and not kept
here: `knowledgenet`, `redocred`, `core`, `product`, `re3d` and `text2kg` relations, `ner` names, `coref` coreference, and
`gold_news` claims of news articles against gold of our own (`bench/gold`). `bench.corpora` reads the corpora, `bench.mapping` says
what their relations are called here, and `bench.splits` what is measured on and never trained on.
"""
