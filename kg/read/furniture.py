"""Lines that stand around an article and say who wrote it, when and for whom: bylines, dates, reading times, datelines."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from kg.read.dates import FoundDate, find_date, parse_date
from kg.read.taken import NOTHING, Found
from kg.read.units import Unit

_PROPER: Final = r"(?:(?:[dlDLO]['’])?[A-ZÀ-ÖØ-Þ][\w'’-]*[^\W\d_]|[A-ZÀ-ÖØ-Þ]\.(?:-?[A-Z]\.)?|[A-Z])"
_PARTICLE: Final = r"(?:de|du|des|d'|la|le|van|von|der|den|ten|el|al|bin|ben|di|da|dos|y)"
_NAME: Final = rf"{_PROPER}(?:\s+(?:{_PARTICLE}\s+){{0,2}}{_PROPER}){{1,3}}"
_AND: Final = r"(?:\s*,)?\s+(?:and|et|with|avec)\s+|\s*&\s*"
# A comma alone joins names only before an "and": after a single name it brings the publication.
_NAMES: Final = rf"(?:{_NAME}(?:\s*,\s*{_NAME})*(?:{_AND}){_NAME}|{_NAME})"
_ROLE: Final = (
    r"(?:editors?|reporters?|correspondents?|journalists?|writers?|contributors?|contributing|columnists?|freelancers?|staff|bureau chief|"
    r"newsroom|rédact(?:eur|rice|ion)s?|journalistes?|correspondante?s?|envoyée?s? spéciale?s?|chroniqueu(?:r|se)s?|pigistes?|"
    r"grand reporter|chef de service|cheffe de service)"
)
_LEAD: Final = (
    r"(?:(?:(?:written|reported|posted|story|text|words|article|prepared|compiled|collected|interview(?:ed)?)\s+)?by|"
    r"(?:(?:(?:entretien |interview |article )?(?:écrit|rédigé|publié|préparé|compilé|réalisé|recueilli)e?|propos recueillis)\s+)?par|"
    r"(?:authors?|auteurs?|auteure|autrice)\s*:)"
)
_BY: Final = re.compile(rf"(?i:{_LEAD})\s*(?P<names>{_NAMES})(?P<rest>\s*[,(|–—-].*|\s+(?:for|pour|of|in|à)\s+[A-ZÀ-Þ].*)?")
_WITH_ROLE: Final = re.compile(rf"(?P<names>{_NAMES})\s*[,|–—(-]\s*(?P<rest>[^.!?]*\b(?i:{_ROLE})\b[^.!?]*)")
# A name after a dash is mostly the voice of a quote; a publication after it makes it a signature.
_SIGNED: Final = re.compile(
    rf"[—–-]{{1,2}}\s*(?P<names>{_NAMES})\s*,\s*(?P<rest>(?:(?i:special|exclusive)\b|for\b|pour\b|The\b|L[ea]s?\b)[^.!?]*)"
)
_SPECIAL: Final = re.compile(
    r"(?:(?i:special|exclusive(?:ly)?)\s+)?\b(?:to|for|pour|at|de|of|chez)\s+(?P<for>(?:(?:the|le|la|les)\s+)?[A-ZÀ-Þ].*)"
)
PUBLICATION: Final = re.compile(
    rf"(?:(?:The|Le|La|Les|L['’])\s*)?{_PROPER}(?:[ .&'’-]+(?:(?:of|the|and|de|du|des|et|la|le)\s+)*{_PROPER}){{0,5}}"
)
_SECTION: Final = re.compile(
    r"(?:world |local |breaking )?news|business|economy|markets?|finance|money|tech(?:nology)?|science|health|politics|policy|opinion|"
    r"analysis|features?|interviews?|culture|arts|sports?|world|europe|climate|energy|environment|security|media|law|research|insights?|blog|"
    r"(?:press|news) releases?|actualités?|économie|entreprises?|marchés|numérique|politique|santé|société|monde|opinions?|tribune|analyse|"
    r"entretien|sciences?|technologies?|énergie|environnement|sécurité|communiqué(?: de presse)?|portrait|enquête|reportage",
    re.IGNORECASE,
)
_CREDIT: Final = re.compile(
    r"\(?(?:(?:additional )?(?:reporting|writing|editing)|édition|reportage) (?:by|de|par) [A-ZÀ-Þ].{1,200}|"
    r"\(?avec (?:l['’])?(?:AFP|AP|Reuters)\b.{0,30}",
    re.IGNORECASE,
)
_READING_TIME: Final = re.compile(
    r"(?:(?:estimated )?(?:reading|read) time|temps de lecture|durée de lecture|lecture(?: de)?)?\s*[:–-]?\s*"
    r"(?:~|≈)?\d{1,3}[ -]?(?:min(?:ute)?s?)\b\.?"
    r"\s*(?:read(?:ing)?|de lecture|lecture)?",
    re.IGNORECASE,
)
_READING_WORDS: Final = re.compile(r"read|lecture", re.IGNORECASE)
_DATE_WORDS: Final = re.compile(
    r"\b(?:first|last|originally|published|posted|updated|modified|created|released|issued|date|on|at|the|publié|publiée|paru|mis|mise|en|ligne|à|a|jour|"
    r"modifié|le|par|et|and|du|of|page|actualisée?|postée?|dernière|modification|date|de|publication|e?st|hours?|heures?|h|uhr)\b",
    re.IGNORECASE,
)
_FRENCH_DATE: Final = re.compile(r"\b(?:publié|paru|mis|mise|modifié|le)\b", re.IGNORECASE)
_DATE_CUE: Final = re.compile(r"[\s,|–—-]*\b(?:published|updated|posted|publié|mis à jour)\b[\s:]*(?:on|le)?\s*$", re.IGNORECASE)
_UPDATE: Final = re.compile(r"\s*(?:last\s+)?(?:updated|modified|mis(?:e)? à jour|modifié|(?:page\s+)?actualisé|dernière)", re.IGNORECASE)
_AGENCY: Final = (
    r"(?P<agency>Reuters|AP|AFP|Associated Press|The Associated Press|Agence France-Presse|"
    r"Bloomberg|Dow Jones|dpa|DPA|ANSA|EFE|TASS|Xinhua|UPI|PTI|ANI|"
    r"Belga|ATS|Kyodo|(?i:business ?wire|globe ?newswire|pr ?newswire|accesswire|marketwired|cision))"
)
_PLACE: Final = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?:[ ,]+(?:(?:de|la|le|sur|of|the|du)\s+)?[A-ZÀ-ÖØ-Þ][\w.'’-]*){0,4}"
_DASH: Final = re.compile(r"(?:--|[—–]|(?<=[\s)\d])-(?=\s))\s*")
_AGENCY_MARK: Final = re.compile(rf"\s*[(/]\s*{_AGENCY}[^)/]{{0,20}}[)/]\s*")
# A name in brackets that nobody has heard of is an agency where a place and a day stand before it.
_OUTLET_MARK: Final = re.compile(rf"\s*\(\s*(?P<agency>{PUBLICATION.pattern})\s*\)\s*$")
_PLACE_END: Final = re.compile(rf"(?!(?:On|In|By|Since|Until|From|Le|En|Depuis|Au)\b){_PLACE}\s*(?P<joint>[,–—]|--)")
_MONTH_DAY: Final = re.compile(r"(?:le\s+)?(?:[^\W\d_]{3,9}\.?\s+\d{1,2}|\d{1,2}(?:er)?\s+[^\W\d_]{3,9}\.?)")
SEPARATOR: Final = re.compile(r"\s+[|/•·]\s+|\s*[•·]\s*")
_LONGEST: Final = 200
_DAY_LENGTH: Final = len("2024-03-31")
_MONTH_NAME: Final = (
    "January|February|March|April|May|June|July|August|September|October|November|December|"
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
)
# Lines that never go on with the paragraph above them, however long it is.
STANDS_ALONE: Final = re.compile(
    rf"(?:By|BY|Par|PAR) {_NAME}|{_NAME}, [^.!?]*\b(?i:{_ROLE})\b|"
    r"[—–] ?[A-ZÀ-Þ]|[-*•▪◦] |\d+[.)] |#|\(?(?:Figure|Fig|Photo|Image|Source|Credit|Crédit)s?\b|"
    r"(?:Published|Updated|Posted|Publié|Mis à jour)\b|(?:©|Copyright\b)|\d{1,2} min|"
    rf"(?:[^\W\d_]+(?:day|di),? )?(?:(?:{_MONTH_NAME}) \d{{1,2}},? \d{{4}}|(?:le )?\d{{1,2}}(?:er)? (?:{_MONTH_NAME}) \d{{4}})\s*$",
)


@dataclass(frozen=True)
class Furniture:
    """What a line is (byline, dateline, reading-time) and what it says of the article; `is_update` for a later revision's date."""

    reason: str
    found: Found = NOTHING
    is_update: bool = False


