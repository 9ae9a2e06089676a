"""The floors of the package, read from docs/architecture.md: imports go down, and heavy packages keep to their owners."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

_ROOT = Path(__file__).parents[1]
_TABLE = _ROOT / "docs" / "architecture.md"
_ROW = re.compile(r"^\| (?P<floor>\d+) \| `(?P<module>\w+)` \|[^|]*\|(?P<owns>[^|]*)\|$", re.MULTILINE)


class Layer(NamedTuple):
    """A module's floor, and the packages from outside that it may import."""

    floor: int
    owns: frozenset[str]


class Import(NamedTuple):
    """An import of a dotted name, wherever in the file it stands."""

    line: int
    name: str


def table(text: str) -> dict[str, Layer]:
    rows = _ROW.finditer(text)
    return {row["module"]: Layer(int(row["floor"]), frozenset(re.findall(r"`(\w+)`", row["owns"]))) for row in rows}


def imports(tree: ast.AST, package: str) -> Iterator[Import]:
    """Yield every import that runs, those in functions too; one under `if TYPE_CHECKING` does not."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) in ("TYPE_CHECKING", "typing.TYPE_CHECKING"):
            yield from (found for branch in node.orelse for found in imports(ast.Module([branch], []), package))
        elif isinstance(node, ast.Import):
            yield from (Import(node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: -(node.level - 1) or None] if node.level else []
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (Import(node.lineno, f"{base}.{alias.name}" if base == "kg" else base) for alias in node.names)
        else:
            yield from imports(node, package)


def faults(source: str, path: str, layers: dict[str, Layer]) -> list[str]:
    """Return what a file of the package imports and may not; `path` is its path from the folder above `kg`."""
    parts = path.removesuffix(".py").split("/")
    module = parts[1]
    if module == "__init__":
        return []  # the root gives out the public names of every floor
    if module not in layers:
        return [f"{path}: {_TABLE.name} has no row for `{module}`"]
    found = [(line, _fault(name, module, layers)) for line, name in imports(ast.parse(source), ".".join(parts[:-1]))]
    return [f"{path}:{line}: {fault}" for line, fault in dict.fromkeys(found) if fault]


def _fault(name: str, module: str, layers: dict[str, Layer]) -> str | None:
    top, _, rest = name.partition(".")
    if top != "kg":
        is_known = top in sys.stdlib_module_names or top in layers[module].owns
        return None if is_known else f"`{module}` does not own `{top}`"
    other = rest.partition(".")[0]
    if other not in layers:
        return f"`{module}` imports the package root ({name})"
    is_below = other == module or layers[other].floor < layers[module].floor
    return None if is_below else f"`{module}` (floor {layers[module].floor}) imports `{other}` (floor {layers[other].floor})"


LAYERS = table(_TABLE.read_text(encoding="utf-8"))
FILES = sorted((_ROOT / "kg").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(_ROOT).as_posix())
def test_imports_go_down(path: Path) -> None:
    assert faults(path.read_text(encoding="utf-8"), path.relative_to(_ROOT).as_posix(), LAYERS) == []


def test_every_row_is_a_module() -> None:
    modules = {path.relative_to(_ROOT / "kg").parts[0].removesuffix(".py") for path in FILES} - {"__init__"}
    assert set(LAYERS) <= modules


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("from kg.build import build", "imports `build` (floor 2)"),
        ("def later():\n    import kg.build", "imports `build` (floor 2)"),
        ("try:\n    pass\nexcept ValueError:\n    from kg.build.inner import x", "imports `build` (floor 2)"),
        ("from kg.beside import x", "imports `beside` (floor 1)"),
        ("from ..beside import x", "imports `beside` (floor 1)"),
        ("from kg import below", None),
        ("from kg import KnowledgeGraph", "imports the package root"),
        ("import kg", "imports the package root"),
        ("import heavy.part", "does not own `heavy`"),
        ("from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from kg.build import build", None),
        ("if TYPE_CHECKING:\n    pass\nelse:\n    import kg.build", "imports `build` (floor 2)"),
        ("import kg.below, kg.here.other, light, json\nfrom . import sibling", None),
    ],
)
def test_a_planted_fault_is_caught(source: str, fault: str | None) -> None:
    layers = table("| 0 | `below` | x | |\n| 1 | `here` | x | `light` |\n| 1 | `beside` | x | |\n| 2 | `build` | x | `heavy` |\n")
    found = faults(source, "kg/here/file.py", layers)
    assert (found == []) if fault is None else (len(found) == 1 and fault in found[0])


def test_a_module_without_a_row_is_caught() -> None:
    assert faults("", "kg/stranger.py", LAYERS) == ["kg/stranger.py: architecture.md has no row for `stranger`"]
