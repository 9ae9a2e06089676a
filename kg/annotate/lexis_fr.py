"""French word lists."""

from __future__ import annotations

from typing import Final

from kg.annotate.lexis import Gender, Lexis, Pronoun, words

_IL = Pronoun(Gender.MASCULINE)
_ELLE = Pronoun(Gender.FEMININE)
_LUI = Pronoun()
_ILS = Pronoun(Gender.MASCULINE, plural=True)
_ELLES = Pronoun(Gender.FEMININE, plural=True)
_LEUR = Pronoun(plural=True)
_NOUS = Pronoun(plural=True, own=True)

FRENCH: Final = Lexis(
    code="fr",
    articles=words("au aux d' des du d’ l' la le les l’ un une"),
    definite=words("le la les l' l’ du au aux des"),
    demonstratives=words("ce cet cette ces ledit ladite"),
    of_words=words("de du des d' d’ pour"),
    of_heads=words(
        """
        académie agence alliance armée assemblée association autorité banque bureau caisse centre chambre cité collège
        comité commission communauté confédération conférence congrès conseil cour direction directoire département
        fondation fonds fédération groupe haute hôpital institut ligue ministère mouvement musée office ordre
        organisation parlement parti préfecture royaume région république secrétariat société syndicat sénat tribunal
        union université école états
        """
    ),
    honorifics={
        "m.": Gender.MASCULINE,
        "monsieur": Gender.MASCULINE,
        "mme": Gender.FEMININE,
        "mme.": Gender.FEMININE,
        "madame": Gender.FEMININE,
        "mlle": Gender.FEMININE,
        "mademoiselle": Gender.FEMININE,
        "dr": Gender.ANY,
        "pr": Gender.ANY,
        "me": Gender.ANY,
        "maître": Gender.ANY,
    },
    roles=words(
        """
        acteur actionnaire actrice adjoint adjointe administrateur administratrice ambassadeur ambassadrice analyste
        auteur avocat avocate candidat candidate chancelier chancelière chanteur chanteuse chef chercheur chercheuse
        cofondateur cofondatrice commissaire conseiller conseillère dg directeur directrice dirigeant dirigeante député
        députée ecrivain entraîneur entrepreneur entrepreneuse fondateur fondatrice gouverneur investisseur journaliste
        juge magistrat maire ministre p.-d.g. patron patronne pdg porte-parole premier première procureur procureure
        professeur professeure préfet préfète président présidente rapporteur responsable secrétaire sénateur sénatrice
        vice-président vice-présidente économiste écrivain
        """
    ),
    weak_roles=words(
        """
        adjoint adjointe ancien ancienne associé commercial commerciale délégué déléguée exécutif exécutive financier
        financière général générale intérim opérations technique
        """
    ),
    role_phrases=frozenset(
        {
            "directeur général",
            "directrice générale",
            "président-directeur général",
            "premier ministre",
            "première ministre",
            "chef de l'état",
        }
    ),
    person_nouns=words(
        """
        artiste candidat candidate citoyen cousin femme fille fils frère garçon habitant homme joueur joueuse mari mère
        oncle pilote prédécesseur père successeur suspect sœur tante victime épouse étudiant étudiante
        """
    ),
    legal_suffixes=words(
        """
        ag bv eurl gie gmbh holding inc inc. llc ltd nv plc s.a. s.a.s. sa sarl sas sasu sci scop se snc spa
        """
    ),
    never_names=words(
        """
        août avril chapitre dimanche décembre figure février image janvier je jeudi juillet juin lundi m. mai mardi mars
        mercredi milliard milliards million millions mme novembre noël octobre page photo pâques samedi section
        septembre source tableau vendredi
        """
    ),
    pronouns={
        "il": _IL,
        "elle": _ELLE,
        "ils": _ILS,
        "elles": _ELLES,
        "lui": _LUI,
        "celui-ci": _IL,
        "celle-ci": _ELLE,
        "ceux-ci": _ILS,
        "celles-ci": _ELLES,
        "ce dernier": _IL,
        "lui-même": Pronoun(Gender.MASCULINE, reflexive=True),
        "elle-même": Pronoun(Gender.FEMININE, reflexive=True),
        "eux": _ILS,
        "nous": _NOUS,
    },
    possessives={"son": _LUI, "sa": _LUI, "ses": _LUI, "leur": _LEUR, "leurs": _LEUR, "notre": _NOUS, "nos": _NOUS},
    relatives={"qui": None, "dont": None, "que": None, "qu'": None, "qu’": None, "lequel": None, "laquelle": None},
    saying_verbs=words(
        """
        affirmer ajouter annoncer assurer avertir commenter confirmer croire dire déclarer démentir espérer estimer
        expliquer indiquer insister noter penser préciser rappeler reconnaître regretter répondre souligner écrire
        """
    ),
    agent_verbs=words(
        """
        accuser acheter acquérir annoncer approuver confirmer décider démentir développer dévoiler embaucher employer
        exploiter fabriquer fusionner investir lancer lever nommer payer posséder poursuivre produire proposer prévoir
        publier racheter rejeter signer vendre
        """
    ),
    place_words=words("à en au aux dans vers près"),
    numbers={"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "2": 2, "3": 3, "4": 4, "5": 5},
    months={
        name: number
        for number, names in enumerate(
            (
                "janvier janv.",
                "février févr. fév.",
                "mars",
                "avril avr.",
                "mai",
                "juin",
                "juillet juil.",
                "août",
                "septembre sept.",
                "octobre oct.",
                "novembre nov.",
                "décembre déc.",
            ),
            1,
        )
        for name in names.split()
    },
    relative_days={"aujourd'hui": 0, "aujourd’hui": 0, "ce matin": 0, "ce soir": 0, "hier": -1, "demain": 1},
    weekdays=("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    ahead=words("doit doivent devrait devraient prévoit prévoient prévu prévue attendu attendue va vont sera seront aura auront"),
    last_words=words("dernier dernière passé passée précédent précédente"),
    this_words=words("cette ce cet"),
    next_words=words("prochain prochaine"),
    units={
        "an": "year",
        "ans": "year",
        "année": "year",
        "années": "year",
        "mois": "month",
        "semaine": "week",
        "semaines": "week",
        "jour": "day",
        "jours": "day",
        "décennie": "decade",
    },
    scales={
        "mille": 10**3,
        "millier": 10**3,
        "milliers": 10**3,
        "k": 10**3,
        "million": 10**6,
        "millions": 10**6,
        "m": 10**6,
        "milliard": 10**9,
        "milliards": 10**9,
        "md": 10**9,
        "mds": 10**9,
    },
)
