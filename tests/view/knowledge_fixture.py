"""A small, realistic graph of invented companies: every quote is cut from a document built here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.model import Document, Entity, Evidence, Knowledge, Literal, Metadata, ResolvedClaim, Skip, Span, Status
from kg.view import render_page

BASE = "https://example.org/id/"
KINDS = {
    "Company": "Organization",
    "JointVenture": "Organization",
    "GovernmentAgency": "Organization",
    "Platform": "Product",
    "Country": "Place",
    "City": "Place",
    "Certification": "Label",
}
RELATION_LABELS = {"chiefExecutiveOf": "chief executive of", "headquarteredIn": "based in"}
FRENCH = {"basedOn": "repose sur", "chiefExecutiveOf": "dirige", "JointVenture": "coentreprise"}

_ENTITIES = {
    "Company": ["Aurelio Telecom", "Brightwater Consulting", "Colossus Software", "Harbour Data", "Zenith Rail"],
    "JointVenture": ["Nimbe"],
    "Platform": ["Colossus Cloud", "Stratus"],
    "Product": ["Colossus Office"],
    "GovernmentAgency": ["National Digital Safety Office", "Ministry of Health"],
    "Country": ["Ruritania"],
    "City": ["Strelsau"],
    "Person": ["Ines Okafor", "Paul Verhoeven-Sato", "Mira Lindqvist", "Tomas Ferrer"],
    "Certification": ["Trusted Cloud Seal"],
    "Program": ["Nimbe Early Access"],
    "Organization": ["Quillon Institute"],
    "Policy": ["European Data Pact"],
}
_ALIASES = {"National Digital Safety Office": ("NDSO",), "Aurelio Telecom": ("Aurelio", "Aurelio Télécom")}

_DOCUMENTS = {
    "news": Metadata(
        "news",
        "news.html",
        "Two groups build a home-grown cloud",
        (),
        "Strelsau Courier",
        "2024-03-12",
        url="https://courier.example/cloud",
    ),
    "brief": Metadata("brief", "brief.pdf", "Annual brief on public computing", (), "Quillon Institute", "2023-11"),
    "blog": Metadata("blog", "blog.txt"),
}

# document relation status confidence [@time] [by speaker] | the sentence, its ends marked (`= name` where the words are no name)
_SAID = """
news partnersWith asserted 0.95 by Aurelio Telecom | [s Aurelio Telecom] is working with [o Brightwater Consulting] on a cloud called Nimbe.
brief partnersWith asserted 0.95 | The partnership between [s Aurelio Telecom] and [o Brightwater Consulting] dates from 2021.
news jointVentureOf asserted 0.93 @2021/.. | [s Nimbe], the joint venture of [o Aurelio Telecom] and Brightwater Consulting, has opened.
news jointVentureOf asserted 0.93 @2021/.. | [s Nimbe], the joint venture of Aurelio Telecom and [o Brightwater Consulting], has opened.
news basedOn planned 0.88 @2025 by Ines Okafor | [s Nimbe] will be based on [o Colossus Cloud] and run from Strelsau.
news headquarteredIn planned 0.7 | [s Nimbe] will be based on Colossus Cloud and run from [o Strelsau].
news offers planned 0.81 @2025 | [s It = Nimbe] intends to offer [o Colossus Office] to ministries next year.
news approves pending 0.84 | Approval by the [s National Digital Safety Office] of [o Nimbe] is still awaited.
brief agencyOf asserted 0.97 | The [s National Digital Safety Office] is [o Ruritania]'s computing watchdog.
brief issues asserted 0.9 | The [s National Digital Safety Office] grants the [o Trusted Cloud Seal].
news holdsLabel planned 0.66 @2025-06 by Ines Okafor | Ines Okafor, who runs [s Nimbe], hopes for the [o Trusted Cloud Seal] by summer.
news chiefExecutiveOf asserted 0.92 | [s Ines Okafor], who runs [o Nimbe], hopes for the Trusted Cloud Seal by summer.
news chiefExecutiveOf asserted 0.96 | [o Aurelio Telecom]'s chief executive [s Paul Verhoeven-Sato] cut the ribbon.
news chiefExecutiveOf asserted 0.96 | [o Brightwater Consulting] CEO [s Mira Lindqvist] thanked her staff.
brief worksFor past 0.83 @2011/2021 | [s Ines Okafor] spent ten years at [o Brightwater Consulting].
brief offers asserted 0.97 | [s Colossus Software] sells [o Colossus Cloud] in forty countries.
brief offers asserted 0.97 | [s Colossus Software] also makes [o Colossus Office].
blog acquires possible 0.4 | People say [s Colossus Software] might buy [o Harbour Data].
blog acquires denied 0.77 by Aurelio Telecom | Aurelio Telecom denied that it would sell [o Nimbe] to [s Colossus Software].
brief operates asserted 0.9 | [s Harbour Data] operates [o Stratus], the oldest public platform.
brief holdsLabel asserted 0.89 @2022/.. | [s Stratus] carries the [o Trusted Cloud Seal] since 2022.
news memberOf asserted 0.86 @2024-01 | The [s Ministry of Health] joined [o Nimbe Early Access] in January.
news operates asserted 0.8 | [o Nimbe Early Access] lets customers of [s Nimbe] prepare.
brief agencyOf asserted 0.95 | The [s Ministry of Health] of [o Ruritania] keeps its records on Stratus.
brief usesService asserted 0.85 | The [s Ministry of Health] of Ruritania keeps its records on [o Stratus].
blog usesService denied 0.8 | The [s Ministry of Health] keeps nothing on [o Stratus], a clerk says.
brief headquarteredIn asserted 0.91 | [s Aurelio Telecom], from [o Strelsau], is the largest operator.
brief locatedIn asserted 0.99 | [s Strelsau] is the capital of [o Ruritania].
brief founderOf asserted 0.94 @2009 | [s Tomas Ferrer] founded [o Harbour Data].
brief memberOf asserted 0.82 | [s Harbour Data] signed the [o European Data Pact].
brief investsIn asserted 0.74 | [s Aurelio Telecom] owns a tenth of [o Brightwater Consulting].
brief supplies asserted 0.71 | [s Brightwater Consulting] advises [o Aurelio Telecom] on its networks.
brief inception asserted 0.9 | [s Harbour Data] was founded in [o 2009].
"""
_NOTICE = "\n\nSubscribe to our letter."
_HEAD = re.compile(
    r"(?P<document>\w+) (?P<relation>\w+) (?P<status>\w+) (?P<confidence>[\d.]+)(?: @(?P<time>\S+))?(?: by (?P<speaker>.+))?"
)
_MARK = re.compile(r"\[([so]) ([^]=]+?)(?: = ([^]]+))?\]")


@dataclass(frozen=True)
class _Said:
    """One line of the table: who says what of whom, in which words."""

    head: dict[str, str | None]
    sentence: str
    ends: dict[str, tuple[int, int]]
    names: dict[str, str]

    @property
    def key(self) -> tuple[str | None, ...]:
        return (self.names["s"], self.head["relation"], self.names["o"], self.head["status"], self.head["time"])


def iri(name: str) -> str:
    return BASE + name.replace(" ", "_")


def arrow(relation: str, status: str) -> str:
    """Return the id of the sample's arrow for a relation and status, which is that of its first claim."""
    return next(claim.id for claim in sample_knowledge().claims if claim.relation == relation and claim.status == status)


