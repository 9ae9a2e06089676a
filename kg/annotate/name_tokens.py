"""Which tokens belong to a name, and where a run of them must be cut."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from spacy.tokens import Token

from kg.annotate.foreign_names import foreign_tail
from kg.annotate.spans import Source
from kg.annotate.vocabulary import is_word

NAME_LABELS: Final = frozenset("PERSON PER ORG GPE LOC FAC PRODUCT EVENT WORK_OF_ART LAW NORP MISC".split())
NUMERIC_LABELS: Final = frozenset("DATE TIME CARDINAL ORDINAL MONEY PERCENT QUANTITY LANGUAGE".split())

_CONTENT: Final = frozenset("PROPN NOUN ADJ X VERB INTJ NUM ADV".split())
_QUOTES: Final = frozenset("\"“”«»„``''")
_OPENING: Final = frozenset("\"“«„:([{—–-•*'‘")
_POSSESSIVE: Final = frozenset({"'s", "’s", "'", "’"})
_PARTICLES: Final = frozenset("de du des la le les di da del della van von der den bin al el ten ter d' d’ l' l’".split())
_GLUE: Final = frozenset({"&", "-", "+"})
_SHARES: Final = frozenset("per percent % pct pour".split())
_YEARS: Final = range(1500, 2101)
_GENERIC: Final = frozenset("board chair company fund group compagnie conseil entreprise fonds groupe société".split())
"""Words that a report writes with a capital where it means its own ("the Company"): never names of their own."""


class Piece(NamedTuple):
    """A run of tokens taken for a name."""

    start: int
    end: int
    label: str
    sentence: int


class Namer:
    """Cuts one document's names; holds only what it looks up."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.doc = source.doc
        self.lexis = source.lexis
        self._small = frozenset(token.text for start, end in source.parse.bounds for token in source.doc[start:end] if token.is_lower)
        self._heads = self.lexis.of_heads | frozenset(noun for noun in source.nouns if " " not in noun)

    def words(self, piece: Piece) -> tuple[str, ...]:
        return tuple(token.lower_ for token in self.doc[piece.start : piece.end])

    def is_common(self, token: Token) -> bool:
        """Whether the document has the word in small letters too."""
        return token.lower_ in self._small and token.is_alpha and len(token) > 1

    def is_shouted(self, token: Token) -> bool:
        """Whether a word is an ordinary one in full capitals: "CORRECTION"."""
        return token.is_upper and len(token) > 3 and is_word(token.lower_, self.lexis.code)

    def entities(self, start: int, end: int, number: int) -> Iterator[Piece]:
        """Yield the parser's entities between two tokens, cut into clean names."""
        at = start
        while at < end:
            stop = at + 1
            if self.doc[at].ent_iob_ != "O":
                while stop < end and self.doc[stop].ent_iob_ == "I":
                    stop += 1
                yield from self._cut(Piece(at, stop, self.doc[at].ent_type_, number))
            at = stop

    def chains(self, start: int, end: int, number: int) -> Iterator[Piece]:
        """Yield the runs of proper nouns between two tokens, cut into clean names."""
        at = start
        while at < end:
            if not self._is_name_token(self.doc[at], start):
                at += 1
                continue
            stop = self._chain_end(at, end, start)
            yield from self._cut(Piece(at, stop, "", number))
            at = stop

    def united(self, chain: Piece, entities: list[Piece]) -> Piece:
        """Return the widest view of one name, without an adjective of nationality that only the chain has."""
        if not entities:
            return chain
        start = min(chain.start, entities[0].start)
        if start < entities[0].start and self._is_demonym(self.doc[start]):
            start += 1
        return Piece(start, max(chain.end, entities[-1].end), entities[-1].label, chain.sentence)

    def with_family(self, piece: Piece) -> Piece:
        """Return a name with the noun that makes it the name of several people: "the Lee family", "la famille Roy"."""
        before = [token.lower_ for token in self.doc[max(0, piece.start - 2) : piece.start]]
        if piece.end < len(self.doc) and before[-1:] == ["the"] and self.doc[piece.end].lower_ == "family":
            return piece._replace(end=piece.end + 1)
        if before == ["la", "famille"]:
            return piece._replace(start=piece.start - 1)
        return piece

    def is_generic(self, piece: Piece) -> bool:
        """Whether a name is one word that names only a kind: "Company", "Board"; in full capitals it may be a brand."""
        token = self.doc[piece.start]
        return piece.end - piece.start == 1 and token.lower_ in _GENERIC and not token.is_upper

    def _is_demonym(self, token: Token) -> bool:
        return token.ent_type_ == "NORP" or self.source.lexicon.find_demonym(token.text, self.source.lang) is not None

    def _is_name_token(self, token: Token, first: int) -> bool:
        if not _has_capital(token.text) or token.ent_type_ in NUMERIC_LABELS or token.pos_ not in _CONTENT:
            return False
        if token.lower_ in self.lexis.never_names or token.lower_ in self.lexis.articles:
            return False
        if self._is_initial(token, first) and not _has_inner_capital(token.text):
            named = token.pos_ == "PROPN" and (bool(token.ent_type_) or not (self.is_common(token) or token.is_stop))
            return named or self._is_unheard(token)
        return token.pos_ == "PROPN" or not (token.pos_ == "ADJ" and self._is_demonym(token))

    def _is_unheard(self, token: Token) -> bool:
        """Whether a word that begins a sentence is no word of the language, whatever the parser takes it for."""
        plain = token.is_alpha and len(token) > 3 and not self.is_common(token)
        return plain and not is_word(token.lower_, self.lexis.code) and token.lower_ not in self.lexis.roles

    def _is_initial(self, token: Token, first: int) -> bool:
        """Whether a capital is owed to the place: first in the sentence, or after a colon, bracket or opening quote."""
        return token.i == first or (self.doc[token.i - 1].text in _OPENING and not self.doc[token.i - 1].is_alpha)

    def _chain_end(self, at: int, end: int, first: int) -> int:
        stop = at + 1
        while stop < end:
            if self._is_name_token(self.doc[stop], first) or self._is_model_number(stop):
                stop += 1
                continue
            joined = self._after_connector(at, stop, end, first) or (
                foreign_tail(self.doc, at, stop, end) if self.lexis.code == "en" else 0
            )
            if not joined:
                return stop
            stop = joined
        return stop

    def _is_model_number(self, at: int) -> bool:
        """ "365" in "Widget 365": a number right after a proper noun that counts nothing."""
        token, before = self.doc[at], self.doc[at - 1]
        if not token.is_digit or self._is_share(at) or self._breaks_line(at):
            return False
        counts = token.head.i > at and token.dep_ == "nummod"
        code = before.is_upper and len(before) > 1 and len(token) > 2 and int(token.text) not in _YEARS
        if counts and code:
            return token.ent_type_ not in {"MONEY", "PERCENT"}
        return not counts and token.ent_type_ not in {"DATE", "MONEY", "PERCENT"} and self.doc[at - 1].whitespace_ != ""

    def _after_connector(self, at: int, stop: int, end: int, first: int) -> int:
        """Return where a chain goes on after "of", "de la", "&" or a hyphen; 0 when it does not."""
        word = self.doc[stop].lower_
        if word in _GLUE:
            return self._after_glue(stop, end, first)
        foreign = word in _PARTICLES and self.lexis.code == "en"
        if not foreign and not (word in self.lexis.of_words and self.doc[at].lower_ in self._heads and stop - at <= 3):
            return 0
        right = stop + 1
        while right < end and right < stop + 3 and (self.doc[right].lower_ in self.lexis.articles or self.doc[right].lower_ in _PARTICLES):
            right += 1
        return right + 1 if right < end and self._is_name_token(self.doc[right], first) else 0

    def _is_share(self, at: int) -> bool:
        """Whether a number is so many per cent."""
        return self.doc[at].like_num and at + 1 < len(self.doc) and self.doc[at + 1].lower_ in _SHARES

    def _breaks_line(self, at: int) -> bool:
        """Whether a token stands on another line than the one before it."""
        before = self.doc[at - 1]
        return "\n" in self.source.parse.document.text[before.idx + len(before) : self.doc[at].idx]

    def _after_glue(self, stop: int, end: int, first: int) -> int:
        """ "Hewlett-Packard", "Smith & Sons", "Tele-com News"; but not "Paris-based News"."""
        if stop + 1 >= end:
            return 0
        left, glue, right = self.doc[stop - 1], self.doc[stop], self.doc[stop + 1]
        if glue.text != "&" and (left.whitespace_ or glue.whitespace_):
            return 0
        if self._is_name_token(right, first) or (glue.text == "-" and right.text[0].isupper()):
            return stop + 2
        compound = right.pos_ in {"NOUN", "PROPN", "X"} and left.ent_type_ not in {"GPE", "NORP", "LOC"}
        return stop + 2 if compound and stop + 2 < end and self._is_name_token(self.doc[stop + 2], first) else 0

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """Yield the names within a run: cut at quotes, brackets, commas, possessives and roles, edges trimmed."""
        at = piece.start
        for i in range(piece.start, piece.end + 1):
            if i == piece.end or self._is_cut(piece, i):
                trimmed = self._trimmed(at, i)
                if trimmed:
                    yield from self._off_post(Piece(*trimmed, piece.label, piece.sentence))
                at = i + 1

    def _off_post(self, piece: Piece) -> Iterator[Piece]:
        """Yield a name, cut in two where a post runs into it: "Minister of Trade" and "Ann Lee"."""
        before = [token.lower_ for token in self.doc[max(0, piece.start - 2) : piece.start]]
        post = len(before) == 2 and before[0] in self.lexis.roles and before[1] in self.lexis.of_words
        if not post or piece.end - piece.start < 3 or piece.label not in {"PERSON", "PER"}:
            yield piece
            return
        yield Piece(piece.start, piece.end - 2, "", piece.sentence)
        yield Piece(piece.end - 2, piece.end, piece.label, piece.sentence)

    def _is_cut(self, piece: Piece, i: int) -> bool:
        token = self.doc[i]
        if token.text in _QUOTES or token.is_space or self._is_share(i) or token.text in "()[]{}|;:•—–…!?":
            return True
        if token.text == ",":
            return not (i + 1 < piece.end and self.doc[i + 1].lower_ in self.lexis.legal_suffixes)
        if token.text in _POSSESSIVE and token.tag_ == "POS":
            return i + 1 < piece.end and (piece.label == "" or self.doc[i - 1].i == piece.start)
        return self._is_role(piece, i)

    def _is_role(self, piece: Piece, i: int) -> bool:
        """Whether a token belongs to a post such as "Chief Executive Officer" that stands before or after a name."""
        lexis, word = self.lexis, self.doc[i].lower_
        if i > piece.start and self.doc[i - 1].lower_ in lexis.of_words | lexis.articles:
            return False
        if self._in_chief_officer(piece, i):
            return True
        if word in lexis.roles:
            surname = piece.label in {"PERSON", "PER"} and i == piece.end - 1 and i > piece.start
            return not surname
        if word not in lexis.weak_roles:
            return False
        nearby = range(max(piece.start, i - 2), min(piece.end, i + 4))
        phrase = {
            f"{word} {self.doc[i + 1].lower_}" if i + 1 < piece.end else "",
            f"{self.doc[i - 1].lower_} {word}" if i > piece.start else "",
        }
        return bool(phrase & lexis.role_phrases) or any(self.doc[j].lower_ in lexis.roles and self._all_weak(i, j) for j in nearby)

    def _in_chief_officer(self, piece: Piece, i: int) -> bool:
        """Whether a token is in "Chief … Officer", whatever stands between."""
        starts = [k for k in range(max(piece.start, i - 4), i + 1) if self.doc[k].lower_ == "chief"]
        ends = [k for k in range(i, min(piece.end, i + 5)) if self.doc[k].lower_ in {"officer", "officers"}]
        return bool(starts and ends) and all(self.doc[k].is_alpha for k in range(starts[-1], ends[0]))

    def _all_weak(self, i: int, j: int) -> bool:
        return all(self.doc[k].lower_ in self.lexis.weak_roles for k in range(min(i, j) + 1, max(i, j)))

    def _trimmed(self, start: int, end: int) -> tuple[int, int] | None:
        while start < end and (self._is_edge(self.doc[start], left=True) or self._is_native(start, end)):
            start += 1
        while end > start and self._is_edge(self.doc[end - 1], left=False):
            end -= 1
        alone = end - start == 1 and (self.doc[start].lower_ in self.lexis.never_names or len(self.doc[start]) < 2)
        named = any(_has_capital(token.text) for token in self.doc[start:end])
        return (start, end) if named and not alone else None

    def _is_native(self, start: int, end: int) -> bool:
        """Whether a name is led by where it comes from: "l'Italienne Anna Rossi", "Dutch union Zorvex", "Danish Zorvex Group"."""
        if end - start < 2 or not self._is_demonym(self.doc[start]):
            return False
        if self.lexis.code == "fr":
            return True
        following = self.doc[start + 1]
        if following.is_lower:
            return following.lower_ not in _PARTICLES
        return self._is_listed_demonym(self.doc[start]) and len(following) > 3 and self._is_unheard_of(start, end)

    def _is_listed_demonym(self, token: Token) -> bool:
        return self.source.lexicon.find_demonym(token.text, self.source.lang) is not None

    def _is_unheard_of(self, start: int, end: int) -> bool:
        """Whether what follows an adjective of nationality is a name without it: "French Zorvex", not "French Open"."""
        following, whole = self.doc[start + 1], self.doc[start:end].text
        placed = following.ent_type_ in {"GPE", "LOC"} or self.source.lexicon.find(whole, self.source.lang) is not None
        return following.is_alpha and not placed and not is_word(following.lower_, "en")

    def _is_edge(self, token: Token, *, left: bool) -> bool:
        """Whether a token at a name's edge is none of it: article, honorific, possessive, punctuation, an adjective in small letters."""
        word, lexis = token.lower_, self.lexis
        if not left and token.is_upper and word in lexis.legal_suffixes:
            return False
        if token.is_punct or token.is_space or word in _POSSESSIVE or word in lexis.articles or word in lexis.demonstratives:
            return word not in lexis.legal_suffixes
        if left and word in lexis.honorifics:
            return True
        if word in lexis.possessives or word in lexis.of_words or word in {"and", "et", "or", "ou", "that", "&"}:
            return True
        return left and token.is_lower and not _has_capital(token.text) and not token.is_digit and word not in _PARTICLES


def _has_capital(word: str) -> bool:
    return any(character.isupper() for character in word)


def _has_inner_capital(word: str) -> bool:
    return any(character.isupper() for character in word[1:]) and not word.isupper()
