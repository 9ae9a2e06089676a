"""Names end where the title after them begins."""

from __future__ import annotations

import numpy as np
import pytest

from kg.annotate.found import Found
from kg.annotate.judges import without_titles
from kg.model import Kind


def _found(text: str, words: str) -> Found:
    start = text.index(words)
    return Found(0, (3, 2 + len(words.split())), start, start + len(words), words, 0, np.zeros(1, np.float32), Kind.NAME)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("United States District Judge Ada Brook ruled.", "United States District", "United States"),
        ("United States Federal District Judge Ada Brook ruled.", "United States Federal District", "United States"),
        ("Utah District Attorney Ada Brook sued.", "Utah District", "Utah"),
        ("The United States District Court ruled.", "United States District", "United States District"),
        ("United States Judge Ada Brook ruled.", "United States", "United States"),
        ("So District Judge Ada Brook ruled.", "District", "District"),
    ],
)
def test_the_words_of_a_title_are_no_part_of_the_name_before(text: str, words: str, name: str) -> None:
    [found] = without_titles(text, [_found(text, words)])
    assert (found.text, text[found.start : found.end]) == (name, name)
    assert found.words == (3, 2 + len(name.split()))
