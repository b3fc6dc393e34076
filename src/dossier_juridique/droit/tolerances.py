"""Where a form of the lists is allowed all the same: denied, made to depend on a title, left to a judge, or quoted.

Every text here is folded. ``avant`` is the sentence up to the form, ``phrase`` the whole sentence.
Sources: CPCE, art. L. 111-2, L. 111-8, L. 511-1; CPC, art. 696, 700; C. com., art. L. 441-10, II.
"""

from __future__ import annotations

import re

from dossier_juridique.droit.choses_vendues import A_QUI_FACTURER, FETE, HONORAIRES_VENDUS, NOM_PROPRE
from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.droit.propos_anodins import FRAIS_CHIFFRES, anodin
from dossier_juridique.expressions import expression

_CONDITIONNEL = expression(r"(?<!\w)(?!(?:re|ex|at|abs|dis|por)?trait(?!\w))\w+(?:rait|raient|rions|riez)(?!\w)")
_TITRE_EXECUTOIRE = expression(r"(?<!\w)titres? executoires?(?!\w)")
_SANS_TITRE = expression(r"(?<!\w)sans [^.,;\n]{0,40}?titres? executoires?")
_DECISION = r"(?:titres?|jugement|decision|ordonnance|autorisation d[ue])(?!\w)"
_APRES_DECISION = expression(
    r"(?<!\w)prematuree?s?|(?<!\w)faute de (?:titre|decision|jugement)"
    r"|(?<!\w)(?:apres|suppos\w+|munie?s?|une fois|qu'en vertu|qu'avec|qu'apres|que sur"
    rf"|seule?s?) [^.;\n]{{0,40}}?{_DECISION}"
    rf"|{_DECISION} [^.;\n]{{0,60}}?(?<!\w)(?:une fois|apres avoir ete|(?:lorsqu'|des qu')elle est) (?:\w+ )?(?:rendu|signifie"
    r"|obtenu|executoir)e?s?|(?<!\w)si (?:un|le|une|la|ce) (?:jugement|decision|ordonnance|titre|tribunal|juge)(?!\w)"
    r"|(?<!\w)seule? (?:un|le|une|la) (?:juge|tribunal|juridiction|justice|magistrat)"
)
_PRELEVEMENT = expression(
    r"(?<!\w)(?:sepa|mandat de prelevement|autorisation de prelevement|prelevement automatique|echeancier)(?!\w)"
)
_SPECIALITE = expression(
    r"(?<!\w)(?:specialistes?|specialisations?|specialisee?s?|domaines? (?:d'(?:activite|expertise)|de competence)) "
)
"""« Spécialiste en voies d'exécution »: the letterhead of an office, as long as it says nothing to the debtor."""
_RETENTION = expression(r"(?<!\w)(?:droit de retention|2286)(?!\w)")
_CONSERVATOIRE = expression(r"(?<!\w)conservatoires?(?!\w)")
_AUTORISE = expression(r"(?<!\w)autoris(?:ation|er|e|ee)s?(?!\w)")
_JUGE = expression(r"(?<!\w)(?:juges?|tribunal|juridiction|president|condamn\w+)(?!\w)")
_NEGATION = expression(r"(?<!\w)(?:aucune?s?|ne (?:peut|pourra|peuvent|pourront|saurait)|nul)(?!\w)")
_NOUS_NE = expression(
    r"(?<!\w)aucune? (?:saisie|mesure|execution|visite|demarche)s? (?:[\w'-]+ ){0,3}?(?:ne |n')(?:peut|pourra|pourrait"
    r"|saurait|est|sera|a ete)|"
    r"(?<!\w)(?:nous|je|il|elle|on|courrier|lettre|presente|mise en demeure|situation|information|sera|seront"
    r"|est) n(?:e |')(?:\w+ )?(?:inform|avis|commun|transm|divulg|publi|revel|proced|pratiqu|engag|annonc|demand"
    r"|port|diffus|contact|ser|entend|envisag|prev|avons|agi|souhait|peu|est|constitu|sollicit|ajout|reclam"
    r"|factur)\w* (?:[\w']+ ){0,4}?(?:pas|aucune?s?|jamais|rien|ni|nullement)(?!\w)|(?<!\w)ne (?:sera"
    r"|seront) (?:\w+ ){0,2}?(?:pas|jamais|ni|a aucun)"
)
_MAIS = expression(
    r"(?<!\w)(?:si|s'il|sauf|interet|condition|hesit\w+|manqu\w+|encore|instant|tant|mais|seulement|sans|recul\w+|lach\w+"
    r"|oblig\w+|menac\w+|doute\w*|voul\w+|voud\w+|oubli\w*|pourr\w+|puiss\w+|faute|defaut|trouv\w+|lais\w+"
    r"|arret\w+|empech\w+|ignor\w+|evit\w+|plus|qu'a|faudra|tarder\w*|(?:il|vous|ne|qu'il)(?: vous)? reste\w*|etonn\w+"
    r"|surpr\w+|rater\w*"
    r"|priver\w*|avant|jusqu\w*|moment|aujourd'hui|seule?s?|payez|reglez|versez)(?!\w)"
)
_JAMAIS_SANS_JUGE = expression(
    r"(?<!\w)ne (?:pouvons|puis|peux|peut|pourrions|pourrait) (?:\w+ ){0,2}?(?:pratiquer|faire|engager|operer|proceder a) aucune"
    r"|"
    r"(?<!\w)(?:aucune?|nulle?) (?:saisie|mesure|execution|voie d'execution)s? (?:[\w'-]+ ){0,3}?(?:ne |n')(?:peut"
    r"|peuvent|pourra|saurait|est)"
    r" [^.;!?\n]{0,60}?(?:sans|avant) (?:[\w'-]+ ){0,3}?(?:titre|decision|jugement|juge)"
)
_AUTRE_MEMBRE = expression(r", (?:et|mais|car|donc|puis|or) | ?: | [–—] ")
_JAMAIS_DIT = expression(
    r"(?<!\w)n'en (?:sera|seront|ont ete|a ete) (?:pas|jamais|nullement) (?:avis|inform|averti|contact)"
    r"|(?<!\w)n'(?:a|ai|avons|ont) jamais (?:menace|evoque|annonce|envisage|pretendu|entendu|voulu|dit)"
    r"|(?<!\w)(?:dement|dementons|demens) (?:avoir|formellement|toute?|que)"
    r"|(?<!\w)ni (?:vos|votre|l[ae]|les|un|une) [^.;!?\n]{0,80}? n(?:e |')(?:ont|a|sont|sera|seront|est) (?:[\w'-]+ ){0,6}?"
    r"(?:contact|inform|avis|sollicit|saisi|concern|averti|prevu)\w*"
)
"""Said of the past, or of all that could be done: nothing is hung on it."""
_CE_N_EST_PAS = expression(
    r"(?<!\w)n'agi\w+ (?:pas|nullement) [^.;:!?\n]{0,30}$"
    r"|(?<!\w)(?:n'est|n'a|n'ont|ne (?:constitue|vaut|saurait (?:valoir|constituer|remplacer)|remplace|sont|tient"
    r"|represente)) (?:pas|nullement|aucunement|en rien|ni|aucun\w*)[^.;:!?\n]{0,60}$"
)
_INDEMNITE = expression(r"indemni(?:te|sation) (?:forfaitaire|complementaire|legale|de 40)[^.,;\n]{0,60}$")
_ET_DES = expression(r"(?<!\w)(?:et|plus|ainsi que) (?:les |des |nos |de |d')?$")
_COMPLEMENT = expression(r"(?<!\w)(?:indemnisation complementaire|indemnite complementaire|sans frais)(?!\w)")
_FRAIS_D_INSTANCE = expression(
    r"(?<!\w)(?:depens|700|astreintes?|dommages?|frais (?:irrepetibles|supplementaires|de (?:procedure|justice"
    r"|l'instance)|d'(?:avocat|huissier)))"
)
_DEMANDE = expression(
    r"(?<!\w)(?:demand|sollicit|requer|requier|conclu)\w*|(?<!\w)(?:article|art\.?) 696|partie perdante"
    r"|sort d(?:u proces|es depens)|(?<!\w)fixera"
    r"|(?<!\w)(?:appartien\w+|revien\w+|incomb\w+) au (?:juge|tribunal)"
    r"|(?<!\w)(?:statu|appreci|arbitr|decid)\w+|(?<!\w)fixee?s? par l[ea]"
)
_NON_RECLAMES = expression(
    r"(?<!\w)(?:restent|resteront|demeurent|reste) a (?:la charge du creancier|notre|sa charge|la sienne)"
    r"|(?<!\w)restent? a la charge d[ue] (?:l[ae] )?(?:creanci|notre|societe)"
    r"|(?<!\w)(?:sont|est|seront|restent?) (?:\w+ )?(?:a la charge de?|support\w+ par|pris\w* en charge par|payes? par)u? "
    r"(?:(?:mon|ma|notre) (?:mandant|client|cabinet|etude|societe)|l[ae] creanci|votre creanci)"
    r"|n'a(?:vez)? (?:donc )?(?:pas"
    r"|rien) a (?:les )?(?:support|pay|regl|assum|acquitt)|(?<!\w)ne (?:vous )?(?:sont|est|sera|seront"
    r"|serait) (?:\w+ )?(?:pas|nullement|jamais) (?:reclam|factur|imput|ajout|compt|a votre|repercut|dus?)"
    r"|(?:n'avons|n'ajoutons|ne (?:vous )?(?:reclamons|facturons|demandons|comptons|repercutons)) (?:\w+ )?(?:pas"
    r"|rien|aucun|ni)|(?<!\w)(?:a|sont a|est a|prenons a|gardons a"
    r"|prend a) (?:la )?(?:notre )?charge(?: exclusive)? d[eu] (?:creancier|notre societe)"
    r"|(?<!\w)a notre (?:seule |entiere |exclusive )?charge(?!\w)"
)
_HONORAIRES = expression(r"(?:provisions? sur )?(?:honoraires|vacations?|demarches?|diligences?)")
_VENDUS = expression(
    r"(?<!\w)(?:(?:notes?|factures?)(?: d'honoraires)? n°|lettre de mission|convention d'honoraires|consultation"
    r"|mission|honoraires n°)(?!\w)"
)
_EN_SUS = expression(r"(?<!\w)(?:en sus|charge|s'ajout\w+|recouvrement|reclam\w+)(?!\w)")
"""The fees of an avocat who claims his own note are a thing sold."""
_PREVUS = expression(
    r"(?<!\w)(?:inclus\w*|prevu\w*|compris\w*|convenu\w*|figur\w+) [^.;\n]{0,25}?(?:devis|bon de commande|commande|prestation"
    r"|location|abonnement|inscription|contrat|marche)(?!\w)"
)
_POUR_RELANCER = expression(
    r"(?<!\w)(?:relanc|recouvr|rappel|retard|impaye|contentieux|poursuit|demeure|non-paiement"
    r"|huissier|avocat)"
)
"""« Frais de dossier inclus dans la location »: a price, agreed before anything was owed."""
_TAUX = expression(r"(?<!\w)(?:taux|interets?) [^.;:\n]{0,80}$")
"""« le taux de la BCE, majoré de 10 % »: a rate is raised, not the debt."""
_CLAUSE_PENALE = expression(r"(?<!\w)clause penale(?!\w)")
_SOURCE_D_UNE_CITATION = expression(
    r"(?<!\w)(?:pieces? n|(?:avez|a) (?:conteste|ecrit|indique|repondu|signale)"
    r"|(?:votre|son) (?:courriel|lettre|message|reponse))"
)
_QUI_EST_NOMME = expression(r"(?<!\w)(?:a|aupres de|conseil ?,?|chez|copie ?:?|cc ?:) $")
"""« confié à Me Durand, avocat »: somebody else is named, nobody signs."""
_QUI_SERA_CHARGE = expression(
    r"(?<!\w)(?:notre (?:conseil|avocate?)|(?:nous|me) (?:re)?(?:present|assist)\w+"
    r"|(?:pourra|pourront|sera|seront) (?:\w+ ){0,2}?(?:charge|saisi|mandate|consulte)\w*"
    r"|(?:a recu mandat|mandatee?|chargee?) (?:de|pour) (?:nous|me) (?:conseiller|assister)"
    r"|(?:confi|transmett|remett|mandat|charg|saisi)(?:er(?:ons|ai|a|ez|ont)?|r(?:ons|ai|a)|ons|ez))(?!\w)"
)
_CARPA = expression(r"(?<!\w)(?:carpa|caisse (?:\w+ ){0,2}?des reglements pecuniaires)(?!\w)[^.;\n]{0,60}$")
"""The account is named by its law, whoever writes."""
_INVITE = expression(r"(?:vous (?:invit|conseill|recommand|sugger|propos)\w* (?:a |de |d')|(?:vous pouvez|pouvez-vous) )$")
_AVEC_VOUS = expression(r"(?<!\w)(?<!ou sans )(?:avec votre accord|(?:a|sur) votre demande|comme convenu)(?!\w)")
_DECLARATION = expression(r"(?<!\w)declar\w+ (?:\w+ ){0,4}?(?:activite|procureur)[^.;\n]{0,60}(?:124|conform\w+)")
"""The declaration that a recovery company makes (CPCE, art. R. 124-2)."""
_CONSTAT = expression(r"(?<!\w)constat(?:s|e|ee|es|ees)?(?!\w)")
_VISITE_UTILE = expression(
    r"(?<!\w)(?:convenance|convien\w*|souhait\w*|rendez-vous|livr\w+|repar\w+|techniciens?|technicienne|commerciale?"
    r"|depann\w+|install\w+|constater|pose|entretien|malfacon|d'accord|invit\w+|commande|volontiers|disponib\w+"
    r"|mesures|deposer|remettre|apporter|comme vous|reglages?|controler?|chantier)(?!\w)"
)
_FERMETURE_DITE = expression(
    r"(?<!\w)(?:(?:nous|m'|me) ?(?:l'|le )?av(?:ez|iez)|nous a|selon vo(?:s|tre)|comme vous|a votre (?:demande|initiative)"
    r"|annuelle|conges?|vacances|travaux|inventaire|jours? feries?"
    r"|(?:si|s'il)(?= (?:votre|vos|est|etait|ferme|a ferme|doit|devait))|avons (?:appris|lu|constate|note)|apprenons|lisons"
    r"|vous (?:avez (?:annonce|indique|commande|demande)|annoncez|indiquez))(?!\w)"
)
"""What the debtor said of his own doors is no threat."""
_SI_VOUS_NE_PAYEZ = expression(
    r"(?<!\w)(?:(?:si|s'il) [^.;!?\n]{0,40}?(?:pay|regl|persist|repond|sold|vers|virement|refus|tard)\w*|tant que)(?!\w)"
)
_CONVENU = expression(
    r"(?<!\w)(?:reserve de propriete|revendiqu\w+|restitution|juges?|tribunal|juridiction|titre executoire|ordonnance"
    r"|convenance"
    r"|rendez-vous|d'un commun accord|(?:selon|conformement|prevue?s?|stipulee?s?|convenue?s?)|vous convien\w+|commande"
    r"|garantie"
    r"|sous contrat|a votre demande|propose\w*|volontiers|devis|reparation|chantier(?! si))(?!\w)"
)
"""A clause, a judge, a day agreed: the thing is not taken."""
_SANS_ACCORD = expression(
    r"(?<!\w)(?:sans (?:votre |aucun |autre )?(?:accord|autorisation|rendez-vous|juge|jugement|titre|preavis|prevenir)|de force"
    r"|que vous|avec ou sans|nous-memes|moi-meme|de nuit)(?!\w)"
)
_N_INTERROMPT_PAS = expression(r"(?<!\w)n(?:e |')(?:interromp|suspen|prolong|proroge)\w* (?:pas|nullement|ni|aucun)(?!\w)")
_N_EMPORTE_PAS = expression(
    r"(?<!\w)n(?:e |')(?:emport|vau|constitu|equivau|signifi|prouv|saurai\w* (?:valoir|emporter"
    r"|constituer))\w* (?:[\w']+ )?(?:aucun|pas|nullement|ni)"
)
_EN_APPEL = expression(r"(?<!\w)(?:opposition|appel|signification|ordonnance|delai d'un mois|l'article 1416|1418|1422)(?!\w)")
"""What is said of the time to oppose an order that was served is the law."""
_ASSUREUR = expression(r"(?<!\w)(?:assureur|assurance)s?-?(?: |-)credits?(?!\w)")
_POLICE = expression(r"(?<!\w)(?:police|contrat|prevoi\w*|exig\w*|oblig\w*|conform\w*)(?!\w)")
_CENTRE_AGREE = expression(
    r"(?<!\w)(?:associations?|centres?|organismes?)(?: mixte)?(?: de (?:gestion|comptabilite))?(?: et de comptabilite)?,? "
    r"agreee?s? par (?:l'|les )$"
)
"""« membre d'une association de gestion agréée par l'administration fiscale »: the mention of CGI, ann. II, art. 371 LB."""
_A_LUI = expression(r"(?<!\w)(?:vous|votre|vos|toi|ton|tu)(?!\w)")
_PAS_ENCORE = expression(
    r"(?<!\w)(?:sera|seront|serait|seraient|pourr\w+|etre|soit|si|s'il|lorsqu\w*|quand|avant|apres|n'a|n'avons"
    r"|n'est|n'ont|aurait|aura|auront|fera|en cas|cas|des que|tant que|une fois)(?!\w)"
)


