"""Words per CPU-second and peak memory of the whole way from text to claims: `python -m bench.speed FOLDER --extractor neural`.

One process, one thread, texts already read; loading is not counted. Bare spaCy reads the same texts in turn with us, as machines have
fast and slow hours; each figure is the best of its runs, the peak is of before spaCy's turn. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from kg.build import Pipeline
from kg.model import Document
from kg.settings import EXTRACTORS, load_settings

_RUNS: Final = 3


def _seconds(action: Callable[[], Any]) -> float:
    begun = time.process_time()
    action()
    return time.process_time() - begun


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the *.txt files are (English)")
    parser.add_argument("--extractor", choices=EXTRACTORS, default=None)
    parser.add_argument("--limit", type=int, default=80, help="how many files (default: %(default)s)")
    options = parser.parse_args(arguments)
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))[: options.limit]]
    pipeline = Pipeline(load_settings(extractor=options.extractor))
    pipeline.claims_of(Document.of("Acme bought Globex."))
    words = sum(len(text.split()) for text in texts)

    def read() -> int:
        return sum(len(pipeline.claims_of(Document.of(text))[1]) for text in texts)

    claims, peak = read(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    # Only now, as it brings the whole of spaCy, which `neural` never loads.
    bare = importlib.import_module("bench.extract").bare_model("en")
    pairs = [(_seconds(read), _seconds(lambda: [len(bare(text)) for text in texts])) for _ in range(_RUNS)]
    ours, theirs = zip(*pairs, strict=True)
    speeds = {"words_per_cpu_second": round(words / min(ours)), "spacy_words_per_cpu_second": round(words / min(theirs))}
    print(json.dumps({"words": words, "claims": claims, **speeds, "peak_mib": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
