"""What stands for one thing: short names, nominals, pronouns."""

from collections.abc import Callable

import pytest

from kg.annotate import SpacyAnnotator
from kg.annotate.name_matching import distance
from kg.model import Annotation, Document, Kind
from kg.ontology import Ontology
from kg.ports import Annotator

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def entities(annotation: Annotation, words: str) -> list[str]:
    return [m.entity for m in annotation.mentions if m.text == words]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Christa Heymann left. Heymann had led Globex.", "Heymann", "Christa Heymann"),
        ("Zorvex grew. Zorvex Group CEO Ann Lee said Zorvex was happy.", "Zorvex Group", "Zorvex"),
        ("The Agency for Digital Networks (ADN) agreed. ADN is slow. ADN met us.", "Agency for Digital Networks", "ADN"),
        ("Blend is a platform. Blend grew. Blend will open. Later Blemd was sold.", "Blemd", "Blend"),
        ("Jorge Müller spoke. Muller left.", "Muller", "Jorge Müller"),
    ],
)
def test_forms_of_one_name(annotate: Annotate, text: str, words: str, entity: str) -> None:
    assert set(entities(annotate(text), words)) == {entity}


def test_names_that_only_look_alike_stay_apart(annotate: Annotate) -> None:
    text = "Microsoft sells Microsoft Azure. Microsoft grew. Azure is what Microsoft sells. Ann Lee met Bob Lee of Microsoft."
    found = annotate(text)
    assert entities(found, "Microsoft Azure") == ["Microsoft Azure"]
    assert entities(found, "Ann Lee") == ["Ann Lee"]
    assert entities(found, "Bob Lee") == ["Bob Lee"]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Acme launched a platform called Zorvex. The platform is cheap.", "The platform", "Zorvex"),
        ("Zorvex, a company in Lyon, grew. The France-based operator hired Ann Lee.", "The France-based operator", "Zorvex"),
        ("Ann Lee is the chief executive of Zorvex. The chief executive left.", "The chief executive", "Ann Lee"),
        ("Zorvex, whose chief executive Ann Lee resigned on Monday, is based in Lyon.", "whose", "Zorvex"),
        ("Ann Lee keeps no dog. The chairwoman of Zorvex reads on paper.", "The chairwoman", "Ann Lee"),
        ("ANZEC, the French agency, is slow. The agency has ten people.", "The agency", "ANZEC"),
        ("Ann Lee left Lyon. Bob Ray is the mayor of the coastal city of Trieste.", "the coastal city", "Trieste"),
        ("Ann Lee left Lyon. Bob Ray is the mayor of the capital city of France.", "the capital city", ""),
    ],
)
def test_definite_nominals(annotate: Annotate, text: str, words: str, entity: str) -> None:
    assert entities(annotate(text), words) == [entity]


def test_a_bare_indefinite_is_something_new(annotate: Annotate) -> None:
    assert entities(annotate("Zorvex, a company in Lyon, grew. A company in Ghent closed."), "A company") == [""]


def test_the_two_partners_are_both(annotate: Annotate) -> None:
    text = "Acme Group said it was partnering with Globex Group. Ann Lee was happy. Then it rained. The two partners hired people."
    both = [(m.entity, m.which) for m in annotate(text).mentions if m.text == "The two partners"]
    assert both == [("Acme Group", 0), ("Globex Group", 1)]


