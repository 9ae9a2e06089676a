"""What `import kg` gives, and what it must not load."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import kg
from kg.build import software_version

_ROOT = Path(kg.__file__).parent.parent
HEAVY = ("spacy", "networkx", "pyvis", "trafilatura", "pypdf", "docx", "pyoxigraph", "click", "numpy", "rapidfuzz")


def _python(code: str) -> str:
    done = subprocess.run([sys.executable, "-c", code], cwd=_ROOT, env=os.environ, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_all_that_is_promised_is_there() -> None:
    assert kg.__all__ == sorted(kg.__all__) and len(kg.__all__) <= 12
    assert all(getattr(kg, name) is not None for name in kg.__all__)


def test_nothing_else_is() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Graph'"):
        kg.Graph  # noqa: B018


def test_every_public_name_says_what_it_is() -> None:
    assert [name for name in kg.__all__ if not (getattr(kg, name).__doc__ or "").strip()] == []


@pytest.mark.parametrize(
    "imports",
    [
        "import kg",
        "import kg.build, kg.extract, kg",
        "import kg.extract.patterns, kg",
        "import kg.extract.compile, kg.build",
        "from kg.cli import main; import kg",
        "from kg import extract; from kg import build",
        "import kg; import kg.extract.status; import kg.build; import kg.extract.cache",
    ],
)
def test_build_and_extract_are_functions_whatever_was_imported_first(imports: str) -> None:
    assert _python(f"{imports}\nimport kg\nprint(type(kg.build).__name__, type(kg.extract).__name__)") == "function function"


def test_importing_loads_nothing_heavy() -> None:
    loaded = _python(f"import kg, sys\nprint(*[name for name in {HEAVY!r} if name in sys.modules])")
    assert loaded == ""


def test_the_graph_class_is_loaded_when_asked_for() -> None:
    code = "import kg, sys\nbefore = 'networkx' in sys.modules\nprint(before, kg.KnowledgeGraph.__name__, 'networkx' in sys.modules)"
    assert _python(code) == "False KnowledgeGraph True"


def test_has_a_version() -> None:
    assert re.fullmatch(r"\d+(\.\w+)*(\+\w+)?", software_version())


def test_is_typed() -> None:
    assert (Path(kg.__file__).parent / "py.typed").is_file()
