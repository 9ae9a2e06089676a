"""Texts of public corpora annotated by us in full, kept as offsets and labels without the words (`training/annotations/*.jsonl`).

    python -m training.annotated CORPUS FILE… --data DATA [--make]

The annotators' files are in the form of `training/authored/README.md` and stay outside the project, as the words are not ours: a news
article a file, named after it; of the other corpora many texts a file, each with its id where the form has the date
(`== web | E8175100`). Whole sentences may be left out. Without `--make` the files are only checked; with it they replace
`training/annotations/CORPUS.jsonl`, a line a text, which says where things stand in it:

    {"document": "a.txt", "sha256": "…", "sentences": [[start, end], …], "types": [["Person"], …],
     "marks": [[start, end, [thing, …]], …], "claims": [[sentence, subject, relation, object, status], …]}

A thing is a number, and the position of its classes in `types`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, Final

from bench.corpora import core_company, gum, knowledgenet, product_corpus, re3d
from bench.make_gold import read_article
from bench.make_news_gold import digest
from kg.model import Document, Status
from kg.ontology import Ontology, load_ontology
from kg.resources import ontology_files
from training.authored import AuthoredDocument, AuthoredError, Mark, Said, parse_file

FOLDER: Final = Path(__file__).resolve().parent / "annotations"
Texts = Callable[[str], Document]


def wikinews(data: Path) -> Texts:
    """Return a function from the name of a Wikinews article to the article."""
    return lambda name: read_article(data / "news" / "plain_en_wikinews" / "dev" / name)


def core(data: Path) -> Texts:
    """Return a function from the id of a CORE context to the context."""
    texts = {passage.id: passage.text for passage in core_company.read(data / "news" / "core_company" / "dev")}
    return lambda name: Document.of(texts[name], name)


def gum_news(data: Path) -> Texts:
    """Return a function from the id of a GUM document to the document."""
    texts = {passage.id: passage.text for passage in gum.read(data / "news" / "gum_wikinews" / "dev")}
    return lambda name: Document.of(texts[name], name)


def products(data: Path) -> Texts:
    """Return a function from the id of a page of the product corpus to the page."""
    texts = {passage.id: passage.text for passage in product_corpus.read(data / "news" / "product_corpus" / "dev")}
    return lambda name: Document.of(texts[name], name)


def reports(data: Path) -> Texts:
    """Return a function from the id of a re3d report to the report."""
    texts = {passage.id: passage.text for passage in re3d.read(data / "news" / "re3d" / "dev")}
    return lambda name: Document.of(texts[name], name)


def knowledgenet_folds(data: Path) -> Texts:
    """Return a function from the id of a KnowledgeNet passage of the folds trained on to the passage."""
    folds = (data / "knowledgenet" / "dev" / f"fold{number}.jsonl" for number in (1, 2))
    texts = {passage.id: passage.text for fold in folds for passage in knowledgenet.read(fold)}
    return lambda name: Document.of(texts[name], name)


HELD_OUT: Final = "wikinews-dev"
"""Never trained on: its articles choose between the states of a training."""
CORPORA: Final = {
    "wikinews": wikinews,
    HELD_OUT: wikinews,
    "core": core,
    "gum": gum_news,
    "product": products,
    "knowledgenet": knowledgenet_folds,
    "re3d": reports,
}


def read_annotated(corpus: str, data: Path, folder: Path = FOLDER) -> Iterator[AuthoredDocument]:
    """Yield a corpus's annotated texts with their words put in; raises ValueError when a text is another than was annotated."""
    path = folder / f"{corpus}.jsonl"
    if path.exists():
        texts = CORPORA[corpus](data)
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield join(record, texts(record["document"]))


def join(record: dict[str, Any], article: Document) -> AuthoredDocument:
    """Return a record as a document with the article's words; raises ValueError when they are other words."""
    if digest(article) != record["sha256"]:
        raise ValueError(f"{record['document']}: not the text that was annotated")
    sentences = tuple((start, end) for start, end in record["sentences"])
    return AuthoredDocument(
        place=record["document"],
        style="news",
        text=article.text,
        sentences=sentences,
        marks=tuple(Mark(start, end, tuple(map(str, things)), _sentence(start, sentences)) for start, end, things in record["marks"]),
        claims=tuple(Said(str(s), relation, str(o), Status(status), at) for at, s, relation, o, status in record["claims"]),
        types={str(number): tuple(types) for number, types in enumerate(record["types"])},
    )


def offsets_only(document: AuthoredDocument, name: str, article: Document) -> dict[str, Any]:
    """Return an annotated article without its words; raises AuthoredError when its words are not the article's."""
    places = _places(document, article.text)
    number = {id: at for at, id in enumerate(document.types)}
    return {
        "document": name,
        "sha256": digest(article),
        "sentences": [_moved(*sentence, places) for sentence in document.sentences],
        "types": [list(types) for types in document.types.values()],
        "marks": [[*_moved(mark.start, mark.end, places), [number[id] for id in mark.ids]] for mark in document.marks],
        "claims": [[c.sentence, number[c.subject], c.relation, number[c.object], str(c.status)] for c in document.claims],
    }


def _places(document: AuthoredDocument, article: str) -> dict[int, int]:
    """Return where each character of an annotation stands in its article; whole sentences may have been left out."""
    ink = [at for at, char in enumerate(article) if not char.isspace()]
    written = "".join(article[at] for at in ink)
    places: dict[int, int] = {}
    begin = 0
    for start, end in document.sentences:
        mine = [at for at in range(start, end) if not document.text[at].isspace()]
        begin = written.find("".join(document.text[at] for at in mine), begin)
        if begin < 0:
            raise AuthoredError(f"{document.place}: not in the article, or out of order: {document.text[start:end][:120]}")
        places.update(zip(mine, ink[begin : begin + len(mine)], strict=True))
        begin += len(mine)
    return places


def _moved(start: int, end: int, places: dict[int, int]) -> list[int]:
    return [places[start], places[end - 1] + 1]


def _sentence(start: int, sentences: tuple[tuple[int, int], ...]) -> int:
    return next(number for number, (begin, end) in enumerate(sentences) if begin <= start < end)


def _records(path: Path, corpus: str, texts: Texts, ontology: Ontology) -> Iterator[dict[str, Any]]:
    documents, faults = parse_file(path, ontology)
    if faults:
        raise AuthoredError("\n".join(faults))
    lines = path.read_text(encoding="utf-8").splitlines()
    for document in documents:
        header = lines[int(document.place.rpartition(":")[2]) - 1]
        name = path.name if corpus.startswith("wikinews") else header.partition("|")[2].strip()
        yield offsets_only(document, name, texts(name))


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", choices=sorted(CORPORA))
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public corpora")
    parser.add_argument("--make", action="store_true")
    given = parser.parse_args(arguments)
    ontology, texts = load_ontology(ontology_files()), cache(CORPORA[given.corpus](given.data))
    records: list[dict[str, Any]] = []
    faults = 0
    for path in sorted(given.files):
        try:
            records += _records(path, given.corpus, texts, ontology)
        except AuthoredError as error:
            faults += 1
            print(error, file=sys.stderr)
    claims, marks = (sum(len(record[part]) for record in records) for part in ("claims", "marks"))
    print(f"{len(records)} texts, {marks} marks, {claims} claims, {faults} files with faults")
    if given.make:
        lines = (json.dumps(record, separators=(",", ":")) for record in records)
        (FOLDER / f"{given.corpus}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
