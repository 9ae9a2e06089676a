"""One self-contained, interactive HTML page of a graph, in which every edge shows the words that say it."""

from kg.view.notebook import Frame
from kg.view.page import PageOptions, render_page, write_page

__all__ = ["Frame", "PageOptions", "render_page", "write_page"]
