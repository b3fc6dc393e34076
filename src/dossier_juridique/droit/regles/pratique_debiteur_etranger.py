"""Débiteur établi hors de France.

Aucun texte français ne fixe à lui seul la loi d'un contrat international : le règlement (CE) n° 593/2008, art. 3 et 4,
renvoie au choix des parties, à défaut à la loi du vendeur ou du prestataire.

Lecture retenue : une lettre qui réclame les pénalités de l'article L. 441-10 et annonce un juge français à un débiteur
établi à l'étranger suppose que la loi française régit le contrat : l'utilisateur le confirme en levant la réserve.
Angle mort : le programme ne lit pas la clause de loi applicable ; la requête, elle, est refusée par la règle
cpc-1406-debiteur-hors-ressort.
"""

from __future__ import annotations

from collections.abc import Iterator

from dossier_juridique.droit.regle import Ecart, Examen, Famille, Regle
from dossier_juridique.model.constat import Gravite
from dossier_juridique.model.francais import composer


def examiner(examen: Examen) -> Iterator[Ecart]:
    """One finding when the debtor's address is outside France."""
    debiteur = examen.dossier.debiteur
    if debiteur.adresse is not None and not debiteur.adresse.en_france:
        yield Ecart(
            "debiteur.adresse.pays",
            composer(
                f"Le débiteur {debiteur.nom_affiche or 'du dossier'} est établi hors de France ({debiteur.adresse.pays}) : "
                "les pénalités de l'article L. 441-10 et le juge annoncé supposent que la loi française s'applique."
            ),
        )


REGLE = Regle(
    id="pratique-debiteur-etranger",
    titre="Débiteur établi hors de France",
    groupe=1,
    article="Règl. (CE) n° 593/2008, art. 3 et 4 ; pratique",
    gravites={Famille.RELANCE: Gravite.RESERVE, Famille.MISE_EN_DEMEURE: Gravite.RESERVE},
    remede="Vérifiez la loi du contrat et le juge compétent ; dans l'Union européenne, voyez l'injonction de payer "
    "européenne. Levez la réserve si la loi française s'applique.",
    source="eur-lex.europa.eu (règlement n° 593/2008) ; périmètre du projet",
    confiance="C",
    regissante="au",
    examiner=examiner,
    noyau=False,
)
