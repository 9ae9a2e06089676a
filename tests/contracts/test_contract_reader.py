"""What every reader promises: documents whose spans lie inside their text, and the same ones every time."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest

from kg.errors import DocumentError
from kg.ids import content_id
from kg.ports import Reader
from kg.read import reader_for, readers
from kg.resources import data_dir

_FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>Wire</title>
<item><title>One</title><description>Acme acquired Globex in 2020.</description></item>
<item><title>Two</title><description>Hooli has joined the Initech group.</description></item></channel></rss>"""
_LINES = '{"id": "one", "text": "Acme acquired Globex.", "lang": "en"}\n{"text": "Hooli a racheté Initech.", "lang": "fr"}\n'


@dataclass(frozen=True)
class Sample:
    """The bytes of a small file of one format."""

    source: str
    data: bytes


def _article(suffix: str) -> Sample:
    path = min((data_dir() / "articles").glob(f"*{suffix}"), key=lambda path: path.name)
    return Sample(path.name, path.read_bytes())


SAMPLES = {
    "docx": _article(".docx"),
    "email": _article(".eml"),
    "feed": Sample("wire.rss", _FEED.encode()),
    "html": _article(".html"),
    "jsonl": Sample("lines.jsonl", _LINES.encode()),
    "markdown": _article(".md"),
    "pdf": _article(".pdf"),
    "text": _article(".txt"),
}


@pytest.fixture(params=sorted(readers()))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def reader(name: str) -> Reader:
    return readers()[name]


@pytest.fixture
def sample(name: str) -> Sample:
    return SAMPLES[name]


def test_keeps_the_port(reader: Reader) -> None:
    assert isinstance(reader, Reader) and reader.media_types
    assert all(suffix.startswith(".") and suffix == suffix.lower() for suffix in reader.suffixes if suffix)


def test_is_chosen_for_its_format(reader: Reader, sample: Sample) -> None:
    assert reader_for(sample.data, sample.source) is reader


def test_gives_the_same_documents_every_time(reader: Reader, sample: Sample) -> None:
    documents = list(reader.read(sample.data, sample.source))
    assert documents and documents == list(reader.read(sample.data, sample.source))
    assert len({document.id for document in documents}) == len(documents)


def test_ids_do_not_depend_on_where_a_file_lies(reader: Reader, sample: Sample) -> None:
    here, there = (list(reader.read(sample.data, str(Path(folder) / sample.source))) for folder in ("here", "there"))
    assert [document.id for document in here] == [document.id for document in there]
    assert all(document.id in (content_id(document.text), "one") for document in here)


def test_spans_lie_inside_a_text_that_holds_something(reader: Reader, sample: Sample) -> None:
    for document in reader.read(sample.data, sample.source):
        ends = [(skip.start, skip.end) for skip in document.skips]
        assert ends == sorted(ends) and all(0 <= start < end <= len(document.text) for start, end in ends)
        assert all(end <= start for (_, end), (start, _) in pairwise(ends)), "skips overlap"
        kept = [character for i, character in enumerate(document.text) if not document.is_skipped(i, i + 1)]
        assert "".join(kept).strip(), "everything is skipped"
        assert all(skip.reason for skip in document.skips)


def test_says_what_it_read(reader: Reader, sample: Sample) -> None:
    for document in reader.read(sample.data, sample.source):
        assert document.metadata.source and document.language in ("en", "fr")
        assert "\ufeff" not in document.text and "\0" not in document.text


@pytest.mark.parametrize("data", [b"", b"\0\1\2\3" * 64])
def test_refuses_nothing_and_noise_by_name(reader: Reader, data: bytes) -> None:
    with pytest.raises(DocumentError, match="bad"):
        list(reader.read(data, "bad.file"))


def test_half_a_file_is_read_or_refused(reader: Reader, sample: Sample) -> None:
    try:
        documents = list(reader.read(sample.data[: len(sample.data) // 2], sample.source))
    except DocumentError as error:
        assert error.reason and sample.source in str(error)
    else:
        assert all(document.text.strip() for document in documents)
