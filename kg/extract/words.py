"""Closed classes of words that say whether, when and by whom a thing is claimed, English and French; no domain knowledge."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DENIALS = _words(
    """
    deny refute reject dismiss disclaim contradict block abandon scrap cancel fail refuse decline démentir nier réfuter rejeter
    écarter abandonner annuler refuser échouer
    """
)
NEGATIONS = _words("not n't no never neither nor without ne pas jamais aucun aucune ni sans")
NO_LONGER = _words("longer anymore plus")
MAYBE_MODALS = _words("may might could can pouvoir")
MAYBE_ADVERBS = _words(
    """
    reportedly allegedly possibly perhaps maybe potentially purportedly supposedly apparently peut-être éventuellement
    potentiellement prétendument
    """
)
MAYBE_GOVERNORS = _words(
    """
    consider explore mull weigh study contemplate ponder rumor rumour rumoured rumored speculate talk talks discussion
    discussions discuss negotiate negotiation negotiations interested interest speculation believe think tip possibility likely
    envisager étudier réfléchir négocier négociation discuter pourparlers rumeur rumeurs spéculation intéresser intérêt
    possibilité
    """
)
WILL = _words("will shall 'll wo gonna")
PLAN_GOVERNORS = _words(
    """
    plan plans intend intention aim expect expectation schedule set due slated prepare target hope want seek propose agree goal
    ambition project forecast commit pledge promise vow bid order ready prévoir compter entendre viser vouloir souhaiter espérer
    préparer projeter envisager projet objectif devoir engager promettre s'engager
    """
)
FUTURE_ADJECTIVES = _words(
    """
    future upcoming planned proposed forthcoming prospective soon-to-be incoming expected projected futur prochain prochaine
    prévu prévue projeté projetée envisagé
    """
)
PENDING_GOVERNORS = _words(
    """
    await pending request apply application require need seek secure obtain subject wait awaiting examine review attendre attente
    demander demande solliciter nécessiter candidat candidature obtenir réserve
    """
)
APPROVAL = _words(
    """
    approval approve authorisation authorization authorise authorize clearance clear certification certify qualification qualify
    licence license accreditation accredit green-light permission label visa consent nod approbation approuver autorisation
    autoriser agrément certifier qualifier homologation aval feu
    """
)
PAST_ADJECTIVES = _words("former ex ex- erstwhile then onetime one-time ancien ancienne anciens anciennes")
PAST_ADVERBS = _words("previously formerly once auparavant précédemment autrefois jadis naguère")
STATIVE = _words(
    """
    work serve own hold have belong employ head lead run chair be live reside sit travailler détenir posséder diriger présider
    siéger appartenir être avoir occuper vivre habiter
    """
)
LEAVING = _words("leave quit depart resign step_down retire exit oust fire dismiss quitter démissionner partir")
IMPLICATIVE = _words(
    """
    manage continue begin start help get keep use go come proceed allow enable permit let make parvenir réussir commencer
    continuer aider permettre arriver
    """
)
EXISTENCE = _words("operational available ready live launch open exist debut appear opérationnel disponible ouvrir exister lancer")
SAYING = _words(
    """
    say tell announce observe state add explain declare report note claim argue warn stress emphasize emphasise confirm reveal
    disclose comment write believe think insist predict estimate reply answer dire annoncer déclarer expliquer affirmer indiquer
    préciser ajouter souligner confirmer révéler estimer assurer rappeler écrire juger répondre commenter deny démentir suggest
    """
)
