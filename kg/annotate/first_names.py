"""First names that are borne by women or by men nearly only (`data/first-names.tsv`): whom "she" cannot mean."""

from __future__ import annotations

from functools import cache
from typing import Final

from kg.annotate.lexis import Gender
from kg.resources import data_dir

_GENDERS: Final = {"f": Gender.FEMININE, "m": Gender.MASCULINE}


def gender_of(name: str) -> Gender:
    """Return the gender that the first word of a full name tells; ANY for a lone word, which may well be a surname.

    >>> [gender_of(name).value for name in ("Ada Lovelace", "Paul Morphy", "Acme Group", "Paul")]
    ['feminine', 'masculine', 'any', 'any']
    """
    first, _, rest = name.partition(" ")
    return _first_names().get(first, Gender.ANY) if rest else Gender.ANY


@cache
def _first_names() -> dict[str, Gender]:
    lines = (data_dir() / "first-names.tsv").read_text(encoding="utf-8").splitlines()
    return {name: _GENDERS[gender] for name, gender in (line.split("\t") for line in lines if line and not line.startswith("#"))}
