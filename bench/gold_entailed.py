"""What a noted claim says besides: true, so not wrong to extract, and implied, so not missed when left out."""

from __future__ import annotations

from itertools import combinations
from typing import Any, Final

SAME_ENDS: Final[dict[str, tuple[str, ...]]] = {
    "chiefExecutiveOf": ("worksFor", "holdsPosition"),
    "chairOf": ("holdsPosition",),
    "boardMemberOf": ("holdsPosition",),
    "holdsPosition": ("worksFor",),
    "subsidiaryOf": ("ownedBy",),
    "jointVentureOf": ("ownedBy",),
    "certifies": ("approves",),
    "acquires": ("ownsStakeIn",),
    "awardsContract": ("customerOf",),
    "holdsLabel": ("compliesWith",),
}
TURNED: Final[dict[str, tuple[str, ...]]] = {
    "jointVentureOf": ("ownsStakeIn",),
    "ownedBy": ("ownsStakeIn",),
    "ownsStakeIn": ("ownedBy",),
    "subsidiaryOf": ("ownsStakeIn",),
    "acquires": ("ownedBy",),
    "customerOf": ("supplies",),
    "supplies": ("customerOf",),
}
_BETWEEN_OBJECTS: Final = {"jointVentureOf": "partnersWith"}


def entailed(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the optional claims that follow from the noted ones and are not noted themselves."""
    noted = {_key(claim) for claim in claims}
    fresh: dict[tuple[str, ...], dict[str, Any]] = {}
    for claim in [*_from_one(claims), *_from_two(claims)]:
        if _key(claim) not in noted:
            fresh.setdefault(_key(claim), claim)
    return list(fresh.values())


def _from_one(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    same = [_like(claim, name) for claim in claims for name in SAME_ENDS.get(claim["relation"], ())]
    turned = [
        _like(claim, name) | {"subject": claim["object"], "object": claim["subject"]}
        for claim in claims
        for name in TURNED.get(claim["relation"], ())
    ]
    return same + turned


def _from_two(claims: list[dict[str, Any]]) -> list[dict[str, Any]]:
    pairs = combinations([claim for claim in claims if claim["relation"] in _BETWEEN_OBJECTS], 2)
    return [
        _like(one, _BETWEEN_OBJECTS[one["relation"]]) | {"subject": one["object"], "object": two["object"]}
        for one, two in pairs
        if (one["relation"], one["subject"]["entity"], one["evidence"]) == (two["relation"], two["subject"]["entity"], two["evidence"])
    ]


def _like(claim: dict[str, Any], relation: str) -> dict[str, Any]:
    kept = {key: value for key, value in claim.items() if key not in ("or_relation", "optional", "evidence")}
    return kept | {"relation": relation, "optional": True, "evidence": claim["evidence"]}


def _key(claim: dict[str, Any]) -> tuple[str, ...]:
    ends = [end.get("entity") or end["value"] for end in (claim["subject"], claim["object"])]
    return (claim["relation"], *(sorted(ends) if claim["relation"] == "partnersWith" else ends))
