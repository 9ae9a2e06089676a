"""A graph in the formats of others, one file a family."""

from kg.export.options import Options, select
from kg.export.registry import GROUP, names, write_format, writer

__all__ = ["GROUP", "Options", "names", "select", "write_format", "writer"]
