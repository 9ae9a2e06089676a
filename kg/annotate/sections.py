"""The sections of a document: what stands under a heading goes together, and a round-up's items have nothing to do with each other."""

from __future__ import annotations

import re
from typing import Final

from kg.model import Sentence

_FINISHED: Final = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_BULLET: Final = re.compile(r"[-*•–—▪◦·‣>(]|\d{1,3}[.)]")
_LINE_ENDS: Final = re.compile(r"[^\S\n]*(?:\n|\Z)")
_LONGEST_HEADING: Final = 12  # words


def sections_of(text: str, sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    """Return the number of each sentence's section; headings one upon another, title, byline and date open one together.

    >>> text = "In brief\\n\\nONE\\nAcme sold Globex.\\n\\nTWO\\nOreta hired Ada."
    >>> sections_of(text, tuple(Sentence(i, *m.span()) for i, m in enumerate(re.finditer(r"\\S.*", text))))
    (0, 0, 0, 1, 1)
    """
    numbers: list[int] = []
    after_text = False
    for sentence in sentences:
        heading = is_heading(text, sentence)
        numbers.append((numbers[-1] if numbers else 0) + (heading and after_text))
        after_text = not heading
    return tuple(numbers)


def is_heading(text: str, sentence: Sentence) -> bool:
    """Whether a sentence is a short line of its own, not finished as sentences are and no item of a list."""
    words = text[sentence.start : sentence.end].strip()
    alone = _is_white(text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start]) and _LINE_ENDS.match(text, sentence.end)
    short = 0 < len(words.split()) <= _LONGEST_HEADING
    return bool(alone) and short and not _FINISHED.search(words) and not _BULLET.match(words)


def _is_white(words: str) -> bool:
    return not words.strip()
