"""The data mix: each public corpus as passages of our inventory, and how much its silence weighs.

Documents that figures are reported on are left out (`bench.splits`, KnowledgeNet fold 3, WikiGold, UNER-PUD, CrossNER's dev files).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from bench.corpora import core_company, fewrel, gum, knowledgenet, ner, product_corpus, re3d, redocred
from bench.corpora.values import Mark as ReadMark
from bench.corpora.values import Passage as Read
from bench.mapping import WIKIDATA
from bench.splits import is_reported
from training.inventory import Inventory
from training.labels import CORE, FEWREL, KNOWLEDGENET, REDOCRED, TYPES, Target
from training.passages import REST, Fact, Mark, Passage, Scope, entailments, sentences_of

Silver = Callable[[str], list[Mark]]


_POSTS: Final = ("holdsPosition", "boardMemberOf", "chairOf", "chiefExecutiveOf", "memberOf")
_PLACED: Final = frozenset({"P131", "P17", "P276", "P30", "P150", "P706"})
_NEAR: Final = 40
_COARSE: Final = frozenset({"Person", "Organization", "Place"})


def knowledgenet_passages(path: Path, inventory: Inventory, silver: Silver, folds: Iterable[int] = (1, 2)) -> Iterator[Passage]:
    """Yield KnowledgeNet's passages; names that take part in no fact are filled in by `silver`."""
    for fold in folds:
        for read in knowledgenet.read(path / "dev" / f"fold{fold}.jsonl"):
            types: dict[int, set[str]] = {}
            for fact in read.facts:
                target = KNOWLEDGENET[fact.relation]
                types.setdefault(fact.subject, set()).add(target.subject)
                types.setdefault(fact.object, set()).add(target.object)
            marks = [Mark(m.start, m.end, tuple(sorted(types[i]))) for i, m in enumerate(read.marks)]
            marks += [s for s in silver(read.text) if not any(s.start < m.end and m.start < s.end for m in marks)]
            facts = _facts(read, KNOWLEDGENET)
            posts = {(f.subject, f.object, name) for f in facts if f.relation == "worksFor" for name in _POSTS}
            silence = {REST: 0.4} | {KNOWLEDGENET[name].relation: 1.0 for name in read.annotated}
            scope = Scope(types=_COARSE | {"Date"}, nominals=0.1, names=0.5, relations=silence)
            yield _passage("knowledgenet", read.text, marks, facts, scope, posts)


def redocred_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield Re-DocRED's documents; a fact counts where both ends stand in one sentence, elsewhere it is neither true nor false."""
    del silver
    silence = {REST: 0.4} | {target.relation: 1.0 for target in REDOCRED.values()}
    scope = Scope(types=_COARSE | {"Date"}, nominals=0.1, relations=silence, links=True)
    for read in redocred.read(path / "dev"):
        if is_reported("redocred", read.id):
            continue
        sentences = sentences_of(read.text)
        marks = [Mark(m.start, m.end, _types(m.type), (str(m.cluster),)) for m in read.marks]
        facts, unsure = [], set()
        for fact in read.facts:
            for relation, flipped in WIKIDATA.get(fact.relation, ()):
                unsure |= _everywhere(read, fact.subject, fact.object, Target(relation, flipped))
            target = REDOCRED.get(fact.relation)
            if target is None:
                continue
            near = _apart(read, fact.subject, fact.object) <= (_NEAR if fact.relation in _PLACED else 1000)
            together = _sentence(sentences, marks[fact.subject]) == _sentence(sentences, marks[fact.object])
            if near and together:
                facts.append(_turned(fact.subject, fact.object, target))
        yield _passage("redocred", read.text, marks, facts, scope, unsure, sentences)


def core_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield CORE's contexts: one pair each, of which every relation of the corpus but one is denied, both ways."""
    del silver
    scope = Scope(types=frozenset(), names=0.0, nominals=0.0, relations={REST: 0.3}, pairs=False)
    for read in core_company.read(path / "core_company" / "dev"):
        if not is_reported("core", read.id):
            yield _one_pair("core", read, CORE, scope)


def fewrel_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield the FewRel sentences on kinship and membership, and as many of others to tell them from."""
    del silver
    scope = Scope(types=frozenset(), names=0.0, nominals=0.0, relations={REST: 0.3}, pairs=False)
    for number, read in enumerate(fewrel.read(path / "dev")):
        if read.facts[0].relation in FEWREL or number % 6 == 0:
            yield _one_pair("fewrel", read, FEWREL, scope)


def product_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield the product corpus; what it calls a product is often a common noun, of which nothing is learned but the relation."""
    del silver
    scope = Scope(types=frozenset({"Organization", "Product"}), nominals=0.3, relations={"offers": 1.0, REST: 0.2}, links=True)
    for read in product_corpus.read(path / "product_corpus" / "dev"):
        if not is_reported("product", read.id):
            marks = [
                Mark(m.start, m.end, _types(m.type) if _counts(m, read) else (), (str(m.cluster),) if m.cluster is not None else ())
                for m in read.marks
            ]
            facts = [Fact(f.subject, f.object, "offers") for f in read.facts if f.subject != f.object]
            makes = {(f.subject, f.object, name) for f in facts for name in ("develops", "manufactures", "launches", "distributes")}
            yield _passage("product", read.text, marks, facts, scope, makes)


