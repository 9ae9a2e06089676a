"""CSV: one row a claim and piece of evidence, for people with a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.export.options import Options, select
from kg.export.text import cell
from kg.model import Evidence, Knowledge, Literal, Metadata, ResolvedClaim
from kg.vocab import local_name

COLUMNS = (
    *(
        "claim",
        "subject",
        "subject_iri",
        "relation",
        "object",
        "object_iri",
        "datatype",
        "status",
        "confidence",
        "time",
        "speakers",
        "extractors",
    ),
    *("document", "title", "issued", "source", "sentence", "start", "end", "quote"),
)


@dataclass
class CsvWriter:
    """Writes claims as comma-separated values (UTF-8, a header, CRLF); a claim without evidence has one row."""

    options: Options
    name: str = "csv"
    suffix: str = ".csv"

    def write(self, knowledge: Knowledge, out: BinaryIO) -> None:
        chosen = select(knowledge, self.options)
        text = io.StringIO(newline="")
        rows = csv.writer(text)
        rows.writerow(COLUMNS)
        rows.writerows([cell(value) for value in row] for row in _rows(chosen))
        out.write(text.getvalue().encode())


def _rows(knowledge: Knowledge) -> Iterator[list[str]]:
    labels = {entity.iri: entity.label for entity in knowledge.entities}
    documents = {document.id: document for document in knowledge.documents}
    for claim in sorted(knowledge.claims, key=lambda claim: claim.sort_key):
        said = _claim(claim, labels)
        for evidence in claim.evidence or [None]:
            yield said + (_evidence(evidence, documents) if evidence else [""] * 8)


def _claim(claim: ResolvedClaim, labels: dict[str, str]) -> list[str]:
    speakers = "; ".join(labels.get(speaker, local_name(speaker)) for speaker in claim.speakers)
    target = claim.object
    end = [target.value, "", target.datatype] if isinstance(target, Literal) else [labels.get(target, local_name(target)), target, ""]
    start = [claim.id, labels.get(claim.subject, local_name(claim.subject)), claim.subject, claim.relation]
    return [*start, *end, str(claim.status), f"{claim.confidence:.3f}", claim.time or "", speakers, "; ".join(claim.extractors)]


def _evidence(evidence: Evidence, documents: dict[str, Metadata]) -> list[str]:
    known = documents.get(evidence.document)
    about = [known.title or "", known.issued or "", known.source] if known else ["", "", ""]
    return [evidence.document, *about, str(evidence.sentence), str(evidence.start), str(evidence.end), evidence.text]
