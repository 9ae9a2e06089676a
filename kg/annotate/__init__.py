"""Document → sentences, typed mentions, coreference, dates; the only owner of the spaCy models."""

from kg.annotate.annotator import SpacyAnnotator
from kg.annotate.examples import parse_texts

__all__ = ["SpacyAnnotator", "parse_texts"]
