"""Tentative amiable préalable.

CPC, art. 750-1 : devant le tribunal judiciaire, la demande en justice qui tend au paiement d'une somme
n'excédant pas 5 000 € est précédée d'une tentative amiable, à peine d'irrecevabilité. Cass. 2e civ., avis,
25/09/2025, n° 25-70.013 : cela ne s'applique pas à la requête en injonction de payer.

Lecture retenue : une observation, pour qui hésite entre la requête et l'assignation.
Angle mort : le relèvement annoncé du seuil à 10 000 € n'est pas pris en compte.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.competence import JUDICIAIRE
from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer, euros


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding before the tribunal judiciaire, up to the threshold."""
    procedure = examen.dossier.procedure
    saisie = procedure.juridiction if procedure else None
    if saisie is None or saisie.nature != JUDICIAIRE:
        return
    total = examen.decompte.total
    if total <= examen.parametres.a("seuil_tentative_amiable", examen.date_requete):
        yield Ecart(
            "procedure",
            "Aucune tentative amiable préalable n'est exigée pour une injonction de payer. Elle le serait pour une "
            f"assignation de {euros(total)} devant le tribunal judiciaire.",
        )


REGLE = Regle(
    id="cpc-750-1-tentative-amiable",
    titre="Tentative amiable préalable",
    groupe=10,
    article="CPC, art. 750-1 ; Cass. 2e civ., avis, 25/09/2025, n° 25-70.013",
    gravites={
        Famille.REQUETE: Gravite.OBSERVATION,
    },
    remede=composer("Rien à faire pour la requête."),
    source="dalloz-actualite.fr ; gide.com ; lexisveille.fr (avis du 25/09/2025)",
    confiance="B",
    regissante="requete.date",
    examiner=examiner,
    noyau=False,
)
