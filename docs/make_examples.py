"""Run the commands shown in the documentation and write what they print below them; with --check, say whether it stands there.

A `console` block holds commands after `$` and their output; a block that begins with `# name.ttl` is a file the commands may read.
Every page starts in an empty folder that sees the sample data as `data`.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from subprocess import PIPE, STDOUT

_ROOT = Path(__file__).resolve().parents[1]
_PAGES = ("README.md", "docs/rdf.md", "docs/ontology.md", "docs/formats.md")
_BLOCK = re.compile(r"^```(console|turtle)\n(.*?)^```", re.DOTALL | re.MULTILINE)
_FILE = re.compile(r"# ([\w-]+\.ttl)\n")
_SECONDS = 600


def rewritten(page: Path) -> str:
    """Return the text of a page with the output of its commands, run in order."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "data").symlink_to(_ROOT / "data", target_is_directory=True)
        return _BLOCK.sub(lambda block: _block(block, folder), page.read_text(encoding="utf-8"))


def _block(block: re.Match[str], folder: Path) -> str:
    kind, body = block.groups()
    if kind == "turtle":
        if name := _FILE.match(body):
            (folder / name[1]).write_text(body, encoding="utf-8")
        return block[0]
    commands = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
    return "```console\n" + "\n".join(f"$ {command}\n{_output(command, folder)}" for command in commands) + "```"


def _output(command: str, folder: Path) -> str:
    environment = {**os.environ, "KG_SETTINGS": str(folder / "none.ini")}
    shell = ["/bin/bash", "-o", "pipefail", "-c", command]
    done = subprocess.run(shell, cwd=folder, env=environment, stdout=PIPE, stderr=STDOUT, timeout=_SECONDS, check=False)  # noqa: S603 - our own pages
    if done.returncode > 1:
        raise SystemExit(f"this command of the documentation failed: {command}\n{done.stdout.decode()}")
    return "".join(f"{line.rstrip()}\n" for line in done.stdout.decode().rstrip().splitlines())


def main(arguments: list[str]) -> int:
    """Write or check the pages; return the exit status."""
    status = 0
    for name in _PAGES:
        page = _ROOT / name
        after = rewritten(page)
        if after == page.read_text(encoding="utf-8"):
            continue
        if arguments == ["--check"]:
            sys.stderr.write(f"{name} shows other output than its commands give; run: python docs/make_examples.py\n")
            status = 1
        else:
            page.write_text(after, encoding="utf-8")
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