def sample_knowledge() -> Knowledge:
    """Return the sample: 21 entities, two without any claim, every status, a literal, shared quotes and parallel edges."""
    lines = _lines()
    documents = {document.id: document for document in sample_documents()}
    groups: dict[tuple[str | None, ...], list[_Said]] = {}
    for line in lines:
        groups.setdefault(line.key, []).append(line)
    claims = [_claim(group, documents) for group in groups.values()]
    entities = [Entity(iri(name), name, type, _ALIASES.get(name, ())) for type, names in _ENTITIES.items() for name in names]
    return Knowledge(tuple(sorted(_DOCUMENTS.values())), tuple(sorted(entities)), tuple(sorted(claims, key=lambda claim: claim.sort_key)))


def sample_documents() -> tuple[Document, ...]:
    """Return the sample's texts; each ends with a line of boilerplate."""
    lines = _lines()
    texts = {id: _text(id, lines) for id in _DOCUMENTS}
    skip = {id: Skip(len(text), len(text) + len(_NOTICE), "sign-up") for id, text in texts.items()}
    return tuple(Document(_DOCUMENTS[id], text + _NOTICE, (skip[id],)) for id, text in texts.items())


@cache
def sample_page(*, with_texts: bool = True) -> str:
    """Return the sample's page, drawn once for all tests."""
    texts = sample_documents() if with_texts else ()
    return render_page(
        sample_knowledge(),
        title="A home-grown cloud",
        texts=texts,
        kinds=KINDS,
        relation_labels=RELATION_LABELS,
        translations={"fr": FRENCH},
    )


