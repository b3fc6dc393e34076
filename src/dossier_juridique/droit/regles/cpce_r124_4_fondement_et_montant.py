"""Fondement et montant distincts.

CPCE, art. R. 124-4, 3° : la lettre contient le fondement et le montant de la somme due en principal, intérêts et
autres accessoires, en distinguant les différents éléments de la dette, et à l'exclusion des frais qui restent à la
charge du créancier.

Champ d'application (CPCE, art. R. 124-1) : quand la lettre est écrite par une société de recouvrement ou un autre
tiers, ni avocat, ni commissaire de justice, ni salarié du créancier.

Lecture retenue : chaque ligne du décompte a son article ; chaque facture dit son objet, sauf si les conditions
nomment le contrat (date ou pièce) ; chaque chef ajouté a un montant et un fondement ; aucun n'est de la nature «
frais ».

Angle mort : la règle lit le dossier, non la mise en page de la lettre.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer

_RECOUVREURS = ("societe_de_recouvrement", "autre")
_MESSAGE = (
    "La lettre doit distinguer principal, intérêts et accessoires et dire leur fondement, sans frais de recouvrement"
)
_CALCULES = ("principal", "penalites", "interets_legaux", "indemnite_forfaitaire", "clause_penale")


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each sum without basis or amount, and for each head of costs."""
    dossier = examen.dossier
    if dossier.mandataire is None or dossier.mandataire.type not in _RECOUVREURS:
        return
    contrat_nomme = dossier.conditions.date is not None or dossier.conditions.piece is not None
    for rang, facture in enumerate(dossier.factures):
        if facture.objet is None and not contrat_nomme:
            dit = f"facture {nom_facture(rang, facture)}, sans objet ni contrat"
            yield Ecart(f"factures[{rang}].objet", composer(f"{_MESSAGE} : {dit}."))
    for rang, chef in enumerate(dossier.demande.chefs):
        nom = chef.libelle or chef.type
        if chef.type == "frais":
            yield Ecart(f"demande.chefs[{rang}]", composer(f"{_MESSAGE} : « {nom} » reste à la charge du créancier."))
        elif chef.type not in _CALCULES:
            if chef.montant is None:
                yield Ecart(f"demande.chefs[{rang}].montant", composer(f"{_MESSAGE} : « {nom} » n'a pas de montant."))
            if chef.fondement is None:
                dit = f"« {nom} » n'a pas de fondement"
                yield Ecart(f"demande.chefs[{rang}].fondement", composer(f"{_MESSAGE} : {dit}."))
    for ligne in examen.decompte.lignes:
        if not ligne.article.strip():
            yield Ecart("factures", composer(f"{_MESSAGE} : une ligne du décompte ({ligne.nature}) n'a pas d'article."))


REGLE = Regle(
    id="cpce-r124-4-fondement-et-montant",
    titre="Fondement et montant distincts",
    groupe=7,
    article="CPCE, art. R. 124-4, 3°",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
    },
    remede="Imprimez le décompte du programme.",
    source="legifrance.gouv.fr (CPCE R. 124-4)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
