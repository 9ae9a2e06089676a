"""Check the authored documents and count what is in them: `python -m training.authored [FILE…]`."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.authored import FOLDER, AuthoredDocument, parse_file


def main(arguments: list[str]) -> int:
    ontology = load_ontology(ontology_files())
    documents: list[AuthoredDocument] = []
    faults: list[str] = []
    for path in map(Path, arguments) if arguments else sorted(FOLDER.glob("*.txt")):
        found, wrong = parse_file(path, ontology)
        documents += found
        faults += wrong
    print("\n".join(faults), file=sys.stderr)
    relations = Counter(claim.relation for document in documents for claim in document.claims)
    statuses = Counter(str(claim.status) for document in documents for claim in document.claims)
    long = sum(len(document.sentences) > 2 for document in documents)
    sentences = sum(len(document.sentences) for document in documents)
    print(f"{len(documents)} documents ({long} of more than two sentences), {sentences} sentences, {sum(relations.values())} claims")
    print(f"{sum(not d.claims for d in documents)} documents without a claim, {len(faults)} faults")
    print(" ".join(f"{name}:{count}" for name, count in statuses.most_common()))
    print(" ".join(f"{name}:{count}" for name, count in relations.most_common()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
