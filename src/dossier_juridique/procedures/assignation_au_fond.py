"""Assignation en paiement: a draft for who serves it, its bordereau, its décompte, its exhibits."""

from __future__ import annotations

from dossier_juridique.actes.assignation import ASSIGNATION_EN_PAIEMENT
from dossier_juridique.actes.bordereau import bordereau
from dossier_juridique.actes.cadre import nommee
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.droit.lecture import FOND
from dossier_juridique.procedures.procedure import Procedure

ASSIGNATION_AU_FOND = Procedure(
    acte=FOND,
    titre="Assignation en paiement",
    article="CPC, art. 54, 56 et 648 ; art. 750 à 761 et 853 à 861-2",
    documents=(
        ASSIGNATION_EN_PAIEMENT,
        bordereau("Bordereau de pièces", "Code de procédure civile, article 56, 3°", "CPC, art. 56, 3°",
                  "à l'assignation", nommee),
        DECOMPTE,
    ),
)  # fmt: skip
