"""Document → sentences, typed mentions, coreference, dates; the only owner of the spaCy models."""

from kg.annotate.annotator import SpacyAnnotator

__all__ = ["SpacyAnnotator"]
