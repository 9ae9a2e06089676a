"""What is told to the antecedent head besides the words: how alike two mentions are written, and how far apart they stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

FEATURES: Final = 22
PRONOUNS: Final = frozenset(
    "he him his himself she her hers herself it its itself they them their theirs themselves "
    "i me my mine myself we us our ours ourselves you "
    "your yours yourself who whom whose which that this these those one".split()
)
_MALE: Final = frozenset("he him his himself mr sir lord king prince mr. husband father son brother".split())
_FEMALE: Final = frozenset("she her hers herself mrs ms miss lady queen princess mrs. ms. wife mother daughter sister".split())
_MANY: Final = frozenset("they them their theirs themselves we us our ours both these those".split())
_SPEAKING: Final = frozenset("i me my mine myself we us our ours ourselves you your yours".split())
_SMALL: Final = frozenset("the a an of and for de la le du des in on at & 's ’s".split())
_DEFINITE: Final = frozenset("the this that these those both its their his her our".split())


@dataclass(frozen=True)
class Written:
    """A mention as it is written, and where: `order` is its place among the mentions, `sentence` its sentence's number."""

    text: str
    order: int
    sentence: int

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(self.text.lower().replace("’", "'").removesuffix("'s").replace(".", "").split())

    @cached_property
    def telling(self) -> frozenset[str]:
        return frozenset(self.words) - _SMALL

    @cached_property
    def is_pronoun(self) -> bool:
        return len(self.words) == 1 and self.words[0] in PRONOUNS

    @cached_property
    def is_name(self) -> bool:
        return not self.is_pronoun and any(word[:1].isupper() for word in self.text.split() if word.lower() not in _SMALL)

    @cached_property
    def is_definite(self) -> bool:
        return bool(self.words) and self.words[0] in _DEFINITE

    @cached_property
    def gender(self) -> int:
        return int(bool(_MALE & set(self.words))) - int(bool(_FEMALE & set(self.words)))

    @cached_property
    def is_many(self) -> bool:
        return not _MANY.isdisjoint(self.words)

    @cached_property
    def is_speaking(self) -> bool:
        return not _SPEAKING.isdisjoint(self.words)

    @cached_property
    def initials(self) -> str:
        return "".join(word[0] for word in self.words if word not in _SMALL)


def features(anaphor: Written, antecedent: Written) -> list[float]:
    """Return the features of one pair, each between 0 and 1.

    >>> len(features(Written("it", 1, 0), Written("Acme", 0, 0))) == FEATURES
    True
    """
    one, other = anaphor, antecedent
    shared = one.telling & other.telling
    least = min(len(one.telling), len(other.telling)) or 1
    sentences = abs(one.sentence - other.sentence)
    mentions = max(one.order - other.order, 0)
    named = one.is_name and other.is_name
    return [
        float(one.words == other.words and not one.is_pronoun),
        float(bool(one.words) and bool(other.words) and one.words[-1] == other.words[-1] and not one.is_pronoun),
        float(bool(one.words) and bool(other.words) and one.words[0] == other.words[0] and named),
        len(shared) / least if not one.is_pronoun else 0.0,
        float(named and not shared),
        float(named and bool(shared) and bool(one.telling - other.telling) and bool(other.telling - one.telling)),
        float(named and _abbreviates(one, other)),
        float(one.is_pronoun),
        float(other.is_pronoun),
        float(one.is_name),
        float(other.is_name),
        float(one.is_definite and not one.is_name),
        float(other.is_definite and not other.is_name),
        float(one.gender * other.gender < 0),
        float(one.gender * other.gender > 0),
        float(one.is_many != other.is_many),
        float(one.is_speaking != other.is_speaking),
        float(sentences == 0),
        float(sentences == 1),
        min(sentences, 10) / 10,
        float(mentions == 1),
        min(mentions, 20) / 20,
    ]


def _abbreviates(one: Written, other: Written) -> bool:
    short, long = sorted((one, other), key=lambda mention: len(mention.words))
    return len(short.words) == 1 and len(long.words) > 1 and short.words[0] == long.initials


def pair_features(mentions: Sequence[Written], most: int = 48) -> Floats:
    """Return the features of every mention with each of the `most` before it, as K × K × FEATURES (zero elsewhere)."""
    table = np.zeros((len(mentions), len(mentions), FEATURES), np.float32)
    for i, one in enumerate(mentions):
        for j in range(max(0, i - most), i):
            table[i, j] = features(one, mentions[j])
    return table
