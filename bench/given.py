"""A corpus's own mentions in the place of ours: what is left to say is what holds between them."""

from __future__ import annotations

from bench.corpora import Passage
from kg.model import Annotation, Kind, Mention


def mention_at(
    passage: Passage, number: int, annotation: Annotation, type: str, cluster: int, other_types: tuple[str, ...] = ()
) -> Mention:
    """Return a mark of a passage as a mention of ours, its type guessed: whoever marked it knows that it is an end.

    It is a name, even where the text has a pronoun, as the corpus says what it stands for.
    """
    mark = passage.marks[number]
    return annotation.document.mention(
        mark.start,
        mark.end,
        type=type,
        kind=Kind.NAME,
        sentence=max((s.index for s in annotation.sentences if s.start <= mark.start), default=0),
        cluster=cluster,
        entity=passage.words(number),
        other_types=other_types,
        guessed=True,
    )
