"""What a package gives out is what its `__all__` says: no more, no less, and documented."""

from __future__ import annotations

import configparser
import importlib
import inspect
import pkgutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kg

_ROOT = Path(__file__).parents[1]
PACKAGES = [
    "kg",
    *(f"kg.{module.name}" for module in pkgutil.iter_modules(kg.__path__) if module.ispkg and not module.name.startswith("_")),
]
_MOST_AT_THE_ROOT = 12


def _given(module: ModuleType) -> list[str]:
    """Return the names a package gives out; a package may give out none, and be there for its modules."""
    return list(getattr(module, "__all__", []))


def _public(module: ModuleType) -> set[str]:
    return {name for name, value in vars(module).items() if not name.startswith("_") and not isinstance(value, ModuleType)}


@pytest.mark.parametrize("name", PACKAGES)
def test_all_is_what_there_is(name: str) -> None:
    module = importlib.import_module(name)
    assert [each for each in _given(module) if not hasattr(module, each)] == []
    assert len(set(_given(module))) == len(_given(module))
    assert _public(module) - {"annotations", "TYPE_CHECKING", "Any"} - set(_given(module)) == set()


@pytest.mark.parametrize("name", PACKAGES)
def test_what_is_given_out_says_what_it_is(name: str) -> None:
    module = importlib.import_module(name)
    given = {each: getattr(module, each) for each in _given(module)}
    silent = [each for each, value in given.items() if (inspect.isfunction(value) or inspect.isclass(value)) and not inspect.getdoc(value)]
    assert module.__doc__
    assert silent == []


def test_the_root_stays_small() -> None:
    assert len(kg.__all__) <= _MOST_AT_THE_ROOT
    assert {"KnowledgeGraph", "build", "extract"} <= set(kg.__all__)


@pytest.mark.parametrize(
    "code",
    [
        "import kg; print(kg.build.__name__, kg.extract.__name__)",
        "import kg.cli, kg.build, kg.extract, kg; print(kg.build.__name__, kg.extract.__name__)",
        "from kg.extract.patterns import PatternExtractor; import kg; print(kg.build.__name__, kg.extract.__name__)",
        "from kg import *; print(build.__name__, extract.__name__)",
    ],
)
def test_build_and_extract_are_functions_whatever_was_imported_before(code: str) -> None:
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, cwd=_ROOT)
    assert (done.stdout, done.stderr) == ("build extract\n", "")


def test_every_package_is_installed() -> None:
    settings = configparser.ConfigParser()
    settings.read(_ROOT / "setup.cfg", encoding="utf-8")
    listed = set(settings["options"]["packages"].split())
    there = {".".join(path.parent.relative_to(_ROOT).parts) for path in (_ROOT / "kg").rglob("__init__.py")}
    assert listed == there | {"kg._data", "kg._ontology"}
