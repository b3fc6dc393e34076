"""After the order: the instruction to serve it, its bordereau, the exhibits with the numbers of the requête."""

from __future__ import annotations

from dossier_juridique.actes.bordereau import bordereau
from dossier_juridique.actes.cadre import personne
from dossier_juridique.actes.instruction import INSTRUCTION, TITRE
from dossier_juridique.droit.lecture import SIGNIFICATION as ACTE
from dossier_juridique.procedures.procedure import Procedure

SIGNIFICATION = Procedure(
    acte=ACTE,
    titre=TITRE,
    article="CPC, art. 1411 à 1413",
    documents=(
        INSTRUCTION,
        bordereau("Bordereau de pièces", "Code de procédure civile, article 1411", "CPC, art. 1411", "à l'instruction",
                  personne),
    ),
)  # fmt: skip
