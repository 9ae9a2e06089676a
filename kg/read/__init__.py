"""Bytes to documents: one file a format, with metadata taken and boilerplate marked."""

from kg.read.assemble import to_document
from kg.read.files import Reading, read_all, read_bytes, read_each, read_file, read_source
from kg.read.jsonl import each_json_line, read_json_lines
from kg.read.limits import LIMITS, Limits
from kg.read.registry import reader_for, readers
from kg.read.sources import find_sources
from kg.read.taken import Found, Taken

__all__ = [
    "LIMITS",
    "Found",
    "Limits",
    "Reading",
    "Taken",
    "each_json_line",
    "find_sources",
    "read_all",
    "read_bytes",
    "read_each",
    "read_file",
    "read_json_lines",
    "read_source",
    "reader_for",
    "readers",
    "to_document",
]
