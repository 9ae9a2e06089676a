"""A class that is only a guess does not keep documents apart, and gives way to one that is known."""

from __future__ import annotations

from dataclasses import replace

from kg.lexicon import Lexicon
from kg.model import Annotation, Document, Kind, Sentence
from kg.ontology import ClassDefinition, Ontology
from kg.resolve import LexicalLinker

_ONTOLOGY = Ontology.of(
    [
        ClassDefinition("Organization"),
        ClassDefinition("Person"),
        ClassDefinition("Place"),
        ClassDefinition("Product"),
        ClassDefinition("Service", parents=("Product",)),
    ],
    [],
)


def _annotation(text: str, name: str, type: str, *, guessed: bool) -> Annotation:
    document = Document.of(text)
    start = text.index(name)
    mention = document.mention(start, start + len(name), type=type, kind=Kind.NAME, sentence=0, cluster=0, entity=name)
    return Annotation(document, (Sentence(0, 0, len(text)),), (replace(mention, guessed=guessed),))


def _entities(*annotations: Annotation) -> list[tuple[str, tuple[str, ...]]]:
    linker = LexicalLinker(_ONTOLOGY, Lexicon(), all_entities=True)
    return [(entity.label, entity.types) for entity in linker.resolve(annotations, []).entities]


def test_a_guess_gives_way_to_what_another_document_knows() -> None:
    guess = _annotation("Vector Cloud grew.", "Vector Cloud", "Organization", guessed=True)
    known = _annotation("The service Vector Cloud fell.", "Vector Cloud", "Service", guessed=False)
    assert _entities(guess, known) == [("Vector Cloud", ("Service",))]


def test_known_classes_that_clash_stay_apart() -> None:
    one = _annotation("The firm Vector Cloud grew.", "Vector Cloud", "Organization", guessed=False)
    other = _annotation("The service Vector Cloud fell.", "Vector Cloud", "Service", guessed=False)
    assert len(_entities(one, other)) == 2


def test_a_lone_name_that_looks_like_a_place_is_not_the_person() -> None:
    person = _annotation("Washington spoke.", "Washington", "Person", guessed=True)
    place = _annotation("It rained in Washington.", "Washington", "Place", guessed=True)
    assert len(_entities(person, place)) == 2
