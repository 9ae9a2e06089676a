from __future__ import annotations

import importlib
import importlib.util
import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

# Test folders are no packages: the sample is loaded by its path, once, for every file beside it.
_SPEC = importlib.util.spec_from_file_location("knowledge_fixture", Path(__file__).with_name("knowledge_fixture.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
knowledge_fixture = importlib.util.module_from_spec(_SPEC)
sys.modules["knowledge_fixture"] = knowledge_fixture
_SPEC.loader.exec_module(knowledge_fixture)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A real browser; a machine without one skips its tests, but never under CI."""
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None and not os.environ.get("CI"):
        pytest.skip("chromium is not installed")
    sync_api = pytest.importorskip("playwright.sync_api") if not os.environ.get("CI") else importlib.import_module("playwright.sync_api")
    arguments = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        yield browser
        browser.close()


@dataclass
class OpenPage:
    """A page in the browser, with everything it asked for and complained about."""

    tab: Any
    requests: list[str]
    complaints: list[str]

    def point(self, script: str) -> tuple[float, float]:
        """Return the place on the page of a canvas point, given as a script that returns {x, y}."""
        wrapped = (
            f"() => {{ const at = kg.network.canvasToDOM({script}); const box = document.getElementById('graph').getBoundingClientRect();"
        )
        at = self.tab.evaluate(wrapped + " return {x: at.x + box.left, y: at.y + box.top}; }")
        return at["x"], at["y"]

    def node(self, iri: str) -> tuple[float, float]:
        return self.point(f"kg.network.getPosition({json.dumps(iri)})")

    def drawn(self) -> int:
        """Return how many entities are in the drawing."""
        return int(self.tab.evaluate("kg.network.body.nodeIndices.length"))

    def edges(self) -> set[str]:
        """Return the arrows in the drawing, each by the id of its first claim."""
        return set(self.tab.evaluate("kg.network.body.edgeIndices"))

    def address(self) -> dict[str, list[str]]:
        """Return the state in the page's address."""
        return parse_qs(urlsplit(self.tab.url).fragment)

    def find(self, name: str) -> None:
        """Search for a name and take the first suggestion."""
        self.tab.keyboard.press("/")
        self.tab.keyboard.type(name)
        self.tab.keyboard.press("Enter")

    def settle(self) -> None:
        """Wait until what was asked for has been drawn."""
        self.tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))")


@pytest.fixture
def open_page(chromium: Any, tmp_path: Path) -> Iterator[Callable[..., OpenPage]]:
    contexts = []

    def opened(
        text: str, *, width: int = 1440, height: int = 900, scheme: str = "light", locale: str = "en-US", state: str = ""
    ) -> OpenPage:
        path = tmp_path / "page.html"
        path.write_text(text, encoding="utf-8", newline="\n")
        context = chromium.new_context(viewport={"width": width, "height": height}, color_scheme=scheme, locale=locale)
        contexts.append(context)
        page = OpenPage(context.new_page(), [], [])
        page.tab.on("request", lambda request: page.requests.append(request.url))
        page.tab.on("console", lambda message: page.complaints.append(message.text) if message.type in ("error", "warning") else None)
        page.tab.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.tab.goto(path.as_uri() + state)
        page.tab.wait_for_selector("html[data-ready]")
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def sample(open_page: Callable[..., OpenPage]) -> OpenPage:
    """The page of the sample graph."""
    return open_page(knowledge_fixture.sample_page())
