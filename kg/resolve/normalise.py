"""Names → keys: what two spellings of one name have in common. Pure functions of strings, cached because news repeats itself."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CACHE = 1 << 16
_QUOTES = "\"'«»“”‘’„ \u00a0,;:"
_ARTICLES = frozenset({"the", "le", "la", "les"})
_SPOKEN = {"&": " and ", "+": " plus ", "#": " sharp "}
"""Signs that tell names apart: Canal+ is not Canal."""

_LEGAL_FORMS = (
    "ab ag as asa asbl aps bv eg ev gmbh kgaa kk llc llp lp nv ooo oy oyj plc pte pty sa sarl sas sasu sca scop se sl spa srl vzw"
)
_LEGAL = {form: form for form in _LEGAL_FORMS.split()} | {
    "co": "co",
    "company": "co",
    "corp": "corp",
    "corporation": "corp",
    "inc": "inc",
    "incorporated": "inc",
    "limited": "ltd",
    "ltd": "ltd",
}
"""Legal forms as `plain` writes them, each with the one spelling we compare."""

_GENERIC = frozenset({"group", "groupe", "gruppe", "grupo", "gruppo", "holding", "holdings"})
_HONORIFICS = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady hon rev m mm mme mlle me pr monsieur madame maitre herr frau sen gen".split()
)
_AFTER_NAME = frozenset({"jr", "sr", "ii", "iii", "iv", "phd", "md"})
_PARTICLES = frozenset({"von", "van", "de", "du", "des", "der", "den", "della", "di", "da", "dos", "le", "la", "el", "ter"})


@lru_cache(_CACHE)
def tidy(text: str) -> str:
    """Return a name as it is shown: one space between words, no quotation marks around it.

    >>> tidy("“Bleu”"), tidy("Acme\\n  Inc.")
    ('Bleu', 'Acme Inc.')
    """
    words = " ".join(text.split())
    return words.strip(_QUOTES) or words


@lru_cache(_CACHE)
def plain(name: str) -> str:
    """Return a name without case, accents, punctuation or a leading article.

    >>> plain("Société-Générale"), plain("The U.S."), plain("L’Oréal"), plain("Canal+")
    ('societe generale', 'us', 'loreal', 'canal plus')
    """
    text = _bare(name)
    text = re.sub(r"\b(\w)/(\w)\b", r"\1\2", re.sub(r"[.'’]", "", text))
    words = re.sub(r"[^\w]+|_", " ", text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words) or name.strip().casefold()


def _bare(name: str) -> str:
    """Fold case, drop accents, spell out the signs that tell names apart."""
    decomposed = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()
    return "".join(_SPOKEN.get(c, c) for c in text)


@lru_cache(_CACHE)
def corporate(name: str) -> tuple[str, tuple[str, ...]]:
    """Return an organization's plain name without legal form and words such as "Group", and its legal form.

    >>> corporate("Acme S.A."), corporate("Groupe Acme"), corporate("Acme Group Ltd.")
    (('acme', ('sa',)), ('acme', ()), ('acme', ('ltd',)))
    """
    words, legal = plain(name).split(), []
    while len(words) > 1 and (words[-1] in _LEGAL or words[-1] in _GENERIC or words[-1] == "and"):
        word = words.pop()
        legal += [_LEGAL[word]] if word in _LEGAL else []
    if len(words) > 1 and words[0] in _GENERIC:
        words = words[1:]
    return " ".join(words), tuple(sorted(set(legal)))


@dataclass(frozen=True, order=True)
class PersonName:
    """A person's name in parts; `given` is empty when only a surname (or one name) is told."""

    surname: str
    given: str = ""
    middle: tuple[str, ...] = ()

    @property
    def is_abbreviated(self) -> bool:
        return all(len(part) == 1 for part in self.given.split("-"))

    def shortens(self, other: PersonName) -> bool:
        """Whether this could be a shorter way to write another full name: initials for names, middle names left out."""
        return self.surname == other.surname and _initial_of(self.given, other.given) and _left_out(self.middle, other.middle)


@lru_cache(_CACHE)
def person(name: str) -> PersonName:
    """Return the parts of a person's name, titles dropped.

    >>> person("Dr. Anna M. Bell"), person("von der Leyen").given, person("J.-P. Martin").given
    (PersonName(surname='bell', given='anna', middle=('m',)), '', 'j-p')
    """
    text = re.sub(r"\.-", "-", _bare(name))
    words = re.sub(r"[^\w\s-]|_", "", re.sub(r"\.", " ", text)).split()
    while len(words) > 1 and words[0] in _HONORIFICS and len(words[-1]) > 1 and not (words[0] == "m" and len(words) > 2):
        words = words[1:]
    while len(words) > 1 and words[-1] in _AFTER_NAME:
        words = words[:-1]
    if len(words) < 2 or words[0] in _PARTICLES:
        return PersonName(" ".join(words) or name.casefold())
    return PersonName(words[-1], words[0], tuple(words[1:-1]))


def _initial_of(short: str, full: str) -> bool:
    ours, theirs = short.split("-"), full.split("-")
    return (
        len(ours) <= len(theirs)
        and all(a == b or (len(a) == 1 and b.startswith(a)) for a, b in zip(ours, theirs, strict=False))
        and (len(ours) == len(theirs) or len(short) == 1)
    )


def _left_out(fewer: tuple[str, ...], more: tuple[str, ...]) -> bool:
    rest = iter(more)
    return all(any(_initial_of(part, other) for other in rest) for part in fewer)


@lru_cache(_CACHE)
def is_acronym(name: str) -> bool:
    """Whether a name is one short word of capitals.

    >>> is_acronym("ANSSI"), is_acronym("U.S."), is_acronym("Bleu")
    (True, True, False)
    """
    letters = name.replace(".", "").replace("&", "")
    return " " not in name and letters.isalnum() and letters.isupper() and 2 <= len(letters) <= 8


@lru_cache(_CACHE)
def shortens(short: str, full: str) -> bool:
    """Whether a name is a shorter form of another: some of its words, in their order.

    Legal forms and words such as "Group" do not count, so that "Acme" is as full a name as "Acme Group".

    >>> shortens("Azure", "Microsoft Azure"), shortens("Acme", "Acme Group"), shortens("Azure", "Azur")
    (True, False, False)
    """
    ours, theirs = corporate(short)[0].split(), corporate(full)[0].split()
    rest = iter(theirs)
    return len(ours) < len(theirs) and all(word in rest for word in ours)
