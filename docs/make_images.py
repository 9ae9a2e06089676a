"""Build the graphs of the documentation's pictures and take them into docs/images: the page in twelve states.

    python docs/make_images.py [NAME ...]

Needs Chromium, playwright (the `test` extra) and pillow. Letters look different where other fonts are installed, so nothing checks that the
pictures are up to date: look at them.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

_ROOT: Final = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(_ROOT))  # `bench` is beside the package, not in it

import kg  # noqa: E402
from bench.synthetic import KINDS, synthetic  # noqa: E402
from kg import KnowledgeGraph  # noqa: E402
from kg.view import render_page  # noqa: E402

_IMAGES: Final = _ROOT / "docs" / "images"
_TITLE: Final = "Clouds of Europe"
_ARGUMENTS: Final = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")
_A4: Final = (703, 1030)  # pixels inside the margins


@dataclass(frozen=True)
class Shot:
    """A picture: the state in the page's address, what is done then, and the screen."""

    state: Callable[[KnowledgeGraph], Mapping[str, str]] = lambda _: {}
    then: Callable[[Page], Any] = lambda _: None
    scheme: str = "light"
    size: tuple[int, int] = (1280, 760)
    is_large: bool = False


def _iri(graph: KnowledgeGraph, label: str) -> str:
    return next(entity.iri for entity in graph.knowledge.entities if entity.label == label)


def _node(label: str) -> Callable[[KnowledgeGraph], Mapping[str, str]]:
    return lambda graph: {"node": _iri(graph, label)}


def _pending(graph: KnowledgeGraph) -> Mapping[str, str]:
    """Return the state in which an approval that is awaited is read, among what is around it."""
    return {"claim": graph.explain("BSI", "approves", "Delos")[0].id, "focus": _iri(graph, "Delos"), "depth": "2"}


def _path(graph: KnowledgeGraph) -> Mapping[str, str]:
    return {"path": _iri(graph, "Arcadine"), "to": _iri(graph, "Germany")}


def _open_document(page: Page) -> None:
    page.locator("#panel blockquote .opens").first.click()


def _fit(page: Page) -> None:
    page.keyboard.press("0")


def _on_paper(page: Page) -> None:
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")


SHOTS: Final[Mapping[str, Shot]] = {
    "overview": Shot(),
    "node": Shot(_node("Brightmoor Hosting")),
    "edge": Shot(_pending),
    "document": Shot(_node("Lieve Claes"), _open_document),
    "focus": Shot(lambda graph: {"focus": _iri(graph, "Gaia-X"), "depth": "1"}),
    "path": Shot(_path),
    "time": Shot(lambda _: {"asof": "2023-12-31", "conf": "0.9", "asserted": "1"}, _fit, size=(1280, 860)),
    "table": Shot(lambda _: {"view": "table", "sort": "-confidence"}),
    "dark": Shot(_node("Tessaline"), scheme="dark"),
    "phone": Shot(_node("Gaia-X"), size=(390, 844)),
    "print": Shot(then=_on_paper, size=_A4),
    "communities": Shot(lambda _: {"view": "map"}, is_large=True),
}


def take(browser: Browser, shot: Shot, graph: KnowledgeGraph, page: Path, target: Path) -> None:
    """Take one picture of a page."""
    width, height = shot.size
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=shot.scheme, locale="en-US")
    tab = context.new_page()
    tab.goto(f"{page.as_uri()}#{urlencode(shot.state(graph))}")
    tab.wait_for_selector("html[data-ready]")
    shot.then(tab)
    tab.wait_for_timeout(600)
    tab.screenshot(path=target)
    context.close()
    # A third as large, and no colour moves by more than a sixteenth; of Pillow's methods only this one keeps those that are rare.
    picture = Image.open(target).convert("RGB")
    picture.quantize(256, method=Image.Quantize.FASTOCTREE, kmeans=3, dither=Image.Dither.NONE).save(target, optimize=True)


def main(names: Sequence[str]) -> int:
    """Take the named pictures, or all."""
    unknown = sorted(set(names) - set(SHOTS))
    if unknown:
        sys.stderr.write(f"there is no picture {unknown[0]}; there are {', '.join(SHOTS)}\n")
        return 2
    _IMAGES.mkdir(exist_ok=True)
    graph = kg.build([_ROOT / "data" / "articles"])
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        sample, large = Path(folder) / "sample.html", Path(folder) / "large.html"
        graph.to_html(sample, _TITLE)
        knowledge, documents = synthetic(5000, 12_500)
        large.write_text(render_page(knowledge, title="Five thousand entities", texts=documents, kinds=KINDS), encoding="utf-8")
        path = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=path, args=list(_ARGUMENTS))
        for name in names or SHOTS:
            shot = SHOTS[name]
            take(browser, shot, graph, large if shot.is_large else sample, _IMAGES / f"{name}.png")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