def re3d_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield re3d's mentions."""
    del silver
    scope = Scope(types=_COARSE, nominals=0.1)
    for read in re3d.read(path / "re3d" / "dev"):
        if not is_reported("re3d", read.id):
            yield _passage("re3d", read.text, [Mark(m.start, m.end, _types(m.type)) for m in read.marks], [], scope)


def gum_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield GUM's news with coreference alone: its mentions are whole phrases, titles and all, where ours are names."""
    del silver
    scope = Scope(types=frozenset(), nominals=0.0, names=0.0, relations={REST: 0.0}, links=True)
    for read in gum.read(path / "gum_wikinews" / "dev"):
        if not is_reported("gum", read.id):
            marks = [Mark(mark.start, mark.end, (), (str(mark.cluster),)) for mark in read.marks]
            yield _passage("gum", read.text, marks, [], scope)


def ner_passages(path: Path, inventory: Inventory, silver: Silver) -> Iterator[Passage]:
    """Yield named entities of sets with permissive licences, coarse types where the set has no finer one."""
    del silver
    files = [
        *sorted((path / "crossner" / "dev").glob("*_train.jsonl")),
        path / "uner_en_ewt" / "dev",
        path / "wnut17" / "dev",
        path / "sec_filings" / "dev",
    ]
    for file in files:
        for read in ner.read(file):
            marks = [Mark(m.start, m.end, _types(m.type)) for m in read.marks]
            yield _passage("ner", read.text, marks, [], Scope(types=_COARSE, nominals=0.05))


def _one_pair(source: str, read: Read, table: dict[str, Target], scope: Scope) -> Passage:
    fact = read.facts[0]
    target = table.get(fact.relation)
    typed = (target.subject, target.object) if target else ("", "")
    ends = {fact.subject: typed[0], fact.object: typed[1]}
    marks = [Mark(m.start, m.end, (ends[i],) if ends.get(i) else ()) for i, m in enumerate(read.marks)]
    facts = [_turned(fact.subject, fact.object, target)] if target else []
    pairs = [(fact.subject, fact.object), (fact.object, fact.subject)]
    true = {(f.subject, f.object, f.relation) for f in facts} | set(entailments(facts))
    if target and target.relation in ("partnersWith", "competesWith", "mergedWith", "spouse"):
        true.add((fact.object, fact.subject, target.relation))
    denied = {(*pair, each.relation) for pair in pairs for each in table.values()} - true
    return replace(_passage(source, read.text, marks, facts, scope), denied=frozenset(denied))


def _facts(read: Read, table: dict[str, Target]) -> list[Fact]:
    return [_turned(fact.subject, fact.object, table[fact.relation]) for fact in read.facts if fact.relation in table]


def _turned(subject: int, object: int, target: Target) -> Fact:
    return Fact(object, subject, target.relation) if target.flipped else Fact(subject, object, target.relation)


def _everywhere(read: Read, subject: int, object: int, target: Target) -> set[tuple[int, int, str]]:
    """Return a fact at every pair of mentions of its two things."""
    one, other = (read.marks[subject].cluster, read.marks[object].cluster)
    subjects = [i for i, mark in enumerate(read.marks) if mark.cluster == one]
    objects = [i for i, mark in enumerate(read.marks) if mark.cluster == other]
    pairs = ((o, s) if target.flipped else (s, o) for s in subjects for o in objects)
    return {(*pair, target.relation) for pair in pairs}


def _passage(
    source: str,
    text: str,
    marks: list[Mark],
    facts: list[Fact],
    scope: Scope,
    unsure: set[tuple[int, int, str]] | None = None,
    sentences: tuple[tuple[int, int], ...] | None = None,
) -> Passage:
    known = {(fact.subject, fact.object, fact.relation) for fact in facts}
    ignored = frozenset(((unsure or set()) | set(entailments(facts))) - known)
    return Passage(source, text, sentences or sentences_of(text), tuple(marks), tuple(facts), scope, ignored)


def _types(label: str | None) -> tuple[str, ...]:
    name = TYPES.get(label or "")
    return (name,) if name else ()


def _apart(read: Read, one: int, other: int) -> int:
    a, b = read.marks[one], read.marks[other]
    return max(a.start, b.start) - min(a.end, b.end)


def _counts(mark: ReadMark, read: Read) -> bool:
    return mark.type != "product" or not read.text[mark.start].islower()


def _sentence(sentences: tuple[tuple[int, int], ...], mark: Mark) -> int:
    return next((number for number, (start, end) in enumerate(sentences) if start <= mark.start < end), -1)


MIX: Final = {
    "knowledgenet": (knowledgenet_passages, "knowledgenet", 1.0),
    "redocred": (redocred_passages, "redocred", 0.8),
    "core": (core_passages, "news", 1.0),
    "fewrel": (fewrel_passages, "fewrel", 0.1),
    "product": (product_passages, "news", 0.3),
    "re3d": (re3d_passages, "news", 0.5),
    "gum": (gum_passages, "news", 1.0),
    "ner": (ner_passages, "ner", 0.25),
}
"""Corpus to its reader, its folder, and how much of it an epoch sees."""
AUTHORED_SHARE: Final = 1.0
ANNOTATED_SHARE: Final = 2.0
"""Whole articles annotated in full, real or written like real ones, are the rarest and the best."""
