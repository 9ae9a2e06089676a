"""From text to claim: status, speaker and time reach the claims of the whole extractor."""

from __future__ import annotations

import pytest

CASES = [
    ("en", "Norvane acquired Castrel in 2020.", ("acquires", "asserted", None, "2020")),
    ("en", "Norvane will acquire Castrel by the end of 2025.", ("acquires", "planned", None, "2025")),
    ("en", "Lumora denied that Norvane had acquired Castrel.", ("acquires", "denied", "Lumora", None)),
    ("en", "Norvane has reportedly acquired Castrel.", ("acquires", "possible", None, None)),
    ("en", "Norvane signed a partnership with Castrel, Ada Brook said.", ("partnersWith", "asserted", "Ada Brook", None)),
    ("en", "Ofdata has not yet approved Nimbra.", ("approves", "pending", None, None)),
    ("en", "Ada Brook was the chief executive of Castrel until 2019.", ("chiefExecutiveOf", "past", None, "../2019")),
    ("en", "Ada Brook, the chief executive of Castrel, would not be drawn.", ("chiefExecutiveOf", "asserted", None, None)),
    ("fr", "Norvane n'a jamais racheté Castrel.", ("acquires", "denied", None, None)),
    ("fr", "« Norvane travaille avec Castrel », explique Claire Vasset.", ("partnersWith", "asserted", "Claire Vasset", None)),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_a_claim_says_how_by_whom_and_when(claims, language: str, text: str, expected: tuple[str | None, ...]) -> None:
    found = {(c.relation, str(c.status), c.speaker.entity if c.speaker else None, c.time) for c in claims(text, language)}
    assert found == {expected}
