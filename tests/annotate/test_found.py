"""Which spans are mentions, by probabilities of the tests' own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from kg.annotate.found import Found, Words, find_mentions
from kg.annotate.lexis_en import ENGLISH
from kg.annotate.values import values
from kg.neural.model import Encoded, Reading
from kg.neural.pieces import Pieces, case_of
from kg.neural.windows import Window

_CLASSES = ("Company", "Date", "Person")
_Likely = Mapping[str, tuple[float, float, float]]


def _sentence(text: str, words: Sequence[str], start: int) -> Pieces:
    """A sentence whose words are of one piece each."""
    starts = []
    for word in words:
        starts.append(start := text.index(word, start))
    places = np.arange(len(words))
    lengths = np.array([len(word) for word in words])
    return Pieces(places, np.array([case_of(word) for word in words]), np.array(starts), np.array(starts) + lengths, places, places)


def _encoded(text: str, window: Window, likely: _Likely) -> Encoded:
    starts, ends, *_ = window.words
    types = [likely.get(text[starts[a] : ends[z]], (0.0, 0.0, 0.0)) for a, z in window.spans]
    nothing = np.zeros((0, 0), np.float32)
    return Encoded(window, nothing, nothing, np.array(types, np.float32))


def _found(likely: _Likely) -> list[Found]:
    """Read two sentences in two windows, the first of them again in the second."""
    text = "Norvane Foods bought Castrel Tea in 2019. Ada Brook left."
    one = _sentence(text, ["Norvane", "Foods", "bought", "Castrel", "Tea", "in", "2019", "."], 0)
    other = _sentence(text, ["Ada", "Brook", "left", "."], text.index("Ada"))
    windows = (Window((0,), 0, (one,)), Window((0, 1), 1, (one, other)))
    reading = Reading(tuple(_encoded(text, window, likely) for window in windows))
    found = find_mentions(text, reading, _CLASSES, values(text, 0, len(text), ENGLISH, None), Words(ENGLISH))
    assert all(text[each.start : each.end] == each.text for each in found)
    return found


def _texts(likely: _Likely) -> list[str]:
    return [each.text for each in _found(likely)]


def test_mentions_are_found_in_the_window_whose_own_sentence_they_stand_in() -> None:
    found = _found({"Ada Brook": (0, 0, 0.9), "Norvane Foods": (0.9, 0, 0), "Castrel Tea": (0.6, 0, 0)})
    assert [(f.text, f.window, f.sentence) for f in found] == [("Norvane Foods", 0, 0), ("Castrel Tea", 0, 0), ("Ada Brook", 1, 1)]


def test_what_is_unlikely_or_crosses_a_likelier_mention_is_none() -> None:
    assert _texts({"Norvane": (0.4, 0, 0), "Castrel Tea": (0.9, 0, 0), "bought Castrel": (0.8, 0, 0), "Ada": (0, 0, 0.49)}) == [
        "Castrel Tea"
    ]


def test_a_mention_inside_another_stands_after_it() -> None:
    assert _texts({"Norvane Foods": (0.7, 0, 0), "Norvane": (0.9, 0, 0)}) == ["Norvane Foods", "Norvane"]


def test_dates_are_left_to_the_rules() -> None:
    likely = {"2019": (0.9, 0.9, 0), "Tea in 2019": (0.9, 0, 0), "bought": (0.1, 0.9, 0), "Ada Brook": (0, 0.9, 0.6)}
    [found] = _found(likely)
    assert (found.text, found.types.tolist()) == ("Ada Brook", [0.0, 0.0, np.float32(0.6)])
