"""Who says a claim, and about when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extract.speech import Speakers
from kg.extract.timing import Dated, dated, time_of
from kg.model import Annotation, Kind, Mention
from kg.syntax import SyntaxGraph

# "Today" says that something holds at the time of writing, which every claim without a date does.
_DEICTIC = frozenset({"today", "now", "aujourd'hui", "aujourd’hui"})
_BEST_FIRST = {Kind.NAME: 0, Kind.NOMINAL: 1, Kind.PRONOUN: 2}


class Context:
    """One document's speakers and dates, sentence by sentence."""

    def __init__(self, annotation: Annotation, graph: SyntaxGraph) -> None:
        self._doc = graph.doc
        self._speakers = Speakers(graph, dict(_agents(annotation, graph)))
        self._dates: dict[int, list[Dated]] = {}
        for mention in annotation.mentions:
            node = graph.head(mention.start, mention.end)
            if node is not None and mention.is_date and mention.value is not None and mention.text.lower() not in _DEICTIC:
                self._dates.setdefault(mention.sentence, []).append(dated(graph.doc[node], mention))

    def speaker(self, predicates: Sequence[int], *exclude: Mention) -> Mention | None:
        """Return who says the clause of some predicates, if it is not the document's author.

        Only who has a name somewhere in the document can be returned, by the words the clause gives.
        """
        found = self._speakers.of(self._doc[predicates[0]]) if predicates else None
        return None if found in exclude else found

    def time(self, predicates: Sequence[int], sentence: int, *exclude: Mention) -> str | None:
        """Return the date that goes with a clause, as an ISO date or an open interval ("since 2019" is `2019/..`)."""
        dates = [date for date in self._dates.get(sentence, ()) if date.mention not in exclude]
        return time_of([self._doc[i] for i in predicates], dates) if predicates else None


def _agents(annotation: Annotation, graph: SyntaxGraph) -> Iterator[tuple[int, Mention]]:
    """Yield the mentions that can speak, the best of a node last: those of chains that have a name."""
    named = {mention.cluster for mention in annotation.mentions if mention.kind is Kind.NAME}
    able = [mention for mention in annotation.mentions if mention.kind is not Kind.LITERAL and mention.cluster in named]
    for mention in sorted(able, key=lambda mention: (-_BEST_FIRST[mention.kind], mention)):
        node = graph.head(mention.start, mention.end)
        if node is not None:
            yield node, mention
