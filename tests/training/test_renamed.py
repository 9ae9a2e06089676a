import os
import random
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.ontology import load_ontology
from kg.resources import ontology_files
from training.authored import AuthoredDocument, Mark, read_authored
from training.ranking import average_precision
from training.renamed import Pool, renamed


@pytest.fixture(scope="module")
def documents() -> list[AuthoredDocument]:
    return list(read_authored(load_ontology(ontology_files())))


@pytest.fixture(scope="module")
def pool(documents: list[AuthoredDocument]) -> Pool:
    return Pool.of(documents)


def _words(document: AuthoredDocument, mark: Mark) -> str:
    return document.text[mark.start : mark.end]


class TestRenamed:
    @given(data=st.data())
    def test_marks_and_sentences_follow_the_text(self, data: st.DataObject, documents: list[AuthoredDocument], pool: Pool) -> None:
        document = documents[data.draw(st.integers(0, len(documents) - 1))]
        other = renamed(document, pool, random.Random(data.draw(st.integers(0, 99))))
        assert len(other.marks) == len(document.marks)
        assert other.claims == document.claims
        for mark in other.marks:
            words, (start, end) = _words(other, mark), other.sentences[mark.sentence]
            assert words and words == words.strip()
            assert start <= mark.start < mark.end <= end

    @given(data=st.data())
    def test_what_is_not_renamed_stays(self, data: st.DataObject, documents: list[AuthoredDocument], pool: Pool) -> None:
        document = documents[data.draw(st.integers(0, len(documents) - 1))]
        other = renamed(document, pool, random.Random(data.draw(st.integers(0, 99))))
        for one, two in zip(document.marks, other.marks, strict=True):
            if _words(document, one).islower():
                assert _words(document, one) == _words(other, two)

    def test_every_document_keeps_every_mention(self, documents: list[AuthoredDocument], pool: Pool) -> None:
        for document in documents:
            other = renamed(document, pool, random.Random(1))
            for one, two in zip(document.marks, other.marks, strict=True):
                same = _words(document, one) == _words(other, two)
                assert same or (_words(document, one)[0].isupper() and _words(other, two)[0].isupper()) or " " in _words(document, one)

    def test_the_hash_seed_makes_no_difference(self) -> None:
        code = (
            "import random; from kg.ontology import load_ontology; from kg.resources import ontology_files\n"
            "from training.authored import read_authored; from training.renamed import Pool, renamed\n"
            "documents = list(read_authored(load_ontology(ontology_files()))); pool = Pool.of(documents)\n"
            "text = ''.join(renamed(document, pool, random.Random(0)).text for document in documents)\n"
            "import hashlib; print(hashlib.sha256(text.encode()).hexdigest())"
        )
        runs = [
            subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
            for seed in ("1", "2")
        ]
        assert runs[0] == runs[1]

    def test_a_person_has_one_surname_throughout(self, pool: Pool) -> None:
        text = "Ana Lopez left. Lopez is back."
        marks = (Mark(0, 9, ("a",), 0), Mark(16, 21, ("a",), 1))
        document = AuthoredDocument("", "news", text, ((0, 15), (16, 30)), marks, (), {"a": ("Person",)})
        others = (renamed(document, pool, random.Random(seed)) for seed in range(20))
        seen = {tuple(_words(other, mark) for mark in other.marks) for other in others}
        assert ("Ana Lopez", "Lopez") in seen
        assert len(seen) > 5
        assert all(full == f"Ana {last}" for full, last in seen)

    def test_the_same_seed_gives_the_same_text(self, documents: list[AuthoredDocument], pool: Pool) -> None:
        for document in documents[::100]:
            assert renamed(document, pool, random.Random(7)) == renamed(document, pool, random.Random(7))


def test_average_precision_is_one_when_all_that_is_right_comes_first() -> None:
    scores = np.array([0.9, 0.8, 0.3, 0.2], np.float32)
    assert average_precision(scores, np.array([True, True, False, False])) == 1.0
    assert average_precision(scores, np.array([False, False, False, True])) == 0.25
    assert average_precision(scores, np.array([False] * 4)) == 0.0
