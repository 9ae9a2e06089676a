from __future__ import annotations

import socket
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.read import read_all, read_bytes

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>The Daily</title><language>en-gb</language>
<item><title>Acme buys Globex</title><link>https://daily.example/1</link><guid>n1</guid><dc:creator>Jane Doe</dc:creator>
<pubDate>Wed, 22 Jun 2022 10:00:00 +0000</pubDate>
<description>&lt;p&gt;Acme has bought &lt;b&gt;Globex&lt;/b&gt;.&lt;/p&gt;</description></item>
<item><title>Initech</title><link>https://daily.example/2</link>
<content:encoded><![CDATA[<p>Initech sued Hooli.</p><script>x()</script>]]></content:encoded></item>
<item><title></title><link>https://daily.example/3</link></item>
<item><title>Initech</title><link>https://daily.example/4</link>
<content:encoded><![CDATA[<p>Initech sued Hooli.</p>]]></content:encoded></item>
</channel></rss>"""
_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>
<rss version="2.0"><channel><item><title>&b;</title></item></channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Daily</title>
<entry><id>urn:1</id><title>Acme buys Globex</title>
<author><name>Jane Doe</name></author><published>2022-06-22T23:00:00Z</published><link href="https://daily.example/1"/>
<content type="html">&lt;p&gt;Acme has bought Globex.&lt;/p&gt;</content></entry></feed>"""


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the network was asked")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


def test_rss_items_are_documents(tmp_path: Path) -> None:
    path = tmp_path / "news.rss"
    path.write_text(RSS, encoding="utf-8")
    reading = read_all([str(path)])
    assert [document.text for document in reading.documents] == [
        "Acme buys Globex\n\nAcme has bought Globex.",
        "Initech\n\nInitech sued Hooli.",
    ]
    metadata = reading.documents[0].metadata
    assert (metadata.source, metadata.title, metadata.authors, metadata.publisher) == (
        "news.rss#n1",
        "Acme buys Globex",
        ("Jane Doe",),
        "The Daily",
    )
    assert (metadata.issued, metadata.url, metadata.language) == ("2022-06-22", "https://daily.example/1", "en")
    assert [str(error) for error in reading.skipped] == ["news.rss#https://daily.example/3: there is no text in it"]


def test_atom() -> None:
    [document] = read_bytes(ATOM.encode(), "a.atom")
    assert (document.text, document.metadata.issued) == ("Acme buys Globex\n\nAcme has bought Globex.", "2022-06-22")
    assert document.metadata.source == "a.atom#urn:1"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (
            _LAUGHS,
            "entities",
        ),
        (b'<?xml version="1.0"?><rss version="2.0"><channel><title>x</title></channel></rss>', "no feed item"),
        (b'<?xml version="1.0"?><catalog/>', "no RSS or Atom"),
        (b"https://daily.example/feed", "no RSS or Atom"),
        (b"", "empty"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason):
        read_bytes(data, "a.xml")
