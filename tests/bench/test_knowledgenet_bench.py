"""Which claims count where a corpus marks no nominals; no model is loaded."""

from __future__ import annotations

from dataclasses import replace

from bench.knowledgenet import without_nominals
from kg.model import Claim, Document, Kind


def test_a_claim_at_a_nominal_is_left_out_whichever_end_it_is() -> None:
    document = Document.of("Ana Ruiz is a Spanish singer.")
    ana = document.mention(0, 8, type="Person", kind=Kind.NAME, sentence=0, cluster=0)
    spanish = document.mention(14, 21, type="Country", kind=Kind.NAME, sentence=0, cluster=1)
    singer = document.mention(12, 28, type="Person", kind=Kind.NOMINAL, sentence=0, cluster=0)
    claim = Claim(document.id, "nationality", ana, spanish, document.evidence(0, 29, sentence=0, subject=ana.span, object=spanish.span))
    nominals = [replace(claim, subject=singer), replace(claim, object=singer)]
    pronoun = replace(claim, subject=replace(ana, kind=Kind.PRONOUN))
    assert list(without_nominals([claim, *nominals, pronoun])) == [claim, pronoun]
