"""What the labels of the public corpora are of ours, for training: the nearest relation, and the class of each end."""

from __future__ import annotations

from typing import Final, NamedTuple


class Target(NamedTuple):
    """Our relation for a corpus's, and the classes of the corpus's subject and object; `flipped` when ours runs the other way."""

    relation: str
    flipped: bool = False
    subject: str = ""
    object: str = ""


KNOWLEDGENET: Final = {
    "CEO": Target("chiefExecutiveOf", True, "Organization", "Person"),
    "CHILD_OF": Target("childOf", False, "Person", "Person"),
    "DATE_FOUNDED": Target("inception", False, "Organization", "Date"),
    "DATE_OF_BIRTH": Target("dateOfBirth", False, "Person", "Date"),
    "DATE_OF_DEATH": Target("dateOfDeath", False, "Person", "Date"),
    "EDUCATED_AT": Target("educatedAt", False, "Person", "Organization"),
    "EMPLOYEE_OR_MEMBER_OF": Target("worksFor", False, "Person", "Organization"),
    "FOUNDED_BY": Target("foundedBy", False, "Organization", "Person"),
    "HEADQUARTERS": Target("headquarteredIn", False, "Organization", "Place"),
    "NATIONALITY": Target("nationality", False, "Person", "Place"),
    "PLACE_OF_BIRTH": Target("placeOfBirth", False, "Person", "Place"),
    "PLACE_OF_RESIDENCE": Target("residence", False, "Person", "Place"),
    "POLITICAL_AFFILIATION": Target("politicalAffiliation", False, "Person", "Organization"),
    "SPOUSE": Target("spouse", False, "Person", "Person"),
    "SUBSIDIARY_OF": Target("subsidiaryOf", False, "Organization", "Organization"),
}
REDOCRED: Final = {
    "P463": Target("memberOf"),
    "P571": Target("inception"),
    "P127": Target("ownedBy"),
    "P178": Target("develops", True),
    "P276": Target("locatedIn"),
    "P131": Target("locatedIn"),
    "P17": Target("locatedIn"),
    "P108": Target("worksFor"),
    "P400": Target("runsOn"),
    "P749": Target("subsidiaryOf"),
    "P355": Target("subsidiaryOf", True),
    "P176": Target("manufactures", True),
    "P112": Target("foundedBy"),
    "P102": Target("politicalAffiliation"),
    "P137": Target("operates", True),
    "P576": Target("dissolvedOn"),
    "P159": Target("headquarteredIn"),
    "P488": Target("chairOf", True),
    "P1056": Target("offers"),
    "P551": Target("residence"),
    "P569": Target("dateOfBirth"),
    "P570": Target("dateOfDeath"),
    "P19": Target("placeOfBirth"),
    "P26": Target("spouse"),
    "P40": Target("childOf", True),
    "P22": Target("childOf"),
    "P25": Target("childOf"),
    "P27": Target("nationality"),
    "P69": Target("educatedAt"),
    "P6": Target("holdsPosition", True),
    "P35": Target("holdsPosition", True),
    "P54": Target("memberOf"),
    "P30": Target("locatedIn"),
    "P150": Target("locatedIn", True),
    "P706": Target("locatedIn"),
    "P577": Target("launchedOn"),
    "P123": Target("distributes", True),
    "P162": Target("develops", True),
    "P272": Target("develops", True),
}
CORE: Final = {
    "product_or_service_of": Target("offers", True),
    "acquired_by": Target("acquires", True),
    "collaboration": Target("partnersWith"),
    "client_of": Target("customerOf"),
    "shareholder_of": Target("ownsStakeIn"),
    "traded_on": Target("tradedOn"),
    "competitor_of": Target("competesWith"),
    "subsidiary_of": Target("subsidiaryOf"),
    "merged_with": Target("mergedWith"),
    "brand_of": Target("brandOf"),
    "regulated_by": Target("regulates", True),
}
FEWREL: Final = {
    "P25": Target("childOf", False, "Person", "Person"),
    "P26": Target("spouse", False, "Person", "Person"),
    "P40": Target("childOf", True, "Person", "Person"),
    "P463": Target("memberOf"),
}
TYPES: Final = {
    "PER": "Person",
    "ORG": "Organization",
    "LOC": "Place",
    "TIME": "Date",
    "person": "Person",
    "organization": "Organization",
    "organisation": "Organization",
    "Person": "Person",
    "Organisation": "Organization",
    "Location": "Place",
    "location": "Place",
    "politician": "Person",
    "scientist": "Person",
    "researcher": "Person",
    "writer": "Person",
    "musicalartist": "Person",
    "country": "Country",
    "politicalparty": "PoliticalParty",
    "university": "University",
    "band": "Organization",
    "corporation": "Company",
    "place": "Place",
    "product": "Product",
}
