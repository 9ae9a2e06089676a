"""Document → sentences, typed mentions, coreference, dates: `SpacyAnnotator` by a parser, `NeuralAnnotator` by our own model.

Names are loaded when first asked for: who annotates with the model waits for no parser, and the other way about.
"""

from importlib import import_module as _import_module
from typing import Any

_HOMES = {
    "NeuralAnnotator": "kg.annotate.neural",
    "SpacyAnnotator": "kg.annotate.annotator",
    "models_id": "kg.annotate.examples",
    "parse_texts": "kg.annotate.examples",
}
__all__ = ["NeuralAnnotator", "SpacyAnnotator", "models_id", "parse_texts"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(_import_module(_HOMES[name]), name)
