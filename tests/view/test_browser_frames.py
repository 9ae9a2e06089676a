"""The page inside other pages: in a notebook's sandbox, and in the frame that loads it anew when the graph changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from knowledge_fixture import HOSTILE, KINDS, RELATION_LABELS, hostile_knowledge, iri, sample_knowledge, sample_page

from kg.live import LiveServer, Source
from kg.view import Frame, render_page

pytestmark = pytest.mark.browser

NOTEBOOK = "<!doctype html><title>Notebook</title><h1>Notebook</h1><script>window.secret = 'of the notebook'</script>{}"


class Tab:
    """A browser tab with what it asked for and complained about."""

    def __init__(self, tab: Any) -> None:
        self.tab = tab
        self.requests: list[str] = []
        self.complaints: list[str] = []
        tab.on("request", lambda request: self.requests.append(request.url))
        tab.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: self.complaints.append(str(error)))

    def page(self) -> Any:
        """Return the frame that holds the page, once it is drawn."""
        frame = self.tab.wait_for_selector("iframe").content_frame()
        frame.wait_for_selector("html[data-ready]")
        return frame


@pytest.fixture
def tab(chromium: Any) -> Iterator[Tab]:
    context = chromium.new_context(viewport={"width": 1200, "height": 800})
    yield Tab(context.new_page())
    context.close()


def show(tab: Tab, frame: Frame, folder: Path) -> Any:
    path = folder / "notebook.html"
    path.write_text(NOTEBOOK.format(frame._repr_html_()), encoding="utf-8")
    tab.tab.goto(path.as_uri())
    return tab.page()


def test_a_notebook_draws_the_page_and_it_works(tab: Tab, tmp_path: Path) -> None:
    page = show(tab, Frame(sample_page(), "A home-grown cloud", 700), tmp_path)
    assert tab.tab.locator("iframe").bounding_box()["height"] == 700
    page.evaluate("iri => kg.selectNode(iri)", iri("Nimbe"))
    assert "Nimbe will be based on Colossus Cloud" in page.inner_text("#panel")
    page.press("#graph", "t")
    assert page.locator("#rows tr").count() > 20
    page.press("#graph", "Escape")
    assert [request for request in tab.requests if not request.startswith(("file:", "data:", "about:"))] == []
    assert tab.complaints == []


def test_the_skip_link_stays_inside_the_notebooks_frame(tab: Tab, tmp_path: Path) -> None:
    page = show(tab, Frame(sample_page(), "A home-grown cloud"), tmp_path)
    page.focus("#skip")
    page.press("#skip", "Enter")
    assert page.is_visible("#claims")
    assert page.evaluate("location.href") == "about:srcdoc"
    assert tab.complaints == []


def test_the_page_cannot_reach_the_notebook(tab: Tab, tmp_path: Path) -> None:
    page = show(tab, Frame(sample_page(), "A home-grown cloud"), tmp_path)
    reached = page.evaluate("() => { try { return parent.secret } catch (error) { return error.name } }")
    assert reached == "SecurityError"


def test_hostile_text_does_not_leave_the_frame(tab: Tab, tmp_path: Path) -> None:
    page = show(tab, Frame(render_page(hostile_knowledge(), title=HOSTILE), HOSTILE), tmp_path)
    assert tab.tab.evaluate("window.ran") is None
    assert page.evaluate("window.ran") is None
    assert tab.tab.locator("iframe").count() == 1


class Shelf:
    """A page that the test changes."""

    def __init__(self) -> None:
        self.title: str | None = None

    def render(self) -> bytes:
        return render_page(sample_knowledge(), title=str(self.title), kinds=KINDS, relation_labels=RELATION_LABELS).encode()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def address(shelf: Shelf) -> Iterator[str]:
    with LiveServer(Source(lambda: shelf.title, shelf.render)) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        yield server.address
        server.shutdown()


def test_a_served_page_appears_when_it_is_built_and_again_when_it_changes(tab: Tab, shelf: Shelf, address: str) -> None:
    tab.tab.goto(address)
    assert tab.tab.is_visible("text=Waiting for the graph")
    shelf.title = "First build"
    tab.tab.wait_for_selector("iframe[title='First build']")
    page = tab.page()
    assert page.inner_text("h1") == "First build"
    page.evaluate("iri => kg.selectNode(iri)", iri("Nimbe"))
    shelf.title = "Second build"
    tab.tab.wait_for_selector("iframe[title='Second build']")
    page = tab.page()
    assert page.inner_text("h1") == "Second build"
    page.wait_for_selector("#panel h2:has-text('Nimbe')")  # what was being read is still open
    assert tab.complaints == []
    assert {request.removeprefix(address).partition("#")[0] for request in tab.requests if not request.startswith("data:")} == {
        "",
        "changes",
        "page",
    }


def test_a_served_page_opens_on_what_the_address_says(tab: Tab, shelf: Shelf, address: str) -> None:
    shelf.title = "Build"
    tab.tab.goto(f"{address}#node={iri('Aurelio Telecom').replace(':', '%3A')}")
    assert tab.page().wait_for_selector("#panel h2").inner_text() == "Aurelio Telecom"


def test_keys_reach_the_served_page(tab: Tab, shelf: Shelf, address: str) -> None:
    shelf.title = "Build"
    tab.tab.goto(address)
    page = tab.page()
    tab.tab.wait_for_selector("iframe[title='Build']")
    tab.tab.keyboard.press("n")
    page.wait_for_selector("#panel h2")
