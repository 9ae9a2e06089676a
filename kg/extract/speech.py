"""Who says a claim: the subject of the verb of saying above it, of the one it is quoted by, or the source it is according to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from spacy.tokens import Token

from kg.extract import words
from kg.extract.clause import is_in, is_infinitive, operators, relation
from kg.extract.quotes import quotations
from kg.model import Mention
from kg.syntax import SyntaxGraph

_CONTENT = frozenset("ccomp xcomp parataxis obj dobj acl pobj nmod obl advcl relcl attr prep".split())
_COMPLEMENTS = frozenset("ccomp xcomp obj dobj".split())
_GLUE = frozenset({",", "-", "–", "—", ";", ":"})
_NEAR = 7
_FAR = 3 * _NEAR


@dataclass(frozen=True)
class Attribution:
    """A verb of saying, who says it, and the tokens from the first of the two to the last."""

    verb: Token
    speaker: Mention
    start: int
    end: int


class Speakers:
    """One document's attributions; `agents` are the mentions that can speak, by their node."""

    def __init__(self, graph: SyntaxGraph, agents: Mapping[int, Mention]) -> None:
        self._graph = graph
        self._agents = agents
        self._quotes = quotations(graph.doc)
        self._attributions = [found for token in graph.doc if (found := self._attribution(token)) is not None]
        self._by_verb = {found.verb.i: found for found in self._attributions}

    def of(self, predicate: Token) -> Mention | None:
        """Return who says the clause of a predicate; None when the document's author does."""
        return self._governing(predicate) or self._quoting(predicate) or self._parenthetical(predicate) or self._cited(predicate)

    def _attribution(self, verb: Token) -> Attribution | None:
        if verb.pos_ == "NOUN" or not is_in(verb, words.SAYING) or self._negated(verb):
            return None
        for token in self._subjects(verb):
            speaker = self._agent(token.i)
            if speaker is not None:
                return Attribution(verb, speaker, min(verb.i, token.left_edge.i), max(verb.i, token.right_edge.i) + 1)
        return None

    def _negated(self, verb: Token) -> bool:
        """Whether nothing is said: "would not say whether"."""
        return any(mark.dep_ == "neg" or mark.lower_ in words.FRENCH_NEGATIONS for mark in operators(verb))

    def _subjects(self, verb: Token) -> Iterator[Token]:
        doc = self._graph.doc
        yield from (child for child in verb.children if relation(child) == "nsubj" and child.dep_ != "nsubj:pass")
        yield from (doc[node] for label, node in self._graph.down.get(verb.i, ()) if label == "subj")
        if 0 < verb.i < len(doc) - 1 and (doc[verb.i - 1].text in _GLUE or doc[verb.i - 1].is_quote):
            yield doc[verb.i + 1]  # ", explique Claire": small models take the inverted subject for an object

    def _agent(self, index: int) -> Mention | None:
        same = self._graph.identities(self._graph.node[index])
        return next((self._agents[each] for each in same if each in self._agents), None)

    def _governing(self, predicate: Token) -> Mention | None:
        """ "X said that …": the nearest verb of saying whose content the predicate lies in.

        Appositions and relative clauses are the author's own (Potts 2005), also in what another says.
        """
        for verb in _within_clause(predicate):
            found = self._by_verb.get(verb.i)
            if found is not None and self._is_content(predicate, found):
                return found.speaker
        return None

    def _is_content(self, predicate: Token, found: Attribution) -> bool:
        """Whether a word lies in what is said, and neither in who says it nor beside a quotation that is what is said."""
        branch = next((child for child in found.verb.children if child.i == predicate.i or child.is_ancestor(predicate)), None)
        if branch is None or relation(branch) not in _CONTENT or found.start <= predicate.i < found.end:
            return False
        return self._reported(branch) or self._quote(predicate) is not None or self._quote_beside(found) is None

    def _reported(self, branch: Token) -> bool:
        return any(child.dep_ == "mark" and child.i < branch.i for child in branch.children)

    def _quote(self, token: Token) -> tuple[int, int] | None:
        return next((quote for quote in self._quotes if quote[0] <= token.i < quote[1]), None)

    def _quote_beside(self, found: Attribution) -> tuple[int, int] | None:
        """Return the quotation right before or right after an attribution."""
        return next((quote for quote in self._quotes if self._gap(found, quote) is not None), None)

    def _gap(self, found: Attribution, quote: tuple[int, int]) -> int | None:
        """Return how many words lie between an attribution and a quotation of its sentence; None when too many do."""
        before, after = found.start - quote[1], quote[0] - found.end
        if max(before, after) > _FAR:
            return None
        if before >= 0:
            between = self._graph.doc[quote[1] : found.start]
        elif after >= 0:
            between = self._graph.doc[found.end : quote[0]]
        else:
            return None
        gap = sum(token.is_alpha for token in between)
        ended = any(token.text in (".", "!", "?") for token in between) and before < 0
        return gap if gap <= _NEAR and not ended else None

    def _quoting(self, predicate: Token) -> Mention | None:
        """The attribution beside the predicate's quotation, else the one that the quotation goes on from."""
        quote = self._quote(predicate)
        if quote is None:
            return None
        beside = [(gap, found.start, found) for found in self._attributions if (gap := self._gap(found, quote)) is not None]
        outside = [each for each in beside if self._quote(each[2].verb) is None]
        if outside:
            return min(outside, key=lambda each: each[:2])[2].speaker
        return self._continued(quote)

    def _continued(self, quote: tuple[int, int]) -> Mention | None:
        """ "…," said X. "…": the sentence that ends where a quotation opens attributes an earlier one."""
        doc = self._graph.doc
        last = quote[0] - 2
        while last >= 0 and doc[last].is_space and doc[last].text.count("\n") < 2:
            last -= 1
        if last < 0 or doc[last].text != ".":
            return None
        sentence = doc[last].sent
        found = [a for a in self._attributions if sentence.start <= a.verb.i < sentence.end and self._quote_beside(a) is not None]
        return found[-1].speaker if found else None

    def _parenthetical(self, predicate: Token) -> Mention | None:
        """ "…, X said", "…, explique X": a verb of saying set off by commas, with nothing of its own to say."""
        sentence = predicate.sent
        for found in self._attributions:
            verb = found.verb
            if not sentence.start < found.start < sentence.end or self._quote_beside(found) is not None:
                continue
            set_off = self._graph.doc[found.start - 1].text in _GLUE
            full = any(relation(child) in _COMPLEMENTS and child.i >= found.end for child in verb.children)
            if set_off and not full and predicate.i < found.start and self._same_part(predicate, verb):
                return found.speaker
        return None

    def _same_part(self, one: Token, other: Token) -> bool:
        first, last = sorted((one.i, other.i))
        return not any(token.text in (";", ":") for token in self._graph.doc[first:last])

    def _cited(self, predicate: Token) -> Mention | None:
        """ "according to X", "selon X", "d'après X", in the predicate's part of the sentence."""
        for token in predicate.sent:
            if token.lower_ not in ("according", "selon", "après") or not self._same_part(predicate, token):
                continue
            source = self._source(token)
            if source is not None and source.i != predicate.i:
                return self._agent(source.i)
        return None

    def _source(self, token: Token) -> Token | None:
        if token.lower_ == "according":
            return next((each for each in token.subtree if each.dep_ == "pobj"), None)
        if token.lower_ == "après" and (token.i == 0 or token.nbor(-1).lower_ not in ("d'", "d’")):
            return None
        preposition = token.head if token.dep_ == "fixed" else token
        return preposition.head if preposition.dep_ in ("case", "mark") and preposition.head.i > token.i else None


def _within_clause(token: Token) -> Iterator[Token]:
    """Yield what is above a word, up to where an apposition or a relative clause begins."""
    while token.head.i != token.i and (token.dep_ not in ("appos", "relcl", "acl:relcl") or is_infinitive(token)):
        token = token.head
        yield token
