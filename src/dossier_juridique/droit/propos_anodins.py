"""Sentences that tell, thank, condole or ask, and in which a word of the lists hangs over nobody. Pure.

Every text here is folded. A sentence that makes something depend on a payment, or announces what the sender will do, is
never one of them.
"""

from __future__ import annotations

from dossier_juridique.droit.liste_du_ton import Liste
from dossier_juridique.expressions import expression

_DEPEND = expression(
    r"(?<!\w)(?:sinon|a defaut|faute (?:de|d'un)|tant que|d'ici la|sans (?:reglement|paiement|virement|nouvelles?|reponse"
    r"|reaction)"
    r"|(?:si|s'il) [^.;!?\n]{0,40}?(?:pay|regl|persist|repond|sold|vers|virement|refus|tard|bouge|decid)\w*"
    r"|prochaine fois|bientot|attendez|avant (?:que|qu'|de)|a moins|dommage|regrettable|(?:pas|plus) longtemps|encore temps"
    r"|(?:nous|je|j'|on|notre \w+|quelqu'un|il|elle|cela|ca) ?(?:\w+ |l'|le |la |les |en |y |vous )?\w+(?:erons|irons|drons"
    r"|trons|vrons|ferons|erai|irai|drai|vrai|era|ira|dra|vra)(?!\w))(?!\w)"
)
"""Something is announced, or made to depend on what the debtor does."""
_ANNONCE = expression(
    r"(?<!\w)(?:(?:allons|vais|comptons|pourrions|pourrais|pouvons|saurons|devrons|songeons|envisageons)(?!\w)"
    r"|(?:sera|seront|serait|seraient|serez|risqu\w+|menac\w+))(?!\w)"
)
_DIT_PAR_LUI = expression(
    r"^\W*(?:vous (?:nous |m'|me )?(?:(?:l'|en )?(?:avez|aviez) (?:\w+ ){0,2}?(?:dit|ecrit|indique|signale|explique|annonce"
    r"|rappele|informe|appris|repondu|fait|confie|precise)"
    r"|signalez|indiquez|dites|ecrivez|expliquez|annoncez|precisez|apprenez"
    r"|informez|faites (?:savoir|part|etat))"
    r"|(?:d'apres|selon) (?:vous|vos|votre)|votre (?:courriel|lettre|message|reponse))(?!\w)"
)
"""What the debtor said of himself, and is repeated to him."""
_DEUIL = expression(
    r"(?<!\w)(?:condoleances|obseques|retablissement|felicit\w+)(?!\w)"
    r"|(?<!\w)(?:avons appris|apprenons) [^.;!?\n]{0,40}(?:deces|deuil)"
)
_DEMANDE = expression(
    r"^\W*(?:merci (?:de|d')|veuillez|nous vous (?:remercions|prions|demandons|invitons) (?:de |d'|a )?|pensez a|prenez soin)"
)
_VOISINAGE = expression(
    r"(?:(?:de|aux?|a) )?(?:votre|vos) (?:\w+ )?(?:voisin\w*|pere|mere|parents|famille|enfants|epou\w+|mari|femme)"
)
_REPUTATION = expression(
    r"reputation (?:de|d')\s?(?:bons?|serieu\w+|qualite|fiab\w+|excell\w+|ponctu\w+|rigueur|payeurs? (?:exact|regul))"
    r"|reputation (?:[\w'-]+ ){0,3}?n'est plus a faire"
)
_VU_EN_LIGNE = expression(
    r"(?<!\w)(?:vu|vus|lu|lus|appris|decouvert|suivons|suivi|remarque|croise|grace a|annonc\w+) (?:\w+ ){0,3}?"
    r"(?:sur|par|dans|via) (?:les |vos |votre )?$"
)
_GRIEF = expression(
    r"(?<!\w)(?:griefs?|contestations?|moyens?|motifs?|arguments?|objections?|reserves?|reproches?|pretextes?|explications?)"
    r"[^.;!?\n]{0,100}?(?:ne |n')?(?:parai\w*|sembl\w*|est|sont|etaient|etait|pas|juge\w*|peu|plus) ?$"
)
_BONNE_FOI = expression(
    r"(?<!\w)ne (?:mettons|mets|remettons|discutons|contestons|suspectons|doutons) (?:nullement |aucunement |point )?(?:pas )?"
    r"(?:en (?:doute|cause) )?(?:de |a )?$|(?<!\w)ne (?:mettons|mets|remettons|contestons|discutons) (?:nullement )?$"
)
_CONSIGNE = expression(
    r"^\W*ne (?:jamais|pas|surtout pas) (?:evoquer|parler|mentionner|menacer|annoncer|citer|prononcer)"
)
"""What the sheet of a call tells the caller not to say."""
_AU_BAIL = expression(r"(?<!\w)clause resolutoire(?!\w)[^.;!?\n]{0,40}(?<!\w)(?:bail|contrat de location)(?!\w)|l\. ?145-41")
"""The landlord's commandement is delivered by a commissaire de justice, and lawfully announced (C. com., art. L. 145-41)."""
_NI = expression(
    r"(?<!\w)n'(?:est|a) ni (?:\w+ )?(?:une? )?(?:signification|acte|commandement|sommation|jugement)"
    r"[^.;:!?\n]{0,60}, ni [^.;:!?\n]{0,50}$"
)
_CE_TITRE = expression(r"(?<!\w)que (?:ce|le|mon|notre|leur) titre (?:autorise|permet|prevoit)(?!\w)")
_ELLE_POURRA = expression(
    r"(?<!\w)(?:passe ce delai|ce delai (?:passe|expire)|a defaut d'opposition|faute d'opposition)[^.;!?\n]{0,20}"
    r"(?:elle|celle-ci|l'ordonnance|cette ordonnance|la decision) (?:pourra|peut|pourrait) (?:\w+ )?(?:etre )?$"
)
"""What becomes of an order that nobody opposes (CPC, art. 1422)."""
_SANS_MENTIR = expression(r"(?<!\w)(?:sans|ne (?:\w+ )?(?:pas|vous)(?: pas)?|a ne pas|pour ne (?:pas|rien)) (?:vous |te )?$")
_AMIABLE = expression(r"(?<!\w)(?:amiable\w*|de (?:vous|lui|elle)-memes?|sereinement|souhait\w+|prefer\w+|propos\w+)(?!\w)")
_NON = expression(r"(?<!\w)(?:et non|non pas|non|plutot que|et nullement|sans etre)(?: \w+)? ?$")
_HORS_DE_CAUSE = expression(
    r"\W{0,2}(?:\w+ ){0,2}?n(?:e |')(?:est|sont|sera|seront|serait) (?:pas|nullement|ni|aucunement|en rien) (?:\w+ )?"
    r"(?:en cause|vise"
    r"|concern|menac|engag|touch|en jeu)\w*"
)
_ASSOCIES_TENUS = expression(
    r"(?<!\w)(?:societes? civiles?|sci|scp|snc|gie|en nom collectif|commandites?|1857|1858|l\. ?221-1|l\. ?251-6)(?!\w)"
)
"""Partners who do answer for the debts of their company (C. civ., art. 1857; C. com., art. L. 221-1)."""
_COMPLEMENT = expression(
    r"(?<!\w)(?:complement\w*|complete(?:r|e|es)|indemnisation|excedent)(?!\w)[^.;!?\n]{0,60}(?<!\w)justif\w+"
    r"|(?<!\w)justif\w+[^.;!?\n]{0,60}(?<!\w)(?:complement|excedent)"
)
_FORFAIT = expression(r"(?<!\w)(?:forfait\w*|40(?:,00)? ?(?:€|euros)|l\. ?441-10|d\. ?441-5)(?!\w)|40 ?€")
_SUR_JUSTIFICATIFS = expression(
    r"(?<!\w)(?:(?:sur|avec|contre|au vu des?) (?:\w+ ){0,3}?justif\w+|justif\w+ a l'appui|dument justifi\w+)"
)
_AU_DELA_DU_FORFAIT = expression(
    r"(?<!\w)(?:depass\w+|exced(?!ent)\w+|excedent (?:l|cette|le)|superieure?s?|au[- ]dela)(?!\w)[^.;!?\n]{0,40}?(?<!\w)"
    r"(?:indemnite(?! de (?!40|quarante|recouvrement))|forfait\w*|40(?:,00)? ?(?:€|euros)|quarante euros)"
)
FRAIS_CHIFFRES = expression(
    r"(?<!\w)(?:frais|honoraires|couts?|debours|relances?|lettres?|soit)(?!\w)(?:(?!indemnite|forfait|40 ?€)[^.;!?\n]){0,60}?"
    r"(?<![\d,])(?!40(?:,00)? ?(?:€|euros))\d[\d ,]*(?:€|euros?)|(?<!\w)(?:en|la|leur) (?:totalite|integralite)|d'office"
    r"|integralement|sans justif"
)
"""Costs whose sum is already asked, or asked whole: no longer what exceeds the fixed indemnity and is proven."""
_LE_JUGE_DECIDE = expression(
    r"(?<!\w)(?:juge|tribunal|juridiction)s?,? (?:\w+ ){0,2}?(?:decid|tranch|apprec|statu|fixe|repart|arbitr|dira)\w*"
)
_A_NOTRE_COMPTE = expression(
    r"(?<!\w)(?:sont|restent|demeurent|est|reste) (?:\w+ )?(?:notre|son|mon|leur) (?:seule )?affaire"
    r"|(?:sont|restent|seront|demeurent) (?:pour|a la charge (?:de |d')) ?(?:(?:elle|lui)(?=[^.;!?\n]{0,60}l\. ?111-8)"
    r"|notre mandante?|ma mandante|mon client"
    r"|ma cliente|notre client\w*|la societe creanciere|le creancier)(?!\w)|ne (?:vous )?regardent que nous"
)

