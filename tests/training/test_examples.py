"""The examples in the docstrings of `training` say what its functions do."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

import training

_MODULES = sorted(
    path.stem for path in Path(*training.__path__).glob("*.py") if path.stem != "__init__" and ">>> " in path.read_text(encoding="utf-8")
)


@pytest.mark.parametrize("name", _MODULES)
def test_they_run(name: str) -> None:
    if "import torch" in (Path(*training.__path__) / f"{name}.py").read_text(encoding="utf-8"):
        pytest.importorskip("torch", reason="training needs the extra `train`")
    assert doctest.testmod(importlib.import_module(f"training.{name}")).failed == 0
