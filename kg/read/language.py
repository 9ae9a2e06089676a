"""English or French, told by the small words; other languages are told apart so that they can be refused."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

SUPPORTED: Final = ("en", "fr")
UNDETERMINED: Final = "und"
_SMALL_WORDS: Final = {
    "en": "the of and to in is that for with was it on as by from are this which has have its at be an or",
    "fr": "le la les de des du et est dans pour par sur une un l qui que au aux ce avec il elle plus été ont sont en ne pas se leur qu",
    "es": "el la los las de del y en que por con una un para es como se su más fue ha al lo no son sus pero",
    "it": "il la di che e della del per una un con non gli nel dei delle è sono si ha al le da alla più anche",
    "de": "der die und das den von mit ist nicht ein eine für auf dem im zu des sich als auch wird hat bei nach werden",
    "pt": "o os da do em não uma um com para e que de dos das é ao na no por foi mais são pela pelo",
    "nl": "het een van en de dat op zijn met voor is te in niet aan door ook wordt er bij naar om werd",
}
_VOCABULARY: Final = {language: frozenset(words.split()) for language, words in _SMALL_WORDS.items()}
_WORD: Final = re.compile(r"[^\W\d_]+")
_SAMPLE: Final = 40_000
_ENOUGH_WORDS: Final = 30  # a shorter text may be a list of names, which says nothing
_SURE_SHARE: Final = 0.15  # running English and French have 0.35 to 0.5
_NO_SHARE: Final = 0.03
_LATIN_END: Final = "\u0250"


def detect(text: str) -> str | None:
    """Return `en`, `fr`, the code of another language, `und` for one it does not know, or None when it cannot be sure.

    >>> detect("Le groupe a annoncé un partenariat avec le ministère pour la mise en place d'un service, qui est prévu dans les mois "
    ...        "à venir et sera ouvert aux entreprises de la région.")
    'fr'
    >>> detect("Acme Globex") is None
    True
    """
    words = [word.lower() for word in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _ENOUGH_WORDS:
        return _detect_short(words)
    if sum(word[0] >= _LATIN_END for word in words) > len(words) / 2:
        return UNDETERMINED
    counts = Counter(words)
    shares = {language: sum(counts[word] for word in vocabulary) / len(words) for language, vocabulary in _VOCABULARY.items()}
    best = max(shares, key=lambda language: shares[language])
    if shares[best] >= _SURE_SHARE:
        return best
    return UNDETERMINED if len(words) >= 3 * _ENOUGH_WORDS and max(shares[language] for language in SUPPORTED) < _NO_SHARE else None


def _detect_short(words: list[str]) -> str | None:
    """Tell French from English in a sentence or two: too little to refuse a language, enough to choose between two."""
    english, french = (sum(word in _VOCABULARY[language] for word in words) for language in SUPPORTED)
    if french == english:
        return None
    return "fr" if french > english and french > 1 else "en"


def primary(tag: str | None) -> str | None:
    """Return the language of a tag, without region or script.

    >>> primary("en-US"), primary("FR_fr"), primary(None)
    ('en', 'fr', None)
    """
    return re.split(r"[-_]", tag.strip())[0].lower() or None if tag else None
