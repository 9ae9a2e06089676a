"""What the relations of third-party corpora are called here.

A table maps a corpus's label to what meets it: pairs of a relation of ours and whether it is flipped, that is, runs from the
corpus's object to its subject. The first pair is the nearest in meaning, which is what training takes; any of them counts as
right when measuring. A label that nothing here means is not in its table.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

Meanings = tuple[tuple[str, bool], ...]
Table = Mapping[str, Meanings]


def _same(*relations: str) -> Meanings:
    return tuple((relation, False) for relation in relations)


def _turned(*relations: str) -> Meanings:
    return tuple((relation, True) for relation in relations)


_POSTS: Final = ("holdsPosition", "chiefExecutiveOf", "chairOf", "boardMemberOf")
_OWNED: Final = _same("ownedBy", "subsidiaryOf", "jointVentureOf") + _turned("acquires", "ownsStakeIn")
_PROVIDES: Final = ("offers", "develops", "manufactures", "distributes", "operates", "launches")
_LIES_IN: Final = _same("locatedIn", "headquarteredIn", "agencyOf")

KNOWLEDGENET: Final[Table] = {
    "CEO": _turned("chiefExecutiveOf"),
    "CHILD_OF": _same("childOf"),
    "DATE_FOUNDED": _same("inception"),
    "DATE_OF_BIRTH": _same("dateOfBirth"),
    "DATE_OF_DEATH": _same("dateOfDeath"),
    "EDUCATED_AT": _same("educatedAt"),
    "EMPLOYEE_OR_MEMBER_OF": _same("worksFor", "memberOf", *_POSTS),
    "FOUNDED_BY": _same("foundedBy"),
    "HEADQUARTERS": _same("headquarteredIn"),
    "NATIONALITY": _same("nationality"),
    "PLACE_OF_BIRTH": _same("placeOfBirth"),
    "PLACE_OF_RESIDENCE": _same("residence"),
    "POLITICAL_AFFILIATION": _same("politicalAffiliation"),
    "SPOUSE": _same("spouse"),
    "SUBSIDIARY_OF": _same("subsidiaryOf", "divisionOf", "jointVentureOf", "ownedBy"),
}

SUBJECT_CLASS: Final[Mapping[str, str]] = {"EMPLOYEE_OR_MEMBER_OF": "Person", "SUBSIDIARY_OF": "Organization"}
"""Labels that are met only by claims whose subject, in the corpus's direction, is of a class."""

OBJECT_CLASS: Final[Mapping[str, str]] = {"country": "Country", "city": "City", "state": "Region"}
"""The same of the object."""

WIKIDATA: Final[Table] = {
    "P6": _turned("holdsPosition", "chiefExecutiveOf"),  # head of government
    "P17": _LIES_IN,  # country
    "P19": _same("placeOfBirth"),
    "P22": _same("childOf"),  # father
    "P25": _same("childOf"),  # mother
    "P26": _same("spouse"),
    "P27": _same("nationality"),  # country of citizenship
    "P30": _same("locatedIn"),  # continent
    "P35": _turned("holdsPosition", "chiefExecutiveOf"),  # head of state
    "P40": _turned("childOf"),  # child
    "P54": _same("memberOf", "worksFor"),  # member of sports team
    "P69": _same("educatedAt"),
    "P102": _same("politicalAffiliation", "memberOf"),
    "P108": _same("worksFor", *_POSTS),  # employer
    "P112": _same("foundedBy"),
    "P123": _turned("distributes", "launches"),  # publisher
    "P127": _OWNED,  # owned by
    "P131": _LIES_IN,  # located in the administrative territorial entity
    "P137": _turned("operates"),  # operator
    "P150": _turned("locatedIn"),  # contains administrative territorial entity
    "P159": _same("headquarteredIn"),
    "P162": _turned("develops"),  # producer
    "P169": _turned("chiefExecutiveOf"),
    "P176": _turned("manufactures", "develops", "launches"),  # manufacturer
    "P178": _turned("develops", "launches"),  # developer
    "P272": _turned("develops"),  # production company
    "P276": _same("locatedIn"),  # location
    "P355": _turned("subsidiaryOf", "divisionOf", "ownedBy", "jointVentureOf") + _same("acquires"),  # subsidiary
    "P361": _same("partOf", "divisionOf", "memberOf", "subsidiaryOf", "locatedIn"),  # part of
    "P400": _same("runsOn"),  # platform
    "P414": _same("tradedOn"),
    "P452": _same("industry"),
    "P463": _same("memberOf"),
    "P488": _turned("chairOf"),  # chairperson
    "P527": _turned("partOf", "divisionOf", "memberOf", "subsidiaryOf", "locatedIn"),  # has part
    "P551": _same("residence"),
    "P569": _same("dateOfBirth"),
    "P570": _same("dateOfDeath"),
    "P571": _same("inception"),
    "P576": _same("dissolvedOn"),
    "P577": _same("launchedOn"),  # publication date
    "P706": _same("locatedIn"),  # located on terrain feature
    "P749": _same("subsidiaryOf", "divisionOf", "ownedBy", "jointVentureOf") + _turned("acquires"),  # parent organization
    "P1001": _same("agencyOf"),  # applies to jurisdiction
    "P1056": _same("offers", "manufactures", "develops", "distributes", "launches"),  # product
}
"""Wikidata properties, as Re-DocRED and FewRel use them."""

