"""Closed classes of words that say whether, when and by whom a thing is claimed, English and French; no domain knowledge.

A class holds lemmas, a few forms that small models do not lemmatise, and verbs with their particle ("rule_out").
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What is under these is said not to be so, not to have come about, or not to be wanted.
DENIALS = _words(
    """
    deny refute reject dismiss disclaim contradict block abandon scrap cancel fail refuse decline rule_out veto forbid collapse
    fall_through shelve drop walk_away rebuff prohibit rebut oppose false untrue denial refusal impossible
    démentir dément démentent nier réfuter rejeter écarter abandonner annuler refuser échouer renoncer interdire bloquer exclure infirmer
    démenti refus impossible faux
    """
)
# Adjectives that do the same to the noun they stand before.
FAILED_ADJECTIVES = _words("failed abandoned aborted rejected cancelled canceled blocked scrapped avorté avortée abandonné abandonnée")
NEGATIONS = _words("not n't no never neither nor without ne pas jamais aucun aucune ni sans nullement guère non")
# "ne" needs one of these to deny; with "que" it only restricts, and alone it is often empty ("avant qu'il ne parte").
FRENCH_NEGATIONS = _words("pas jamais aucun aucune rien personne ni guère nullement point nulle")
# "not only" denies nothing.
NOT_NEGATED = _words("only just merely simply seulement uniquement")
NO_LONGER = _words("longer anymore")
CONTRAST = _words("but mais")

MAYBE_MODALS = _words("may might could can")
MAYBE_ADVERBS = _words(
    """
    reportedly allegedly possibly perhaps maybe potentially purportedly supposedly apparently presumably peut-être
    éventuellement potentiellement prétendument apparemment vraisemblablement
    """
)
MAYBE_ADJECTIVES = _words(
    """
    possible potential rumoured rumored alleged reported hypothetical purported éventuel éventuelle potentiel potentielle
    supposé supposée possible hypothétique présumé présumée
    """
)
MAYBE_GOVERNORS = _words(
    """
    consider explore mull weigh study contemplate ponder rumor rumour rumoured rumored speculate talk talks discussion
    discussions discuss negotiate negotiation negotiations interested interest speculation tip possibility possible
    likely unlikely option chance rumours rumors look report doubt unclear uncertain may
    envisager étudier réfléchir négocier négociation discuter discussion pourparlers rumeur rumeurs spéculation intéresser intéressé
    intéressée intérêt possibilité possible probable pouvoir option hypothèse douter murmurer
    """
)
# Nouns that make a claim doubtful even where they are its own predicate.
MAYBE_NOUNS = _words("talk talks rumour rumours rumor rumors negotiation negotiations speculation pourparlers rumeur rumeurs négociation")
# "is said to": hearsay when passive, speech when active.
HEARSAY_VERBS = _words("say believe think rumour rumor understand report tip suppose allege dire croire penser supposer")
# Sources that make what they are quoted for a rumour.
RUMOUR_SOURCES = _words("rumour rumours rumor rumors speculation gossip people source sources rumeur rumeurs bruit bruits spéculation")
CONDITIONALS = _words("if whether unless si")
ASKING = _words("ask wonder question demander interroger se_demander")

WILL = _words("will shall 'll wo gonna")
WOULD = _words("would 'd")
OBLIGATIONS = _words("must should ought")
PLAN_GOVERNORS = _words(
    """
    plan plans intend intention aim expect expectation schedule set due slated slate prepare target hope want seek propose
    agree goal ambition project forecast commit commitment pledge promise vow bid order ready undertake agreement about poised
    eye would-be proposal deadline offer decide going going-to
    prévoir prévoit prévoient compter compte comptent entendre entend entendent viser vise vouloir
    veut souhaiter espérer préparer projeter projet objectif devoir engager promettre
    ambitionner s'engager proposer aller prêt prête accord décider ambition intention souhait volonté promesse falloir
    """
)
FUTURE_ADJECTIVES = _words(
    """
    future upcoming planned proposed forthcoming prospective soon-to-be incoming expected projected intended futur future prochain
    prochaine prévu prévue projeté projetée envisagé envisagée
    """
)
PENDING_GOVERNORS = _words(
    """
    await pending request apply application require need seek secure obtain subject wait awaiting examine review consider assess
    attendre attente demander demande solliciter nécessiter candidat candidate candidature obtenir réserve examiner instruire
    décrocher postuler viser
    """
)
# Of these, the ones that say by themselves that somebody else's decision is out.
AWAITING = _words("await apply application wait awaiting applicant attendre attente candidat candidate candidature postuler solliciter")
# Getting what somebody else grants.
OBTAINING = _words("obtain secure win receive get gain earn achieve pass obtenir décrocher recevoir gagner passer")
APPROVAL = _words(
    """
    approval approvals approve authorisation authorization authorise authorize clearance clear certification certify certificate
    qualification qualify licence license accreditation accredit green-light permission label visa consent nod attestation sign_off
    approbation approuver autorisation autoriser agrément certifier certificat qualifier qualification homologation homologuer aval
    labelliser
    """
)
PAST_ADJECTIVES = _words("former ex ex- erstwhile then onetime one-time ancien ancienne anciens anciennes ex-")
PAST_ADVERBS = _words("previously formerly once auparavant précédemment autrefois jadis naguère anciennement")
# States hold until they are said to be over; told in a plain past they are.
STATIVE = _words(
    """
    work serve own hold have belong employ head lead run chair be live reside sit spend rely compete possess control depend use
    represent host participate advise preside manage base headquarter locate house teach
    travailler détenir posséder diriger présider siéger appartenir être avoir occuper vivre habiter employer héberger utiliser
    conseiller contrôler reposer situer baser implanter exploiter
    """
)
# What these are said of is over.
LEAVING = _words(
    """
    leave quit depart resign step_down retire exit oust stand_down end terminate stop cease discontinue part_ways step_aside
    quitter démissionner partir cesser arrêter résilier rompre
    """
)
# These end what their noun says ("sold its stake"), but make a claim of their own otherwise ("sold the shop to Acme").
PARTING = _words("sell lose fire dismiss relinquish dispose cede give_up withdraw dissolve close vendre céder perdre licencier fermer")
SUCCEEDING = _words("succeed replace remplacer succéder")
MOVING = _words("join come hire recruit poach arrive move rejoindre venir arriver recruter débaucher")
# Verbs that begin a state which then holds.
BEGINNING = _words(
    """
    become join appoint name elect take_over succeed promote hire recruit replace hand_over devenir rejoindre nommer élire
    recruter succéder remplacer promouvoir entrer
    """
)
# A "to" or "de" after these has come about.
IMPLICATIVE = _words(
    """
    manage continue begin start help get keep use go come proceed allow enable permit let make leave appoint hire choose name
    prove claim appear seem happen remain return
    parvenir réussir commencer continuer aider permettre arriver venir laisser faire finir achever
    """
)
# Verbs of being and coming about: whether they hold of an event decides whether there is one.
EXISTENCE = _words(
    """
    operational available live launch open exist debut complete finalise finalize close conclude occur happen materialise
    materialize proceed go_ahead go_through take_place be_completed renew begin start effective
    opérationnel opérationnelle disponible ouvrir exister lancer finaliser conclure aboutir boucler achever renouveler entrer
    """
)
SAYING = _words(
    """
    say tell announce observe state add explain declare report note claim argue warn stress emphasize emphasise confirm reveal
    disclose comment write believe think insist predict estimate reply answer suggest admit acknowledge deny refute
    dire annoncer déclarer expliquer affirmer indiquer préciser ajouter souligner confirmer révéler estimer assurer rappeler écrire
    juger répondre commenter confier raconter résumer poursuivre démentir dément démentent nier réfuter admettre reconnaître soutenir
    """
)
# Verbs whose day is that of the news; "declared dead on Friday" tells when somebody died. This and what follows judge the model, which
# reads English alone.
TELLING = _words("say tell announce confirm report reveal disclose")
# Whoever is sent to a country and so has no post of it.
ENVOYS = _words("ambassador envoy emissary nuncio consul")
# What is nearly kin, or not yet.
NEARLY_KIN = _words(
    """
    father-in-law mother-in-law parents-in-law son-in-law daughter-in-law brother-in-law sister-in-law fiancé fiancée fiance fiancee
    """
)
# Of the verbs of saying, those that suit a denial of "not think": the "not" belongs to what is thought.
NEG_RAISING = _words("think believe expect suppose croire penser")
KNOWING = _words("know learn discover forget realise realize see savoir apprendre découvrir ignorer oublier voir")
SINCE = _words("since from as_of starting depuis dès")
UNTIL = _words("until till jusque jusqu' jusqu’")
BEFORE = _words("before until avant once after when après lorsque quand")
YET = _words("yet encore toujours")
