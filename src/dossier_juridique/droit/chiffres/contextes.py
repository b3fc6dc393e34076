"""Figures that no dossier holds and that a letter may print all the same, each beside the words that make it harmless:
the capital of a company, the day of a law, the tariff of a telephone number, a figure that a text of law sets.

The words decide, never the place on the page: an amount in a footer is read as any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.chiffres import mots
from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.phrases import Contexte, autour
from dossier_juridique.droit.parametres import Parametres
from dossier_juridique.expressions import expression

_ARTICLE = expression(r"\d{3,4}(?:-\d+)*")


def admis(plat: str, chiffre: Chiffre, au: date, parametres: Parametres) -> bool:
    """True when its words make the figure harmless. ``au``: the day of the act, after which no law is dated."""
    contexte = autour(plat, chiffre.debut, chiffre.fin)
    juger = _ADMIS.get(chiffre.genre)
    if juger is None:
        return False
    return (
        juger(chiffre, contexte, au)
        or (chiffre.genre is Genre.MONTANT and _garantie(chiffre, contexte, au, parametres))
        or _du_bareme(chiffre, contexte, au, parametres)
    )


def _finit(avant: str, motif: str) -> bool:
    return re.search(rf"(?:{motif})$", avant) is not None


def _sans_lui(phrase: str) -> bool:
    """True when the sentence neither speaks to the debtor nor of what he owes."""
    return mots.CONTRE_LUI.search(mots.NEUTRE.sub("", phrase)) is None


def _rien_n_en_depend(contexte: Contexte) -> bool:
    """True when nothing is hung on the figure, in its sentence or at the head of the next."""
    if mots.EN_DEPEND.search(contexte[2]):
        return False
    suivante = mots.Y_RENVOIE.search(contexte[1])
    return suivante is None or _sans_lui(re.split(r"[.;!?] ", contexte[1][suivante.end() :])[0])


def _garantie(chiffre: Chiffre, contexte: Contexte, au: date, parametres: Parametres) -> bool:
    """The guarantee or the insurance of an office: beside who gives it, or no less than the law wants of one."""
    avant, apres, phrase = contexte
    if not _finit(avant, mots.GARANTIE + r"(?:montant(?: garanti| maximum| maximal)?(?: de)?\s?:?\s?)?"):
        return False
    if mots.TERME_APRES.match(apres):
        return False
    serie = parametres.series.get("garantie_financiere_minimale")
    minimum = next((v.valeur for v in serie.valeurs if v.debut <= au <= v.fin), None) if serie else None
    de_pres = re.split(r"[.;!?] ", avant)[-1] + re.split(r"[.;!?] ", apres)[0][:40]
    une = re.search(r"(?<!\w)garantie financiere(?!\w)", de_pres) and any(
        isinstance(v, Decimal) and minimum is not None and v >= minimum for v in chiffre.valeurs
    )
    return bool(_sans_lui(de_pres) and (une or mots.GARANT.search(phrase)))


def _montant(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if _finit(avant, mots.CAPITAL):
        autour_ = avant[-120:] + " . " + apres[:120]
        societe = "capital social" in avant[-60:] or re.search(mots.SOCIETE, autour_) is not None
        return societe and mots.CAPITAL_DU.search(phrase) is None
    if _finit(avant, mots.CHIFFRE_D_AFFAIRES) and _sans_lui(phrase):
        return True
    if re.match(r"\s?(?:ttc|ht)?\s?(?:/|par|la)\s?(?:min|appel|sms)", apres):
        return True
    return chiffre.valeurs == (1,) and apres.startswith(" symbolique")


def _taux(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if chiffre.valeurs == (Decimal(0),):
        return True
    if mots.TVA.intersection(chiffre.valeurs) and re.search(r"(?<!\w)tva(?!\w)", avant[-25:] + " . " + apres[:15]):
        return True
    if _finit(avant, r"(?<!\w)(?:remise|ristourne)(?: [a-z]+){0,2} de\s"):
        prochaine = re.match(r"\s(?:sur|pour) (?:vos|votre|la|les|toute) (?:[a-z]+ )?prochaine", apres)
        return prochaine is not None and _sans_lui(phrase)
    if re.search(r"(?<!\w)(?:major|augment|penalit|interet|hausse|indemnit)", phrase):
        return False
    return Decimal(100) in chiffre.valeurs and re.match(
        r"\s(?:(?:sur|en) (?:du )?(?:papier|fibres?|electricite|energie) )?"
        r"(?:recycl|francais|independant|numerique|naturel|local|bio|a votre|dedie|satisf|engage|"
        r"dematerialis|renouvelable|vert)", apres
    ) is not None


def _points(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    sens = {Decimal(10): r"441-10|bce|refinancement|banque centrale|taux directeur", Decimal(5): r"313-3"}
    return any(v in chiffre.valeurs and re.search(rf"(?<!\w)(?:{mots})(?!\w)", contexte[2]) for v, mots in sens.items())


def _fois(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    legal = re.match(r"\s(?:(?:de\s|d')?(?:l')?interets?\s(?:au\staux\s)?)?legal", contexte[1])
    return Decimal(3) in chiffre.valeurs and legal is not None


def _jour(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if _finit(avant, mots.FERMETURE) and _rien_n_en_depend(contexte):
        return True
    dure = _finit(avant, mots.SALON + mots.AU) or (_finit(avant, mots.SALON + mots.DU) and re.match(r"\s(?:au|et)\s\d", apres))
    if dure and _sans_lui(phrase) and _rien_n_en_depend(contexte):
        return True
    rue = not any(isinstance(v, date) and v.year >= mots.SANS_RUE_DEPUIS for v in chiffre.valeurs) and _finit(avant, mots.RUE)
    if rue:
        return True
    if chiffre.valeurs in (((1, 1),), ((1, 7),)):
        return re.search(r"(?<!\w)(?:semestre|taux|bce|annee|chaque)", phrase) is not None
    # What is yet to come is no text of law, and founds nothing.
    passe = all(isinstance(v, date) and v <= au for v in chiffre.valeurs) and bool(chiffre.valeurs)
    if not passe or mots.DATE_DE_LA_LETTRE.match(apres) or re.search(r"(?<!\w)date limite(?!\w)", phrase):
        return False
    return _finit(avant, mots.LOI) or _finit(avant, mots.IDENTITE) or (_finit(avant, mots.PUBLIE) and _sans_lui(phrase))


def _de_l_office(chiffre: Chiffre, avant: str, phrase: str) -> bool:
    """A delay in which the office, or the mediator, answers."""
    if mots.REPOND.search(avant):
        return _sans_lui(phrase)
    # RGPD, art. 12, 3: one month.
    rgpd = (1, "mois") in chiffre.valeurs and mots.RGPD.search(phrase)
    return bool(
        mots.REPONSE.search(avant) and (rgpd or mots.MEDIATEUR.search(phrase)) and _sans_lui(phrase.replace("reponse", "", 1))
    )


def _delai(chiffre: Chiffre, contexte: Contexte, au: date) -> bool:
    avant, apres, phrase = contexte
    if re.match(r"\s?(?:sur|/)\s?(?:\d|sept|vingt)", apres) or re.search(r"(?<!\w)(?:sur|/)\s?$", avant):
        return True
    garanti = any(isinstance(v, tuple) and v[1] in ("mois", "ans") for v in chiffre.valeurs) and _finit(avant, mots.GARANTI)
    if _rien_n_en_depend(contexte) and (garanti or _finit(avant, mots.OFFRE) or _de_l_office(chiffre, avant, phrase)):
        return True
    if re.match(r"\s(?:d'experience|d'existence|d'activite|de savoir|a votre service)", apres):
        return True
    if {(365, "jours"), (366, "jours"), (360, "jours")}.intersection(chiffre.valeurs):
        return re.search(r"(?<!\w)(?:annees?|base|taux|calcul\w*)(?!\w)", phrase) is not None
    if mots.A_PAYER.search(phrase) and "opposition" not in phrase:
        return False
    return any(d in chiffre.valeurs and re.search(rf"(?<!\w)(?:{noms})(?!\w)", phrase) for d, noms in mots.DUREES)


def _du_bareme(chiffre: Chiffre, contexte: Contexte, au: date, parametres: Parametres) -> bool:
    """A figure of the law in force that day, in a sentence that names its article, or the fixed indemnity its name."""
    phrase = contexte[2]
    if chiffre.genre is Genre.DELAI and mots.A_PAYER.search(phrase):
        return False
    cites = set(_ARTICLE.findall(phrase))
    indemnite = re.search(r"indemnite (?:\w+ ){0,3}(?:forfaitaire|recouvrement)", phrase) is not None
    for serie in parametres.series.values():
        if not (cites.intersection(_ARTICLE.findall(serie.article)) or (indemnite and serie.nom == "indemnite_forfaitaire")):
            continue
        figure = next((v.valeur for v in serie.valeurs if v.debut <= au <= v.fin), None)
        if figure is None or _GENRES.get(serie.unite, Genre.DELAI) is not chiffre.genre:
            continue
        if ((int(figure), serie.unite) if chiffre.genre is Genre.DELAI else figure) in chiffre.valeurs:
            return True
    return False


_GENRES = {"EUR": Genre.MONTANT, "%": Genre.TAUX, "% par an": Genre.TAUX}
_ADMIS: dict[Genre, Callable[[Chiffre, Contexte, date], bool]] = {
    Genre.MONTANT: _montant, Genre.TAUX: _taux, Genre.POINTS: _points, Genre.FOIS: _fois, Genre.JOUR: _jour,
    Genre.DELAI: _delai,
}  # fmt: skip
