"""What the head of a column says of the figures below it, in the words that offices use. Pure.

A head may say two things (« Réglé ou déduit », « Échéance / Montant ») or nothing that is known: it then asks for nothing.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from dossier_juridique.droit.chiffres.lecture import Genre
from dossier_juridique.expressions import expression


class Colonne(StrEnum):
    """What one invoice has under a head. ``SOMME``: any sum of that invoice, where the head says « Montant » alone."""

    TTC = "ttc"
    HORS_TAXES = "hors taxes"
    TVA = "tva"
    AVOIR = "avoir"
    DEDUIT = "deduit"
    RESTANT = "restant"
    PENALITES = "penalites"
    INDEMNITE = "indemnite"
    CLAUSE = "clause"
    PAR_JOUR = "par jour"
    TOTAL = "total"
    SOMME = "somme"
    TAUX = "taux"
    EMISSION = "emission"
    ECHEANCE = "echeance"
    LIVRAISON = "livraison"
    RETARD = "retard"


GENRES = {
    Colonne.TAUX: Genre.TAUX, Colonne.EMISSION: Genre.JOUR, Colonne.ECHEANCE: Genre.JOUR, Colonne.LIVRAISON: Genre.JOUR,
    Colonne.RETARD: Genre.DELAI,
}  # fmt: skip
"""The kind of what stands under a head, when it is no sum."""

_MUETS = expression(
    r"(?<!\w)(?:mode|moyen|date|jour|lieu|reference|ref|libelle|objet|designation|motif|numero|piece|nature|cause|observations?"
    r"|comment\w*|etat|statut|base|assiette|periode|origine|sources?|client|commande)s?(?!\w)"
)
"""Words that say another thing than the sum named after them: « Mode de règlement », « Date du paiement »."""
_TETE = expression(r"(?<!\w)(?:mode|moyen|date|jour|le|lieu|ref\w*|libelle|objet|motif|statut|etat)s? (?:de |du |d'|des )?")
_DATE = expression(r"(?<!\w)(?:dates?|jours?|le|au|depuis|avant)(?!\w)")
_MOTIFS: tuple[tuple[Colonne, str], ...] = (
    (Colonne.PENALITES, r"penalites?|interets?|agios|moratoires?|majorations?"),
    (Colonne.INDEMNITE, r"indemnites?|forfait\w*|ifr|frais de recouvrement|40 ?€"),
    (Colonne.CLAUSE, r"clause penale|clause"),
    (Colonne.AVOIR, r"avoirs?|notes? de credit"),
    (Colonne.TAUX, r"taux"),
    (Colonne.TVA, r"tva|t\.v\.a\.?|montant de la taxe"),
    (Colonne.HORS_TAXES, r"h\.?t\.?|hors (?:taxes?|tva)"),
    (
        Colonne.DEDUIT,
        r"regle(?:es?|s)?|paye(?:es?|s)?|paiements?|reglements?|acomptes?|verse(?:es?|s)?|versements?|encaisse(?:es?|s)?"
        r"|encaissements?|acquitte(?:es?|s)?|dedui(?:ts?|tes?)|deductions?|recue?s?|impute(?:es?|s)?|a deduire|credit\w*",
    ),
    (
        Colonne.RESTANT,
        r"restes?|restante?s?|soldes?|(?:montant|somme|principal|encore|demeure|total|net|est) dus?e?s?|net a (?:payer|regler)"
        r"|a (?:nous )?(?:payer|regler|verser|recouvrer|recevoir)|impayee?s?|non (?:regle|paye|solde)\w*|encours|en souffrance"
        r"|creances?|dettes?|exigible|principal|debiteurs?",
    ),
    (
        Colonne.TTC,
        r"t\.?t\.?c\.?|toutes taxes(?: comprises)?|brut|montant (?:de la |de votre )?facture|(?:montant|total|somme) facturee?s?"
        r"|(?:montant|somme) (?:initiale?|d'origine)|facture(?=$)",
    ),
)
_MOTIFS_DE_JOUR: tuple[tuple[Colonne, str], ...] = (
    (
        Colonne.ECHEANCE,
        r"echeances?|echue?s?|echoit|exigibles?|payables?|limite|date de (?:paiement|reglement) (?:prevue|convenue|contractuelle)"
        r"|a (?:payer|regler) (?:le|avant|au|pour)|due? (?:le|au|depuis)|terme|en retard depuis"
        r"|date d'exigibilite|(?:paiement|reglement) attendu",
    ),
    (
        Colonne.EMISSION,
        r"emise?s?|emission|date(?: de (?:la |votre )?)? ?factur\w*|factur(?:ee?|ation)s?(?: du| le| en date du)"
        r"|date de facturation|datee? du|etablie?s? le|(?:votre |notre )?facture du",
    ),
    (Colonne.LIVRAISON, r"livr\w+(?: le| du)?|executee? le|receptionnee? le|date de (?:livraison|reception|prestation)"),
)
_SANS_DATE = ("regle", "paye", "verse", "recu", "encaisse")
_EN_JOURS = r"(?: \(?(?:en )?(?:j|jrs?|jours?)\.?\)?)?"
_RETARD = expression(
    r"(?:nb\.?|nbre|nombre) (?:de )?jours?|jours?(?: \w+)? (?:de |d')?(?:retard|impaye)"
    rf"|^(?:retard|anciennete|depassement){_EN_JOURS}$|^(?:jours|j\.?|jrs)(?: de retard)?$"
)
_PAR_JOUR = expression(r"(?:par|/) ?jour|journali\w+|quotidien\w*")
_LIGNES = tuple((c, expression(rf"(?<!\w)(?:{motif})(?!\w)")) for c, motif in _MOTIFS)
_LIGNES_DE_JOUR = tuple((c, expression(rf"(?<!\w)(?:{motif})(?!\w)")) for c, motif in _MOTIFS_DE_JOUR)


@lru_cache(maxsize=1024)
def colonnes(entete: str) -> frozenset[Colonne]:
    """What a flat head says; empty when nobody can say."""
    dit = " ".join(entete.split()).strip(" .:*")
    if not dit or len(dit) > 60:
        return frozenset()
    if _RETARD.search(dit):
        return frozenset({Colonne.RETARD})
    jours = {c for c, motif in _LIGNES_DE_JOUR if motif.search(dit)}
    sommes = {c for c, motif in _LIGNES if motif.search(dit)}
    if _PAR_JOUR.search(dit):
        return frozenset({Colonne.PAR_JOUR})
    if jours and not re.search(r"[/&]| et | ou ", dit):
        # « Montant échu », « Total exigible » are sums; « Date d'échéance » is a day, whatever else it names.
        montant = re.search(r"(?<!\w)(?:montants?|sommes?|totale?|soldes?|principal|reste|net|€|euros?)(?!\w)", dit)
        if not montant or _DATE.search(dit):
            return frozenset(jours)
        if jours == {Colonne.ECHEANCE} or jours == {Colonne.EMISSION}:
            sommes = sommes or {Colonne.SOMME}
            jours = set()
    elif _MUETS.search(dit):
        return frozenset()
    elif _DATE.search(dit) and any(mot in dit for mot in _SANS_DATE):
        return frozenset()  # « Payé le »
    return frozenset(jours | (_sommes(dit, sommes) if sommes or not jours else set()))


def _sommes(dit: str, lues: set[Colonne]) -> set[Colonne]:
    """The sums among several words: « Reste dû TTC » is what remains, « Net à payer » may be the whole with its penalties."""
    lues = set(lues)
    if Colonne.TAUX in lues:
        # « Intérêts au taux légal » are a sum, « Taux des pénalités » is none.
        if dit.startswith("taux") or len(lues) == 1:
            return {Colonne.TAUX}
        lues.discard(Colonne.TAUX)
    if {Colonne.PENALITES, Colonne.INDEMNITE, Colonne.CLAUSE} & lues:
        accompagne = re.search(r"(?:y )?compris\w*|inclus\w*|avec|accessoires", dit)
        return {Colonne.TOTAL} if accompagne else lues & {Colonne.PENALITES, Colonne.INDEMNITE, Colonne.CLAUSE}
    if Colonne.DEDUIT in lues and re.search(r"(?<!\w)(?:non|im|pas|avant|hors|apres)(?!\w)|(?<!\w)reste", dit):
        return {Colonne.RESTANT} if "avant" not in dit and "hors" not in dit else {Colonne.TTC}
    if Colonne.RESTANT in lues:
        if re.search(r"(?<!\w)avant(?!\w)", dit):
            return {Colonne.TTC}
        if re.search(r"(?<!\w)principal(?!\w)", dit) and not re.search(r"(?<!\w)(?:rest\w+|dus?|solde|a payer)(?!\w)", dit):
            return {Colonne.RESTANT, Colonne.TTC}
        large = re.search(r"(?<!\w)(?:net|total|somme due|creances?|dettes?)(?!\w)", dit)
        return {Colonne.RESTANT, Colonne.TOTAL} if large else {Colonne.RESTANT}
    if Colonne.TTC in lues:
        return lues & {Colonne.TTC, Colonne.AVOIR, Colonne.DEDUIT}
    if lues:
        return lues
    if re.search(r"(?<!\w)total(?!\w)", dit):
        return {Colonne.TOTAL, Colonne.TTC, Colonne.RESTANT}
    return {Colonne.SOMME} if re.fullmatch(r"(?:montants?|sommes?|debit)(?: \(?(?:en )?(?:€|eur|euros?)\)?)?", dit) else set()
