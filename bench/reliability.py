"""Whether a confidence means what it says: of claims made with a confidence of 0.8, eight in ten should be right.

    python -m bench.reliability --data FOLDER [--svg FILE]

FOLDER holds the public corpora. KnowledgeNet's fold 3, which training never sees, is cut in two by passage: on one half a temperature is
fitted for the model's relations (Guo et al. 2017), on the other it is judged. Only properties that were annotated in a passage
count. `error` is the expected calibration error in ten bins, `bins` hold the mean confidence, the share that is right and how many.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from bench.common import document_of, gold_of, guess, overlap, show
from bench.corpora import Passage, knowledgenet
from bench.mapping import KNOWLEDGENET
from kg.annotate.neural import NeuralAnnotator
from kg.extract.neural import NeuralExtractor
from kg.neural.model import load_model
from kg.ontology import Ontology, load_ontology
from kg.resources import model_dir, ontology_files

Floats = NDArray[np.float64]
LEAST: Final = 0.05
_BINS: Final = 10


class Judged(NamedTuple):
    """Confidences, and whether each was right."""

    confidence: Floats
    right: Floats


def judged(passages: Iterable[Passage], annotator: NeuralAnnotator, extractor: NeuralExtractor, ontology: Ontology) -> Judged:
    """Return what the model says of each pair of mentions, judged where the corpus was annotated."""
    rows: list[tuple[float, bool]] = []
    for passage in passages:
        gold = gold_of(passage, KNOWLEDGENET)
        known = passage.annotated | {fact.label for fact in gold}
        for claim in extractor.at_mentions(annotator.annotate_one(document_of(passage))):
            said = [each for each in guess(claim, KNOWLEDGENET, ontology) if each.label in known]
            if said:
                rows.append((claim.confidence, any(overlap(fact, each) for fact in gold for each in said)))
    return Judged(*np.array(rows, np.float64).reshape(-1, 2).T)


def cooled(judged: Judged, temperature: float) -> Judged:
    """Return judgements with the confidence that another temperature would have given."""
    logits = np.log(judged.confidence / (1 - judged.confidence))
    return judged._replace(confidence=1 / (1 + np.exp(-logits / temperature)))


def fit_temperature(judged: Judged) -> float:
    """Return the temperature of least cross-entropy, to a hundredth.

    >>> sure = Judged(np.full(10, 0.99), np.array([1.0] * 8 + [0.0] * 2))
    >>> fit_temperature(sure)
    3.0
    """
    return min((round(float(t), 2) for t in np.arange(0.5, 3.01, 0.01)), key=lambda t: _entropy(cooled(judged, t)))


def _entropy(judged: Judged) -> float:
    p = np.clip(judged.confidence, 1e-6, 1 - 1e-6)
    return float(-(judged.right * np.log(p) + (1 - judged.right) * np.log(1 - p)).mean())


def bins(judged: Judged) -> list[tuple[float, float, int]]:
    """Return mean confidence, share right and number of judgements of each tenth that has any."""
    place = np.minimum((judged.confidence * _BINS).astype(int), _BINS - 1)
    return [
        (round(float(judged.confidence[place == b].mean()), 4), round(float(judged.right[place == b].mean()), 4), int((place == b).sum()))
        for b in range(_BINS)
        if (place == b).any()
    ]


def error(table: Sequence[tuple[float, float, int]]) -> float:
    """Return the expected calibration error of bins.

    >>> error([(0.9, 0.8, 3), (0.5, 0.5, 1)])
    0.075
    """
    return round(sum(abs(said - right) * n for said, right, n in table) / sum(n for _, _, n in table), 4)


def drawn(before: Sequence[tuple[float, float, int]], after: Sequence[tuple[float, float, int]]) -> str:
    """Return the two reliability curves as an SVG picture; a dot's area goes with how many claims it is."""
    parts = [
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 420 380" font-family="sans-serif" font-size="12">',
        '<rect width="420" height="380" fill="#fff"/><path d="M50 330H400V20M50 330V20" fill="none" stroke="#bbb"/>',
        '<path d="M50 330L400 20" stroke="#bbb" stroke-dasharray="4"/>',
        '<text x="180" y="365">confidence</text><text transform="translate(20 210) rotate(-90)">share right</text>',
    ]
    for (table, colour, name), y in zip(((before, "#c0504d", "as trained"), (after, "#1f6f8b", "with temperature")), (40, 58), strict=True):
        points = [(50 + 350 * said, 330 - 310 * right, 3 + n**0.5 / 8) for said, right, n in table]
        line = " ".join(f"{x:.1f},{h:.1f}" for x, h, _ in points)
        parts.append(f'<polyline points="{line}" fill="none" stroke="{colour}"/>')
        parts += [f'<circle cx="{x:.1f}" cy="{h:.1f}" r="{r:.1f}" fill="{colour}"/>' for x, h, r in points]
        parts.append(f'<text x="64" y="{y}" fill="{colour}">{name}</text>')
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public corpora")
    parser.add_argument("--svg", type=Path, help="draw the curves here")
    given = parser.parse_args()
    ontology, model = load_ontology(ontology_files()), load_model(model_dir())
    annotator, extractor = NeuralAnnotator(ontology, model), NeuralExtractor(ontology, model, LEAST)
    passages = list(knowledgenet.read(given.data / "knowledgenet" / "dev" / "fold3.jsonl"))
    fitted, kept = (judged(passages[half::2], annotator, extractor, ontology) for half in (0, 1))
    temperature = fit_temperature(fitted)
    tables = bins(kept), bins(cooled(kept, temperature))
    if given.svg:
        given.svg.write_text(drawn(*tables), encoding="utf-8")
    report: dict[str, Any] = {"judged": len(kept.right), "temperature": temperature, "temperature_now": model.temperature}
    report |= {name: {"error": error(table), "bins": table} for name, table in zip(("as_is", "fitted"), tables, strict=True)}
    show(report)


if __name__ == "__main__":
    main()
