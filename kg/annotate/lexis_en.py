"""English word lists."""

from __future__ import annotations

from typing import Final

from kg.annotate.lexis import Gender, Lexis, Pronoun, words

_HE = Pronoun(Gender.MASCULINE, animate=True)
_SHE = Pronoun(Gender.FEMININE, animate=True)
_IT = Pronoun(Gender.NEUTER, animate=False)
_THEY = Pronoun(plural=True)
_WE = Pronoun(plural=True, own=True)

ENGLISH: Final = Lexis(
    code="en",
    articles=words("the a an"),
    definite=frozenset({"the"}),
    demonstratives=words("this that these those such"),
    of_words=words("of for"),
    of_heads=words(
        """
        academy agency alliance army assembly association authority bank board bureau center centre chamber church city
        coalition college commission commissioner committee commonwealth confederation conference congress cooperative
        corporation council court day department directorate duchy embassy emirate federation festival foundation fund
        government guild gulf house institute institution isle journal kingdom league library ministry movement museum
        network office order organisation organization parliament party republic school secretariat senate society state
        states strait subcommittee supreme treaty tribunal union university world
        """
    ),
    honorifics={
        "mr": Gender.MASCULINE,
        "mr.": Gender.MASCULINE,
        "sir": Gender.MASCULINE,
        "lord": Gender.MASCULINE,
        "mrs": Gender.FEMININE,
        "mrs.": Gender.FEMININE,
        "ms": Gender.FEMININE,
        "ms.": Gender.FEMININE,
        "miss": Gender.FEMININE,
        "lady": Gender.FEMININE,
        "dame": Gender.FEMININE,
        "dr": Gender.ANY,
        "dr.": Gender.ANY,
        "prof": Gender.ANY,
        "prof.": Gender.ANY,
        "rev.": Gender.ANY,
        "sen.": Gender.ANY,
        "rep.": Gender.ANY,
        "gov.": Gender.ANY,
        "gen.": Gender.ANY,
        "lt.": Gender.ANY,
        "col.": Gender.ANY,
        "sgt.": Gender.ANY,
        "capt.": Gender.ANY,
        "hon.": Gender.ANY,
    },
    roles=words(
        """
        actor actress administrator adviser advisor ambassador analyst archbishop architect astronaut attorney author
        bishop boss ceo cfo chair chairman chairperson chairwoman chancellor cio ciso cmo co-ceo co-chair co-founder
        co-president coach cofounder columnist commissioner congressman congressmen congresswoman coo coordinator
        correspondent councillor councilor cto deputy director directors economist editor entrepreneur founder governor
        governors head inspector investor journalist judge lawmaker lawmakers lawyer leader lecturer lieutenant manager
        mayor mayors minister ministers negotiator officer owner photographer physicist politician premier president
        presidents producer professor prosecutor rapporteur reporter representative researcher scientist secretary
        secretary-general senator senators sergeant sheriff singer speaker spokesman spokesperson spokeswoman
        superintendent treasurer undersecretary veteran vice-chairman vice-president vp writer
        """
    ),
    weak_roles=words(
        """
        acting agent agriculture assistant associate brigadier campaign captain chief colonel communications
        contributing corporate culture data defence defense deputy digital economy editor-in-chief education elect
        energy engineering environment ex executive finance financial first foreign former founding general global group
        head health home information innovation interim interior international investment justice labor labour major
        managing marketing national operating operations outgoing people police press prime private product regional
        research sales security senior staff strategy technical technology trade transformation transport treasury vice
        """
    ),
    role_phrases=frozenset(
        {"chief executive", "chief of staff", "managing director", "vice president", "prime minister", "board member", "general counsel"}
    ),
    person_nouns=words(
        """
        artist aunt boy brother candidate citizen cousin daughter executive father girl husband man mother nominee
        official person pilot player predecessor resident sister son student successor suspect uncle victim widow wife
        woman
        """
    ),
    legal_suffixes=words(
        """
        ab ag asa b.v. bv co co. corp corp. corporation gmbh holding holdings inc inc. incorporated kgaa kk limited llc
        llc. llp ltd ltd. n.v. nv oy oyj plc plc. pty s.a. s.a.s. s.e. s.p.a. sa sarl sas se spa srl
        """
    ),
    never_names=words(
        """
        a.m. am april august billion chapter christmas december dr easter edt est february figure friday gmt i image
        january july june march may million monday mr mrs ms november october p.m. page percent photo pm pst saturday
        section september source sunday table thursday trillion tuesday utc wednesday
        """
    ),
    pronouns={
        "he": _HE,
        "him": _HE,
        "himself": Pronoun(Gender.MASCULINE, animate=True, reflexive=True),
        "she": _SHE,
        "her": _SHE,
        "herself": Pronoun(Gender.FEMININE, animate=True, reflexive=True),
        "it": _IT,
        "itself": Pronoun(Gender.NEUTER, animate=False, reflexive=True),
        "they": _THEY,
        "them": _THEY,
        "we": _WE,
        "us": _WE,
        "ourselves": _WE,
        "themselves": Pronoun(plural=True, reflexive=True),
    },
    possessives={"his": _HE, "her": _SHE, "hers": _SHE, "its": _IT, "their": _THEY, "theirs": _THEY, "our": _WE},
    relatives={"who": True, "whom": True, "whose": None, "which": False, "that": None},
    saying_verbs=words(
        """
        acknowledge add admit announce argue believe claim comment confirm declare deny emphasise emphasize explain hope
        insist joke note observe predict recall reply report say state stress suggest tell think tweet warn write
        """
    ),
    agent_verbs=words(
        """
        accuse acquire agree announce appoint approve buy compete confirm decide declare deny develop employ hire invest
        launch manufacture merge negotiate offer operate own partner pay plan produce publish raise reject sell sign sue
        unveil work
        """
    ),
    place_words=words("in at near"),
    numbers={"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "2": 2, "3": 3, "4": 4, "5": 5},
    months={
        name: number
        for number, names in enumerate(
            (
                "january jan jan.",
                "february feb feb.",
                "march mar mar.",
                "april apr apr.",
                "may",
                "june jun jun.",
                "july jul jul.",
                "august aug aug.",
                "september sep sep. sept sept.",
                "october oct oct.",
                "november nov nov.",
                "december dec dec.",
            ),
            1,
        )
        for name in names.split()
    },
    relative_days={"today": 0, "this morning": 0, "this evening": 0, "tonight": 0, "yesterday": -1, "last night": -1, "tomorrow": 1},
    weekdays=("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    ahead=words("will shall would 'll ’ll due scheduled expected plans planned upcoming coming set going may might could"),
    last_words=words("last past previous"),
    this_words=frozenset({"this", "current"}),
    next_words=words("next coming"),
    units={
        "year": "year",
        "years": "year",
        "month": "month",
        "months": "month",
        "week": "week",
        "weeks": "week",
        "day": "day",
        "days": "day",
        "decade": "decade",
        "decades": "decade",
    },
    scales={
        "thousand": 10**3,
        "k": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "mn": 10**6,
        "mln": 10**6,
        "billion": 10**9,
        "billions": 10**9,
        "bn": 10**9,
        "b": 10**9,
        "trillion": 10**12,
        "tn": 10**12,
    },
)
