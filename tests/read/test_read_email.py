from __future__ import annotations

from email.message import EmailMessage

import pytest

from kg.errors import DocumentError
from kg.read import read_bytes


def _mail(text: str | None = "Acme owns Globex.\n", html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Jeanne Dupont <jeanne@daily.example>"
    message["To"] = "readers@daily.example"
    message["Subject"] = "Re: Énergie cède Globex"
    message["Date"] = "Wed, 22 Jun 2022 23:30:00 +0200"
    message["Message-ID"] = "<1@daily.example>"
    if text is not None:
        message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def test_headers_are_metadata() -> None:
    document = read_bytes(_mail().as_bytes(), "a.eml")[0]
    assert document.text.strip() == "Acme owns Globex."
    metadata = document.metadata
    assert (metadata.title, metadata.authors, metadata.issued) == ("Énergie cède Globex", ("Jeanne Dupont",), "2022-06-22")
    assert metadata.media_type == "message/rfc822"


def test_html_alone() -> None:
    message = _mail(text=None)
    message.set_content("<html><body><p>Acme <b>owns</b> Globex.</p><script>x()</script></body></html>", subtype="html")
    assert read_bytes(message.as_bytes(), "a.eml")[0].text == "Acme owns Globex."


def test_text_goes_before_html_and_attachments_are_left_out() -> None:
    message = _mail(html="<p>Initech</p>")
    message.add_attachment(b"Hooli", maintype="application", subtype="octet-stream", filename="h.bin")
    assert read_bytes(message.as_bytes(), "a.eml")[0].text.strip() == "Acme owns Globex."


def test_quoted_replies_and_signatures_are_marked() -> None:
    text = (
        "Acme owns Globex.\n\nOn Tuesday, John Roe wrote:\n> Does Acme own Initech?\n> It does.\n\nYes.\n-- \nJeanne Dupont\nChief editor\n"
    )
    document = read_bytes(_mail(text).as_bytes(), "a.eml")[0]
    assert [(skip.reason, document.text[skip.start : skip.end].strip()) for skip in document.skips] == [
        ("quoted-reply", "On Tuesday, John Roe wrote:"),
        ("quoted-reply", "> Does Acme own Initech?\n> It does."),
        ("signature", "-- \nJeanne Dupont\nChief editor"),
    ]


def test_another_suffix_is_seen_through() -> None:
    assert read_bytes(_mail().as_bytes(), "a.txt")[0].metadata.media_type == "message/rfc822"


def test_a_press_release_with_lines_like_headers_stays_text() -> None:
    release = b"From: Acme Energy\nTo: Editors\nDate: June 22, 2022\n\nAcme owns Globex.\n"
    assert read_bytes(release, "a.txt")[0].text == release.decode()


def test_no_body() -> None:
    message = _mail(text=None)
    message.add_attachment(b"x", maintype="image", subtype="png", filename="x.png")
    with pytest.raises(DocumentError, match=r"no body of text|no text"):
        read_bytes(message.as_bytes(), "a.eml")


@pytest.mark.parametrize("data", [b"", b"\0\xff\xfe", b"From: \n\n", b"Content-Type: multipart/mixed; boundary=x\n\n--x\n"])
def test_broken(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_bytes(data, "a.eml")
