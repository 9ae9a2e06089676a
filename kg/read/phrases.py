"""The words boilerplate is made of, in English and French, by the reason it is skipped for.

Every pattern is anchored where boilerplate begins and bounded in length: a word like "newsletter" or "copyright" in running
prose is news, not boilerplate.
"""

from __future__ import annotations

import re
from typing import Final


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


RELATED_HEADING: Final = _any(
    r"(?:related|similar|recommended|other|latest|more|popular|recent)\s+(?:posts?|articles?|stor(?:y|ies)|news|content|readings?|links|topics|coverage|tags)",
    r"you (?:may|might|could) (?:also|like|also be)\b.{0,30}",
    r"recommended(?: for you)?|read (?:more|next|also|this next)(?: (?:about|on))?|see also|further reading",
    r"keep reading|up next|next up",
    r"more (?:from|about|on|in) .{1,50}:|more (?:from|about|on)(?: this (?:topic|author|story))?",
    r"most (?:read|popular|viewed|shared)|trending(?: now)?",
    r"don['’]t miss|editor['’]?s['’]? picks?|what to read next|tags?|topics?|filed under|keywords|in this article",
    r"(?:à )?(?:lire|voir)(?: aussi| également| ensuite)|à lire|sur le même (?:sujet|thème)",
    r"vous (?:aimerez|pourriez|devriez) .{0,30}",
    r"(?:nos )?(?:autres|derniers)? ?articles? ?(?:similaires?|liés?|associés?|connexes?|recommandés?|récents?|en rapport)?(?: .{0,20})?",
    r"dans la même (?:rubrique|catégorie)|les plus (?:lus|populaires|consultés)",
    r"pour (?:aller plus loin|en savoir plus)",
    r"en savoir plus(?: sur)?|plus d['’](?:articles|infos|actualités)|mots[- ]clés|étiquettes|thèmes?",
    r"à découvrir|notre sélection",
)
RELATED_LINE: Final = _any(
    r"(?:related(?: \w+)?|read (?:more|also|next)|see also|more on this(?: story)?|tags?|topics?|filed under|keywords)\s*:\s*\S.{0,200}",
    r"(?:(?:à )?(?:lire|voir)(?: aussi| également)?|mots[- ]clés|étiquettes|thèmes?|sur le même sujet)\s*:\s*\S.{0,200}",
    r"(?:➜|→|►|▶|»|>>)\s*(?:read|lire|see|voir)\b.{0,200}",
)
AUTHOR_HEADING: Final = _any(
    r"(?:about|meet) the (?:author|writer|reporter|journalist|contributor)s?(?:\(s\))?",
    r"author(?:\(s\)|s)?(?: bio(?:graphy)?)?|contributors?",
    r"(?:à propos|au sujet) (?:de l['’]|des |du |de la )"
    r"(?:auteure?|autrice|journaliste|rédacteur|rédactrice)s?(?:\(e?s?\))?",
    r"(?:l['’]auteure?|l['’]autrice|les auteurs|biographie(?: de l['’]auteure?)?)",
)
CONTACT_HEADING: Final = _any(
    r"(?:media|press|investor|public relations|pr)?\s*(?:relations )?(?:contacts?|enquiries|inquiries)(?: (?:us|information|details))?",
    r"contacts? (?:presse|médias?|investisseurs)|relations (?:presse|médias?|investisseurs)|service de presse",
    r"contactez-nous",
)
SIGN_UP: Final = _any(
    r"(?:please )?sign up(?:$| (?:to|for|now|today|here|below|and)\b)",
    r"(?:please )?subscribe(?:$|[!.]| (?:to|now|today|here|and|for|below|via)\b)",
    r"join (?:more than |over |our )?[\d.,]+(?:k|m| million)?\s?\+? (?:\w+ ){0,3}"
    r"(?:members|subscribers|readers|professionals|people|others)",
    r"join (?:our|the) .{0,40}(?:newsletter|mailing list|community|channel)",
    r"get (?:the|our|all|more|breaking|daily|weekly)\b.{0,80}(?:newsletters?|inbox|e-?mail|alerts)\b",
    r"(?:don['’]t|do not|never) miss (?:a|an|any|our|out)\b.{0,60}",
    r"(?:please )?(?:enter|provide) (?:your|a valid) e-?mail.{0,60}|your e-?mail(?: address)?\W*$",
    r"stay (?:informed|up[- ]to[- ]date|updated|connected|ahead|tuned)\b.{0,80}(?:newsletter|inbox|subscri|sign|e-?mail)",
    r".{0,60}(?:straight|direct(?:ly)?|delivered)? to your inbox\b.{0,40}",
    r"(?:become a (?:member|subscriber|patron)|support (?:our|independent|quality) (?:work|journalism)|"
    r"create (?:a|your) (?:free )?account|register (?:now|here|today|for free))\b.{0,60}",
    r"(?:already|not yet) (?:a subscriber|a member|registered|subscribed)\?.{0,60}",
    r"already have an account\?.{0,60}|download (?:our|the) (?:free )?app\b.{0,40}",
    r"(?:inscrivez|abonnez)[- ]vous\b|je m['’](?:abonne|inscris)\b",
    r"s['’](?:abonner|inscrire)(?:\W*$| (?:à|pour|gratuitement|maintenant)\b)",
    r"recevez\b.{0,80}(?:newsletter|infolettre|lettre|alertes?|boîte|e-?mail|actualités?)",
    r"rejoignez (?:nos |les |plus de |notre ).{0,60}(?:abonnés|lecteurs|membres|communauté|chaîne)",
    r"ne (?:manquez|ratez|loupez) (?:rien|aucune?|plus|pas)\b.{0,60}",
    r"(?:déjà|pas encore) (?:abonnée?|inscrite?)\b.{0,60}",
    r"restez (?:informée?s?|connectée?s?|à l['’]écoute)\b.{0,80}",
    r"créez (?:un|votre) compte\b.{0,60}|(?:entrez|saisissez|indiquez) votre (?:adresse|e-?mail|courriel).{0,60}",
    r"votre (?:adresse )?(?:e-?mail|courriel)\W*$|soutenez (?:notre|un) (?:travail|journalisme|média).{0,60}",
)
LEAD_IN: Final = re.compile(r".{0,100}\?$")
COPYRIGHT: Final = _any(
    r"©.{0,200}|\(c\)\s*(?:copyright|\d{4}).{0,200}|copyright\s*(?:©|\(c\)|:|\d{4}|by\b).{0,200}",
    r"(?:all rights reserved|tous droits réservés)\b.{0,120}",
    r"(?:toute )?reproduction (?:interdite|même partielle).{0,120}|creative commons\b.{0,100}",
    r"(?:this|the) (?:article|work|text|content|material) is (?:licensed|published|available) under .{0,120}",
    r"(?:cet|ce) (?:article|texte|contenu) est (?:sous licence|publié sous).{0,120}",
    r".{0,100}\b(?:all rights reserved|tous droits réservés)\W*",
)
SHARE: Final = _any(
    r"(?:share|tweet|partager|partagez)(?: (?:this|on|via|it|sur|cet|cette|ce|par|l['’])\b.{0,40})?[:.!…]?",
    r"(?:follow|find|like|join|connect with) us on\b.{0,80}|(?:suivez|retrouvez)-nous (?:sur)?\b.{0,80}",
    r"(?:share|partager) *[:|].{0,80}",
)
SHARE_WORDS: Final = frozenset(
    "facebook twitter x linkedin whatsapp email e-mail mail reddit pinterest telegram instagram youtube copy link print share on via "
    "partager sur copier le lien imprimer tweet tweeter threads bluesky mastodon messenger rss flipboard viber tiktok and et".split()
)
COOKIES: Final = _any(
    r"(?:we|(?:this|our) (?:web)?site|nous|(?:ce|notre) site(?: web)?)\b.{0,40}\b(?:uses?|utilis\w+)\b.{0,60}\bcookies?\b",
    r"(?:accept|reject|allow|manage|accepter|refuser|gérer|paramétrer|autoriser)\b.{0,30}\bcookies?",
    r"(?:cookie|cookies) (?:policy|settings|preferences|notice)\W*$",
    r"by (?:continuing|using|browsing)\b.{0,60}\b(?:site|cookies|consent|agree)\b",
    r"en (?:poursuivant|continuant) (?:votre|à|la)\b.{0,60}\b(?:navigation|naviguer|site|cookies)\b",
)
CAPTION: Final = _any(
    r"(?:figure|fig\.?|image|photo(?:graph)?|picture|illustration|infographic|infographie|graphique|légende|caption)\s*(?:\d+(?:\.\d+)?)?\s*[:–—]\s*\S.{0,500}",
    r"(?:table|tableau|chart|figure|fig\.?|encadré|graphique|image|photo)\s*\d+(?:\.\d+)?\s*[:.–—-]\s*\S.{0,500}",
    r"(?:(?:photo|image|picture|illustration)s?\s+)?(?:credits?|crédits?|courtesy|by|par)(?:\s+(?:photos?|images?))?\s*:\s*\S.{0,200}",
    r"sources?(?: (?:photo|image|de l['’]image))?\s*:\s*\S.{0,120}",
    r"(?:photo|image|picture|illustration|photograph|photographie)s? (?:by|courtesy of|via|par|de|©)[^.!?]{1,100}",
    r"\(\s*(?:source|photo|image|picture|illustration|credits?|crédits?)s?\b[^()]{0,120}\)\W*",
    r"[^.!?]{0,80}(?:getty images|shutterstock|unsplash|ap photo|/\s?(?:AFP|Reuters|AP))[^.!?]{0,40}",
    r".{1,300}\((?:photos?|images?|pictures?|credits?|crédits?|illustrations?)\b[^()]{1,80}\)\W*",
)
SOURCE_NOTE: Final = re.compile(r"\(\s*(?:source|photo|image|picture|credits?|crédits?)s?(?: photos?)?\s*:\s*[^()]{1,100}\)", re.IGNORECASE)
NAVIGATION: Final = _any(
    r"home|accueil|menu|search|rechercher|skip to (?:main )?content|aller au contenu(?: principal)?|back to top",
    r"haut de page|retour(?: à l['’]accueil)?",
    r"(?:print|email|comments?|commentaires?|réagir|imprimer)(?: ?\(?\d+\)?)?|\d+ (?:comments?|commentaires?)",
    r"leave a (?:comment|reply)|laisser un commentaire",
    r"(?:read|show|view|see|load) (?:more|all|less)|continue reading|lire (?:la suite|plus)|voir (?:plus|tout)",
    r"loading\W*|chargement\W*|close|fermer",
    r"next|previous|suivant|précédent|next (?:article|story|page)|previous (?:article|story|page)|log ?in",
    r"sign in|(?:se )?connecter|connexion",
    r"(?:home|accueil)(?:\s*[|›»>/·]\s*[^|›»>/·]{1,40}){1,8}|(?:page )\d{1,4}(?:\s*(?:/|of|sur|de)\s*\d{1,4})?",
    r"\d{1,4}\s*/\s*\d{1,4}",
    r"[-–—*#\s]*(?:###|\*\*\*|-30-|ends?|fin)[-–—*#\s]*|[-–—_*#=.\s]{2,}",
)
ADVERTISEMENT: Final = _any(
    r"advertisements?|advertise(?:ment)? here|ads?|sponsored(?: (?:content|by .{1,40}))?|promoted|publicité",
    r"annonces?|contenu sponsorisé|(?:story|article) continues (?:below|after).{0,30}",
    r"la suite après (?:la |cette )?publicité.{0,20}|l['’]article continue après.{0,30}",
)
