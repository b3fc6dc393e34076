"""What a figure is said to be: a sum that is demanded, a delay that is granted, a day until which one may pay. Pure.

A figure of the dossier in the place of another is as wrong as one that nobody computed: « payer la somme de 10 620,00 € »
when part of it was paid.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.natures import Role, nature
from dossier_juridique.droit.chiffres.phrases import exige
from dossier_juridique.expressions import expression

_DEMANDE = expression(
    r"(?<!\w)(?:pai(?:era|eront)|pay(?:er|ez|erez|era|eront)|regl(?:er|ez|erez|era)|vers(?:er|ez|erez|era)|acquitt(?:er|ez|erez)|vir(?:er|ez|erez)"
    r"|rembours(?:er|ez|erez)|devez|redevables?|debit(?:eur|rice)s?|(?:reclam|demand|exige)(?:ons|e|eons)"
    r"|reste(?:nt|z|rait)? (?:a (?:payer|regler|verser)|dus?|dues?|devoir|debit(?:eur|rice))|restant (?:a (?:payer|regler)|due?))"
    r"(?:[\s,]{1,2}(?:nous|me|lui|leur|au|creancier|la|le|les|l'|un|une|cette|somme|montant|solde|total|totale|globale|entiere"
    r"|de|du|d'|des|est|s'eleve|s'elevent|a|sous|dans|ce|ces|delai|delais|bref|meilleurs|ttc|principale?|en|euros|soit|ainsi"
    r"|donc|encore|aujourd'hui|jour|immediatement|sans|tarder|par|retour|virement|cheque|votre|vos|dette|huit|quinze|jours)"
    r"){0,14}[\s:]{0,3}(?:l'|d')?$"
)
_ACCORDE = expression(
    r"(?<!\w)(?:vous disposez|(?:vous|nous) (?:vous )?(?:laissons|accordons|donnons|fixons|impartissons))"
    r"(?:\s(?:toutefois|donc|encore|ainsi|cependant|seulement|un|le|d'un|du|de|delai|dernier|ultime|nouveau|supplementaire)){0,8}"
    r"\s(?:de\s|d')?$"
)
_RECEPTION = expression(
    r"\s(?:francs?\s)?(?:a compter|a partir|a dater|suivant|des|apres) (?:de |du )?(?:la |sa |votre )?reception"
)
_EN_PARTIE = expression(
    r"\s?[(,]?\s?(?:ttc[\s,]{1,2})?(?:pour (?!solde)|sur|au titre|correspondant|concernant|relati\w+|de la facture"
    r"|factures?|outre|hors|plus|en sus|augment\w+|major\w+|auxquel\w+|ainsi que|et \d)"
)
"""A part of the debt is asked for by name, or with the rest of it."""
_AU_PLUS_TARD = expression(r"(?<!\w)(?:au plus tard|avant|d'ici|jusqu'au|jusqu'a)(?: le| au| du)?\s?$")
_LAISSE_JUSQU = expression(
    r"(?<!\w)(?:vous disposez|vous (?:avez|aurez)|(?:vous|nous) (?:vous )?(?:laissons|accordons|donnons|octroyons|consentons))"
    r"(?:\s[\w'-]+){0,5}\s(?:jusqu'au|jusqu'a)(?: le| au| du)?\s?$"
)
_POUR_AUTRE_CHOSE = expression(
    r"[\s,]{0,2}(?:\d{4}\s)?pour (?!nous (?:pay|regl|vers|vir|rembours|solder)|(?:le |la |les |tout |ce |ces |votre |l'|un )?"
    r"(?:pay|pai|regl|vers|vir|sold|acquitt|rembours)|vous (?:acquitter|executer|liberer|mettre|conformer)|regularis|apurer"
    r"|honorer)"
)
"""« Vous avez jusqu'au 12 décembre pour nous dire… »: nobody is asked for money."""
_PAR_PERIODE = expression(
    r"\s?(?:(?:par|/)\s?(?:mois|semaine|heure|trimestre|semestre)|mensuels?|hebdomadaires?)(?!\w)"
)
_TAUX_PAR_PERIODE = expression(
    r"\s?(?:l[ea] (?:mois|semaine|trimestre|semestre|jour)|par jour|(?:chaque|/)\s?(?:mois|semaine|trimestre|semestre|jour)"
    r"|journaliers?|quotidiens?)(?!\w)"
)
_MULTIPLIEE = expression(
    r",?\s?(?:(?:par|pour|sur|a)\s)?(?:chaque|chacune? d\w+)\s\w+|,?\s?tou(?:s|tes) les (?:mois|semaines|jours|trimestres)"
    r"|,?\s?par (?:facture|ligne|livraison|commande|lettre)|\s?(?:[x×*]\s?\d|(?:deux|trois|quatre|cinq|dix) fois(?!\w)"
    r"|compte\w* (?:deux|trois|double)|k(?!\w)|milliers?(?!\w))"
)
"""« 5 255,15 € par facture », « 5 255,15 € × 2 »: the whole, times as many as one likes."""
_POUR_MILLE = expression(r"(?:‰|pour\s?mille)$")
_EN_CHIFFRES = expression(r"\s?\(\s?$")
_PORTEE = 130


