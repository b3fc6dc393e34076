"""European order for payment: the data of form A as a sheet and as JSON; exhibits are described, not attached."""

from __future__ import annotations

from dossier_juridique.actes.decompte import DECOMPTE
from dossier_juridique.actes.formulaire_a import FORMULAIRE_A, exporter
from dossier_juridique.droit.lecture import EUROPEENNE as ACTE
from dossier_juridique.procedures.procedure import Procedure

INJONCTION_EUROPEENNE = Procedure(
    acte=ACTE,
    titre="Données du formulaire A (injonction de payer européenne)",
    article="Règl. (CE) n° 1896/2006 ; CPC, art. 1424-1 à 1424-15",
    documents=(FORMULAIRE_A, DECOMPTE),
    pieces_jointes=False,
    donnees=exporter,
)
