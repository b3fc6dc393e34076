"""Assignation en référé-provision: a draft for who serves it, its bordereau, its décompte, its exhibits."""

from __future__ import annotations

from dossier_juridique.actes.assignation import ASSIGNATION_EN_REFERE
from dossier_juridique.actes.bordereau import bordereau
from dossier_juridique.actes.cadre import nommee
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.droit.lecture import REFERE
from dossier_juridique.procedures.procedure import Procedure

REFERE_PROVISION = Procedure(
    acte=REFERE,
    titre="Assignation en référé-provision",
    article="CPC, art. 835, al. 2 et 873, al. 2 ; art. 484 à 486",
    documents=(
        ASSIGNATION_EN_REFERE,
        bordereau("Bordereau de pièces", "Code de procédure civile, article 56, 3°", "CPC, art. 56, 3°",
                  "à l'assignation", nommee),
        DECOMPTE,
    ),
)  # fmt: skip