def role(plat: str, chiffre: Chiffre) -> Role | None:
    """The role of a figure of a flat text, when its words give it one that calls for more than being a fact."""
    avant = plat[max(0, chiffre.debut - _PORTEE) : chiffre.debut].replace("\n", " ")
    if chiffre.genre in (Genre.MONTANT, Genre.TAUX):
        dit = plat[chiffre.debut : chiffre.fin]
        if _PAR_PERIODE.match(plat, chiffre.fin):
            return Role.PAR_PERIODE
        if chiffre.genre is Genre.TAUX and (_POUR_MILLE.search(dit) or _TAUX_PAR_PERIODE.match(plat, chiffre.fin)):
            return Role.PAR_PERIODE
        trouve = nature(plat, chiffre)
        if trouve or chiffre.genre is not Genre.MONTANT or not _DEMANDE.search(avant):
            return trouve
        if _MULTIPLIEE.match(plat, chiffre.fin):
            return Role.MULTIPLIEE
        en_partie = _EN_PARTIE.match(plat[chiffre.fin : chiffre.fin + 40].replace("\n", " "))
        # « Principal restant dû », then its cell: the head of a table asks for no whole.
        en_tete = plat[: chiffre.debut].endswith("\n") or "principal" in avant[-40:]
        return Role.DEMANDE_EN_PARTIE if en_partie or en_tete else Role.DEMANDE
    if chiffre.genre is Genre.DELAI:
        return Role.ACCORDE if _RECEPTION.match(plat.replace("\n", " "), chiffre.fin) or _ACCORDE.search(avant) else None
    if chiffre.genre is not Genre.JOUR:
        return None
    limite = _AU_PLUS_TARD.search(avant) or any(isinstance(v, tuple) and v[0] == "mois" for v in chiffre.valeurs)
    laisse = _LAISSE_JUSQU.search(avant) and not _POUR_AUTRE_CHOSE.match(plat.replace("\n", " "), chiffre.fin)
    if laisse or (limite and exige(plat, chiffre.debut, chiffre.fin)):
        return Role.LIMITE
    return nature(plat, chiffre)


def desaccords(plat: str, chiffres: Sequence[Chiffre]) -> list[Chiffre]:
    """Sums in figures that are not those said in words just before: « mille euros (45 000 €) »."""
    return [
        suivant
        for chiffre, suivant in itertools.pairwise(chiffres)
        if chiffre.genre is suivant.genre is Genre.MONTANT
        and plat[chiffre.debut].isalpha()
        and plat[suivant.debut].isdigit()
        and _EN_CHIFFRES.fullmatch(plat, chiffre.fin, suivant.debut)
        and not set(chiffre.valeurs) & set(suivant.valeurs)
    ]
