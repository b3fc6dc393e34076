"""Domicile élu en France.

CPC, art. 855 : l'assignation devant le tribunal de commerce contient à peine de nullité, si le demandeur réside à
l'étranger, les nom, prénoms et adresse de la personne chez qui il élit domicile en France.

Lecture retenue : un avocat constitué suffit, sa constitution emportant élection de domicile (art. 853, al. 1er).
Angle mort : le pays est celui de l'adresse du créancier ; une succursale en France n'est pas lue.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.lecture import ASSIGNATIONS
from dossier_juridique.droit.procedure_delais import territoire
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the claimant lives abroad and no address in France is chosen."""
    dossier = examen.dossier
    adresse, mandataire = dossier.creancier.adresse, dossier.mandataire
    if adresse is None or territoire(adresse).isdigit() or territoire(adresse) == "metropole":
        return
    if (dossier.procedure and dossier.procedure.domicile_elu) or (mandataire and mandataire.type == "avocat"):
        return
    yield Ecart(
        "procedure.domicile_elu",
        composer(f"Le créancier demeure à l'étranger ({adresse.pays}) : l'assignation doit indiquer un domicile élu en France."),
    )


REGLE = Regle(
    id="cpc-855-domicile-elu",
    titre=composer("Domicile élu en France"),
    groupe=9,
    article="CPC, art. 855",
    gravites={Famille.REQUETE: Gravite.BLOQUANT},
    actes=ASSIGNATIONS,
    remede=composer(
        "Indiquez procedure.domicile_elu, ou l'avocat constitué."
    ),
    source="legifrance.gouv.fr (CPC 855)",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
