"""One canonical view of a dependency parse, whatever the language or the parser's label set."""

from kg.syntax.graph import Edge, SyntaxGraph

__all__ = ["Edge", "SyntaxGraph"]