CORE: Final[Table] = {
    "product_or_service_of": _turned(*_PROVIDES),
    "acquired_by": _turned("acquires"),
    "collaboration": _same("partnersWith"),
    "client_of": _same("customerOf", "awardsContract") + _turned("supplies"),
    "shareholder_of": _same("ownsStakeIn", "investsIn"),
    "traded_on": _same("tradedOn"),
    "competitor_of": _same("competesWith"),
    "subsidiary_of": _same("subsidiaryOf", "divisionOf", "ownedBy", "jointVentureOf"),
    "merged_with": _same("mergedWith"),
    "brand_of": _same("brandOf"),
    "regulated_by": _turned("regulates", "approves", "certifies"),
}

PRODUCT: Final[Table] = {"CompanyProvidesProduct": _same(*_PROVIDES) + _turned("brandOf")}

RE3D: Final[Table] = {
    "AlliesOf": _same("partnersWith"),
    "BelongsTo": _same("memberOf", "worksFor", "divisionOf", "subsidiaryOf", "ownedBy", "partOf", "agencyOf", *_POSTS),
    "CoLocated": _same("locatedIn", "headquarteredIn", "operatesIn", "residence"),
    "InChargeOf": _same("operates", "regulates", *_POSTS) + _turned("ownedBy", "subsidiaryOf", "divisionOf"),
}

_HEADS: Final = _turned("chiefExecutiveOf", "holdsPosition", "chairOf")
_WITHIN: Final = _same("locatedIn", "headquarteredIn", "operatesIn", "agencyOf")
_PLAYS_FOR: Final = _same("memberOf", "worksFor")

TEXT2KG: Final[Table] = {
    "affiliation": _same("memberOf", "partOf", "subsidiaryOf"),
    "almaMater": _same("educatedAt"),
    "birthDate": _same("dateOfBirth"),
    "birthPlace": _same("placeOfBirth"),
    "birthYear": _same("dateOfBirth"),
    "chairman": _turned("chairOf"),
    "child": _turned("childOf"),
    "city": _WITHIN,
    "club": _PLAYS_FOR,
    "coach of sports team": _same("worksFor", "holdsPosition"),
    "college": _same("educatedAt"),
    "commander": _HEADS,
    "competitor": _same("competesWith"),
    "country": _WITHIN,
    "currentclub": _PLAYS_FOR,
    "currentteam": _PLAYS_FOR,
    "dean": _HEADS,
    "deathDate": _same("dateOfDeath"),
    "deathYear": _same("dateOfDeath"),
    "designed by": _turned("develops"),
    "developer": _turned("develops"),
    "director": _HEADS,
    "distributor": _turned("distributes"),
    "division": _turned("divisionOf"),
    "employer": _same("worksFor", *_POSTS),
    "established": _same("inception"),
    "formerTeam": _PLAYS_FOR,
    "foundedBy": _same("foundedBy"),
    "founder": _same("foundedBy"),
    "foundingDate": _same("inception"),
    "foundingYear": _same("inception"),
    "headquarter": _same("headquarteredIn"),
    "headquarters location": _same("headquarteredIn"),
    "inception": _same("inception"),
    "industry": _same("industry"),
    "isPartOf": _same("locatedIn", "partOf", "divisionOf"),
    "keyPerson": _turned("chiefExecutiveOf", "chairOf", "holdsPosition", "boardMemberOf"),
    "leader": _HEADS,
    "location": _WITHIN,
    "manager": _HEADS,
    "manufacturer": _turned("manufactures", "develops"),
    "member of political party": _same("politicalAffiliation"),
    "member of sports team": _PLAYS_FOR,
    "military branch": _same("memberOf", "worksFor"),
    "nationality": _same("nationality"),
    "operatingOrganisation": _turned("operates"),
    "operator": _turned("operates"),
    "owned by": _OWNED,
    "owner": _OWNED,
    "parent": _same("childOf"),
    "parent organization": _same("subsidiaryOf", "divisionOf", "ownedBy"),
    "parentCompany": _same("subsidiaryOf", "divisionOf", "ownedBy"),
    "party": _same("politicalAffiliation"),
    "platform": _same("runsOn"),
    "president": _HEADS,
    "product": _same(*_PROVIDES),
    "publication date": _same("launchedOn"),
    "publisher": _turned("distributes", "launches"),
    "rector": _HEADS,
    "regionServed": _same("operatesIn"),
    "releaseDate": _same("launchedOn"),
    "residence": _same("residence"),
    "service": _same(*_PROVIDES),
    "spouse": _same("spouse"),
    "state": _WITHIN,
    "subsidiary": _turned("subsidiaryOf", "divisionOf", "ownedBy") + _same("acquires"),
    "youthclub": _PLAYS_FOR,
}


def labels_of(table: Table, relation: str, flipped: bool) -> Iterator[str]:
    """Yield the labels of a corpus that a relation of ours meets, read from subject to object or, flipped, from object to subject."""
    return (label for label, meanings in table.items() if (relation, flipped) in meanings)
