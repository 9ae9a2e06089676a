"""The graph as a pyvis network: what stands where and how it is drawn.

Nodes and edges are appended to pyvis's own lists: its `add_node` walks every node on each call. What only our script reads rides
under the one key `kg`, which vis-network ignores. There are never any `title`s: pyvis turns them into markup.
"""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Any, Final

from jinja2 import Environment
from pyvis.network import Network

from kg.model import Status
from kg.view.growth import growth_order
from kg.view.layout import Link, node_radius, place
from kg.view.palette import GROUPS, STROKES
from kg.view.records import Record, Records, degrees

_LARGE: Final = 1000
_FAN: Final = 0.3  # how far parallel edges stand apart: below 0.2 their labels touch

OPTIONS: Final[dict[str, Any]] = {
    "autoResize": True,
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": False, "zoomSpeed": 0.7},
    "groups": {g.name: {"shape": g.shape, "color": {"background": g.color, "border": "#00000066"}} for g in GROUPS},
    "nodes": {"borderWidth": 1.5, "borderWidthSelected": 3},
    "edges": {
        "width": 1.6,
        "selectionWidth": 1.4,
        "hoverWidth": 0.6,
        "smooth": False,
        "arrowStrikethrough": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.55}},
        "color": {"inherit": False},
    },
}


class ClaimNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network rendered by our own template, which reaches no host."""

    def __init__(self, records: Records, *, heading: str, environment: Environment, template: str) -> None:
        # An undirected pyvis network silently drops parallel edges.
        super().__init__(height="100%", width="100%", directed=True, cdn_resources="in_line", heading=heading)
        self.templateEnv, self.path, self.options = environment, template, OPTIONS
        self.nodes.extend(_placed(records))
        self.node_ids.extend(node["id"] for node in self.nodes)
        self.node_map.update({node["id"]: node for node in self.nodes})
        self.edges.extend(_fanned([_stroked(edge) for edge in records.edges]))


def _placed(records: Records) -> list[Record]:
    """Return the nodes in the order they are shown, each with its size and position."""
    nodes = {node["id"]: node for node in records.nodes}
    links = [Link(edge["from"], edge["to"], edge["label"]) for edge in records.edges]
    positions = place({id: node["label"] for id, node in nodes.items()}, links)
    degree = degrees(records.edges)
    order = growth_order(nodes, [(link.start, link.end) for link in links])
    return [
        {
            **nodes[id],
            "size": round(node_radius(degree[id]) * _magnified(rank, len(order)), 1),
            "x": positions[id][0],
            "y": positions[id][1],
        }
        for rank, id in enumerate(order)
    ]


def _magnified(rank: int, count: int) -> float:
    """Return how much bigger a node is in a large graph, where only the first ones are drawn, from far away."""
    return max(1.0, min(6.0, 0.6 * math.sqrt(count / (rank + 300)))) if count > _LARGE else 1.0


def _stroked(edge: Record) -> Record:
    stroke = STROKES[Status(edge["kg"]["status"])]
    dashes = {"dashes": list(stroke.dashes)} if stroke.dashes else {}
    return {**edge, **dashes, "label": stroke.mark + edge["label"], "arrows": "to"}


def _fanned(edges: list[Record]) -> list[Record]:
    """Return the edges, those between the same two nodes bent apart; a lone edge stays straight, which draws faster."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, edge in enumerate(edges):
        low, high = sorted((edge["from"], edge["to"]))
        pairs[low, high].append(number)
    fanned = list(edges)
    for (low, high), numbers in pairs.items():
        for rank, number in enumerate(numbers):
            edge, offset = edges[number], (rank - (len(numbers) - 1) / 2) * _FAN
            fanned[number] = _loop(edge, rank) if low == high else _bent(edge, offset if edge["from"] == low else -offset)
    return fanned


def _bent(edge: Record, roundness: float) -> Record:
    if not roundness:
        return edge
    side = "curvedCW" if roundness > 0 else "curvedCCW"
    return {**edge, "smooth": {"enabled": True, "type": side, "roundness": round(abs(roundness), 3)}}


def _loop(edge: Record, number: int) -> Record:
    return {**edge, "selfReference": {"size": 22 + 12 * number}}
