from __future__ import annotations

import json
import time

import pytest

from kg.errors import DocumentError
from kg.read import read_bytes

PARAGRAPHS = [
    "Acme Energy said on Tuesday that it has agreed to buy the battery maker Globex for 30 million euros in cash and shares.",
    "The two companies have worked together since 2019 on storage for wind farms, and Globex will keep its plant near Lyon.",
    "Regulators must still approve the purchase, which both boards expect to be done before the end of the year, they said.",
]
JSON_LD = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "Organization", "name": "Not the author"},
        {
            "@type": "NewsArticle",
            "headline": "Acme buys Globex",
            "author": [{"@type": "Person", "name": "Jane Doe"}, {"name": "John Roe"}],
            "publisher": {"@type": "Organization", "name": "The Daily"},
            "datePublished": "2022-06-22T23:30:00+02:00",
            "inLanguage": "en-US",
        },
    ],
}


def page(head: str = "", body: str = "", lang: str = "en") -> bytes:
    paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'>{head}</head><body><nav><a href='/'>Home</a></nav>"
        f"<article><h1>Acme buys Globex</h1>{paragraphs}{body}</article>"
        "<aside><h2>Most read</h2><ul><li>Initech sues Hooli</li></ul></aside><footer>Terms of use</footer></body></html>"
    ).encode()


def test_article_is_taken_and_the_rest_is_not() -> None:
    script = "<script>var owner = 'Initech';</script><style>p { color: red }</style>"
    document = read_bytes(page(script, script + "<noscript>Turn on scripts</noscript>"), "a.html")[0]
    assert document.text == "\n\n".join(["Acme buys Globex", *PARAGRAPHS])
    assert document.metadata.media_type == "text/html"


def test_json_ld_comes_first() -> None:
    head = f"<script type='application/ld+json'>{json.dumps(JSON_LD)}</script><meta property='article:published_time' content='1999-01-01'>"
    metadata = read_bytes(page(head + "<link rel='canonical' href='https://daily.example/acme'>"), "a.html")[0].metadata
    assert (metadata.title, metadata.authors, metadata.publisher) == ("Acme buys Globex", ("Jane Doe", "John Roe"), "The Daily")
    assert (metadata.issued, metadata.url, metadata.language) == ("2022-06-22", "https://daily.example/acme", "en")


def test_meta_elements() -> None:
    head = (
        "<title>Acme buys Globex | The Daily</title><meta property='og:site_name' content='The Daily'>"
        "<meta name='author' content='Jane Doe'><meta property='article:author' content='https://social.example/jane'>"
        "<meta name='date' content='22 June 2022'><meta property='og:url' content='https://daily.example/acme'>"
    )
    metadata = read_bytes(page(head), "a.html")[0].metadata
    assert (metadata.title, metadata.authors, metadata.publisher) == ("Acme buys Globex", ("Jane Doe",), "The Daily")
    assert (metadata.issued, metadata.url) == ("2022-06-22", "https://daily.example/acme")


def test_site_is_told_from_the_title() -> None:
    metadata = read_bytes(page("<title>Acme buys Globex - The Daily</title>"), "a.html")[0].metadata
    assert (metadata.title, metadata.publisher) == ("Acme buys Globex", "The Daily")


def test_metadata_from_the_words_fills_the_gaps() -> None:
    markup = page().replace(b"</h1>", b"</h1><p>By Jane Doe, The Daily</p><p>June 22, 2022</p>")
    document = read_bytes(markup, "a.html")[0]
    assert (document.metadata.authors, document.metadata.publisher, document.metadata.issued) == (("Jane Doe",), "The Daily", "2022-06-22")
    assert [skip.reason for skip in document.skips] == ["byline", "dateline"]


def test_captions_are_marked_whatever_they_say() -> None:
    body = "<figure><img src='x.jpg'><figcaption>The Globex plant, which Initech once owned</figcaption></figure>"
    document = read_bytes(page(body=body), "a.html")[0]
    marked = [document.text[skip.start : skip.end] for skip in document.skips if skip.reason == "caption"]
    assert marked == ["The Globex plant, which Initech once owned"] or "Initech" not in document.text


def test_small_pages_are_taken_whole() -> None:
    assert (
        read_bytes(b"<html><body><p>Acme <b>owns</b> Globex.</p><div>It said so.</div></body></html>", "a")[0].text
        == "Acme owns Globex.\n\nIt said so."
    )


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1", "windows-1252"])
def test_declared_encoding(encoding: str) -> None:
    markup = f"<html><head><meta charset='{encoding}'></head><body><p>Énergie a cédé Globex à la société Acme.</p></body></html>"
    assert read_bytes(markup.encode(encoding), "a.html")[0].text == "Énergie a cédé Globex à la société Acme."


def test_wrong_declared_encoding() -> None:
    markup = "<html><head><meta charset='utf-8'></head><body><p>Énergie a cédé Globex à la société Acme.</p></body></html>"
    assert "Énergie a cédé" in read_bytes(markup.encode("cp1252"), "a.html")[0].text


def test_words_decide_the_language_not_the_template() -> None:
    words = (
        "Le groupe Acme a annoncé mardi le rachat de la société Globex pour 30 millions d'euros, "
        "et les deux groupes sont en discussion avec les syndicats."
    )
    markup = f"<html lang='en'><body><article><p>{words}</p></article></body></html>"
    assert read_bytes(markup.encode(), "a.html")[0].language == "fr"


@pytest.mark.parametrize("markup", [b"<html></html>", b"<html><body><script>x()</script></body></html>", b"<html><!-- -->"])
def test_pages_without_text(markup: bytes) -> None:
    with pytest.raises(DocumentError, match=r"no text|no HTML"):
        read_bytes(markup, "a.html")


def test_hostile_nesting_ends() -> None:
    start = time.monotonic()
    try:
        read_bytes(b"<html><body>" + b"<div><b>" * 100_000 + b"Acme owns Globex", "a.html")
    except DocumentError as error:
        assert "text" in error.reason
    assert time.monotonic() - start < 20


def test_broken_json_ld_is_passed_over() -> None:
    head = "<script type='application/ld+json'>{]</script><script type='application/ld+json'>" + "[" * 50_000 + "</script>"
    assert PARAGRAPHS[0] in read_bytes(page(head), "a.html")[0].text


def test_the_same_page_gives_the_same_document_every_time() -> None:
    first = read_bytes(page(), "a.html")
    assert all(read_bytes(page(), "a.html") == first for _ in range(5))  # a cache of paragraphs seen would show here
