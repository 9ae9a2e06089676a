"""What the page costs a browser, and what plain pyvis costs with the same graph: CPU of the renderer, frames, memory.

    python -m bench.page --nodes 100 1000 5000 20000

Needs Chromium and playwright (the `test` extra). CPU is what the tab's own process used, so it does not depend on what else the machine
does; the canvas is drawn in software. Prints one JSON object last.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, sync_playwright
from pyvis.network import Network

from bench.synthetic import KINDS, synthetic
from kg.model import Knowledge
from kg.view import write_page

NODES: Final = (100, 1000, 5000, 20_000)
CLAIMS: Final = 2.5  # of an entity
FRAMES: Final = 40
TARGETS: Final = {"first_paint_cpu_seconds": 1.5, "frame_cpu_ms": 20.0, "process_megabytes": 400.0, "file_megabytes": 25.0}
_ARGUMENTS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_OURS_READY: Final = "() => document.documentElement.dataset.ready === 'true'"
# pyvis shows nothing while physics run: the first drawing is the first paint.
_PYVIS_READY: Final = """() => {
  if (typeof network === 'undefined' || !network.on) return false;
  if (!window.watching) { window.watching = true; network.once('afterDrawing', () => { window.drawn = true; }); network.redraw(); }
  return Boolean(window.drawn);
}"""
_PAINTED: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"


@contextmanager
def browser() -> Iterator[Browser]:
    """Give a fresh browser, so that nothing of the last page is left in it."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        yield chromium
        chromium.close()


class Renderer:
    """The process that draws the one tab of a fresh browser, by the operating system's own counts; its start is counted too."""

    def __init__(self, chromium: Browser) -> None:
        self.page: Page = chromium.new_page(viewport={"width": 1440, "height": 900})
        self.page.set_default_timeout(600_000)
        self._chromium = chromium.new_browser_cdp_session()

    def _pid(self) -> int:
        """Return the busiest renderer: a browser keeps others ready that do nothing."""
        found = self._chromium.send("SystemInfo.getProcessInfo")["processInfo"]
        return max((process["cpuTime"], process["id"]) for process in found if process["type"] == "renderer")[1]

    def cpu(self) -> float:
        """Return the CPU seconds used so far."""
        fields = Path(f"/proc/{self._pid()}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / _TICKS

    def megabytes(self) -> dict[str, float]:
        """Return the memory of the process, shared libraries included, and of its JavaScript heap."""
        status = Path(f"/proc/{self._pid()}/status").read_text(encoding="ascii")
        resident = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS:"))
        heap = self.page.context.new_cdp_session(self.page).send("Runtime.getHeapUsage")["usedSize"]
        return {"heap_megabytes": round(heap / 1e6, 1), "process_megabytes": round(resident / 1e3, 1)}


def measured(page: Path, ready: str = _OURS_READY, limit: float = 600.0) -> dict[str, Any]:
    """Return what a page costs until the script `ready` says that it is drawn, and for each frame while it is dragged.

    `limit` is in seconds of the clock; a page that takes longer is given up.
    """
    with browser() as chromium:
        renderer = Renderer(chromium)
        wall = time.perf_counter()
        renderer.page.route("http*://**", lambda route: route.abort())  # what plain pyvis asks for is not ours to wait for
        renderer.page.goto(page.as_uri(), wait_until="commit")
        while not renderer.page.evaluate(ready):
            if time.perf_counter() - wall > limit:
                return {"first_paint_cpu_seconds": None, "given_up_after_cpu_seconds": round(renderer.cpu(), 1)}
            time.sleep(0.05)
        renderer.page.evaluate(_PAINTED)
        report = {"first_paint_cpu_seconds": round(renderer.cpu(), 2), "first_paint_seconds": round(time.perf_counter() - wall, 2)}
        renderer.page.wait_for_timeout(1000)  # what is left to do after the first paint is no frame's
        return {**report, **_panned(renderer), **renderer.megabytes()}


def _panned(renderer: Renderer) -> dict[str, Any]:
    """Drag the drawing by its empty corner, a frame for each move of the mouse."""
    tab = renderer.page
    box = tab.locator("#graph, #mynetwork").first.bounding_box()
    assert box is not None
    x, y = box["x"] + 12, box["y"] + box["height"] - 12
    tab.mouse.move(x, y)
    tab.mouse.down()
    start = renderer.cpu()
    for number in range(FRAMES):
        tab.mouse.move(x + 3 * (number + 1), y - 2 * (number % 20))
        tab.evaluate(_PAINTED)
    spent = renderer.cpu() - start
    tab.mouse.up()
    return {"frame_cpu_ms": round(1000 * spent / FRAMES, 1)}


def plain_pyvis(knowledge: Knowledge, path: Path, *, physics: bool) -> None:
    """Write the same graph as pyvis does by itself; without physics it gets the positions of a grid, which cost nothing."""
    network = Network(height="860px", width="100%", directed=True, cdn_resources="in_line")
    side = round(len(knowledge.entities) ** 0.5) + 1
    for number, entity in enumerate(knowledge.entities):
        place = {} if physics else {"x": 120 * (number % side), "y": 120 * (number // side)}
        network.nodes.append({"id": entity.iri, "label": entity.label, "shape": "dot", **place})
    ends = [(claim.subject, claim.object, claim.relation) for claim in knowledge.claims]
    network.edges.extend({"from": one, "to": other, "label": relation, "arrows": "to"} for one, other, relation in ends)
    if not physics:
        network.toggle_physics(False)
    path.write_text(network.generate_html(), encoding="utf-8")


def compared(nodes: int, folder: Path, physics: int, limit: float) -> dict[str, Any]:
    """Return the figures of our page and of pyvis's, with physics only up to so many nodes."""
    knowledge, documents = synthetic(nodes, round(CLAIMS * nodes))
    ours, theirs = folder / f"kg-{nodes}.html", folder / f"pyvis-{nodes}.html"
    start = time.process_time()
    write_page(knowledge, ours, texts=documents, kinds=KINDS)
    built = round(time.process_time() - start, 2)
    report: dict[str, Any] = {"nodes": nodes, "claims": len(knowledge.claims)}
    report["kg"] = {"build_cpu_seconds": built, "file_megabytes": round(ours.stat().st_size / 1e6, 2), **measured(ours)}
    plain_pyvis(knowledge, theirs, physics=False)
    report["pyvis_without_physics"] = {"file_megabytes": round(theirs.stat().st_size / 1e6, 2), **measured(theirs, _PYVIS_READY)}
    if nodes <= physics:
        plain_pyvis(knowledge, theirs, physics=True)
        report["pyvis"] = measured(theirs, _PYVIS_READY, limit)
    return report


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, nargs="+", default=list(NODES), help="sizes of the graphs (default: %(default)s)")
    parser.add_argument("--physics", type=int, default=1000, help="nodes up to which pyvis runs with physics (default: %(default)s)")
    parser.add_argument("--limit", type=float, default=120.0, help="seconds after which that is given up (default: %(default)s)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        graphs = [compared(nodes, Path(folder), options.physics, options.limit) for nodes in options.nodes]
    print(json.dumps({"graphs": graphs, "targets_at_20000": TARGETS}, indent=2))


if __name__ == "__main__":
    main()
