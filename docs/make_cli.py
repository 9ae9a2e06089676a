"""Write docs/cli.md from what the commands say of themselves; with --check, say whether it is up to date."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from kg.cli._commands import commands

_PAGE = Path(__file__).parent / "cli.md"
_WIDTH = 100
_HEAD = """# Command line

Written by `python docs/make_cli.py` from the commands' own `--help`; do not edit.

Data goes to standard output, messages to standard error. Names may be labels, aliases, CURIEs such as `id:Acme` or IRIs; one that
fits several things lists them.

| exit status | means |
|---|---|
| 0 | done |
| 1 | the answer is no: no path, nothing claimed, differs, does not conform, below the floor |
| 2 | bad input or usage, said on standard error |
| 130 | interrupted with Ctrl-C |
"""


def page() -> str:
    """Return the page: one section a command."""
    return _HEAD + "".join(_sections(commands, "kg"))


def _sections(group: click.Group, path: str) -> Iterator[str]:
    for name, command in group.commands.items():
        context = click.Context(command, info_name=f"{path} {name}", max_content_width=_WIDTH, terminal_width=_WIDTH)
        text = command.get_help(context)
        yield f"\n## kg {f'{path} {name}'.removeprefix('kg ')}\n\n```text\n{text}\n```\n"
        if isinstance(command, click.Group):
            yield from _sections(command, f"{path} {name}")


def main(arguments: list[str]) -> int:
    """Write or check the page; return the exit status."""
    if arguments == ["--check"]:
        is_current = _PAGE.is_file() and _PAGE.read_text(encoding="utf-8") == page()
        if not is_current:
            sys.stderr.write("docs/cli.md is out of date; run: python docs/make_cli.py\n")
        return 0 if is_current else 1
    _PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
