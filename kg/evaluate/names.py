"""When two names are the same name: case, determiners, honorifics and legal suffixes do not count."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_APOSTROPHES: Final = str.maketrans("’‘ʼ", "'''")
_EDGES: Final = " .,;:!?\"'«»“”()[]"
_BEFORE: Final = re.compile(r"(?:(?:the|an?|le|la|les|une?|der|die|das|mr|mrs|ms|dr|mm?|mme|mlle)\.?\s+|l')(?=\w)")
_LEGAL: Final = (
    r"inc|incorporated|ltd|limited|llc|llp|plc|corp|corporation|gmbh|ag|kg|se|sarl|aisbl|oyj?|ab|asa?"
    r"|s\.?a|s\.?a\.?s|n\.?v|b\.?v|s\.?p\.?a|s\.?r\.?l"
)
_AFTER: Final = re.compile(rf"(?<=\w)(?:'s|,?\s+(?:{_LEGAL})\.?)$")


@lru_cache(maxsize=65536)
def same_name(name: str) -> str:
    """Return the form of a name that all its spellings share.

    >>> same_name("The Acme Group Ltd."), same_name("ACME group"), same_name("l’Oréal S.A."), same_name("Mr. Doe's")
    ('acme group', 'acme group', 'oréal', 'doe')
    """
    form, shorter = "", _plain(name)
    while shorter and shorter != form:
        form, shorter = shorter, _AFTER.sub("", _BEFORE.sub("", shorter, count=1)).strip(_EDGES)
    return form or _plain(name)


def _plain(name: str) -> str:
    words = unicodedata.normalize("NFKC", name).translate(_APOSTROPHES).casefold().split()
    return " ".join(words).strip(_EDGES) or " ".join(words)
