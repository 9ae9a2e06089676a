"""Document → sentences, typed mentions, coreference, dates; the only owner of the spaCy models."""

from kg.annotate.annotator import SpacyAnnotator
from kg.annotate.examples import models_id, parse_texts

__all__ = ["SpacyAnnotator", "models_id", "parse_texts"]
