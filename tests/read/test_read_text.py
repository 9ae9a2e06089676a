from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import DocumentError
from kg.read import Limits, read_bytes

PROSE = "Acme Energy said on Tuesday that it has bought the battery maker Globex for 30 million euros, and that the deal is done."


def test_text_is_the_decoded_file() -> None:
    text = "\r\n  Acme owns Globex.\r\n\tIt said so.\x0c\n"
    assert read_bytes(text.encode(), "a.txt")[0].text == text


@given(
    st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=80).filter(
        lambda text: text.strip()
    )
)
def test_any_text_comes_back_exactly(text: str) -> None:
    document = read_bytes(text.encode(), "a.txt", "text/plain")[0]
    assert document.text == text
    assert all(0 <= skip.start < skip.end <= len(text) for skip in document.skips)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_removed(encoding: str) -> None:
    assert read_bytes("Café Globex".encode(encoding), "a.txt")[0].text == "Café Globex"


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_older_encodings(encoding: str) -> None:
    text = "Le groupe Énergie a été cédé à la société Globex, où siège désormais le président du conseil, à Orléans."
    assert read_bytes(text.encode(encoding), "a.txt")[0].text == text


def test_curly_quotes_of_windows() -> None:
    text = "“We’re buying Globex,” said Acme’s chief executive – for the price of €30 million…"
    assert read_bytes(text.encode("cp1252"), "a.txt")[0].text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "no text"),
        (b"\xef\xbb\xbf\n", "no text"),
        (b"Acme\0owns Globex", "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x89PNG\r\n\x1a\n" + b"\x01\x02\x03\x80" * 99, "binary"),
        (b"\xff\xfe\x00\xd8", "byte-order mark"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        read_bytes(data, "a.txt")
    assert caught.value.source == "a.txt"


def test_too_many_bytes() -> None:
    with pytest.raises(DocumentError, match=r"too large: 50\.0 MB, the limit is 20\.0 MB"):
        read_bytes(b"Acme owns. " * 4_545_455, "a.txt")


def test_too_many_characters() -> None:
    with pytest.raises(DocumentError, match="too large: 116 characters"):
        read_bytes(PROSE[:116].encode(), "a.txt", limits=Limits(characters=100))


def test_id_is_the_hash_of_the_text() -> None:
    one, same, other = (read_bytes(data, name)[0] for data, name in ((b"Acme.", "a.txt"), (b"Acme.", "b.txt"), (b"Acme!", "a.txt")))
    assert one.id == same.id != other.id


def test_unknown_language_is_refused() -> None:
    german = (
        "Der Konzern hat am Dienstag mitgeteilt, dass er das Unternehmen übernommen hat und die Werke in der Stadt nicht schließen wird. "
        * 2
    )
    with pytest.raises(DocumentError, match=r"unknown language.*'de'"):
        read_bytes(german.encode(), "a.txt")
    with pytest.raises(DocumentError, match="unknown language"):
        read_bytes(("公司 宣布 收购 " * 20).encode(), "a.txt")


def test_language_of_the_words() -> None:
    assert read_bytes(PROSE.encode(), "a.txt")[0].language == "en"
    assert read_bytes("Acme a racheté la société Globex pour 30 millions.".encode(), "a.txt")[0].language == "fr"
    assert read_bytes(b"Acme, Globex", "a.txt")[0].language == "en"
