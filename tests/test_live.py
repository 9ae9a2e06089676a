"""The page served to this machine: as it is, to its own name only, and told of every change."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse

import pytest

from kg.errors import GraphError, QueryError
from kg.live import LOOPBACK, LiveServer, Source


@dataclass
class Shelf:
    """Where a test lays the page."""

    page: bytes | None = None
    fault: Exception | None = None

    def version(self) -> int | None:
        return None if self.page is None else hash(self.page)

    def render(self) -> bytes:
        if self.fault:
            raise self.fault
        assert self.page is not None
        return self.page


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def server(shelf: Shelf) -> Iterator[LiveServer]:
    server = LiveServer(Source(shelf.version, shelf.render))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


def ask(server: LiveServer, path: str, *, method: str = "GET", host: str | None = None) -> HTTPResponse:
    connection = HTTPConnection(LOOPBACK, server.server_port, timeout=20)
    connection.putrequest(method, path, skip_host=True)
    if host != "":
        connection.putheader("Host", host or f"{LOOPBACK}:{server.server_port}")
    connection.endheaders()
    return connection.getresponse()


def test_the_page_is_served_as_it_is(server: LiveServer, shelf: Shelf) -> None:
    shelf.page = "<!doctype html><p>é".encode()
    answer = ask(server, "/page")
    assert (answer.status, answer.read()) == (200, shelf.page)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["Content-Security-Policy"] == "frame-ancestors 'self'"


def test_the_outer_page_may_connect_to_its_own_server_only(server: LiveServer) -> None:
    answer = ask(server, "/")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert (policy["default-src"], policy["connect-src"], policy["frame-src"]) == ("'none'", "'self'", "'self'")
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert b"<script>" in answer.read()


@pytest.mark.parametrize("host", ["evil.example", f"evil.example:{80}", "127.0.0.1", "localhost:1", "127.0.0.1.evil.example", ""])
@pytest.mark.parametrize("path", ["/", "/page", "/changes"])
def test_another_hosts_name_is_refused(server: LiveServer, shelf: Shelf, host: str, path: str) -> None:
    shelf.page = b"secret"
    answer = ask(server, path, host=host)
    assert answer.status == 421
    assert b"secret" not in answer.read()


def test_localhost_is_its_own_name_too(server: LiveServer, shelf: Shelf) -> None:
    shelf.page = b"page"
    assert ask(server, "/page", host=f"localhost:{server.server_port}").read() == b"page"


def test_every_change_is_told_once(server: LiveServer, shelf: Shelf) -> None:
    answer = ask(server, "/changes")
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    told = [answer.readline(), answer.readline()]
    shelf.page = b"one"
    told += [answer.readline(), answer.readline()]
    shelf.page = b"two"
    told += [answer.readline(), answer.readline()]
    assert told[0] == b"data: \n"
    assert told[1::2] == [b"\n"] * 3
    assert len({told[0], told[2], told[4]}) == 3


def test_before_the_first_build_there_is_no_page(server: LiveServer) -> None:
    assert ask(server, "/page").status == 404


@pytest.mark.parametrize("fault", [FileNotFoundError("graph.html"), QueryError("the answer names no entity")])
def test_a_page_that_cannot_be_made_says_why(server: LiveServer, shelf: Shelf, fault: Exception) -> None:
    shelf.page, shelf.fault = b"page", fault
    answer = ask(server, "/page")
    assert (answer.status, answer.read()) == (503, f"{fault}\n".encode())
    shelf.fault = None
    assert ask(server, "/page").status == 200


def test_nothing_else_is_served_and_nothing_is_taken(server: LiveServer) -> None:
    assert ask(server, "/../../etc/passwd").status == 404
    assert ask(server, "/", method="POST").status == 501
    head = ask(server, "/", method="HEAD")
    assert (head.status, head.read()) == (200, b"")


def test_it_listens_on_the_loopback_alone(server: LiveServer) -> None:
    assert server.server_address[0] == LOOPBACK
    assert server.address == f"http://{LOOPBACK}:{server.server_port}/"


def test_a_taken_port_is_said(server: LiveServer, shelf: Shelf) -> None:
    with pytest.raises(GraphError, match="cannot be used"):
        LiveServer(Source(shelf.version, shelf.render), server.server_port)
