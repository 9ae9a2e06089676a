"""The graph as a pyvis network: what stands where and how it is drawn.

Nodes and edges are appended to pyvis's own lists: its `add_node` walks every node on each call. What only our script reads rides
under the one key `kg`, which vis-network ignores. There are never any `title`s: pyvis turns them into markup. How an edge is drawn
is left to the page's script, as it depends on which edges are shown beside it.
"""

from __future__ import annotations

import math
from typing import Any, Final

from jinja2 import Environment
from pyvis.network import Network

from kg.view.layout import Link, node_radius, opened, place
from kg.view.palette import GROUPS
from kg.view.records import Record, Records, degrees

_LARGE: Final = 1000
_FIRST: Final = 300  # nodes that a large graph opens with

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
        self.edges.extend(records.edges)


def _placed(records: Records) -> list[Record]:
    """Return the nodes, each with its size and position."""
    links = [Link(edge["from"], edge["to"], edge["label"]) for edge in records.edges]
    positions = place({node["id"]: node["label"] for node in records.nodes}, links)
    if len(records.nodes) > _LARGE:
        first = [node["id"] for node in records.nodes[:_FIRST]]
        positions |= dict(zip(first, opened([positions[id] for id in first]), strict=True))
    degree = degrees(records.edges)
    return [
        {
            **node,
            "size": round(node_radius(degree[node["id"]]) * _magnified(rank, len(records.nodes)), 1),
            "x": positions[node["id"]][0],
            "y": positions[node["id"]][1],
        }
        for rank, node in enumerate(records.nodes)
    ]


def _magnified(rank: int, count: int) -> float:
    """Return how much bigger a node is in a large graph, where only the first ones are drawn, from far away."""
    return max(1.0, min(6.0, 0.6 * math.sqrt(count / (rank + 300)))) if count > _LARGE else 1.0
