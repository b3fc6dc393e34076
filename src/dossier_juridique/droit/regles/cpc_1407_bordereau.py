"""Bordereau des documents justificatifs.

CPC, art. 1407 : « Outre les mentions prescrites par l'article 57, la requête contient l'indication précise
du montant de la somme réclamée avec le décompte des différents éléments de la créance, le fondement de
celle-ci ainsi que le bordereau des documents justificatifs produits à l'appui de la requête. Elle est
accompagnée de ces documents. »

Lecture retenue : le bordereau se compose des pièces du dossier : sans pièce, il est vide. Le programme le
place toujours dans la requête.
Angle mort : que le bordereau imprimé soit complet se vérifie sur le document, à la relecture.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when there is no exhibit at all."""
    if not examen.dossier.pieces:
        yield Ecart("pieces", "La requête doit contenir le bordereau des documents justificatifs.")


REGLE = Regle(
    id="cpc-1407-bordereau",
    titre="Bordereau des documents justificatifs",
    groupe=9,
    article="CPC, art. 57 et 1407",
    gravites={
        Famille.REQUETE: Gravite.BLOQUANT,
    },
    remede=composer("Ajoutez les pièces au dossier."),
    source="legifrance.gouv.fr/codes/article_lc/LEGIARTI000044200316",
    confiance="A",
    regissante="requete.date",
    examiner=examiner,
    du=date(2022, 3, 1),
)
