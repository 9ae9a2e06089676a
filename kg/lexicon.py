"""Names known before any document is read: SKOS Turtle → Lexicon, looked up by name or by demonym."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from rdflib import URIRef
from rdflib.term import Literal, Node

from kg.errors import OntologyError
from kg.ontology import ROOT, LangString, Ontology, TurtleFile
from kg.vocab import DEFAULT_BASE, KG, OWL, RDF, SKOS, compact

__all__ = ["Lexicon", "LexiconEntry", "load_lexicon"]

ANY = ""
"""The language of a name written without one: it is a name in every language."""

_NOT_CLASSES = frozenset({str(SKOS.Concept), str(OWL.NamedIndividual)})
_LONGEST_ACRONYM = 5

Name = TypeVar("Name", str, LangString)


@dataclass(frozen=True)
class LexiconEntry:
    """One thing of the lexicon; `labels` holds its best name in each language, `same_as` the IRIs that mean the same elsewhere.

    `hidden` are misspellings: they are found and never shown. `demonyms` say what comes from a place ("French"), people included.
    """

    iri: str
    type: str
    labels: tuple[LangString, ...]
    alternatives: tuple[LangString, ...] = ()
    hidden: tuple[LangString, ...] = ()
    demonyms: tuple[LangString, ...] = ()
    same_as: tuple[str, ...] = ()
    other_types: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The English name, else the first by language."""
        return self.label_in("en")

    def label_in(self, lang: str) -> str:
        """Return the best name in a language, else in English, else the first."""
        by_lang = {name.lang: name.text for name in reversed(self.labels)}
        return by_lang.get(lang) or by_lang.get("en") or self.labels[0].text

    @property
    def aliases(self) -> tuple[str, ...]:
        """Every other name in any language, sorted; neither misspellings nor demonyms."""
        return tuple(sorted({name.text for name in (*self.labels, *self.alternatives)} - {self.label}))

    @property
    def types(self) -> tuple[str, ...]:
        return (self.type, *self.other_types)

    @property
    def written(self) -> tuple[LangString, ...]:
        """Every name it is found by: labels, other names, misspellings."""
        return (*self.labels, *self.alternatives, *self.hidden)


class _Table:
    """Names of some languages: as written, and with case folded."""

    def __init__(self, names: Iterable[tuple[LangString, LexiconEntry]]) -> None:
        self.exact: dict[str, LexiconEntry] = {}
        self._folded: dict[str, tuple[bool, LexiconEntry]] = {}
        for name, entry in names:
            self.exact.setdefault(name.text, entry)
            if not _is_acronym(name.text):
                self._folded.setdefault(name.text.casefold(), (name.text.islower(), entry))

    def find(self, words: str) -> LexiconEntry | None:
        if words in self.exact:
            return self.exact[words]
        is_lower, entry = self._folded.get(words.casefold(), (True, None))
        # "turkey" and "polish" are no names; "FRANCE" is, and so is "Français" for a demonym declared as "français".
        return None if words.islower() and not is_lower else entry


class _Index:
    """Names of one kind, by language; one table for a language, one for all the others."""

    def __init__(self, names: Iterable[tuple[LangString, LexiconEntry]]) -> None:
        names = tuple(names)
        langs = {ANY, *(name.lang for name, _ in names)}
        self._own = {lang: _Table(item for item in names if item[0].lang in (lang, ANY)) for lang in langs}
        self._others = {lang: _Table(item for item in names if item[0].lang not in (lang, ANY)) for lang in langs}

    def find(self, text: str, lang: str) -> LexiconEntry | None:
        words, lang = _tidy(text), lang if lang in self._own else ANY
        found = self._own[lang].find(words)
        return found or (None if _is_acronym(words) else self._others[lang].find(words))

    def all(self, lang: str) -> Mapping[str, LexiconEntry]:
        return MappingProxyType(self._own[lang if lang in self._own else ANY].exact)


def _tidy(text: str) -> str:
    return " ".join(text.split()).replace("’", "'")


def _is_acronym(name: str) -> bool:
    """Whether a name is letters one must not fold: "US" is not "us", "UN" is no French "un"."""
    letters = name.replace(".", "")
    return letters.isupper() and len(letters) <= _LONGEST_ACRONYM


