"""What is slow to make and shared by many tests: one pipeline a session, and a reader of texts by a tiny ontology."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from kg.annotate import SpacyAnnotator, parse_texts
from kg.build import Pipeline
from kg.extract.compile import compile_program
from kg.extract.patterns import PatternExtractor
from kg.extract.program import Program
from kg.lexicon import Lexicon, LexiconEntry
from kg.model import Annotation, Claim, Document
from kg.ontology import LangString, Ontology, load_ontology
from kg.settings import Settings

_KNOWN = {
    "Agent": ("Quillon",),
    "Company": ("Norvane", "Castrel", "Lumora", "Brisework", "Tallidan"),
    "GovernmentAgency": ("Ofdata",),
    "Platform": ("Nimbra",),
    "Product": ("Veltrix",),
    "City": ("Leeds", "Ghent"),
    "Person": ("Ada Brook", "Paul Merle", "Claire Vasset"),
}

_SPONSORS = """@prefix kg: <https://example.org/kg#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
kg:sponsors a owl:ObjectProperty ; rdfs:label "sponsors"@en ; rdfs:domain kg:Organization ; rdfs:range kg:Event , kg:Organization ;
    kg:example "[s Acme] sponsors [o Globex]."@en , "[s Acme] is the sponsor of [o Globex]."@en ,
               "[s Acme] signed a sponsorship deal with [o Globex]."@en ,
               "[s Acme] is a sponsor of [o Globex]."@en ,
               "[s Acme]'s sponsorship of [o Globex] ends in May."@en ,
               "[s Acme] put its name on the shirts of [o Globex]."@en .
"""


@dataclass(frozen=True)
class Tiny:
    """The pattern extractor with an ontology and a lexicon of the tests' own."""

    ontology: Ontology
    annotator: SpacyAnnotator
    extractor: PatternExtractor

    def annotate(self, text: str, language: str = "en") -> Annotation:
        return self.annotator.annotate_one(Document.of(text, language=language, issued="2024-05-20"))

    def claims(self, text: str, language: str = "en") -> list[Claim]:
        return self.extractor.extract(self.annotate(text, language))

    def facts(self, text: str, language: str = "en") -> list[tuple[str, str, str]]:
        """Return who stands in which relation to whom, in document order."""
        return [facts_of(claim) for claim in self.claims(text, language)]

    def program(self, language: str = "en") -> Program:
        return compile_program(self.ontology, language, parse_texts)


def facts_of(claim: Claim) -> tuple[str, str, str]:
    ends = claim.object.value or claim.object.entity or claim.object.text
    return claim.subject.entity or claim.subject.text, claim.relation, ends


@pytest.fixture(scope="session")
def tiny_lexicon() -> Lexicon:
    def entry(type: str, name: str) -> LexiconEntry:
        labels = LangString(name, "en"), LangString(name, "fr")
        return LexiconEntry(f"https://example.org/id/{name.replace(' ', '_')}", type, labels)

    return Lexicon([entry(type, name) for type, names in _KNOWN.items() for name in names])


@pytest.fixture(scope="session")
def make_tiny(tiny_lexicon: Lexicon) -> Callable[[Sequence[Path]], Tiny]:
    """Makes an extractor of ontology files."""

    def make(paths: Sequence[Path]) -> Tiny:
        ontology = load_ontology(paths)
        return Tiny(ontology, SpacyAnnotator(ontology, tiny_lexicon), PatternExtractor(ontology, parse_texts))

    return make


@pytest.fixture(scope="session")
def tiny(make_tiny: Callable[[Sequence[Path]], Tiny]) -> Tiny:
    return make_tiny([Path(__file__).parent / "extract" / "tiny_ontology.ttl"])


@pytest.fixture(scope="session")
def user_ontology(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A relation that a user declares: ten lines of Turtle, six examples, no code."""
    path = tmp_path_factory.mktemp("user") / "sponsors.ttl"
    path.write_text(_SPONSORS, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pipeline(user_ontology: Path) -> Pipeline:
    """The shipped stages with the user's relation, loaded once; `make_tiny` is quicker where any ontology will do."""
    return Pipeline(Settings(ontology=(user_ontology,)))


@pytest.fixture(autouse=True, scope="session")
def homeless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """No test reads the settings of whoever runs it, or writes to their cache; child processes neither."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "XDG_CONFIG_HOME"):
            patch.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        patch.delenv("KG_SETTINGS", raising=False)
        yield
