"""Annotated document → claims.

Nothing is loaded by importing the package, which stands in the way of nobody who only wants `kg.extract("…")`: take
`PatternExtractor` from `kg.extract.patterns` and `compile_program` from `kg.extract.compile`.
"""