class Lexicon:
    """Entries in order of precedence, looked up by name in constant time; never changes once made.

    >>> name, demonym = LangString("France", "en"), LangString("French", "en")
    >>> lexicon = Lexicon([LexiconEntry("https://example.org/id/France", "Country", (name,), demonyms=(demonym,))])
    >>> lexicon.find("FRANCE", "en").label, lexicon.find_demonym("French", "en").label, lexicon.find("Utopia", "en")
    ('France', 'France', None)
    """

    def __init__(self, entries: Iterable[LexiconEntry] = ()) -> None:
        self._entries = tuple(entries)
        self._by_iri = {entry.iri: entry for entry in self._entries}
        self._names = _Index((name, entry) for entry in self._entries for name in entry.written)
        self._demonyms = _Index((name, entry) for entry in self._entries for name in entry.demonyms)

    def __iter__(self) -> Iterator[LexiconEntry]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def entry(self, iri: str) -> LexiconEntry | None:
        """Return the entry with an IRI."""
        return self._by_iri.get(iri)

    def find(self, text: str, lang: str) -> LexiconEntry | None:
        """Return what a name means in a language: as written, then whatever its case, then in the other languages.

        Of several entries with one name the first declared wins (a later file's come before an earlier's). Abbreviations keep their
        case ("US" is not "us"), and a word in small letters is no name ("turkey").
        """
        return self._names.find(text, lang)

    def find_demonym(self, text: str, lang: str) -> LexiconEntry | None:
        """Return the place that an adjective or noun such as "French" or "Françaises" belongs to."""
        return self._demonyms.find(text, lang)

    def names(self, lang: str) -> Mapping[str, LexiconEntry]:
        """Return every name that may be met in a language, misspellings included, with what it means."""
        return self._names.all(lang)

    def demonyms(self, lang: str) -> Mapping[str, LexiconEntry]:
        """Return every demonym of a language, with its place; French ones are in small letters."""
        return self._demonyms.all(lang)


def load_lexicon(paths: Iterable[Path], ontology: Ontology | None = None) -> Lexicon:
    """Read SKOS files; what a later file says of an IRI or a name goes before what an earlier one says.

    Raises OntologyError, with file and line, for a file that is no Turtle, an entry without a name or a class, or a class the
    ontology (when given) does not have.
    """
    entries: dict[str, LexiconEntry] = {}
    for path in paths:
        source = _Source(path)
        own = {subject: source.entry(subject, entries.get(str(subject)), ontology) for subject in source.subjects()}
        # Its own entries first: they win a name that both have.
        entries = {entry.iri: entry for entry in own.values()} | {i: e for i, e in entries.items() if URIRef(i) not in own}
    return Lexicon(entries.values())


class _Source(TurtleFile):
    """One lexicon file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, DEFAULT_BASE)

    def subjects(self) -> list[URIRef]:
        """Return what is described here as a thing with a name, in the order of the file."""
        scheme = set(self.graph.subjects(RDF.type, SKOS.ConceptScheme))
        found = {s for s in self.graph.subjects() if isinstance(s, URIRef) and s not in scheme}
        return sorted(found, key=lambda s: (self.line(s), str(s)))

    def entry(self, subject: URIRef, known: LexiconEntry | None, ontology: Ontology | None) -> LexiconEntry:
        types = self._types(subject, ontology) or (known.types if known else ())
        labels = self._strings(subject, SKOS.prefLabel)
        if not types:
            raise self._error(subject, f"{subject} has no class: write one, such as 'a kg:City'")
        if not labels and not known:
            raise self._error(subject, f"{subject} has no skos:prefLabel")
        fresh = LexiconEntry(
            iri=str(subject),
            type=types[0],
            labels=labels,
            alternatives=self._strings(subject, SKOS.altLabel),
            hidden=self._strings(subject, SKOS.hiddenLabel),
            demonyms=self._strings(subject, KG.demonym),
            same_as=self._links(subject),
            other_types=types[1:],
        )
        return _extended(known, fresh) if known else fresh

    def _types(self, subject: URIRef, ontology: Ontology | None) -> tuple[str, ...]:
        found = sorted(compact(str(o)) for o in self.graph.objects(subject, RDF.type) if str(o) not in _NOT_CLASSES)
        unknown = [name for name in found if ontology and name != ROOT and name not in ontology.classes]
        if unknown:
            raise self._error(subject, f"the ontology has no class {unknown[0]!r}")
        return tuple(found)

    def _strings(self, subject: Node, predicate: Node) -> tuple[LangString, ...]:
        found = [o for o in self.graph.objects(subject, predicate) if isinstance(o, Literal) and str(o).strip()]
        return tuple(sorted({LangString(_tidy(str(o)), (o.language or ANY).partition("-")[0]) for o in found}))

    def _links(self, subject: Node) -> tuple[str, ...]:
        found = [o for p in (SKOS.exactMatch, OWL.sameAs) for o in self.graph.objects(subject, p) if isinstance(o, URIRef)]
        return tuple(sorted({str(o) for o in found}))

    def _error(self, subject: URIRef, message: str) -> OntologyError:
        return OntologyError(message, self.path, self.line(subject))


def _extended(known: LexiconEntry, fresh: LexiconEntry) -> LexiconEntry:
    """A later file's label takes the place of the earlier one in its language (which stays as another name); the rest is added."""
    renamed = {label.lang for label in fresh.labels}
    kept = tuple(label for label in known.labels if label.lang not in renamed)
    demoted = tuple(label for label in known.labels if label.lang in renamed and label not in fresh.labels)
    return replace(
        fresh,
        labels=tuple(sorted(fresh.labels + kept)),
        alternatives=_union(fresh.alternatives, known.alternatives + demoted),
        hidden=_union(fresh.hidden, known.hidden),
        demonyms=_union(fresh.demonyms, known.demonyms),
        same_as=_union(fresh.same_as, known.same_as),
    )


def _union(one: tuple[Name, ...], other: tuple[Name, ...]) -> tuple[Name, ...]:
    return tuple(sorted(set(one) | set(other)))
