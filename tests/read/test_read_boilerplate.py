from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.model import Document
from kg.read import read_bytes

FACT = "Acme Energy said on Tuesday that it has agreed to buy the battery maker Globex for 30 million euros, if the regulators let it."
FAIT = "Le groupe Acme a annoncé mardi qu'il allait racheter la société Globex pour 30 millions d'euros, avec l'accord des autorités."


def read(*paragraphs: str) -> Document:
    return read_bytes("\n\n".join(paragraphs).encode(), "a.txt")[0]


def marked(document: Document) -> list[tuple[str, str]]:
    return [(skip.reason, document.text[skip.start : skip.end]) for skip in document.skips]


@pytest.mark.parametrize(
    ("reason", "line"),
    [
        ("sign-up", "Sign up for our daily newsletter"),
        ("sign-up", "Want to know more? Sign up to get our newsletters direct to your inbox."),
        ("sign-up", "Join 62,000+ members. It's free."),
        ("sign-up", "Subscribe now!"),
        ("sign-up", "Get the latest news delivered to your inbox."),
        ("sign-up", "Abonnez-vous à notre lettre du matin."),
        ("sign-up", "Recevez chaque semaine notre newsletter"),
        ("sign-up", "Inscrivez-vous gratuitement à notre infolettre !"),
        ("related", "Read more: Initech sues Hooli"),
        ("related", "À lire aussi : Initech attaque Hooli"),
        ("copyright", "© 2024 The Daily. All rights reserved."),
        ("copyright", "Copyright 2024, The Daily"),
        ("copyright", "Tous droits réservés"),
        ("share", "Share this article"),
        ("share", "Facebook Twitter LinkedIn Email"),
        ("share", "Partager cet article :"),
        ("share", "Follow us on LinkedIn"),
        ("cookies", "We use cookies to improve your experience on this site."),
        ("cookies", "Ce site utilise des cookies pour mesurer son audience."),
        ("caption", "Figure 1: The Globex plant, which Initech owns. (Source: Acme)"),
        ("caption", "Photo: Jane Doe/Agency"),
        ("caption", "(Source: Acme)"),
        ("caption", "Crédit photo : Jeanne Dupont"),
        ("caption", "The plant at night (Photo: Jane Doe)"),
        ("byline", "By Jane Doe"),
        ("byline", "Jane Doe, Contributing Editor, The Daily"),
        ("byline", "— Jane Doe, special to The Daily"),
        ("byline", "Par Jeanne Dupont et Luc Petit"),
        ("dateline", "June 22, 2022"),
        ("dateline", "Publié le 12 mars 2023 à 10h30"),
        ("dateline", "Last updated: 3 March 2021, 10:15 GMT"),
        ("reading-time", "3 Min Read"),
        ("reading-time", "Temps de lecture : 4 minutes"),
        ("navigation", "Skip to main content"),
        ("navigation", "Lire la suite"),
        ("advertisement", "Advertisement"),
        ("advertisement", "Publicité"),
    ],
)
def test_marked_with_its_reason(reason: str, line: str) -> None:
    assert marked(read("Acme buys Globex", FACT, line, FACT.replace("Tuesday", "Monday"))) == [(reason, line)]


@pytest.mark.parametrize(
    "line",
    [
        "Acme has launched a newsletter for owners of Globex batteries.",
        "Subscribers to Globex may sign up for the plan that Acme offers.",
        "Copyright law was changed by the parliament on Tuesday.",
        "By 2025, Acme will own Globex.",
        "Share prices of Acme rose by 3% after the news.",
        "Related companies such as Globex are owned by Acme.",
        "The author of the report, Jane Doe, works for Acme.",
        "Figure skating is sponsored by Acme.",
        "About Acme",
        "About us",
        "Acme is a maker of batteries. It owns Globex.",
        "Acme — the owner of Globex — was founded in 2019.",
        "Jane Doe, chief executive of Acme",
        "Photographs of the plant were shown by Globex.",
        "Source code of Globex was sold to Acme.",
        "— Jane Doe, minister of transport",
        "Le site utilisera la batterie de Globex.",
        "Par ailleurs, Acme a racheté Globex.",
        "Contacts between Acme and Globex began in March.",
        "Home to 1,000 people, the town hosts Acme.",
        "March 3, 2024 was the day on which Acme bought Globex.",
        "Recommended by Acme, Globex won the contract.",
        "More than 300 people work at Globex.",
        "Photo agency Globex was bought by Acme for 3 million euros.",
        "Image maker Globex and Acme have merged.",
        "Get Globex, the startup, to the market: that is the plan of Acme.",
    ],
)
def test_facts_are_left_alone(line: str) -> None:
    assert marked(read("Acme buys Globex", FACT, line)) == []


def test_a_call_inside_a_paragraph_leaves_the_facts_beside_it() -> None:
    document = read("Acme buys Globex", "Subscribe to our newsletter. Acme acquired Globex in 2021 for $3 million.")
    assert marked(document) == [("sign-up", "Subscribe to our newsletter.")]


