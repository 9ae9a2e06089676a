"""The command line: one file a command, each a skin over one function of a lower floor.

A command's module imports nothing heavy: what it runs is imported when it runs, so that `kg --help` answers at once.
"""

from kg.cli._commands import main

__all__ = ["main"]
