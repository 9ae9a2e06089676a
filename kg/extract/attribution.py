"""Who says a claim and about when, read off the words around it where there is no parse."""

from __future__ import annotations

import re
from typing import Final

from kg.model import Annotation, Kind, Mention

_SAYS: Final = (
    r"(?:says?|said|told|tells|announced|announces|confirmed|confirms|denied|denies|reported|reports|claimed|claims|stated|states"
    r"|added|adds|argued|insisted|warned|wrote)"
)
_AFTER: Final = re.compile(rf"\s*(?:,[^,.;]{{1,60}},)?\s*(?:also |later |on \w+ |has |had )?{_SAYS}\b", re.I)
_BEFORE: Final = re.compile(rf"(?:according to|{_SAYS})\s+(?:the |a |an )?(?:[\w-]+ ){{0,3}}$", re.I)
_SINCE: Final = re.compile(r"\b(since|from)\s+$", re.I)
_UNTIL: Final = re.compile(r"\b(until|till)\s+$", re.I)
_DEICTIC: Final = frozenset({"today", "now"})
_CLAUSE: Final = re.compile(r"[;:]|, (?:and|but|while|which|who)\b|\bbut\b")


class Attribution:
    """One annotation's speakers and dates, sentence by sentence."""

    def __init__(self, annotation: Annotation) -> None:
        self._annotation = annotation
        self._text = annotation.document.text
        named = {m.cluster for m in annotation.mentions if m.kind is Kind.NAME}
        self._speakers: dict[int, list[Mention]] = {}
        self._dates: dict[int, list[Mention]] = {}
        for mention in annotation.mentions:
            if mention.is_date and mention.value and mention.text.lower() not in _DEICTIC:
                self._dates.setdefault(mention.sentence, []).append(mention)
            elif mention.kind is not Kind.LITERAL and mention.cluster in named and self._speaks(mention):
                self._speakers.setdefault(mention.sentence, []).append(mention)

    def _speaks(self, mention: Mention) -> bool:
        sentence = self._annotation.sentences[mention.sentence]
        before, after = self._text[sentence.start : mention.start], self._text[mention.end : sentence.end]
        return bool(
            _AFTER.match(after)
            or (
                _BEFORE.search(before)
                and (not before.strip() or "," in before or "”" in before or '"' in before or "ccording to" in before)
            )
        )

    def speaker(self, *ends: Mention) -> Mention | None:
        """Return who says a claim: the only one that speaks in its sentence and is no end of it."""
        found = {m.cluster: m for end in ends for m in self._speakers.get(end.sentence, ())}
        others = [mention for cluster, mention in found.items() if cluster not in {end.cluster for end in ends}]
        return others[0] if len(others) == 1 and len(found) == 1 else None

    def time(self, *ends: Mention) -> str | None:
        """Return the one date of the claim's clause, "since 2019" as `2019/..`."""
        sentence = max(end.sentence for end in ends)
        spoken = [date for date in self._dates.get(sentence, ()) if date not in ends]
        near = [date for date in spoken if not self._parted(date, ends)]
        if len(near) != 1 or any(end.kind is Kind.LITERAL for end in ends):
            return None
        before = self._text[: near[0].start][-12:]
        if _SINCE.search(before):
            return f"{near[0].value}/.."
        return f"../{near[0].value}" if _UNTIL.search(before) else near[0].value

    def _parted(self, date: Mention, ends: tuple[Mention, ...]) -> bool:
        """Whether a clause begins between a date and the nearer end."""
        nearest = min(ends, key=lambda end: max(end.start, date.start) - min(end.end, date.end))
        between = self._text[min(nearest.end, date.end) : max(nearest.start, date.start)]
        return bool(_CLAUSE.search(between))
