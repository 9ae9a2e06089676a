"""Annotated document → claims."""

from kg.extract.compile import compile_program
from kg.extract.patterns import PatternExtractor

__all__ = ["PatternExtractor", "compile_program"]
