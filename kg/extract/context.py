"""Who says a claim, and about when."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token
from spacy.tokens import Span as SpacySpan

from kg.extract import words
from kg.extract.clause import clause_verb
from kg.model import Annotation, Kind, Mention
from kg.syntax import SyntaxGraph

_SINCE = frozenset("since from as_of starting depuis dès".split())
_UNTIL = frozenset("until till jusque jusqu' jusqu’".split())


class Context:
    """One document's speakers and dates, sentence by sentence."""

    def __init__(self, annotation: Annotation, graph: SyntaxGraph) -> None:
        self._doc: Doc = graph.doc
        self._graph = graph
        self._agents: dict[int, Mention] = {}
        self._dates: dict[int, list[tuple[int, Mention]]] = {}
        for mention in annotation.mentions:
            node = graph.head(mention.start, mention.end)
            if node is None:
                continue
            if mention.kind is Kind.LITERAL and mention.datatype in ("gYear", "gYearMonth", "date"):
                self._dates.setdefault(mention.sentence, []).append((node, mention))
            elif mention.kind is not Kind.LITERAL:
                self._agents.setdefault(node, mention)

    def speaker(self, predicates: Sequence[int], *exclude: Mention) -> Mention | None:
        """Return who says the clause of some predicates: the subject of the nearest verb of saying above it, or "according to X"."""
        if not predicates:
            return None
        token = self._doc[predicates[0]]
        for verb in token.ancestors:
            if verb.lemma_.lower() in words.SAYING and self._is_content(token, verb):
                return self._subject(verb)
        return self._according_to(token.sent)

    def _is_content(self, token: Token, verb: Token) -> bool:
        """Whether a word lies in what is said, and not in who says it."""
        branch = next((child for child in verb.children if child.i == token.i or child.is_ancestor(token)), None)
        return branch is not None and branch.dep_.partition(":")[0] in ("ccomp", "xcomp", "parataxis", "obj", "dobj", "acl")

    def _subject(self, verb: Token) -> Mention | None:
        for label, node in self._graph.down.get(verb.i, ()):
            if label == "subj":
                for same in self._graph.identities(node):
                    if same in self._agents:
                        return self._agents[same]
        return None

    def _according_to(self, sentence: SpacySpan) -> Mention | None:
        for token in sentence:
            if token.lower_ in ("according", "selon", "d'après"):
                nearby = (self._agents[i] for i in range(token.i + 1, min(token.i + 8, len(self._doc))) if i in self._agents)
                return next(nearby, None)
        return None

    def time(self, predicates: Sequence[int], sentence: int, *exclude: Mention) -> str | None:
        """Return the date that goes with a clause, as an ISO date or an open interval ("since 2019" is `2019/..`)."""
        verbs = [clause_verb(self._doc[i]) for i in predicates]
        for node, mention in self._dates.get(sentence, ()):
            if mention in exclude or mention.value is None:
                continue
            if any(verb is not None and verb == clause_verb(self._doc[node]) for verb in verbs):
                return self._interval(node, mention.value)
        return None

    def _interval(self, node: int, value: str) -> str:
        before = {self._doc[i].lower_ for i in range(max(0, node - 4), node)} | {self._doc[node].head.lower_}
        if before & _SINCE:
            return f"{value}/.."
        return f"../{value}" if before & _UNTIL else value
