"""Files, folders and globs to files, each with a name that is the same wherever the folder lies."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.errors import DocumentError


@dataclass(frozen=True, order=True)
class SourceFile:
    """A file to read; `name` is its path below the folder or glob it was found in, with forward slashes."""

    name: str
    path: Path


def find_sources(sources: Iterable[str]) -> list[Path]:
    """Return the files that files, folders (all below them) and globs stand for, sorted by name, each once.

    Hidden files are passed over unless named outright. Raises DocumentError when a source stands for no file.
    """
    return [file.path for file in find_files(sources)]


def find_files(sources: Iterable[str]) -> list[SourceFile]:
    """Return the files with the names their documents will bear; like `find_sources` otherwise."""
    files: dict[Path, SourceFile] = {}
    for file in sorted(file for source in sources for file in _expand(source)):
        files.setdefault(file.path.resolve(), file)
    return list(files.values())


def _expand(source: str) -> list[SourceFile]:
    path = Path(source)
    if path.is_file():
        return [SourceFile(_printable(path.name), path)]
    if path.is_dir():
        return _some(_named(_below(path), path), source, "the folder holds no file")
    if glob.has_magic(source):
        root = _fixed_part(path)
        return _some(_named(_matches(source), root), source, "no file matches")
    raise DocumentError(source, "no such file or folder")


def _some(files: list[SourceFile], source: str, reason: str) -> list[SourceFile]:
    if not files:
        raise DocumentError(source, reason)
    return files


def _named(paths: Iterable[Path], root: Path) -> list[SourceFile]:
    files = ((path.relative_to(root), path) for path in paths)
    return [SourceFile(_printable(name.as_posix()), path) for name, path in files if not _is_hidden(name)]


def _below(folder: Path) -> Iterator[Path]:
    for where, _, names in os.walk(folder):  # does not follow linked folders, which may go round in circles
        yield from (path for name in names if (path := Path(where, name)).is_file())


def _matches(pattern: str) -> Iterator[Path]:
    for match in glob.iglob(pattern, recursive=True):  # noqa: PTH207 - Path.glob takes no absolute pattern
        path = Path(match)
        if path.is_file():
            yield path


def _fixed_part(pattern: Path) -> Path:
    """Return the folders of a glob before its first wildcard."""
    parts = []
    for part in pattern.parts[:-1]:
        if glob.has_magic(part):
            break
        parts.append(part)
    return Path(*parts)


def _is_hidden(name: Path) -> bool:
    return any(part.startswith(".") for part in name.parts)


def _printable(name: str) -> str:
    """Return a file name as text, whatever bytes the file system holds."""
    return os.fsencode(name).decode("utf-8", "replace")
