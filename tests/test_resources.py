"""The files that travel with the package are found from anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg import resources
from kg.resources import data_dir, lexicon_files, ontology_files


def test_everything_shipped_is_there() -> None:
    assert [path.name for path in ontology_files()] == ["kg.ttl", "people.ttl", "business.ttl"]
    assert all(path.is_file() and path.is_absolute() for path in (*ontology_files(), *lexicon_files()))
    assert any((data_dir() / "articles").iterdir())


def test_the_working_directory_makes_no_difference(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = ontology_files(), lexicon_files(), data_dir()
    monkeypatch.chdir(tmp_path)
    assert (ontology_files(), lexicon_files(), data_dir()) == before


@pytest.mark.parametrize("installed", [False, True])
def test_an_installed_package_carries_its_own(tmp_path: Path, installed: bool) -> None:
    site = tmp_path / "site"
    package, beside = site / "kg", site / "kg" if installed else site
    package.mkdir(parents=True)
    shutil.copy(resources.__file__, package)
    (package / "__init__.py").touch()
    for name in ("ontology", "data"):
        (beside / f"{'_' * installed}{name}").mkdir()
    code = "from kg.resources import *; print(ontology_files()[0].parent, data_dir())"
    environment = {**os.environ, "PYTHONPATH": str(site)}
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(beside / f"{'_' * installed}{name}") for name in ("ontology", "data")]
