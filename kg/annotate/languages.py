"""Language code to its word lists."""

from __future__ import annotations

from typing import Final

from kg.annotate.lexis import Lexis
from kg.annotate.lexis_en import ENGLISH
from kg.annotate.lexis_fr import FRENCH

LEXES: Final[dict[str, Lexis]] = {lexis.code: lexis for lexis in (ENGLISH, FRENCH)}
