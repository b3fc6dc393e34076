"""Statut favorable d'une facture électronique.

C. civ., art. 1353 et 1366 : l'écrit électronique prouve comme l'écrit papier si l'on sait de qui il émane. Le statut 203
date la mise à disposition de la facture, le statut 205 son approbation par le débiteur, le statut 212 ce qu'il a payé.

Lecture retenue : ces statuts servent de preuve quand une pièce les atteste (clé « piece » du statut) ; la requête les
raconte alors avec leur pièce. Sans pièce, l'observation dit ce qu'ils prouveraient.

Angle mort : la force d'une approbation donnée par un préposé n'a pas été jugée ; la plateforme n'est pas interrogée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_court

_NOMS = {"203": "mise à la disposition du débiteur", "205": "approuvée par le débiteur"}


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each favourable status that no exhibit attests."""
    for rang, facture in enumerate(examen.dossier.factures):
        for place, statut in enumerate(facture.statuts):
            if statut.code in _NOMS and statut.date <= examen.au and statut.piece is None:
                yield Ecart(
                    f"factures[{rang}].statuts[{place}]",
                    composer(
                        f"La facture {nom_facture(rang, facture)} a été {_NOMS[statut.code]} le "
                        f"{jour_court(statut.date)} (statut {statut.code}) ; aucune pièce ne l'atteste."
                    ),
                )


REGLE = Regle(
    id="pratique-statut-preuve",
    titre="Statut favorable d'une facture électronique, sans pièce",
    groupe=8,
    article="C. civ., art. 1353 et 1366",
    gravites={
        Famille.RELANCE: Gravite.OBSERVATION,
        Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION,
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer(
        "Demandez à votre plateforme l'attestation du cycle de vie, joignez-la et citez-la dans la clé « piece » du statut."
    ),
    source="Dossier de spécifications externes de la facturation électronique (DGFiP) ; AFNOR XP Z12-012 (non relus à la source)",
    confiance="C",
    regissante="au",
    examiner=examiner,
)
