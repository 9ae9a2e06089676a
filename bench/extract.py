"""Words per CPU-second of the whole way from a document to its claims, beside bare spaCy on the same text.

Run with `python -m bench.extract [FILES…] [--runs N]` (default: the sample articles); prints one JSON object last. Speeds are the
best of the runs, the two measured in turn in one process, so that what else the machine does touches both alike.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from spacy.language import Language

from kg.annotate import models_id, parse_texts
from kg.annotate.pipeline import MODELS, load_model
from kg.build import Pipeline
from kg.extract.cache import CachedCompiler
from kg.extract.compile import compile_program
from kg.extract.patterns import PatternExtractor
from kg.model import Document
from kg.ontology import Ontology
from kg.read import read_all
from kg.resources import data_dir
from kg.settings import Settings

_BYTES = 1 if sys.platform == "darwin" else 1024  # the unit of ru_maxrss


def timed(action: Callable[[], Any]) -> tuple[float, Any]:
    """Return the CPU seconds an action takes, and what it returns."""
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def peak_mebibytes() -> int:
    """Return the most memory this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES // 2**20


def bare_model(language: str) -> Language:
    """Return a language's model as its package ships it, none of our components added."""
    for package in MODELS[language]:
        try:
            nlp: Language = importlib.import_module(package).load()
        except ImportError:
            continue
        return nlp
    raise SystemExit(f"no model of {language!r} is installed")


def compiling(ontology: Ontology, languages: Sequence[str]) -> dict[str, Any]:
    """Return the CPU seconds it takes to compile each language's examples, and to read them from the cache."""
    report: dict[str, Any] = {}
    with TemporaryDirectory() as folder:
        for language in languages:
            load_model(language)
            cold, program = timed(lambda language=language: compile_program(ontology, language, parse_texts))  # type: ignore[misc]
            compiler = CachedCompiler(models_id(), Path(folder))
            compiler(ontology, language, parse_texts)
            cached, again = timed(lambda language=language, read=compiler: read(ontology, language, parse_texts))  # type: ignore[misc]
            sizes = {name: len(getattr(program, name)) for name in ("paths", "halves", "surface")}
            report[language] = {"seconds": round(cold, 2), "cached_seconds": round(cached, 4), "same": program == again, **sizes}
    return report


def extracting(pipeline: Pipeline, documents: Sequence[Document], runs: int) -> dict[str, Any]:
    """Return the words per CPU-second of claims and of bare spaCy, each the best of the runs, and what was found."""
    models = {language: bare_model(language) for language in sorted({document.language for document in documents})}
    words = sum(len(document.text.split()) for document in documents)
    ours, bare, claims = [], [], 0
    for _ in range(runs):
        seconds, found = timed(lambda: [pipeline.claims_of(document)[1] for document in documents])
        ours.append(seconds)
        claims = sum(map(len, found))
        bare.append(timed(lambda: [len(models[document.language](document.text)) for document in documents])[0])
    return {
        "documents": len(documents),
        "words": words,
        "claims": claims,
        "words_per_cpu_second": round(words / min(ours)),
        "spacy_words_per_cpu_second": round(words / min(bare)),
        "times_spacy": round(min(ours) / min(bare), 2),
        "runs": [{"seconds": round(one, 2), "spacy_seconds": round(other, 2)} for one, other in zip(ours, bare, strict=True)],
    }


def stages(pipeline: Pipeline, documents: Sequence[Document]) -> dict[str, float]:
    """Return the CPU seconds of the two stages that a document passes."""
    seconds, annotations = timed(lambda: list(pipeline.annotator.annotate(documents)))
    return {
        "annotate": round(seconds, 2),
        "extract": round(timed(lambda: [pipeline.extractor.extract(annotation) for annotation in annotations])[0], 2),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", default=[str(data_dir() / "articles")], help="files or folders (default: the sample articles)")
    parser.add_argument("--runs", type=int, default=3, help="how often each is measured (default: %(default)s)")
    options = parser.parse_args()
    documents = [document for document in read_all(options.files).documents if document.language in MODELS]
    if not documents:
        raise SystemExit("nothing to read")
    pipeline = Pipeline(Settings())
    compiled = compiling(pipeline.ontology, sorted({document.language for document in documents}))
    # The programs are compiled once more, for a pipeline that keeps no file of its own.
    pipeline.extractor = PatternExtractor(pipeline.ontology, parse_texts)
    for document in documents:
        pipeline.claims_of(document)
    peak = peak_mebibytes()
    report = {"compile": compiled, **extracting(pipeline, documents, options.runs), "stages_seconds": stages(pipeline, documents)}
    print(json.dumps({**report, "peak_mebibytes": peak}, indent=2))


if __name__ == "__main__":
    main()