def furniture(line: str) -> Furniture | None:
    """Return what a whole line says about its article, None when it is no such line.

    >>> furniture("Anne Example, Contributing Editor, Some Daily / June 22, 2022 / 3 Min Read").found.publisher
    'Some Daily'
    >>> furniture("Par Jeanne Dupont").found.authors, furniture("By 2025, Acme will own Globex")
    (('Jeanne Dupont',), None)
    """
    if len(line) > _LONGEST:
        return None
    parts = [part for part in SEPARATOR.split(line.strip()) if part.strip()]
    judged = [judge(part) for part in parts]
    known = [one for one in judged if one]
    if not known or (len(known) < len(parts) and all(one.reason != "byline" for one in known)):
        return None
    others = [part for part, one in zip(parts, judged, strict=True) if not one]
    if not all(PUBLICATION.fullmatch(other) for other in others):
        return None
    found = Found(publisher=next((other for other in others if not _SECTION.fullmatch(other)), None))
    for one in sorted(known, key=lambda one: not one.is_update):
        found = one.found.or_else(found)
    dated = [one for one in known if one.found.issued]
    return Furniture(known[0].reason, found, bool(dated) and all(one.is_update for one in dated))


def dateline(paragraph: str) -> tuple[int, Found] | None:
    """Return the length of the dateline a paragraph opens with, and what it says; None when it opens with none.

    >>> length, found = dateline("PARIS, March 3, 2024 (Reuters) — Acme bought Globex.")
    >>> length, found.issued, found.publisher
    (33, '2024-03-03', 'Reuters')
    >>> dateline("Acme — the owner of Globex — was sold.") is None
    True
    """
    dashes = list(_DASH.finditer(paragraph[:_LONGEST]))[:3]
    for dash in reversed(dashes):
        found = _place_and_date(paragraph[: dash.start()])
        if found and paragraph[dash.end() : dash.end() + 1].strip():
            return dash.end(), found
    return None


