"""The page inside a notebook: in a frame that can reach neither the notebook nor any host."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

# Without `allow-same-origin` the page has an origin of its own, whatever the notebook's.
_SANDBOX = "allow-scripts allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"


@dataclass(frozen=True)
class Frame:
    """A page as a notebook draws it when it is the value of a cell; `height` is in pixels."""

    page: str
    title: str
    height: int = 640

    def _repr_html_(self) -> str:
        style = f"width:100%;height:{self.height}px;border:0"
        return f'<iframe title="{escape(self.title)}" sandbox="{_SANDBOX}" style="{style}" srcdoc="{escape(self.page)}"></iframe>'

    def __repr__(self) -> str:
        return f"<{self.title}: a page of {len(self.page):,} characters; a notebook draws it, `to_html` writes it to a file>"
