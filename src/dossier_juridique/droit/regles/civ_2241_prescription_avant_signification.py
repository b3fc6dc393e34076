"""Prescription proche : la requête ne l'interrompt pas.

C. civ., art. 2241 : « La demande en justice, même en référé, interrompt le délai de prescription ainsi que le délai de
forclusion. » Cass. 1re civ., 09/09/2020, n° 19-12.006 : la requête en injonction de payer n'est pas une telle demande,
seule la signification de l'ordonnance l'est.

Lecture retenue : l'alerte commence quatre-vingt-dix jours avant le dernier jour utile (seuil du projet).
Angle mort : le temps que prendront le juge et la signification n'est pas estimé.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.prescription import prescriptions
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long, pluriel

JOURS_D_ALERTE = 90


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice not yet barred whose last useful day is within ninety days."""
    for prescription in prescriptions(examen.dossier, examen.echeances, examen.au):
        restants = (prescription.dernier_jour - examen.au).days
        if 0 <= restants <= JOURS_D_ALERTE:
            facture = examen.dossier.factures[prescription.rang]
            yield Ecart(
                f"factures[{prescription.rang}].echeance",
                composer(
                    f"Facture {nom_facture(prescription.rang, facture)} : il reste "
                    f"{pluriel(restants, 'jour', 'jours')} avant le {jour_long(prescription.dernier_jour)}, dernier "
                    "jour utile. Ni la mise en demeure ni le dépôt de la requête n'interrompent la prescription ; "
                    "seule la signification de l'ordonnance le fera."
                ),
            )


REGLE = Regle(
    id="civ-2241-prescription-avant-signification",
    titre=composer("Prescription proche : la requête ne l'interrompt pas"),
    groupe=13,
    article="C. civ., art. 2241 ; Cass. 1re civ., 09/09/2020, n° 19-12.006",
    gravites={Famille.MISE_EN_DEMEURE: Gravite.OBSERVATION, Famille.REQUETE: Gravite.RESERVE},
    remede="Assignez, ou obtenez une reconnaissance écrite, si l'ordonnance ne peut être signifiée avant cette date.",
    source="courdecassation.fr (1re civ., 09/09/2020, n° 19-12.006, inédit) ; "
    "legifrance.gouv.fr/juri/id/JURITEXT000045822952",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