@dataclass(frozen=True)
class Opening:
    """The dateline that a paragraph of a text opens with, its place in the text, and what it says."""

    start: int
    end: int
    found: Found


def opening(units: list[Unit]) -> Opening | None:
    """Return the one dateline of a text; a text with several is a chronicle, whose dates belong to what it tells."""
    found = [
        Opening(unit.start, unit.start + len(unit.text[: head[0]].rstrip()), head[1]) for unit in units if (head := dateline(unit.text))
    ]
    return found[0] if len(found) == 1 else None


def _place_and_date(head: str) -> Found | None:
    """Return what `PLACE, DATE (AGENCY)` says when a head is that and nothing more, and has a date or an agency."""
    agency, outlet = _AGENCY_MARK.search(head), _OUTLET_MARK.search(head)
    if outlet and not agency:
        found = _place_and_date(head[: outlet.start()])
        return Found(publisher=outlet["agency"]).or_else(found) if found and _PLACE_END.match(head) else None
    rest = (head[: agency.start()] + head[agency.end() :] if agency else head).strip(" ,.–—-")
    publisher = agency["agency"] if agency else None
    if agency and re.fullmatch(_PLACE, rest):
        return Found(publisher=publisher)
    place = _PLACE_END.match(rest)
    if place:
        while later := _PLACE_END.match(rest, place.end()):
            place = later
        rest = rest[place.end() :].strip(" ,.–—-")
    issued = date if (date := parse_date(rest)) and (place or agency or len(date) == _DAY_LENGTH) else None
    is_day = _MONTH_DAY.fullmatch(rest) and parse_date(f"{rest.replace('.', '')} 2000")
    return Found(issued=issued, publisher=publisher) if issued or ((agency or place) and is_day) else None


