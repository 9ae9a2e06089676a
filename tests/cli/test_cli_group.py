"""What every command has in common."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from kg.cli._commands import commands
from kg.cli._group import Commands
from kg.errors import DocumentError

Kg = Callable[..., Result]
_ROOT = Path(__file__).parents[2]
_HEAVY = ("spacy", "pyoxigraph", "networkx", "trafilatura", "pyvis", "numpy")
_MAIN = [sys.executable, "-c", "from kg.cli import main; main()"]
_ENVIRONMENT = {**os.environ, "PYTHONPATH": str(_ROOT)}


def _all(group: click.Group, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from _all(command, (*path, name))


ALL = dict(_all(commands))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_command_is_documented_with_an_example(kg: Kg, path: tuple[str, ...]) -> None:
    shown = kg(*path, "--help").stdout
    assert re.search(rf"Example:\n +kg {' '.join(path)}\b", shown)
    assert f"kg {' '.join(path)}\n" in (_ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_every_option_says_what_it_does(path: tuple[str, ...]) -> None:
    options = [parameter for parameter in ALL[path].params if isinstance(parameter, click.Option)]
    assert [option.name for option in options if not option.help] == []


def test_the_page_of_commands_is_what_they_say() -> None:
    command = [sys.executable, str(_ROOT / "docs" / "make_cli.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=_ENVIRONMENT)
    assert (done.returncode, done.stderr) == (0, "")


def test_short_descriptions_are_not_cut(kg: Kg) -> None:
    assert "..." not in kg("--help").stdout.split("Commands:")[1]


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys, kg.cli; print([name for name in {_HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=_ENVIRONMENT)
    assert done.stdout == "[]\n"


def test_an_unknown_command_or_option_is_bad_usage(kg: Kg) -> None:
    for arguments in (["nonsense"], ["stats", "--nonsense"], ["query"], ["stats", "--format", "xml"]):
        result = kg(*arguments)
        assert (result.exit_code, result.stdout, "Usage" in result.stderr) == (2, "", True)


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (DocumentError("a.pdf", "the PDF is \x1b[31mencrypted"), 2, "Error: a.pdf: the PDF is  [31mencrypted\n"),
        (PermissionError(13, "Permission denied", "/root/x"), 2, "Error: /root/x: Permission denied\n"),
        (OSError("odd"), 2, "Error: odd\n"),
        (KeyboardInterrupt(), 130, "Error: interrupted\n"),
    ],
)
def test_what_a_command_raises_becomes_a_message_and_a_status(error: BaseException, status: int, message: str) -> None:
    group = Commands()

    @group.command()
    def broken() -> None:
        raise error

    result = CliRunner().invoke(group, ["broken"])
    assert (result.exit_code, result.stdout, result.stderr) == (status, "", message)


def test_a_fault_of_ours_is_not_hidden() -> None:
    group = Commands()

    @group.command()
    def broken() -> None:
        raise ZeroDivisionError

    assert isinstance(CliRunner().invoke(group, ["broken"]).exception, ZeroDivisionError)


def test_a_reader_that_leaves_early_is_no_error(graph: Path) -> None:
    command = [*_MAIN, "export", "--format", "nquads", "-g", str(graph)]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, check=False, env=_ENVIRONMENT)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_output_is_utf8_whatever_the_locale(graph: Path) -> None:
    environment = {**_ENVIRONMENT, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = subprocess.run([*_MAIN, "explain", "Acme", "-g", str(graph)], capture_output=True, check=True, env=environment)
    assert "“Acme is partnering with Globex.”" in done.stdout.decode("utf-8")


def test_version(kg: Kg) -> None:
    try:
        installed = version("claimgraph")
    except PackageNotFoundError:
        pytest.skip("the package is not installed")
    assert kg("--version").stdout == f"kg, version {installed}\n"


def test_progress_is_drawn_only_where_somebody_looks(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from kg.cli._progress import progress

    with progress(2, "Reading") as done:
        assert done is None
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress(1, "Reading") as done:
        assert done is not None
        for name in ("a.txt", "b.jsonl:2"):
            done(name)
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "Reading" in shown.err
    assert "2/2" in shown.err
