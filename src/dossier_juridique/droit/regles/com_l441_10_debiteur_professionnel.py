"""Débiteur consommateur.

C. com., art. L. 441-10 : les conditions de règlement, pénalités et indemnité forfaitaire visent les relations entre
professionnels. C. conso., art. L. 218-2 : « L'action des professionnels, pour les biens ou les services qu'ils
fournissent aux consommateurs, se prescrit par deux ans. »

Lecture retenue : la qualité est celle du débiteur au moment du contrat, telle que l'utilisateur la déclare.
Angle mort : le programme ne la devine pas ; un professionnel qui contracte hors de son activité n'est pas examiné.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """A finding when the debtor is a consumer."""
    debiteur = examen.dossier.debiteur
    if debiteur.qualite == "consommateur":
        yield Ecart(
            "debiteur.qualite",
            composer(
                f"{debiteur.nom_affiche or 'Le débiteur'} est déclaré consommateur : les pénalités de l'article "
                "L. 441-10 et l'indemnité de 40 € ne s'appliquent pas, et la prescription est de deux ans. Ce "
                "programme ne traite que les créances entre professionnels."
            ),
        )


REGLE = Regle(
    id="com-l441-10-debiteur-professionnel",
    titre="Débiteur consommateur",
    groupe=1,
    article="C. com., art. L. 441-10 ; C. conso., art. L. 218-2",
    gravites={
        Famille.RELANCE: Gravite.BLOQUANT,
        Famille.MISE_EN_DEMEURE: Gravite.BLOQUANT,
        Famille.REQUETE: Gravite.BLOQUANT,
        Famille.ACCORD: Gravite.BLOQUANT,
    },
    remede=composer(
        "Vérifiez la qualité du débiteur au moment du contrat ; s'il est consommateur, employez une autre voie."
    ),
    source="legifrance.gouv.fr (C. conso. L. 218-2, L. 121-6) ; entreprendre.service-public.gouv.fr/vosdroits/F23211",
    confiance="A",
    regissante="au",
    examiner=examiner,
)
