"""Facture née après le jugement.

C. com., art. L. 622-17 : les créances nées régulièrement après le jugement pour les besoins de la procédure, ou en
contrepartie d'une prestation fournie au débiteur, sont payées à leur échéance. Art. L. 622-24, al. 6 : les autres créances
postérieures se déclarent, dans les deux mois de leur exigibilité.

Lecture retenue : la facture naît de la livraison ou de l'exécution, à défaut de son émission ; née le jour du jugement ou
après, elle retient l'acte jusqu'à ce que quelqu'un dise pourquoi elle se déclare.
Angle mort : l'utilité de la prestation pour la procédure n'est pas jugée, ni le délai propre à ces créances compté.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.calendrier.creance import naissance
from dossier_juridique.droit.lecture import DECLARATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle, nom_facture
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, jour_long


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding for each invoice that arose on or after the judgment, when others arose before."""
    procedure = examen.dossier.debiteur.procedure_collective or None
    if procedure is None or procedure.jugement is None:
        return
    posterieures = []
    for rang, facture in enumerate(examen.dossier.factures):
        nee = naissance(facture)
        if nee is not None and nee >= procedure.jugement:
            posterieures.append((rang, facture, nee))
    if len(posterieures) == len(examen.dossier.factures):
        return
    for rang, facture, nee in posterieures:
        yield Ecart(
            f"factures[{rang}]",
            composer(f"La facture {nom_facture(rang, facture)} est née le {jour_long(nee)}, après le jugement d'ouverture."),
        )


REGLE = Regle(
    id="com-l622-24-creance-posterieure",
    titre=composer("Facture née après le jugement"),
    groupe=12,
    article="C. com., art. L. 622-17 et L. 622-24, al. 6",
    gravites={Famille.REQUETE: Gravite.RESERVE},
    actes=frozenset({DECLARATION}),
    remede=composer(
        "Retirez la facture si elle est payée à l'échéance ; sinon levez la réserve en disant pourquoi elle"
        " se déclare."
    ),
    source="legifrance.gouv.fr (C. com. L. 622-17)",
    confiance="B",
    regissante="procedure_collective.jugement_le",
    examiner=examiner,
)
