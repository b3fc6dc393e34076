"""Commissaire de justice à désigner.

CPCE, art. R. 125-2 : la demande est adressée au commissaire de justice du ressort de la cour d'appel où le débiteur a son
domicile ou sa résidence. CPC, art. 1411 : l'ordonnance est signifiée par un commissaire de justice.

Lecture retenue : la lettre porte le nom et l'adresse de l'étude ; sans eux, elle ne peut partir.
Angle mort : la compétence territoriale de l'étude n'est pas vérifiée.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import PETITES_CREANCES, SIGNIFICATION
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding without a name and a full address."""
    procedure = examen.dossier.procedure
    officier = procedure.commissaire_de_justice if procedure else None
    adresse = officier.adresse if officier else None
    if officier is None or adresse is None or not (adresse.lignes and adresse.code_postal and adresse.commune):
        quoi = "l'adresse complète" if officier else "le nom et l'adresse"
        yield Ecart("procedure.commissaire_de_justice", composer(f"Il manque {quoi} du commissaire de justice."))


REGLE = Regle(
    id="cpce-r125-2-commissaire-de-justice",
    titre=composer("Commissaire de justice à désigner"),
    groupe=9,
    article="CPCE, art. R. 125-2 ; CPC, art. 1411",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=frozenset({PETITES_CREANCES, SIGNIFICATION}),
    remede=composer(
        "Complétez procedure.commissaire_de_justice = { nom, adresse }."
    ),
    source="legifrance.gouv.fr (CPCE R. 125-2)",
    confiance="B",
    regissante="au",
    examiner=examiner,
)
