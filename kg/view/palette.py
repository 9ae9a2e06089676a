"""How types and statuses look: colour and shape for a type, stroke for a status, never colour alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final

from kg.model import Status
from kg.vocab import local_name


@dataclass(frozen=True)
class Group:
    """One entry of the type legend; `shape` is a vis-network shape."""

    name: str
    color: str
    shape: str


@dataclass(frozen=True)
class Stroke:
    """How edges of a status are drawn: a dash pattern in pixels (empty: solid), a theme colour, a mark before the label."""

    dashes: tuple[int, ...] = ()
    tone: str = "edge"
    mark: str = ""
    shown: bool = True


OTHER: Final = "Other"

# The Okabe-Ito colours, which stay apart under the common colour blindnesses; the shapes carry the type without them.
GROUPS: Final = (
    Group("Organization", "#0072B2", "dot"),
    Group("Person", "#E69F00", "triangle"),
    Group("Product", "#009E73", "square"),
    Group("Place", "#56B4E9", "triangleDown"),
    Group("Program", "#CC79A7", "hexagon"),
    Group("Label", "#D55E00", "star"),
    Group(OTHER, "#8D96A5", "diamond"),
)

# Claims that give no plain triple are in the page but hidden until their legend entry is pressed.
STROKES: Final[Mapping[Status, Stroke]] = {
    Status.ASSERTED: Stroke(),
    Status.PAST: Stroke(dashes=(14, 4, 3, 4)),
    Status.PLANNED: Stroke(dashes=(9, 6)),
    Status.PENDING: Stroke(dashes=(4, 5)),
    Status.POSSIBLE: Stroke(dashes=(2, 6), tone="faint", mark="? ", shown=Status.POSSIBLE.is_plain),
    Status.DENIED: Stroke(dashes=(10, 3, 2, 3), tone="denied", mark="✕ ", shown=Status.DENIED.is_plain),
}

_NAMES: Final = frozenset(group.name for group in GROUPS)


def group_of(type_name: str, kinds: Mapping[str, str]) -> str:
    """Return the legend group of a type: what `kinds` says, else the type's own name if it is a group, else Other.

    >>> group_of("Company", {"Company": "Organization"}), group_of("Person", {}), group_of("Asteroid", {})
    ('Organization', 'Person', 'Other')
    """
    name = kinds.get(type_name, type_name)
    return name if name in _NAMES else OTHER


def words(name: str) -> str:
    """Return a class or relation name as words: the local name, cut at each capital.

    >>> words("partnersWith"), words("https://my.org/ns#runsOn_hardware"), words("CEOOf")
    ('partners with', 'runs on hardware', 'CEO of')
    """
    cut: list[str] = []
    text = local_name(name)
    for index, char in enumerate(text):
        starts = char.isupper() and index > 0 and (text[index - 1].islower() or text[index + 1 : index + 2].islower())
        cut.append(" " + char if starts else char)
    pieces = "".join(cut).replace("_", " ").split()
    return " ".join(piece if len(piece) > 1 and piece.isupper() else piece.lower() for piece in pieces)


def legend() -> dict[str, Any]:
    """Return groups and strokes as the page's script reads them."""
    strokes = [{"status": str(status), "isPlain": status.is_plain, **asdict(stroke)} for status, stroke in STROKES.items()]
    return {"groups": [asdict(group) for group in GROUPS], "strokes": strokes}
