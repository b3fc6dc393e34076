"""Simplified procedure for small claims: the letter to the commissaire de justice, its bordereau, décompte, exhibits."""

from __future__ import annotations

from dossier_juridique.actes.bordereau import bordereau
from dossier_juridique.actes.cadre import personne
from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.actes.saisine import SAISINE, TITRE
from dossier_juridique.droit.lecture import PETITES_CREANCES as ACTE
from dossier_juridique.procedures.procedure import Procedure

PETITES_CREANCES = Procedure(
    acte=ACTE,
    titre=TITRE,
    article="CPCE, art. L. 125-1 et R. 125-1 à R. 125-8",
    documents=(
        SAISINE,
        bordereau("Bordereau de pièces", "Code des procédures civiles d'exécution, article R. 125-1",
                  "CPCE, art. R. 125-1", "à la demande", personne),
        DECOMPTE,
    ),
)  # fmt: skip
