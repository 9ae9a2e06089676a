from __future__ import annotations

import json

import pytest

from kg.errors import DocumentError
from kg.read import each_json_line, read_bytes, read_json_lines


def test_every_field() -> None:
    line = {
        "id": "doc-1",
        "text": "Acme a racheté Globex.",
        "date": "2021-05-04",
        "lang": "fr-FR",
        "title": "T",
        "url": "https://d.example/1",
    }
    [document] = read_json_lines([json.dumps(line)], "in.jsonl")
    metadata = document.metadata
    assert (document.id, document.text, metadata.issued, metadata.language, metadata.title, metadata.url) == (
        "doc-1", "Acme a racheté Globex.", "2021-05-04", "fr", "T", "https://d.example/1",
    )  # fmt: skip
    assert metadata.source == "doc-1"


def test_an_id_may_be_left_out_or_be_a_number() -> None:
    [plain, numbered] = read_json_lines(['{"text": "Acme."}', "", '{"id": 7, "text": "Acme."}'], "-")
    assert (len(plain.id), plain.metadata.source, numbered.id) == (16, "-:1", "7")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ('["text"]', 'must be an object with a "text"'),
        ('{"id": "a"}', 'must be an object with a "text"'),
        ('{"id": "a", "text": 3}', 'must be an object with a "text"'),
        ('{"id": {}, "text": "A"}', '"id" must be a string'),
        ('{"id": "a", "text": "A", "date": 2021}', '"date" must be a string'),
        ('{"id": "a", "text": "A", "date": "yesterday"}', '"date" must be an ISO date'),
        ('{"id": "a", "text": " "}', "no text"),
        ('{"id": "a", "text": "A \\ud800"}', "surrogate"),
        ('{"id": "a", "text": "A", "lang": "de"}', "unknown language.*known are en, fr"),
    ],
)
def test_bad_lines_are_named(line: str, reason: str) -> None:
    with pytest.raises(DocumentError, match=reason) as caught:
        list(read_json_lines(['{"id": "ok", "text": "Acme."}', line], "in.jsonl"))
    assert caught.value.source in ("in.jsonl:2", "a")


def test_an_id_used_twice() -> None:
    good, bad = each_json_line(['{"id": "a", "text": "One."}', '{"id": "a", "text": "Two."}'], "in.jsonl")
    assert good.id == "a"  # type: ignore[union-attr]
    assert str(bad) == "in.jsonl:2: the id 'a' was used by an earlier line"


def test_a_declared_language_is_not_doubted() -> None:
    text = "Le groupe a annoncé un partenariat avec le ministère pour la mise en place d'un service dans les mois à venir. " * 3
    assert next(read_json_lines([json.dumps({"text": text, "lang": "en"})])).language == "en"
    assert next(read_json_lines([json.dumps({"text": text})])).language == "fr"


def test_text_is_taken_as_it_is() -> None:
    text = "  Acme\r\nowns\u2028Globex. \n"
    assert read_bytes(json.dumps({"text": text}, ensure_ascii=False).encode(), "a.jsonl")[0].text == text