def denie(phrase: str, avant: str) -> bool:
    """True when the sentence says that the thing is not done, and hangs nothing on it: before the form, or after it in the
    same clause."""
    if _JAMAIS_DIT.search(phrase):
        return True
    if _MAIS.search(phrase):
        return False
    forme = len(avant)
    return any(m.start() <= forme or not _AUTRE_MEMBRE.search(phrase, forme, m.start()) for m in _NOUS_NE.finditer(phrase))


def _acte(sorte: str, phrase: str, avant: str) -> bool:
    if _CE_N_EST_PAS.search(avant):
        return True
    if sorte == "avocat":
        if _CARPA.search(avant):
            return True
        return bool(_QUI_EST_NOMME.search(avant) or _QUI_SERA_CHARGE.search(phrase) or _CONDITIONNEL.search(phrase))
    if sorte:
        if _QUI_EST_NOMME.search(avant) or _QUI_SERA_CHARGE.search(phrase):
            return True
        return _CONSTAT.search(phrase) is not None or _CONDITIONNEL.search(phrase) is not None
    return _APRES_DECISION.search(phrase) is not None and _SANS_TITRE.search(phrase) is None


def _saisie(phrase: str, avant: str) -> bool:
    if _JAMAIS_SANS_JUGE.search(phrase):
        return True
    if _SPECIALITE.search(phrase) and not _A_LUI.search(phrase):
        return True
    if _CONSERVATOIRE.search(phrase) and _AUTORISE.search(phrase) and _JUGE.search(phrase):
        return True
    if _PRELEVEMENT.search(phrase) or _RETENTION.search(phrase):
        return True
    if _SANS_TITRE.search(phrase):
        return _NEGATION.search(phrase) is not None or denie(phrase, avant)
    return any(x.search(phrase) for x in (_TITRE_EXECUTOIRE, _APRES_DECISION)) or denie(phrase, avant)