def _lines() -> list[_Said]:
    return [_parsed(line) for line in _SAID.strip().splitlines()]


def _parsed(line: str) -> _Said:
    head, marked = line.split(" | ")
    sentence, ends, names = "", {}, {}
    last = 0
    for mark in _MARK.finditer(marked):
        sentence += marked[last : mark.start()]
        ends[mark[1]] = (len(sentence), len(sentence) + len(mark[2]))
        names[mark[1]] = mark[3] or mark[2]
        sentence += mark[2]
        last = mark.end()
    match = _HEAD.fullmatch(head)
    assert match, head
    return _Said(match.groupdict(), sentence + marked[last:], ends, names)


def _text(document: str, lines: list[_Said]) -> str:
    return " ".join(dict.fromkeys(line.sentence for line in lines if line.head["document"] == document))


def _evidence(line: _Said, documents: dict[str, Document]) -> Evidence:
    document = documents[line.head["document"] or ""]
    start = document.text.index(line.sentence)
    subject, object = (Span(start + line.ends[end][0], start + line.ends[end][1]) for end in "so")
    return document.evidence(start, start + len(line.sentence), sentence=0, subject=subject, object=object)


def _claim(group: list[_Said], documents: dict[str, Document]) -> ResolvedClaim:
    head, names = group[0].head, group[0].names
    known = {name for members in _ENTITIES.values() for name in members}
    return ResolvedClaim(
        subject=iri(names["s"]),
        relation=str(head["relation"]),
        object=iri(names["o"]) if names["o"] in known else Literal(names["o"], "gYear"),
        status=Status(str(head["status"])),
        confidence=float(str(head["confidence"])),
        evidence=tuple(sorted((_evidence(line, documents) for line in group), key=lambda one: (one.document, one.start))),
        time=head["time"],
        speakers=tuple(sorted({iri(line.head["speaker"]) for line in group if line.head["speaker"]})),
    )


HOSTILE = "</script><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>`${1}\"&href\u2028\u202e\x00\U0001f600"


def hostile_knowledge() -> Knowledge:
    """Return a graph in which every text a document could supply tries to run."""
    document = Document.of(HOSTILE + " owns it", id=HOSTILE, title=HOSTILE, url="javascript:window.ran=1", publisher=HOSTILE)
    evidence = document.evidence(0, len(document.text), sentence=0, subject=Span(0, 4), object=Span(2, 9))
    hostile = Entity(BASE + HOSTILE, HOSTILE, HOSTILE, (HOSTILE + "2", "__proto__"), ("javascript:window.ran=1",))
    entities = (hostile, Entity(BASE + "b", "x" * 10_000, "Person"), Entity(BASE + "c", "constructor", "Person"))
    claims = [ResolvedClaim(hostile.iri, HOSTILE, BASE + "b", status, 0.5, (evidence,), HOSTILE, (hostile.iri,)) for status in Status]
    claims.append(ResolvedClaim(hostile.iri, "__proto__", BASE + "c", Status.ASSERTED, 0.5, (evidence,)))
    return Knowledge((document.metadata,), entities, tuple(claims))
