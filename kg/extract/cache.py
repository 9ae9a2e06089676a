"""Compiled programs kept between runs, under the hash of everything they depend on."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path

from kg.extract.compile import Parse, compile_program
from kg.extract.kept import cache_dir, keep
from kg.extract.program import Program
from kg.ids import content_id
from kg.ontology import Ontology


class CachedCompiler:
    """Compiles an ontology's examples, or reads what an earlier run compiled from the same examples with the same model and code.

    `model` names the parser and its version. A cache that cannot be read or written is done without.
    """

    def __init__(self, model: str, folder: Path | None = None) -> None:
        self._model = model
        self._folder = folder or cache_dir()

    def __call__(self, ontology: Ontology, lang: str, parse: Parse) -> Program:
        path = self._folder / f"{content_id(ontology.digest, lang, self._model, _code())}.json"
        try:
            return Program.from_dict(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError, TypeError):
            program = compile_program(ontology, lang, parse)
        keep(path, json.dumps(program.to_dict(), ensure_ascii=False, separators=(",", ":")))
        return program


@cache
def _code() -> str:
    """Return the hash of the code that compiles: a changed rule of syntax must not meet an old program."""
    package = Path(__file__).parent.parent
    files = sorted((*(package / "extract").glob("*.py"), *(package / "syntax").glob("*.py")))
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()
