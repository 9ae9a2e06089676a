"""Mentions of all documents → entities: one per real thing, with a readable IRI, and the claims between them."""

from kg.resolve.cluster import Merge
from kg.resolve.linker import LexicalLinker, Resolution

__all__ = ["LexicalLinker", "Merge", "Resolution"]
