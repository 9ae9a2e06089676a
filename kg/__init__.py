"""kg: documents in, an RDF knowledge graph out, in which every triple shows its words.

import kg
graph = kg.build(["articles/"])
graph.query("SELECT ?who WHERE { ?who kg:partnersWith id:Acme }")
kg.extract("Acme acquired Globex in 2020.")
"""

from typing import TYPE_CHECKING, Any

import kg.extract  # noqa: F401  first, because importing the package binds the name that the function below is to have
from kg.build import Pipeline, build, extract
from kg.model import Claim, Document, Status
from kg.report import Report
from kg.settings import Settings

if TYPE_CHECKING:
    from kg.knowledge import KnowledgeGraph

__all__ = ["Claim", "Document", "KnowledgeGraph", "Pipeline", "Report", "Settings", "Status", "build", "extract"]


def __getattr__(name: str) -> Any:
    """Load KnowledgeGraph, which brings the drawing and network libraries, only when it is asked for."""
    if name == "KnowledgeGraph":
        from kg.knowledge import KnowledgeGraph

        return KnowledgeGraph
    raise AttributeError(f"module 'kg' has no attribute {name!r}")
