"""Words per CPU-second and peak memory of the whole way from text to claims: `python -m bench.speed FOLDER --extractor neural`.

One process, one thread, texts already read; loading is not counted. Prints one JSON object.
"""

from __future__ import annotations

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from kg.build import Pipeline
from kg.model import Document
from kg.settings import EXTRACTORS, load_settings


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the *.txt files are (English)")
    parser.add_argument("--extractor", choices=EXTRACTORS, default=None)
    parser.add_argument("--limit", type=int, default=80, help="how many files (default: %(default)s)")
    options = parser.parse_args(arguments)
    texts = [path.read_text(encoding="utf-8") for path in sorted(options.folder.glob("*.txt"))[: options.limit]]
    pipeline = Pipeline(load_settings(extractor=options.extractor))
    pipeline.claims_of(Document.of("Acme bought Globex."))
    begun = time.process_time()
    claims = sum(len(pipeline.claims_of(Document.of(text))[1]) for text in texts)
    spent = time.process_time() - begun
    words = sum(len(text.split()) for text in texts)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"words": words, "claims": claims, "words_per_cpu_second": round(words / spent), "peak_mib": peak}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