_FAUX_RIB = expression(
    r"(?<!\w)(?:faux rib|faux iban|hameconnage|tentatives? d(?:e |')(?:fraude|escroquerie|usurpation)"
    r"|(?:courriels?|messages?|mails?) frauduleux|changement d'(?:iban|coordonnees))(?!\w)"
)
"""« Méfiez-vous des courriels frauduleux »: the office warns, it does not accuse."""
_HORS_LA_LOI = expression(r"(?:voleu(?:rs?|ses?)|fraudeurs?|malfrats?|tricheurs?|escrocs?|bandits?|pirates?|arnaqueurs?)(?!\w)")
_CONTRE_EUX = expression(
    r"(?<!\w)(?:recherche|detection|dissuasion|identification|surveillance|filature|lutte|protection|prevention|alarmes?"
    r"|assurance|dispositifs?|systemes?|prevenir|detecter|deceler|reconnaitre|dejouer|eloigner|reperer|identifier"
    r"|contrer|filmer"
    r"|arreter|surprendre)(?: \w+)? (?:de|des|les|d'|anti-?|contre (?:les|des|le|la|tout)) ?(?:\w+ (?:et|ou) (?:les "
    r"|des |d')?)?$"
)
"""« recherche de voleurs de cuivre »: what was sold, and nobody spoken to."""
_A_LUI = expression(r"(?<!\w)(?:vous|votre|vos|toi|ton|tu)(?!\w)")