def test_a_repeated_headline_is_read_once() -> None:
    line = "Acme and Globex said the platform will open in 2024."
    document = read(line, FACT, f"Figure 1: {line} (Source: Acme) {line}", "Nobody knows. " + line)
    assert marked(document) == [("caption", f"Figure 1: {line} (Source: Acme) {line}"), ("repetition", line)]


def test_what_is_only_marked_elsewhere_is_not_a_repetition() -> None:
    line = "Acme and Globex will open the platform in 2024"
    assert marked(read("The platform", f"Photo: {line}", line, FACT)) == [("caption", f"Photo: {line}")]


def test_author_box_ends_with_the_author() -> None:
    box = [
        "About the Author(s)",
        "Jane Doe",
        "Contributing Editor, The Daily",
        "Jane Doe writes about energy. " + "She has lived in France for years. " * 5,
    ]
    document = read("Acme buys Globex", "By Jane Doe", FACT, *box)
    assert [text for reason, text in marked(document) if reason == "author-box"] == [line.strip() for line in box]
    document = read("Acme buys Globex", "By Jane Doe", *box, FACT)
    assert not document.is_skipped(document.text.index(FACT), len(document.text))


def test_related_box_goes_on_to_the_end_or_to_the_article() -> None:
    teasers = ["Related posts:", "Initech sues Hooli", "Hooli buys Vandelay"]
    document = read("Acme buys Globex", FACT, *teasers)
    assert [text for reason, text in marked(document) if reason == "related"] == teasers
    document = read("Acme buys Globex", *teasers, FACT, "Globex makes batteries for Initech.")
    assert [text for reason, text in marked(document)] == teasers


def test_french_boxes() -> None:
    document = read(
        "Acme rachète Globex",
        FAIT,
        "Sur le même sujet",
        "Initech attaque Hooli",
        "À propos de l'auteur",
        "Jeanne Dupont",
        "Elle écrit sur l'énergie.",
    )
    assert [reason for reason, _ in marked(document)] == ["related"] * 2 + ["author-box"] * 3


def test_dateline_is_marked_up_to_its_dash() -> None:
    assert marked(read("Acme buys Globex", "PARIS, March 3, 2024 (Reuters) — " + FACT)) == [
        ("dateline", "PARIS, March 3, 2024 (Reuters) —")
    ]


def test_a_chronicle_keeps_its_dates() -> None:
    assert marked(read("Acme’s story", "1990 – Acme is founded in Lyon.", "2019 – Acme buys Globex.")) == []
    assert marked(read("Acme’s week", "March 3, 2024 – Acme buys Globex.", "March 5, 2024 – Acme sells Initech.")) == []


def test_a_box_does_not_take_any_paragraph_that_begins_like_its_lines() -> None:
    other = "The regulators said on Monday that they will look into the purchase of Globex by Acme and that they will need two months."
    document = read("Acme buys Globex", FACT, "About the author", "Jane Doe", "Editor, The Daily", "She writes about energy.", other)
    assert not document.is_skipped(document.text.index(other), len(document.text))


@pytest.mark.parametrize(
    "text",
    [
        "It was sold in the year 2019 to Globex of Lyon, as was said there\nby Jane Doe\nwho works for Acme.",
        "The company was sold to Globex at the instigation of the minister of\nCommunications Jane Doe in the year 2019.",
    ],
)
def test_hard_wrapped_lines_are_no_lines_of_their_own(text: str) -> None:
    assert marked(read(text)) == []


def test_a_byline_below_a_long_headline_stands_alone() -> None:
    headline = "Acme Energy buys the battery maker Globex for 30 million euros"
    assert marked(read(f"{headline}\nBy Jane Doe\n{FACT}")) == [("byline", "By Jane Doe")]


_LINES = st.sampled_from(
    [
        "Acme buys Globex",
        FACT,
        "By Jane Doe",
        "June 22, 2022",
        "Related posts:",
        "About the author",
        "Sign up now",
        "Figure 1: x",
        "© 2024 Acme",
        "(Source: x)",
        ">",
        "—",
        "...",
        "é\u2028a",
        "\r",
        " ",
    ]
)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(_LINES, st.text(max_size=30)), max_size=12), st.sampled_from(["\n", "\n\n", "\r\n", " "]))
def test_marks_lie_inside_in_order_and_apart(lines: list[str], separator: str) -> None:
    text = separator.join(["Acme owns Globex.", *lines]).replace("\0", "")
    try:
        document = read_bytes(text.encode("utf-8", "replace"), "a.txt", "text/plain")[0]
    except DocumentError:  # too many control characters, or another language
        return
    ends = [0]
    for skip in document.skips:
        assert ends[-1] <= skip.start < skip.end <= len(document.text)
        assert document.text[skip.start : skip.end].strip() and skip.reason
        ends.append(skip.end)
