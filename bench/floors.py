"""Fail when a figure on public data falls below its floor: `python -m bench.floors --data FOLDER`.

FOLDER holds the public corpora. `bench/floors.json` lists benchmark commands (paths are in FOLDER) and, by the dotted name of a figure
in what they print, the least it may be. Small even samples, so that it takes a minute; the figures in the documentation are on all.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

FLOORS: Final = Path(__file__).with_suffix(".json")


def figure(report: dict[str, Any], name: str) -> float:
    """Return a figure by its dotted name.

    >>> figure({"overlap": {"f1": 0.5}}, "overlap.f1")
    0.5
    """
    found: Any = report
    for part in name.split("."):
        found = found[part]
    return float(found)


def below(report: dict[str, Any], least: dict[str, float]) -> Iterator[str]:
    """Yield a sentence for each figure that is too low.

    >>> list(below({"recall": 0.5}, {"recall": 0.6}))
    ['recall 0.5, floor 0.6']
    """
    for name, floor in least.items():
        if figure(report, name) < floor:
            yield f"{name} {figure(report, name)}, floor {floor}"


def run(command: list[str], data: Path) -> dict[str, Any]:
    """Return what a benchmark prints; raises CalledProcessError when it fails."""
    module, path, *rest = command
    done = subprocess.run([sys.executable, "-m", f"bench.{module}", "--data", str(data / path), *rest], stdout=subprocess.PIPE, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the public corpora")
    data = parser.parse_args().data
    failed = False
    for entry in json.loads(FLOORS.read_text(encoding="utf-8")):
        report = run(entry["command"], data)
        figures = " ".join(f"{name} {figure(report, name)} (floor {floor})" for name, floor in entry["least"].items())
        print(f"{' '.join(entry['command'])}: {figures}", flush=True)
        for problem in below(report, entry["least"]):
            failed = True
            print(f"too low: {problem}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
