"""What the noun that governs a figure makes of it: of the principal, of the penalties, of VAT; the day an invoice fell due.
Pure.

The noun stands just before the figure, or after it behind « de », with none but small words between: the words of another
cell, or of the next sentence, govern nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum

from dossier_juridique.droit.chiffres.lecture import Chiffre, Genre
from dossier_juridique.droit.chiffres.termes import NOM_DE_MOIS, SEMAINE
from dossier_juridique.expressions import expression


class Role(StrEnum):
    """What the words around a figure make of it."""

    DEMANDE = "demande"
    DEMANDE_EN_PARTIE = "demande en partie"
    ACCORDE = "accorde"
    LIMITE = "limite"
    PAR_PERIODE = "par periode"
    MULTIPLIEE = "multipliee"
    TOTAL = "total"
    PRINCIPAL = "principal"
    PENALITES = "penalites"
    INDEMNITE = "indemnite"
    CLAUSE = "clause"
    TVA = "tva"
    HORS_TAXES = "hors taxes"
    PAR_JOUR = "par jour"
    VERSEMENT = "versement"
    TAUX_PENALITES = "taux des penalites"
    TAUX_TVA = "taux de tva"
    TAUX_LEGAL = "taux legal"
    TAUX_BCE = "taux bce"
    TAUX_REDUIT = "taux reduit"
    TAUX_CLAUSE = "taux de la clause"
    ECHEANCE = "echeance"
    EMISSION = "emission"
    LIVRAISON = "livraison"
    MISE_EN_DEMEURE = "mise en demeure"


_NOMS_DE_SOMME = {
    Role.PENALITES: r"(?:penalites?|interets?)(?: (?:de retard|moratoires?|legaux))?",
    Role.INDEMNITE: r"indemnites?(?: forfaitaires?| legales?)*(?: (?:pour frais )?de recouvrement)?",
    Role.CLAUSE: r"clause penale",
    Role.PRINCIPAL: r"principal",
    Role.TVA: r"(?:tva|taxe sur la valeur ajoutee)",
    Role.TOTAL: r"(?:net a (?:payer|regler)|total (?:general|dus?|a (?:payer|regler|ce jour))|(?:montant|somme) totale? "
    r"(?:dus?|dues?|a (?:payer|regler)|reclamee?|exigible)"
    r"|(?:penalites|interets|accessoires|frais|indemnites?)(?: (?:et|de) [a-z]+)? (?:compris|incluse?)(?:es?|s)?)",
    Role.VERSEMENT: r"(?:versements?|mensualites?)(?: mensuels?| egaux| egales)?",
}
_PETITS = (
    r"(?:[\s,(]{1,2}(?:de|du|d'|la|le|l'|restante?s?|dus?|dues?|arretee?s?|echue?s?|encourue?s?|courue?s?|s'eleve(?:nt)?|a|au|est|sont"
    r"|etablie?s?|fixee?s?|ce|jour|montant|somme|ttc|total|totale|totales|convenue?s?|contractuelles?|exigibles?|en|euros|pour|un"
    rf"|(?:au )?\d{{1,2}}(?:er)? (?:{NOM_DE_MOIS})\.?(?: \d{{4}})?|(?:au )?\d\d/\d\d/\d{{4}}"
    r"|\([^()\d€%]{0,40}\))){0,10}\)?,?[\s:=]{0,3}(?:l'|d')?$"
)
_SOMME_AVANT = {r: expression(rf"(?<!\w)(?<!hors )(?<!sans )(?:{nom}){_PETITS}") for r, nom in _NOMS_DE_SOMME.items()}
_SOMME_APRES = {
    r: expression(rf"\s(?:en|de|d'|au titre (?:de la |des |du |de l'|de ))\s?(?:{nom})(?!\w)")
    for r, nom in _NOMS_DE_SOMME.items() if r not in (Role.TOTAL, Role.VERSEMENT)
}  # fmt: skip
_TTC_APRES = expression(r"\s(?:t\.?t\.?c|toutes taxes)")
_HT_APRES = expression(r"\s(?:h\.?t\.?|hors taxes?)(?!\w)")
_PAR_JOUR_APRES = expression(r"\s?(?:par|/)\s?jour(?!\w)")
_PAR_JOUR_AVANT = expression(
    r"(?<!\w)(?:chaque jour|par jour)(?: de retard)?(?: supplementaire)?"
    r"(?:[\s,:](?:ajoute|coute|de|a|soit|entraine|genere)){0,2}[\s:]{1,2}$"
)
_EN_TETE = expression(r"[a-z)]\s*\n\s*$")
"""The noun ends a line and the figure begins the next one: the head of a column, perhaps of another."""

_RETARD = r"(?:penalites?|interets? (?:de retard|moratoires?|conventionnels?))"
_NOMS_DE_TAUX = expression(
    rf"(?<!\w)(?:(?P<tva>tva|t\.v\.a)|(?P<clause>clause penale)|(?P<reduit>taux reduit)"
    r"|(?P<legal>taux (?:de l'|d')?(?:interets? )?legal)"
    rf"|(?P<bce>bce|banque centrale|taux directeur|refinancement)|(?P<penalites>{_RETARD})"
    r"|(?P<autre>interets?|remise|escompte|rabais|acompte|ristourne|indemnites?|usure|honoraires|retenue|capital|prix|part))(?!\w)"
)
_TAUX_APRES = expression(rf"\s(?:de |d'|par an de )(?:(?P<tva>tva)|(?P<penalites>{_RETARD}))(?!\w)")
_CALCULE = expression(r"(?<!\w)(?:major\w*|augment\w*|points?|pts?|fois|triple|double)(?!\w)|\+|%")
_LIES = expression(r"(?<!\w)(?:remplac\w+|mais|tandis que|alors que|contre|au lieu)(?!\w)")
_SANS_BORNE = expression(r"(?<!\w)(?:plafonn\w+|inferieure?s?|superieure?s?|excede\w*|minim\w+|maxim\w+|usure)(?!\w)")

_QUAND = (
    r"(?:[\s,:]{1,2}(?:contractuelle|convenue?|initiale|prevue?|fixee?|de|du|des|la|cette|ces|votre|notre|nos|vos|factures?"
    rf"|paiement|est|etait|etaient|fut|au|le|depuis|a|des|plus|tard|en|date|avant|pour|jour|n[°o]\s?\S+|{SEMAINE})){{0,9}}[\s:]{{1,3}}$"
)
_JOUR_AVANT = {
    Role.ECHEANCE: expression(
        r"(?<!\w)(?:echeances?|echue?s?|payables?|exigibles?|(?:venue?|arrivee?)s? a (?:echeance|terme)"
        rf"|date limite de (?:paiement|reglement)){_QUAND}"
        r"|(?<!\w)(?:devai(?:t|ent)|aurai(?:t|ent) du|deviez)\s(?:etre )?(?:regl|pay|acquitt|sold)\w+\s"
        r"(?:(?:le|pour le|au|avant le|au plus tard le|nous|integralement)\s){1,3}$"
    ),
    Role.EMISSION: expression(
        r"(?<!\w)factures?(?:\s(?:n[°o]s?\s?)?[\w./-]*\d[\w./-]*)?,?\s"
        r"(?:emise?s?|datee?s?|etablie?s?|du|en date du)(?:\s(?:le|du|au))?\s$"
    ),
    Role.LIVRAISON: expression(r"(?<!\w)(?:livr(?:aison|ee?s?)|receptionnee?s?)\s(?:du|le|en date du|effectuee? le)\s$"),
    Role.MISE_EN_DEMEURE: expression(
        r"(?<!\w)mise en demeure(?:\s(?:recommandee|par|lettre|avec|avis|accuse|de|reception|n[°o]\s?\S+)){0,7},?\s"
        r"(?:du|en date du|datee du|adressee le|envoyee le)\s$"
    ),
}
_PORTEE = 130


def nature(plat: str, chiffre: Chiffre) -> Role | None:
    """The role that its governing noun gives a figure of a flat text."""
    brut = plat[max(0, chiffre.debut - _PORTEE) : chiffre.debut]
    if _EN_TETE.search(brut):
        brut = ""
    avant, apres = brut.replace("\n", " "), plat[chiffre.fin : chiffre.fin + 60].replace("\n", " ")
    match chiffre.genre:
        case Genre.MONTANT:
            return _de_somme(avant, apres)
        case Genre.TAUX:
            return _de_taux(avant, apres)
        case Genre.JOUR:
            return next((r for r, motif in _JOUR_AVANT.items() if motif.search(avant)), None)
        case _:
            return None


def _de_somme(avant: str, apres: str) -> Role | None:
    if _PAR_JOUR_APRES.match(apres) or _PAR_JOUR_AVANT.search(avant):
        return Role.PAR_JOUR
    if _HT_APRES.match(apres):
        return Role.HORS_TAXES
    suivant = next((r for r, motif in _SOMME_APRES.items() if motif.match(apres)), None)
    precedent = next((r for r, motif in _SOMME_AVANT.items() if motif.search(avant)), None)
    # « 400 € de TVA, soit 2 400 € TTC ».
    return suivant or (None if precedent is Role.TVA and _TTC_APRES.match(apres) else precedent)


def _de_taux(avant: str, apres: str) -> Role | None:
    suivant = _TAUX_APRES.match(apres)
    if suivant is not None:
        return Role.TAUX_TVA if suivant["tva"] else Role.TAUX_PENALITES
    phrase = re.split(r"[.;!?]\s", avant)[-1]
    noms = list(_NOMS_DE_TAUX.finditer(phrase))
    if not noms:
        return None
    nom = noms[-1]
    entre = phrase[nom.end() :]
    if nom["tva"] or (nom["reduit"] and len(noms) > 1 and noms[-2]["tva"]):
        return Role.TAUX_TVA if len(entre) < 40 and "%" not in entre else None
    if _SANS_BORNE.search(phrase):
        return None
    calcule = _CALCULE.search(entre) or re.search(r"(?<!\w)(?:fois|triple|double) (?:du |le |de )?$", phrase[: nom.start()])
    if (nom["bce"] or nom["legal"]) and calcule:
        # « pénalités au taux de la BCE majoré de 10 points, soit 12,40 % ».
        return Role.TAUX_PENALITES if nom["bce"] and any(n["penalites"] for n in noms) and "%" not in entre else None
    if nom["penalites"] and not _LIES.search(entre):
        return Role.TAUX_PENALITES
    simples = {"bce": Role.TAUX_BCE, "legal": Role.TAUX_LEGAL, "reduit": Role.TAUX_REDUIT, "clause": Role.TAUX_CLAUSE}
    return next((r for cle, r in simples.items() if nom[cle] and len(entre) < 60 and "%" not in entre), None)
