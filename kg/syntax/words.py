"""Closed classes of words that syntax needs: no knowledge of any domain."""

from __future__ import annotations

# Verbs that add no meaning of their own to their object: "sign a partnership" says what "partnership" says.
LIGHT_VERBS = frozenset(
    "announce sign form make take have hold strike reach seal conclude unveil forge ink complete finalize finalise confirm "
    "reveal agree do close enter annoncer signer former faire prendre avoir détenir conclure sceller nouer passer finaliser "
    "dévoiler confirmer établir".split()
)
# Verbs whose complement names or describes their object: "named her chief executive", "a platform called X".
NAMING_VERBS = frozenset(
    "name call appoint elect dub designate nominate promote hire know describe baptize rename brand title crown tap choose "
    "pick select install nommer appeler baptiser dénommer désigner élire surnommer intituler promouvoir connaître choisir".split()
)
NAMING_PARTICIPLES = frozenset(
    "called named dubbed titled baptised baptized branded christened nicknamed baptisé baptisée nommé nommée appelé appelée "
    "dénommé dénommée intitulé intitulée".split()
)
# How an English sentence ends that somebody is quoted for: "…, the airline said on Monday."
TOLD = frozenset("said announced added confirmed reported stated told wrote claimed warned".split())
COPULAS = frozenset("be become remain être devenir rester demeurer".split())
# "the likes of X", "a group of X": what is meant is X.
TRANSPARENT_NOUNS = frozenset(
    "like number group one some part kind type sort range set series member majority couple pair lot ensemble nombre groupe "
    "partie série".split()
)
EXEMPLIFIERS = frozenset("including like include such_as notamment comme".split())
# "Paris-based", "London-listed": the noun before the hyphen is a place, not an agent.
LOCATIVE_PARTICIPLES = frozenset("based headquartered born listed located registered domiciled".split())
# Modifiers that say nothing of what kind of thing a noun is.
VAGUE_MODIFIERS = frozenset(
    "new former future current own other first second last next many several main major big large small good key late early "
    "long recent proposed planned potential possible interim acting incoming outgoing longtime then-current independent "
    "national international global local nouveau ancien futur actuel premier dernier prochain grand petit principal propre "
    "autre".split()
)
# Verbs that hand their subject down to an infinitive even when they have an object.
SUBJECT_CONTROL = frozenset("promise vow pledge promettre".split())
# Modifiers that change what a role is: a vice president is no president.
BOUND_MODIFIERS = frozenset("vice deputy assistant joint associate sub adjoint adjointe".split())
# Nouns of doing: whose they are is who does it ("Acme's purchase of Globex").
EVENT_NOUNS = frozenset(
    "purchase acquisition takeover buyout buy-out investment merger launch development creation regulation approval certification "
    "ownership control use sale sponsorship supply delivery operation management foundation founding adoption selection".split()
)