@pytest.mark.parametrize(
    ("text", "words", "entity"),
    [
        ("Acme Group announced that it had bought Globex Group.", "it", "Acme Group"),
        ("Acme Group opened its plant.", "its", "Acme Group"),
        ("Ann Lee met Acme Group. She praised the firm.", "She", "Ann Lee"),
        ("Ann Lee, who leads Acme Group, left.", "who", "Ann Lee"),
        ("Mr. John Carter met Mrs. Jane Howard. She left.", "She", "Jane Howard"),
        ("Ann Lee and Bob Carter met. They agreed.", "They", "Ann Lee"),
        ("Zorvex Group objects to that. Ann Lee, its chief executive, has complained for months.", "its", "Zorvex Group"),
        ("Zorvex Group grew. Ann Lee, a former head of Globex Group, has been its chief executive since 2018.", "its", "Zorvex Group"),
        ("Hugo Tarnow, who died in 2015, founded Zorvex Group. Ann Lee became its finance director.", "its", "Zorvex Group"),
        ("Jane Howard met Paul Merle at Zorvex Group. He left.", "He", "Paul Merle"),
        ("Paul Merle met Jane Howard at Zorvex Group. He left.", "He", "Paul Merle"),
        ("Ola Tarnow praised Paul Merle and his son, Hugo Merle.", "his", "Paul Merle"),
        ("Zorvex Group sued Globex Group. Globex Group grew, and it hired Ann Lee.", "it", "Globex Group"),
        ("They sold it to Zorvex, a firm based in Lyon, which has ordered pumps.", "which", "Zorvex"),
    ],
)
def test_pronouns(annotate: Annotate, text: str, words: str, entity: str) -> None:
    assert entity in entities(annotate(text), words)


def test_empty_it_stands_for_nothing(annotate: Annotate) -> None:
    found = annotate("Acme Group grew. It is likely that Globex will close. It seems that nobody cares.")
    assert entities(found, "It") == []


def test_nobody_calls_himself_he(annotate: Annotate) -> None:
    text = 'Mr. Carter met Mr. Novak. "He is a good man," Carter said.'
    assert entities(annotate(text), "He") == ["Novak"]


def test_french(annotate: Annotate) -> None:
    text = (
        "Zorvex, une société lyonnaise, a lancé sa plateforme baptisée Tarnow. La plateforme est chère. "
        "Anne Roy est la directrice générale de l'entreprise. Elle a félicité ses équipes. Roy est heureuse."
    )
    found = annotate(text, language="fr")
    assert entities(found, "La plateforme") == ["Tarnow"]
    assert entities(found, "sa") == ["Zorvex"]
    assert entities(found, "Elle") == ["Anne Roy"]
    assert entities(found, "Roy") == ["Anne Roy"]


def test_a_government_is_named_after_its_country(annotate: Annotate) -> None:
    found = annotate("The French government agreed. The French government paid.")
    assert entities(found, "The French government") == ["French government"] * 2


def test_clusters_are_numbered_and_literals_have_values(annotate: Annotate) -> None:
    found = annotate("Acme Group raised €5 million in May 2020.", issued="2021-01-01")
    literals = [(m.type, m.value, m.datatype) for m in found.mentions if m.kind is Kind.LITERAL]
    assert literals == [("amount", "5000000 EUR", "string"), ("date", "2020-05", "gYearMonth")]
    assert {m.cluster for m in found.mentions} == set(range(len({m.cluster for m in found.mentions})))


def test_mentions_are_slices_in_order_inside_sentences(annotate: Annotate) -> None:
    text = "Acme’s rival — Globex Inc. — said “it’s early”.\n\nZorvex  \n then grew: its plants, e.g. in Lyon, hired 40 people in May."
    found = annotate(text)
    assert list(found.mentions) == sorted(found.mentions)
    for mention in found.mentions:
        sentence = found.sentences[mention.sentence]
        assert mention.text == text[mention.start : mention.end]
        assert sentence.start <= mention.start < mention.end <= sentence.end


def test_alone_or_in_company_a_document_is_annotated_alike(small_ontology: Ontology) -> None:
    texts = ["Acme Group grew. It hired Ann Lee.", "Zorvex, a start-up, left Lyon.", "", "Acme Group grew. It hired Ann Lee."]
    documents = [Document.of(text, source=str(i)) for i, text in enumerate(texts)]
    annotator = SpacyAnnotator(small_ontology)
    together = list(annotator.annotate(documents))
    alone = [next(annotator.annotate([document])) for document in documents]
    assert together == alone
    assert together[2].mentions == ()


def test_it_keeps_the_port(small_ontology: Ontology) -> None:
    assert isinstance(SpacyAnnotator(small_ontology), Annotator)


@pytest.mark.parametrize(
    ("one", "other", "expected"), [("bleu", "blue", 1), ("acme", "acme", 0), ("acmee", "acme", 1), ("acme", "globex", 3)]
)
def test_distance(one: str, other: str, expected: int) -> None:
    assert distance(one, other, 2) == expected
