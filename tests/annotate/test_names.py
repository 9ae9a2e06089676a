"""Which words are names, and of what type."""

from collections.abc import Callable

import pytest

from kg.model import Annotation, Kind, Skip

pytestmark = pytest.mark.model
Annotate = Callable[..., Annotation]


def names(annotation: Annotation) -> list[str]:
    return [m.text for m in annotation.mentions if m.kind is Kind.NAME]


def types(annotation: Annotation) -> dict[str, tuple[str, ...]]:
    return {m.entity: m.types for m in annotation.mentions if m.kind is Kind.NAME}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Zorvex Group CEO Ann Lee spoke.", ["Zorvex Group", "Ann Lee"]),
        ("The talks with Mr. John Carter of Globex ended.", ["John Carter", "Globex"]),
        ("Customers praised Globex 365 and Globex Cloud.", ["Globex 365", "Globex Cloud"]),
        ('Globex will start the Zorvex "Readiness Plan" soon.', ["Globex", "Zorvex", "Readiness Plan"]),
        ("She studied at the University of Lund before she met Globex's Ann Lee.", ["University of Lund", "Globex", "Ann Lee"]),
        ("The French Zorvex Group and the French union Tarnow met British Airways.", ["Zorvex Group", "Tarnow", "British Airways"]),
        (
            "Zorvex holds 45 per cent, Tarnow 25 per cent, Cassa Mobili e Prestiti 20 per cent.",
            ["Zorvex", "Tarnow", "Cassa Mobili e Prestiti"],
        ),
        ("The Autorité de la concurrence has yet to approve it.", ["Autorité de la concurrence"]),
        ("The rules are set by the Agenzia per la mobilità nazionale (AMN).", ["Agenzia per la mobilità nazionale", "AMN"]),
        ("Zorvex obtained ISO 27001 certification.", ["Zorvex", "ISO 27001"]),
        ("Ann Lee is Chief Medical Information Officer of Globex.", ["Ann Lee", "Globex"]),
        ("Smith & Sons bought Globex Inc. yesterday.", ["Smith & Sons", "Globex Inc."]),
    ],
)
def test_where_names_begin_and_end(annotate: Annotate, text: str, expected: list[str]) -> None:
    assert [name for name in names(annotate(text)) if name != "French"] == expected


def test_a_number_on_the_next_line_is_no_part_of_a_name(annotate: Annotate) -> None:
    assert names(annotate("Collected by Jonah Pike\n8 September 2023 was a day of rain."))[:1] == ["Jonah Pike"]


def test_a_headline_in_capitals_has_the_names_of_the_body(annotate: Annotate) -> None:
    text = "Zorvex Finally Buys Bigger Globex Rival\n\nPump maker Zorvex has bought Globex. Zorvex said Globex was cheap."
    assert [n for n in names(annotate(text)) if n not in ("Zorvex", "Globex")] == []
    assert names(annotate(text))[:2] == ["Zorvex", "Globex"]


def test_no_mention_in_boilerplate(annotate: Annotate) -> None:
    text = "Zorvex bought Globex. Follow Ann Lee of Initech! Zorvex grew."
    assert names(annotate(text, skips=[Skip(22, 48, "sign-up")])) == ["Zorvex", "Globex", "Zorvex"]


def test_a_demonym_is_its_country(annotate: Annotate) -> None:
    found = next(m for m in annotate("The French operator grew.").mentions if m.text == "French")
    assert (found.entity, found.type, found.kind) == ("France", "Country", Kind.NAME)
    found = next(m for m in annotate("L'opérateur français a grandi.", language="fr").mentions if m.text == "français")
    assert (found.entity, found.type) == ("France", "Country")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("They opened a new cloud platform called Zorvex in May.", "Zorvex", "Platform"),
        ("Approval must come from the national security agency ANZEC.", "ANZEC", "GovernmentAgency"),
        ("Zorvex, a French start-up, grew. Zorvex is in London.", "Zorvex", "Company"),
        ("Globex is a joint venture. It grew.", "Globex", "JointVenture"),
        ("Zorvex GmbH grew.", "Zorvex GmbH", "Company"),
        ("The chief executive, Maren Vossberg, left.", "Maren Vossberg", "Person"),
        ("Mr. Vossberg left Globex.", "Vossberg", "Person"),
        ("Ann Lee is the chief executive of Tarnow.", "Tarnow", "Organization"),
        ("They spoke with Brightmoor Hosting.", "Brightmoor Hosting", "Organization"),
    ],
)
def test_types_come_from_what_is_said(annotate: Annotate, text: str, name: str, expected: str) -> None:
    assert types(annotate(text))[name][0] == expected


def test_types_are_decided_once_a_document(annotate: Annotate) -> None:
    text = "Paris praised Tarnow. Tarnow grew in May. They met in Tarnow's office. Tarnow, a maker of pumps, was founded by Ann Lee."
    assert {m.type for m in annotate(text).mentions if m.text == "Tarnow"} == {"Company"}


def test_a_thing_may_have_two_types(annotate: Annotate) -> None:
    text = "Acme and Globex announced a new cloud platform called Zorvex. The joint venture will open in May."
    assert types(annotate(text))["Zorvex"] == ("Platform", "JointVenture")


def test_french_types(annotate: Annotate) -> None:
    text = "Zorvex, une start-up française, a choisi la plateforme Tarnow. L'agence ANZEC a approuvé le projet."
    found = types(annotate(text, language="fr"))
    assert (found["Zorvex"][0], found["Tarnow"][0], found["ANZEC"][0]) == ("Company", "Platform", "GovernmentAgency")