def judge(part: str) -> Furniture | None:
    """Return what one piece of a line says about its article: a date, a byline or a reading time from end to end."""
    return _reading_time(part) or _dated(part) or _byline(part)


def _reading_time(part: str) -> Furniture | None:
    is_one = _READING_TIME.fullmatch(part.strip()) and _READING_WORDS.search(part)
    return Furniture("reading-time") if is_one else None


def _dated(part: str) -> Furniture | None:
    """Judge a line that says a date and hardly anything else."""
    day_first = bool(_FRENCH_DATE.search(part))
    first = find_date(part, day_first=day_first)
    if not first:
        return None
    if not part.startswith(("—", "–", "-")) and (placed := _place_and_date(part)):
        return Furniture("dateline", placed)
    rest, later = _without(part, first), first
    while later := find_date(rest, day_first=day_first):  # type: ignore[assignment]
        rest = _without(rest, later)
    rest = _READING_TIME.sub(" ", rest) if _READING_WORDS.search(rest) else rest
    if re.search(r"\w", re.sub(r"\d{1,2}\s?[:h]\s?\d{0,2}", " ", _DATE_WORDS.sub(" ", rest))):
        return None
    return Furniture("dateline", Found(issued=first.iso), bool(_UPDATE.match(part)))


def _without(text: str, date: FoundDate) -> str:
    return text[: date.start] + " " + text[date.end :]


def _byline(part: str) -> Furniture | None:
    if _CREDIT.fullmatch(part):
        return Furniture("byline")
    date = find_date(part)
    text = _without(part, date) if date else part
    text = re.sub(
        r"[\s,|–—-]*\b(?:published|updated|posted|publié|mis à jour)\b[\s:]*(?:on|le)?\s*$", "", text.strip(), flags=re.IGNORECASE
    ).strip(" ,|")
    unsigned = text.lstrip("—–- ")
    match = _BY.fullmatch(unsigned) or _WITH_ROLE.fullmatch(unsigned) or _SIGNED.fullmatch(text)
    if not match or not _is_short(match["rest"] or ""):
        return None
    issued = date.iso if date else None
    return Furniture("byline", Found(authors=_split(match["names"]), publisher=_publisher(match["rest"] or ""), issued=issued))


def _is_short(rest: str) -> bool:
    return len(rest.split()) <= 12 and not rest.rstrip().endswith((".", "!", "?"))


def _split(names: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in re.split(rf"{_AND}|\s*,\s*", names))


def _publisher(rest: str) -> str | None:
    """Return the publication named after an author's name and role."""
    for piece in reversed(re.split(r"\s*[,(|–—]\s*|\s-\s", rest.strip(" ,()|–—-"))):
        has_role = re.search(rf"\b{_ROLE}\b", piece, re.IGNORECASE)
        special = _SPECIAL.search(piece) if has_role else _SPECIAL.match(piece)
        if special:
            return special["for"].strip()
        if not has_role and PUBLICATION.fullmatch(piece):
            return piece
    return None