def _nomme(sorte: str, avant: str) -> bool:
    """What bears that name: a film, a street, a shop."""
    nomme = NOM_PROPRE.search(avant)
    return nomme is not None and (sorte not in ("avocat", "commissaire_de_justice") or "«" in nomme[0])


def _frais(phrase: str, avant: str) -> bool:
    if HONORAIRES_VENDUS.search(phrase, max(0, len(avant) - 30)):
        return True
    if _HONORAIRES.match(phrase, len(avant)) and _VENDUS.search(phrase) and not _EN_SUS.search(phrase):
        return True
    if _PREVUS.search(phrase) and not _POUR_RELANCER.search(phrase):
        return True
    if phrase.startswith("major", len(avant)) and _TAUX.search(avant):
        return True
    if _INDEMNITE.search(avant) and not (_ET_DES.search(avant) and FRAIS_CHIFFRES.match(phrase, len(avant))):
        return True
    if any(x.search(phrase) for x in (_COMPLEMENT, _NON_RECLAMES, _NEGATION, _CLAUSE_PENALE)):
        return True
    # What a judge may award may be named, as a possibility or a demand, and nothing else.
    possible = _CONDITIONNEL.search(phrase) or _DEMANDE.search(phrase)
    juge = _JUGE.search(phrase) or re.search("partie perdante|sort du proces", phrase)
    return bool(possible and juge and _FRAIS_D_INSTANCE.search(phrase))


