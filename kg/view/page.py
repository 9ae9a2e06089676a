"""One self-contained HTML page: our template, pyvis's copy of vis-network, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypedDict, Unpack

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kg.model import Knowledge
from kg.view.network import ClaimNetwork
from kg.view.palette import legend
from kg.view.records import Records, Wording, records_of

_TEMPLATE: Final = "page.html.j2"
_STYLES: Final = ("app.css",)
# One script in one scope, in this order: each file uses only what the files before it define, `app.js` starts everything.
_SCRIPTS: Final = ("dom.js", "data.js", "drawing.js", "labels.js", "panel.js", "filters.js", "search.js", "table.js", "app.js")
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
_SHOWN: Final = 300


def render_page(
    knowledge: Knowledge,
    *,
    title: str = "Knowledge graph",
    kinds: Mapping[str, str] | None = None,
    relation_labels: Mapping[str, str] | None = None,
    shown: int = _SHOWN,
) -> str:
    """Return the page that draws a graph and shows the words behind every edge; the same graph gives the same page.

    `kinds` maps a type name to its entry in the legend (Organization, Person, Product, Place, Program, Label or Other); a type
    that is no key stands under its own name if that is an entry, else under Other. `relation_labels` maps a relation name to the
    label people read (default: the name, cut into words). The `shown` best-connected entities are drawn first.

    >>> "<h1>Empty</h1>" in render_page(Knowledge((), (), ()), title="Empty")
    True
    """
    records = records_of(knowledge, Wording(kinds or {}, relation_labels or {}))
    heading = title.encode("utf-8", "replace").decode("utf-8")
    network = ClaimNetwork(records, heading=heading, environment=_environment(_context(records, shown)), template=_TEMPLATE)
    return str(network.generate_html())


class PageOptions(TypedDict, total=False):
    """What `render_page` takes besides the graph."""

    title: str
    kinds: Mapping[str, str] | None
    relation_labels: Mapping[str, str] | None
    shown: int


def write_page(knowledge: Knowledge, path: str | Path, **options: Unpack[PageOptions]) -> None:
    """Write the page of a graph to a file, in UTF-8 whatever the locale; `options` are those of `render_page`."""
    Path(path).write_text(render_page(knowledge, **options), encoding="utf-8", newline="\n")


def _context(records: Records, shown: int) -> dict[str, Any]:
    vis, style, script = _vis(), _joined(_STYLES), _script()
    return {
        "data": {"claims": records.claims, "documents": records.documents, "quotes": records.quotes, "shown": shown, **legend()},
        "policy": _trusted(_policy(scripts=(vis, script), styles=(style,))),
        "style": _trusted(style),
        "vis": _trusted(vis),
        "script": _trusted(script),
    }


def _policy(*, scripts: tuple[str, ...], styles: tuple[str, ...]) -> str:
    """Return the page's Content-Security-Policy: these very scripts and styles, and no connection to anywhere."""
    script, style = " ".join(map(_hash, scripts)), " ".join(map(_hash, styles))
    return f"default-src 'none'; script-src {script}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"


def _trusted(text: str) -> Markup:
    """Mark our own files' text as written for HTML; nothing from a document ever comes here."""
    return Markup(text)  # noqa: S704


def _environment(context: dict[str, Any]) -> Environment:
    """Return an environment of our own: pyvis's does not escape. `json_safe` is for the options, which pyvis hands over as JSON text."""
    source = _read(_TEMPLATE)
    environment = Environment(loader=DictLoader({_TEMPLATE: source}), autoescape=True, trim_blocks=True, undefined=StrictUndefined)
    environment.globals["kg"] = context
    environment.filters["json_safe"] = _json_safe
    return environment


def _json_safe(text: str) -> Markup:
    """Return JSON text that cannot end the script element it stands in."""
    return _trusted(text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026"))


def _hash(text: str) -> str:
    """Return a Content-Security-Policy source for an inline text: a hash, where a nonce would differ from page to page."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


def _script() -> str:
    return "(() => {\n'use strict';\n" + _joined(_SCRIPTS) + "})();\n"


@cache
def _joined(names: tuple[str, ...]) -> str:
    return "".join(_read(name) for name in names)


def _read(name: str) -> str:
    return files("kg.view").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _vis() -> str:
    """Return the script pyvis ships, with the line ends an HTML parser makes of it: the policy's hash is taken after parsing."""
    text = files("pyvis").joinpath(_VIS).read_text(encoding="utf-8")
    return text.replace("\r\n", "\n").replace("\r", "\n")
