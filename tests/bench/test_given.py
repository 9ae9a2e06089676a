"""A corpus's own mentions stand where it marks them; no model is loaded."""

from __future__ import annotations

from bench.corpora import Fact, Mark, Passage
from bench.given import mention_at
from bench.product import given_mentions
from kg.model import Annotation, Document, Kind, Sentence, Span

TEXT = "Norvane builds pumps. It sells valves."
PAGE = Passage(
    "p",
    TEXT,
    (Mark(0, 7, "organization", 0), Mark(8, 14, "trigger", None), Mark(15, 20, "product", None), Mark(22, 24, "organization", 0)),
    (Fact(0, 2, "CompanyProvidesProduct"),),
)
BARE = Annotation(Document.of(TEXT), (Sentence(0, 0, 21), Sentence(1, 22, 38)), ())


def test_a_mark_is_a_guessed_name_of_its_sentence() -> None:
    mention = mention_at(PAGE, 3, BARE, "Company", 5)
    assert (mention.span, mention.kind, mention.sentence, mention.cluster, mention.guessed) == (Span(22, 24), Kind.NAME, 1, 5, True)


def test_a_pages_companies_and_products_are_its_mentions() -> None:
    mentions = given_mentions(PAGE, BARE).mentions
    assert [(mention.text, mention.type) for mention in mentions] == [("Norvane", "Company"), ("pumps", "Product"), ("It", "Company")]
    norvane, pumps, it = (mention.cluster for mention in mentions)
    assert norvane == it != pumps
    assert min(norvane, pumps) >= 0