def anodin(liste: Liste, sorte: str, phrase: str, avant: str) -> bool:
    """True when the form that follows ``avant`` in ``phrase`` tells or asks something, and threatens nobody."""
    apres = phrase[len(avant) :]
    if _CONSIGNE.search(phrase):
        return True
    match liste:
        case Liste.T1:
            if "conciliateur de justice" in apres[:90] and not apres.startswith("conciliateur"):
                return True  # « notre directeur, ou un conciliateur de justice »: two persons, no service of the court
            if _AU_BAIL.search(phrase) and apres.startswith("commandement"):
                return True
            return sorte == "" and _NON.search(avant) is not None
        case Liste.T3:
            if _NI.search(avant) or _CE_TITRE.search(phrase) or (_ELLE_POURRA.search(avant) and "commissaire" in apres):
                return True
            return any(_HORS_DE_CAUSE.search(apres, place, place + 60) for place in (0, apres.find(" ")))
        case Liste.T4:
            if _FAUX_RIB.search(phrase) or (apres.startswith("mentir") and _SANS_MENTIR.search(avant)):
                return True
            if _HORS_LA_LOI.match(apres) and _CONTRE_EUX.search(avant) and not _A_LUI.search(phrase):
                return True
            if apres.startswith("derniere") and _AMIABLE.search(phrase):
                return True
            if apres.startswith(("pas votre bonne", "votre bonne")):
                return _BONNE_FOI.search(avant) is not None
            return _GRIEF.search(avant) is not None
        case Liste.T5:
            if _A_NOTRE_COMPTE.search(phrase):
                return True
            if _SUR_JUSTIFICATIFS.search(phrase) and _AU_DELA_DU_FORFAIT.search(phrase) and not FRAIS_CHIFFRES.search(phrase):
                return True  # C. com., art. L. 441-10, II
            return bool(_FORFAIT.search(phrase) and _COMPLEMENT.search(phrase)) or bool(
                _LE_JUGE_DECIDE.search(phrase) and not _DEPEND.search(phrase) and "vous" not in phrase.split()
            )
        case Liste.T7:
            return apres.startswith("associ") and _ASSOCIES_TENUS.search(phrase) is not None
        case Liste.T2:
            return _dit_sans_menace(phrase, avant, apres)
        case _:
            return False


def _dit_sans_menace(phrase: str, avant: str, apres: str) -> bool:
    if _FAUX_RIB.search(phrase):
        return True
    if _DEPEND.search(phrase) or _ANNONCE.search(phrase):
        return False
    if _DIT_PAR_LUI.search(phrase) or _DEUIL.search(phrase):
        return True
    if _DEMANDE.search(phrase) and _VOISINAGE.match(apres):
        return True
    return _REPUTATION.search(phrase) is not None or (apres.startswith("reseau") and _VU_EN_LIGNE.search(avant) is not None)
