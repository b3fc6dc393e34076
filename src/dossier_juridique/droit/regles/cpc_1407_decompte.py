"""Décompte des éléments.

CPC, art. 1407 : « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise
du montant de la somme réclamée avec le décompte des différents éléments de la créance, le fondement de
celle-ci ainsi que le bordereau des documents justificatifs produits à l'appui de la requête. Elle est
accompagnée de ces documents. »

Lecture retenue : le décompte doit porter chaque facture, chaque avoir, chaque paiement reçu à l'arrêté et
chaque chef que l'utilisateur déclare, sauf ceux qu'une autre règle écarte par prudence ; toute pénalité y a
son taux et sa période.
Angle mort : un paiement postérieur à l'arrêté n'y figure pas : il est compté à la date suivante.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from dossier_juridique.droit.lecture import FOND
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.decompte import Nature
from dossier_juridique.model.francais import composer, enumerer, euros, jour_long

# Heads that another rule leaves out for safety (clause pénale, legal interest, complement, costs) are not missed here.
CHEFS = {
    "principal": ("le principal", Nature.PRINCIPAL),
    "penalites": ("les pénalités", Nature.PENALITES),
    "indemnite_forfaitaire": ("l'indemnité forfaitaire", Nature.INDEMNITE),
    "dommages": ("les dommages et intérêts", None),
    "autre": ("un chef que le programme ne calcule pas", None),
}


def _manquants(examen: Examen) -> Iterator[tuple[str, str]]:
    dossier, decompte = examen.dossier, examen.decompte
    comptees = {etat.numero for etat in decompte.factures}
    for rang, facture in enumerate(dossier.factures):
        if (facture.numero or f"factures[{rang}]") not in comptees:
            yield f"factures[{rang}]", f"la facture {nom_facture(rang, facture)}"
        if facture.numero is None:
            yield f"factures[{rang}].numero", f"le numéro de la facture {nom_facture(rang, facture)}"
        if facture.emise_le is None:
            yield f"factures[{rang}].emise_le", f"la date d'émission de la facture {nom_facture(rang, facture)}"
    for rang, avoir in enumerate(dossier.avoirs):
        if avoir.facture is None or avoir.facture not in comptees:
            yield f"avoirs[{rang}].facture", f"l'avoir {avoir.numero}"
    restants = [(p.date, p.montant) for p in decompte.paiements]
    for rang, paiement in enumerate(dossier.paiements):
        if paiement.date > decompte.au:
            continue
        if (paiement.date, paiement.montant) in restants:
            restants.remove((paiement.date, paiement.montant))
        else:
            yield f"paiements[{rang}]", f"le paiement de {euros(paiement.montant)} du {jour_long(paiement.date)}"
    natures = {ligne.nature for ligne in decompte.lignes}
    for rang, chef in enumerate(dossier.demande.chefs):
        if chef.type == "dommages" and examen.acte == FOND and isinstance(chef.montant, Decimal):
            continue  # an assignation on the merits asks for them beside the décompte
        nom, nature = CHEFS.get(chef.type, ("", None))
        if nom and nature not in natures:
            yield f"demande.chefs[{rang}]", f"{nom} (« {chef.libelle} »)" if chef.libelle else nom
    for ligne in decompte.lignes:
        if ligne.nature in (Nature.PENALITES, Nature.INTERETS_LEGAUX) and ligne.brut > 0 and not ligne.segments:
            yield "factures", f"le taux et la période des pénalités de la facture {ligne.facture}"


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding with all that the breakdown lacks."""
    manquants = tuple(_manquants(examen))
    if manquants:
        yield Ecart(
            manquants[0][0],
            composer(f"Le décompte ne comporte pas : {enumerer([quoi for _, quoi in manquants])}."),
        )


REGLE = Regle(
    id="cpc-1407-decompte",
    titre="Décompte des éléments",
    groupe=9,
    article="CPC, art. 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer(
        "Laissez le programme établir le décompte et donnez-lui ce qui lui manque ; retirez le chef qu'il "
        "ne calcule pas, ou portez-le par une facture."
    ),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
