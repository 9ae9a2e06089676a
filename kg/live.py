"""A page served to this machine alone, loaded anew when it changes: for watching a graph while it is built again and again.

The page itself lets nothing connect, and is served as it is. It stands in a frame of an outer page that listens for changes, whose
policy allows its own server only. The server answers on the loopback interface and to its own names, so that no site that has its name
point here can read from it.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

from kg.errors import GraphError, KgError

LOOPBACK: Final = "127.0.0.1"
_NAMES: Final = (LOOPBACK, "localhost")
_PAUSE: Final = 0.3  # seconds between looks at the source
_BREATH: Final = 5.0  # seconds after which a listener is told that all is well, which shows whether it is still there
_PAGE: Final = "/page"
_CHANGES: Final = "/changes"
_FRAMED: Final = "frame-ancestors 'self'"  # besides what the page itself forbids

# A page that is not there yet leaves the frame to the note under it. What comes after `#` goes to the page, which keeps its own state.
_SCRIPT: Final = """
const frame = document.getElementById('page');
const changes = new EventSource('changes');
let seen = null;
function show() {
  if (frame.contentWindow.location.pathname.endsWith('/page')) frame.contentWindow.location.reload();
  else frame.contentWindow.location.replace('page' + location.hash);
}
changes.onmessage = ({ data }) => {
  if (data !== seen && data !== '') show();
  seen = data;
  frame.hidden = data === '';
};
frame.addEventListener('load', () => {
  document.title = frame.title = frame.contentDocument.title || document.title;
  frame.focus();
});
"""
_STYLE: Final = """
html, body { height: 100%; margin: 0; font: 15px system-ui, sans-serif; color-scheme: light dark }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0 } iframe[hidden] { display: none }
p { position: absolute; inset: 40% 1em auto; text-align: center }
"""
_OUTER: Final = (
    '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">'
    f'<link rel="icon" href="data:,"><title>Knowledge graph</title><style>{_STYLE}</style></head>\n'
    '<body><p role="status">Waiting for the graph to be built …</p><iframe id="page" title="Knowledge graph" hidden></iframe>\n'
    f"<script>{_SCRIPT}</script></body></html>\n"
)


@dataclass(frozen=True)
class Source:
    """Where the page comes from: `version` tells one state from the next and is None while there is none, `render` gives the bytes."""

    version: Callable[[], Hashable | None]
    render: Callable[[], bytes]


class LiveServer(ThreadingHTTPServer):
    """Serves a page until `shutdown` or Ctrl-C; port 0 takes any free one. Raises GraphError when the port is taken."""

    daemon_threads = True  # a listener's thread ends with the program

    def __init__(self, source: Source, port: int = 0) -> None:
        self.source = source
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except OSError as error:
            raise GraphError(f"port {port} cannot be used: {error.strerror}; take another with --port") from error

    @property
    def address(self) -> str:
        return f"http://{LOOPBACK}:{self.server_port}/"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a reader who has gone."""


class _Handler(BaseHTTPRequestHandler):
    server: LiveServer
    server_version = "kg"
    sys_version = ""

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if self.headers.get("Host") not in {f"{name}:{self.server.server_port}" for name in _NAMES}:
            self._send(HTTPStatus.MISDIRECTED_REQUEST, b"this server answers to its own name alone\n", "text/plain")
        elif path == "/":
            self._send(HTTPStatus.OK, _OUTER.encode(), "text/html", policy=_policy())
        elif path == _PAGE:
            self._page()
        elif path == _CHANGES:
            self._changes()
        else:
            self._send(HTTPStatus.NOT_FOUND, b"there is nothing here\n", "text/plain")

    do_HEAD = do_GET  # noqa: N815 - the name http.server looks for

    def _page(self) -> None:
        if self.server.source.version() is None:
            self._send(HTTPStatus.NOT_FOUND, b"there is no graph yet\n", "text/plain")
            return
        try:
            page = self.server.source.render()
        except (OSError, KgError) as error:  # a folder being moved into place, or a query that no longer answers
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, f"{error}\n".encode(errors="replace"), "text/plain", policy=_FRAMED)
            return
        self._send(HTTPStatus.OK, page, "text/html", policy=_FRAMED)

    def _changes(self) -> None:
        """Tell of every change, for as long as somebody listens."""
        self._head(HTTPStatus.OK, "text/event-stream")
        if self.command == "HEAD":
            return
        told, last = None, 0.0
        while True:
            version = self.server.source.version()
            name = "" if version is None else hashlib.sha256(repr(version).encode()).hexdigest()[:16]
            if name != told or time.monotonic() - last > _BREATH:
                self.wfile.write(f"data: {name}\n\n".encode() if name != told else b": still here\n\n")
                told, last = name, time.monotonic()
            time.sleep(_PAUSE)

    def _send(self, status: HTTPStatus, body: bytes, media: str, *, policy: str = "default-src 'none'") -> None:
        self._head(status, media, {"Content-Length": str(len(body)), "Content-Security-Policy": policy})
        if self.command != "HEAD":
            self.wfile.write(body)

    def _head(self, status: HTTPStatus, media: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {
            "Content-Type": f"{media}; charset=utf-8",
            "Cache-Control": "no-store",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Referrer-Policy": "no-referrer",
            "X-Content-Type-Options": "nosniff",
            **(more or {}),
        }.items():
            self.send_header(name, value)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Write no log: the terminal belongs to the build."""


def _policy() -> str:
    """Return the outer page's policy: its own script and style, and its own server."""
    script, style = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (_SCRIPT, _STYLE))
    allowed = f"script-src 'sha256-{script}'; style-src 'sha256-{style}'; connect-src 'self'; frame-src 'self'; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
