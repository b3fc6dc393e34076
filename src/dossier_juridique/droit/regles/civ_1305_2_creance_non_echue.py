"""Créance non échue.

C. civ., art. 1305-2 : « Ce qui n'est dû qu'à terme ne peut être exigé avant l'échéance ; mais ce qui a été payé
d'avance ne peut être répété. »

Lecture retenue : le débiteur a tout le jour de l'échéance pour payer ; la somme n'est exigible que le lendemain.
Angle mort : la déchéance du terme (art. 1305-4, clause du contrat) n'est pas examinée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice whose due date has not passed at ``au``."""
    for rang, facture in enumerate(examen.dossier.factures):
        echeance = examen.echeances.get(rang)
        if echeance is not None and echeance.jour >= examen.au:
            yield Ecart(
                f"factures[{rang}].echeance",
                composer(
                    f"La facture {nom_facture(rang, facture)} est payable jusqu'au {jour_long(echeance.jour)} : rien "
                    f"n'est exigible au {jour_long(examen.au)}."
                ),
            )


REGLE = Regle(
    id="civ-1305-2-creance-non-echue",
    titre="Créance non échue",
    groupe=3,
    article="C. civ., art. 1305-2",
    gravites={
        Famille.RELANCE: Gravite.RESERVE,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.OBSERVATION,
    },
    remede="Attendez le lendemain de l'échéance, ou retirez cette facture du document. Avant l'échéance, seul un "
    "rappel sans pénalité est possible.",
    source="legifrance.gouv.fr (C. civ. 1305-2)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
