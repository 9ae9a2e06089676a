"""One self-contained HTML page: our template, pyvis's copy of vis-network, and a policy that lets nothing else run."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, TypedDict, Unpack

from jinja2 import DictLoader, Environment, StrictUndefined
from markupsafe import Markup

from kg.model import Document, Knowledge
from kg.view.communities import Communities, communities_of
from kg.view.network import ClaimNetwork
from kg.view.palette import GROUPS, legend
from kg.view.records import Record, Records, Wording, columns_of, records_of
from kg.vocab import Bases

_TEMPLATE: Final = "page.html.j2"
_STYLES: Final = ("app.css",)
# One script in one scope, in this order: each file uses only what the files before it define, `app.js` starts everything.
_SCRIPTS: Final = (
    "dom.js",
    "words.js",
    "theme.js",
    "data.js",
    "state.js",
    "scope.js",
    "drawing.js",
    "labels.js",
    "quotes.js",
    "panel.js",
    "home.js",
    "reader.js",
    "filters.js",
    "timeline.js",
    "search.js",
    "table.js",
    "picture.js",
    "turtle.js",
    "export.js",
    "link.js",
    "print.js",
    "update.js",
    "actions.js",
    "pointer.js",
    "keys.js",
    "app.js",
)
_VIS: Final = "templates/lib/vis-9.1.2/vis-network.min.js"
_SHOWN: Final = 300
_GROUP_NUMBERS: Final = {group.name: number for number, group in enumerate(GROUPS)}


def render_page(
    knowledge: Knowledge,
    *,
    title: str = "Knowledge graph",
    texts: Iterable[Document] = (),
    kinds: Mapping[str, str] | None = None,
    relation_labels: Mapping[str, str] | None = None,
    translations: Mapping[str, Mapping[str, str]] | None = None,
    bases: Bases | None = None,
    shown: int = _SHOWN,
) -> str:
    """Return the page that draws a graph and shows the words behind every edge; the same graph gives the same page.

    `kinds` maps a type name to its entry in the legend (Organization, Person, Product, Place, Program, Label or Other); a type
    that is no key stands under its own name if that is an entry, else under Other. `relation_labels` maps a relation name to the
    label people read (default: the name, cut into words); `translations` do so for types and relations in other languages, by its
    two-letter code. `texts` are the documents to read in the page; quotes of others are there alone. The page writes
    Turtle with `bases`. The `shown` best-connected entities are drawn first.

    >>> ">Empty</h1>" in render_page(Knowledge((), (), ()), title="Empty")
    True
    """
    records = records_of(knowledge, Wording(kinds or {}, relation_labels or {}, translations or {}), texts)
    heading = title.encode("utf-8", "replace").decode("utf-8")
    network = ClaimNetwork(
        records, heading=heading, environment=_environment(_context(records, bases or Bases(), shown)), template=_TEMPLATE
    )
    return str(network.generate_html())


class PageOptions(TypedDict, total=False):
    """What `render_page` takes besides the graph."""

    title: str
    texts: Iterable[Document]
    kinds: Mapping[str, str] | None
    relation_labels: Mapping[str, str] | None
    translations: Mapping[str, Mapping[str, str]] | None
    bases: Bases | None
    shown: int


def write_page(knowledge: Knowledge, path: str | Path, **options: Unpack[PageOptions]) -> None:
    """Write the page of a graph to a file, in UTF-8 whatever the locale; `options` are those of `render_page`."""
    Path(path).write_text(render_page(knowledge, **options), encoding="utf-8", newline="\n")


def _context(records: Records, bases: Bases, shown: int) -> dict[str, Any]:
    vis, style, script = _vis(), _joined(_STYLES), _script()
    return {
        "data": {**records.data, **_communities(records).records(), "shown": shown, "prefixes": bases.prefixes(), **legend()},
        "policy": _trusted(_policy(scripts=(vis, script), styles=(style,))),
        "style": _trusted(style),
        "vis": _trusted(vis),
        "script": _trusted(script),
    }


def _communities(records: Records) -> Communities:
    labels = {node["id"]: node["label"] for node in records.nodes}
    groups = {node["id"]: node["group"] for node in records.nodes}
    return communities_of(list(labels), labels, groups, [(edge["from"], edge["to"]) for edge in records.edges])


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
    environment.filters |= {"json_safe": _json_safe, "nodes": _node_columns, "edges": _edge_columns}
    return environment


def _node_columns(nodes: list[Record]) -> Record:
    """Return pyvis's nodes as the page reads them; groups by their number."""
    flat = [{**node, **node["kg"], "group": _GROUP_NUMBERS[node["group"]]} for node in nodes]
    return columns_of(flat, ("id", "label", "group", "types", "aliases", "links", "size", "x", "y"))


def _edge_columns(edges: list[Record]) -> Record:
    """Return pyvis's edges as the page reads them: the claims behind each say all the rest."""
    return columns_of([edge["kg"] for edge in edges], ("claims",))


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