def admis(liste: Liste, sorte: str, phrase: str, avant: str) -> bool:
    """True when a form of ``liste`` is allowed where it stands; ``sorte`` says which of the turns of the list it is."""
    if anodin(liste, sorte, phrase, avant):
        return True
    match liste:
        case Liste.T1:
            return _nomme(sorte, avant) or _acte(sorte, phrase, avant)
        case Liste.T2:
            if NOM_PROPRE.search(avant) or FETE.search(avant) or _AVEC_VOUS.search(phrase) or _DECLARATION.search(phrase):
                return True
            if _INVITE.search(avant) or A_QUI_FACTURER.search(phrase):
                return True
            if _CENTRE_AGREE.search(avant) and not _A_LUI.search(phrase):
                return True
            assure = _ASSUREUR.search(phrase) and _POLICE.search(phrase)
            utile = sorte in ("visite", "activite") and _VISITE_UTILE.search(phrase)
            if sorte == "voie de fait" and _CONVENU.search(phrase) and not _SANS_ACCORD.search(phrase):
                return True
            if sorte == "activite" and _FERMETURE_DITE.search(phrase) and not _SI_VOUS_NE_PAYEZ.search(phrase):
                return True
            return bool(denie(phrase, avant) or assure or utile)
        case Liste.T3:
            return _nomme(sorte, avant) or _saisie(phrase, avant)
        case Liste.T7:
            return any(x.search(phrase) for x in (_EN_APPEL, _N_INTERROMPT_PAS, _N_EMPORTE_PAS)) or denie(phrase, avant)
        case Liste.T5:
            return _frais(phrase, avant)
        case Liste.T6:
            if sorte == "verdict":
                return denie(phrase, avant) or _CONDITIONNEL.search(phrase) is not None
            return _PAS_ENCORE.search(phrase) is not None
        case _:
            if NOM_PROPRE.search(avant):
                return True
            cite = avant.rfind("«") > avant.rfind("»")
            return cite and _SOURCE_D_UNE_CITATION.search(phrase) is not None
