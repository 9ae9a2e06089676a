"""One small graph of invented companies, saved once; and one built from documents by the real pipeline."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli._commands import commands
from kg.graph import Run
from kg.knowledge import KnowledgeGraph
from kg.model import Document, Entity, Knowledge, Literal, ResolvedClaim, Span, Status
from kg.ontology import load_ontology
from kg.resources import ontology_files
from kg.vocab import Bases

Kg = Callable[..., Result]
BASE = "https://data.example/id/"
_TEXT = (
    "Acme is partnering with Globex. Globex will acquire Initech, the Boston startup. Initech was founded in 1999. Hooli is not a supplier."
)
_ENTITIES = (
    Entity(f"{BASE}Acme", "Acme", "Company", ("Acme Corp",)),
    Entity(f"{BASE}Boston", "Boston", "City"),
    Entity(f"{BASE}Globex", "Globex", "Company", ("The Group",)),
    Entity(f"{BASE}Hooli", "Hooli", "Company", ("The Group",)),
    Entity(f"{BASE}Initech", "Initech", "Company"),
)
_SAID = (
    ("Acme", "partnersWith", "Globex", Status.ASSERTED, 0),
    ("Globex", "acquires", "Initech", Status.PLANNED, 1),
    ("Initech", "headquarteredIn", "Boston", Status.ASSERTED, 1),
    ("Initech", "inception", Literal("1999", "gYear"), Status.PAST, 2),
)


def knowledge_of(confidence: float = 0.9, said: tuple[tuple[str, str, str | Literal, Status, int], ...] = _SAID) -> Knowledge:
    """Return the knowledge of the little document above."""
    document = Document.of(_TEXT, "news.txt", id="news", title="Deals", issued="2024-05-01")
    ends = [0, *(index + 1 for index, character in enumerate(_TEXT) if character == ".")]
    claims = []
    for subject, relation, target, status, sentence in said:
        start, end = ends[sentence] + (sentence > 0), ends[sentence + 1]
        quote = document.evidence(start, end, sentence=sentence, subject=Span(start, start + 4))
        claimed = target if isinstance(target, Literal) else BASE + target
        claims.append(ResolvedClaim(BASE + subject, relation, claimed, status, confidence, (quote,), extractors=("patterns",)))
    return Knowledge((document.metadata,), _ENTITIES, tuple(sorted(claims, key=lambda claim: claim.sort_key)))


def save(directory: Path, knowledge: Knowledge) -> Path:
    ontology = load_ontology(ontology_files())
    KnowledgeGraph(knowledge, ontology, Bases(BASE), Run("9.9", ontology.digest)).save(directory)
    return directory


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph folder to ask; nobody writes to it."""
    return save(tmp_path_factory.mktemp("cli") / "graph", knowledge_of())


@pytest.fixture(autouse=True)
def no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KG_SETTINGS", str(tmp_path / "none.ini"))


@pytest.fixture(scope="session")
def kg() -> Kg:
    """Run a command; what it raises is a fault of the test, for commands end in an exit status."""

    def run(*arguments: object, stdin: str | bytes | None = None) -> Result:
        return CliRunner().invoke(commands, [str(each) for each in arguments], input=stdin, catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def articles(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of two documents that can be read and one that cannot."""
    folder = tmp_path_factory.mktemp("articles")
    (folder / "deal.txt").write_text("Acme acquired Globex in 2020. Acme is based in Paris.\n", encoding="utf-8")
    (folder / "plan.txt").write_text("Initech will acquire Hooli, its chief executive said on Monday.\n", encoding="utf-8")
    (folder / "noise.txt").write_bytes(b"\x00\x01\x02 binary")
    return folder


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return knowledge_of()


@pytest.fixture(scope="session")
def save_graph() -> Callable[..., Path]:
    """Save a graph, by default the one of `graph`, to a folder of the test's own."""
    return lambda directory, knowledge=None: save(directory, knowledge or knowledge_of())
